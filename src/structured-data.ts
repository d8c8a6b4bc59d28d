import type { BreadcrumbList, LearningResource, TechArticle, WithContext } from 'schema-dts';
import { isoDate } from './format.ts';
import type { Question } from './questions.ts';
import type { Reference } from './references.ts';

/** What a page says of itself in schema.org's words. A question with one answer of the site's own is no QAPage and no FAQPage. */
export type Described = [WithContext<TechArticle> & Partial<LearningResource>, WithContext<BreadcrumbList>];

/**
 * @param input.description  The short answer as plain text.
 * @param input.minutes      Reading time.
 * @param input.trail        Where the page stands: names and addresses from the site's root to the page itself.
 */
export function structuredData(input: {
  question: Question;
  url: string;
  image?: string | undefined;
  description: string;
  minutes: number;
  book: { name: string; url: string };
  topics: readonly string[];
  sources: readonly Reference[];
  version: string;
  trail: readonly { name: string; url: string }[];
  /** What the page has beside the text. */
  parts: { quiz: boolean; lab: boolean };
}): Described {
  const { question, url, book, sources, parts } = input;
  const published = question.changes[0]?.date ?? question.written;
  const modified = question.changes.at(-1)?.date ?? question.written;
  const organization = { '@type': 'Organization' as const, name: book.name, url: book.url };
  return [
    {
      '@context': 'https://schema.org',
      '@type': ['TechArticle', 'LearningResource'] as unknown as 'TechArticle',
      '@id': url,
      url,
      headline: question.question,
      abstract: input.description,
      inLanguage: 'en',
      isAccessibleForFree: true,
      ...(published && { datePublished: isoDate(published) }),
      ...(modified && { dateModified: isoDate(modified) }),
      version: input.version,
      ...(input.image && { image: input.image }),
      author: organization,
      publisher: organization,
      isPartOf: { '@type': 'WebSite', name: book.name, url: book.url },
      about: input.topics.map((name) => ({ '@type': 'Thing' as const, name })),
      ...(question.aliases.length > 0 && { keywords: [...question.aliases] }),
      educationalLevel: question.difficulty,
      learningResourceType: [
        'explanation',
        ...(parts.lab ? ['simulation'] : []),
        ...(parts.quiz ? ['quiz'] : []),
      ],
      timeRequired: `PT${input.minutes}M`,
      ...(sources.length > 0 && {
        citation: sources.map(({ title, url }) => ({
          '@type': 'CreativeWork' as const,
          name: title,
          ...(url && { url }),
        })),
      }),
    } as Described[0],
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: input.trail.map(({ name, url }, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        name,
        item: url,
      })),
    },
  ];
}

/** As the text of a script element: no `<`, so that no text can end it. */
export const asScript = (data: Described): string => JSON.stringify(data).replace(/</g, '\\u003c');
