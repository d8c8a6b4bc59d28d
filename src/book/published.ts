import { parse, stringify } from 'yaml';
import { z } from 'astro/zod';
import { nearest, type Problem } from './problem.ts';

/**
 * The addresses that a book has published. They stand in `published.yaml` beside `book.yaml`, which `npm run record` adds
 * to and never takes from; a site that lacks one of them is not put in place.
 */
export const publishedSchema = z.strictObject({
  topics: z.array(z.string()).default([]),
  questions: z.record(
    z.string(),
    z.strictObject({ number: z.number().int().positive(), anchors: z.array(z.string()) }),
  ),
});
export type Published = z.infer<typeof publishedSchema>;

/** What a built site has, as the check reads it. */
export interface Site {
  /** The page of a question, as HTML; undefined if there is none. A former slug gives the page that it leads to. */
  question(slug: string): { slug: string; html: string } | undefined;
  topic(slug: string): boolean;
}

/** Ids that belong to a part of something that has an id of its own, or that only labels and controls use. */
const inner = /-(?:heading|alt|question)$|^derivation(?:-|$)|^(?:main|announcer)$/;
const linkable = new Set([
  'section',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figure',
  'div',
  'details',
  'li',
  'aside',
  'table',
]);

/** The anchors of a page that readers may link to, in order: sections, headings, figures, code, tables, items, sources, presets. */
export function anchorsOf(html: string): string[] {
  const out: string[] = [];
  const article = /<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '';
  for (const [tag, name] of article.matchAll(/<([a-z][a-z0-9]*)\b[^>]*\sid="[^"]+"[^>]*>/g)) {
    const id = /\sid="([^"]+)"/.exec(tag)![1]!;
    const former = /\sclass="landing"/.test(tag);
    const preset = /\sdata-preset(?:[\s>=]|$)/.test(tag);
    if (former || preset || (linkable.has(name!) && !inner.test(id))) out.push(id);
  }
  return out;
}

/** The number that a page says it has. */
export const numberOf = (html: string): number => Number(/<article data-question="(\d+)"/.exec(html)?.[1]);

/**
 * What was published and is no more.
 *
 * @param file  Path of the list, for messages.
 */
export function lostAddresses(published: Published, site: Site, file: string): Problem[] {
  const problems: Problem[] = [];
  for (const topic of published.topics) {
    if (site.topic(topic)) continue;
    problems.push({
      file,
      message: `The topic /topics/${topic}/ was published and is no more.`,
      expected: 'every published topic, or the one that took its place',
      fix: `add "formerly: [${topic}]" to that topic in book.yaml`,
    });
  }
  for (const [slug, { number, anchors }] of Object.entries(published.questions)) {
    const page = site.question(slug);
    if (!page) {
      problems.push({
        file,
        message: `The question /questions/${slug}/ was published and is no more.`,
        expected: 'every published question, or the one that took its place',
        fix: `add "formerly: [${slug}]" to the front matter of that question`,
      });
      continue;
    }
    const own = numberOf(page.html);
    if (page.slug === slug && own !== number) {
      problems.push({
        file,
        message: `The question "${slug}" was published as number ${number} and is now ${own}.`,
        expected: `"number: ${number}", which its short link /q/${number}/ relies on`,
        fix: 'give it its number back',
      });
    }
    const present = new Set(anchorsOf(page.html));
    for (const anchor of anchors.filter((anchor) => !present.has(anchor))) {
      const meant = nearest(anchor, present);
      problems.push({
        file,
        message: `The place /questions/${page.slug}/#${anchor} was published and is no more.`,
        expected: 'every published anchor, or the place that took its place',
        fix: `give it its id back ({#${anchor}} behind a heading), or add "${anchor}: ${meant ?? 'its-new-name'}" to "moved" in the front matter`,
      });
    }
  }
  return problems;
}

/** The list with what a site has in addition; nothing is taken from it. */
export function withAddresses(
  published: Published,
  topics: readonly string[],
  pages: readonly { slug: string; html: string }[],
): Published {
  const questions = { ...published.questions };
  for (const { slug, html } of pages) {
    const known = questions[slug];
    questions[slug] = {
      number: known?.number ?? numberOf(html),
      anchors: [...new Set([...(known?.anchors ?? []), ...anchorsOf(html)])].sort(),
    };
  }
  return {
    topics: [...new Set([...published.topics, ...topics])].sort(),
    questions: Object.fromEntries(Object.entries(questions).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const explanation = `# Addresses that readers may have kept: a build that lacks one of them stops.
# Written by \`npm run record\`, which only adds. Do not remove lines: see "moved" and "formerly" in src/schema.ts.
`;

export const readPublished = (source: string): Published => publishedSchema.parse(parse(source));
export const writePublished = (published: Published): string => explanation + stringify(published);
