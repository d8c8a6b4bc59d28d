import { takenAddresses } from '#book/addresses.ts';
import type { Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** Something that has an address, and had others before. */
interface Addressed {
  slug: string;
  file?: string;
  record?: { data: { formerly: readonly string[] } };
  locate?: LocateField;
}

/**
 * Addresses of pages that are those of the generator's or of a translation, and former ones that lead to two pages, or there.
 *
 * @param ofBook  Where each field of the book's settings stands.
 */
export function formerAddresses(
  questions: readonly Addressed[],
  pages: readonly (Addressed & { file: string })[],
  { topics, translations }: Pick<Book, 'topics' | 'translations'>,
  ofBook: LocateField,
): Problem[] {
  const ofTopics = topics.map(({ slug, formerly }, topic) => ({
    slug,
    record: { data: { formerly } },
    locate: ([field, at]: readonly (string | number)[]) => ofBook(['topics', topic, field!, at!]),
  }));
  const own = new Set([...takenAddresses, ...translations.map((code) => code.toLowerCase())]);
  const expected = `none of ${[...own].join(', ')}`;
  return [
    ...pages.flatMap(({ slug, file }) =>
      own.has(slug)
        ? {
            file,
            message: `The address /${slug}/ belongs to the site itself.`,
            expected,
            fix: 'rename the file',
          }
        : [],
    ),
    ...takenTwice(questions),
    ...takenTwice(ofTopics),
    ...takenTwice(pages),
    ...pages.flatMap(({ record, locate }) =>
      (record?.data.formerly ?? []).flatMap((former, at) =>
        own.has(former)
          ? {
              ...locate!(['formerly', at]),
              message: `The former address /${former}/ belongs to the site itself.`,
              expected,
              fix: 'remove it',
            }
          : [],
      ),
    ),
  ];
}

function takenTwice(all: readonly Addressed[]): Problem[] {
  const owners = new Map(all.map(({ slug }) => [slug, slug]));
  return all.flatMap(({ slug, record, locate }) =>
    (record?.data.formerly ?? []).flatMap((former, at) => {
      const taken = owners.get(former);
      if (taken === undefined) {
        owners.set(former, slug);
        return [];
      }
      return {
        ...locate!(['formerly', at]),
        message: `The former address "${former}" is the address of "${taken}".`,
        expected: 'an address that nothing else of the book has or had',
        fix: `remove it here, or rename "${taken}"`,
      };
    }),
  );
}
