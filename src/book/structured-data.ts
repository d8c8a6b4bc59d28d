import type { BreadcrumbList, TechArticle } from 'schema-dts';
import { language } from '#messages/of-book.ts';
import type { Question } from './questions.ts';

interface Described {
  question: Question;
  url: string;
  image?: string | undefined;
  book: { name: string; url: string; authors?: readonly string[] | undefined; license?: string | undefined };
  topics: readonly string[];
  version: string;
  trail: readonly { name: string; url: string }[];
}

/**
 * The description of a page in schema.org's words, each checked against its part of the vocabulary. Its short answer,
 * sources and other wordings are in the page; repeated here they would cost a kilobyte and more. A question with one answer
 * of the site's own is no QAPage and no FAQPage.
 *
 * @param input.trail        Where the page stands: names and addresses from the site's root to the page itself.
 */
export function structuredData(input: Described) {
  const article = articleOf(input);
  const trail = {
    '@type': 'BreadcrumbList',
    itemListElement: input.trail.map(({ name, url }, at) => ({
      '@type': 'ListItem' as const,
      position: at + 1,
      name,
      item: url,
    })),
  } satisfies BreadcrumbList;
  const context = { '@context': 'https://schema.org' };
  return [
    { ...context, ...article },
    { ...context, ...trail },
  ] as const;
}

function articleOf({ question, url, book, ...input }: Described) {
  const published = question.changes[0]?.date ?? question.written;
  const modified = question.changes.at(-1)?.date ?? question.written;
  const organization = { '@type': 'Organization' as const, name: book.name, url: book.url };
  return {
    '@type': 'TechArticle',
    url,
    headline: question.question,
    inLanguage: language,
    ...(published && { datePublished: published }),
    ...(modified && { dateModified: modified }),
    version: input.version,
    ...(input.image && { image: input.image }),
    author: book.authors?.map((name) => ({ '@type': 'Person' as const, name })) ?? organization,
    publisher: organization,
    ...(book.license && { license: book.license }),
    about: input.topics.map((name) => ({ '@type': 'Thing' as const, name })),
  } satisfies TechArticle;
}

/** As the text of a script element: no `<`, so that no text can end it. */
export const asScript = (data: ReturnType<typeof structuredData>): string =>
  JSON.stringify(data).replace(/</g, '\\u003c');
