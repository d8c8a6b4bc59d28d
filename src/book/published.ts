import { parse, stringify } from 'yaml';
import { z } from 'astro/zod';
import { slug } from './schema.ts';

/**
 * The addresses that a book has published. They are listed in `published.yaml` beside `book.yaml`, which `npm run record`
 * adds to and never takes from; a site that lacks one of them is not put in place.
 */
export const publishedSchema = z.strictObject({
  topics: z.array(slug).default([]),
  questions: z.record(
    slug,
    z.strictObject({
      number: z.number().int().positive(),
      anchors: z.array(z.string()),
      /** The day on which it was withdrawn, and why. */
      withdrawn: z.iso.date().optional(),
      why: z.string().optional(),
    }),
  ),
  /** The book's own pages. */
  pages: z.array(slug).optional(),
});
export type Published = z.infer<typeof publishedSchema>;

/** A question of a finished site: its number, and the anchors of its page that readers may link to. */
export interface PublishedPage {
  slug: string;
  number: number;
  anchors: readonly string[];
}

/** A withdrawn question: its address says so, and its number is not given to another. */
export interface Withdrawn {
  slug: string;
  number: number;
  /** YYYY-MM-DD */
  on: string;
  why: string;
}

/** The withdrawn questions in the order of the list; `why` is empty where the list gives no reason. */
export const withdrawnIn = (published: Published | undefined): Withdrawn[] =>
  Object.entries(published?.questions ?? {}).flatMap(([slug, { number, withdrawn, why = '' }]) =>
    withdrawn === undefined ? [] : [{ slug, number, on: withdrawn, why }],
  );

/** The id of code or of a table, made of that of the heading above it; those below one heading are counted. */
export const namedByHeading = /^(code-|table-)(.+?)(-\d+)?$/;

/** The list with what a site has in addition; nothing is taken from it. */
export function withAddresses(
  published: Published,
  site: { topics: readonly string[]; questions: readonly PublishedPage[]; pages: readonly string[] },
): Published {
  const questions = { ...published.questions };
  const pages = [...new Set([...(published.pages ?? []), ...site.pages])].sort();
  for (const { slug, number, anchors } of site.questions) {
    const known = questions[slug];
    questions[slug] = {
      ...known,
      number: known?.number ?? number,
      anchors: [...new Set([...(known?.anchors ?? []), ...anchors])].sort(),
    };
  }
  return {
    topics: [...new Set([...published.topics, ...site.topics])].sort(),
    questions: Object.fromEntries(Object.entries(questions).sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(pages.length > 0 && { pages }),
  };
}

const explanation = `# Published addresses, which readers may have kept. A build that lacks one of them stops.
# The command \`record\` writes this file and only adds to it. Do not remove lines: see "moved" and "formerly" in \`help question\`.
`;

/**
 * The text of `published.yaml` as data.
 *
 * @throws if it is no YAML, or has another form.
 */
export const readPublished = (source: string): Published => publishedSchema.parse(parse(source));
/** The text of `published.yaml`, with a comment at its head that says what the file is for. */
export const writePublished = (published: Published): string => explanation + stringify(published);
