import { inLatin } from './latin.ts';
import type { Book, Topic } from './schema.ts';

/** Downloads of a book: files in the folder `export/` of its site, as its page lists them. */

interface Kind {
  /** Of the names of its files. */
  ending: string;
  /** Whether each topic has a file of its own beside that of the whole book. */
  byTopic?: true;
  /** Whether a browser prints it, which only some builds have. */
  isPrinted?: true;
}

/** The kinds of files in the order of the page; messages.exported says what each is for. */
const kinds = {
  epub: { ending: 'epub', byTopic: true },
  pdf: { ending: 'pdf', byTopic: true, isPrinted: true },
  anki: { ending: 'apkg' },
  csv: { ending: 'csv' },
} as const satisfies Record<string, Kind>;

export type ExportKind = keyof typeof kinds;

export interface BookExport {
  kind: ExportKind;
  /** Its name in the folder, in Latin letters and digits, such as `the-night-sky.apkg`. */
  file: string;
  /** The topic that it has; undefined of the whole book. */
  topic?: Topic;
}

/** Most questions of a book whose topics have e-books of their own in every build: more take a twelfth of its time. */
const mostByTopic = 200;

/** Most characters of a book's name in the name of a file. */
const longest = 60;

/** The name of a book as that of a file, without an ending: its words in Latin letters, joined by `-`; "book" if it has none. */
export function fileNameOf({ name, language }: Pick<Book, 'name' | 'language'>): string {
  const [code] = language.split('-');
  const words = (name.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) =>
    inLatin(word, code!),
  );
  return words.filter(Boolean).join('-').slice(0, longest).replace(/-$/, '') || 'book';
}

/**
 * The files that a book offers: none where it has switched them off.
 *
 * @param topics   Those that it has questions of.
 * @param count    Its questions.
 * @param printed  Whether this build prints.
 */
export function exportsOf(
  book: Pick<Book, 'name' | 'language' | 'exports'>,
  topics: readonly Topic[],
  count: number,
  printed: boolean,
): BookExport[] {
  if (!book.exports) return [];
  const name = fileNameOf(book);
  // One topic alone is the book.
  const apart = topics.length > 1 && (printed || count <= mostByTopic) ? topics : [];
  return Object.entries<Kind>(kinds)
    .filter(([, { isPrinted }]) => printed || !isPrinted)
    .flatMap(([key, { ending, byTopic }]): BookExport[] => {
      const kind = key as ExportKind;
      return [
        { kind, file: `${name}.${ending}` },
        ...(byTopic ? apart : []).map((topic) => ({ kind, file: `${name}-${topic.slug}.${ending}`, topic })),
      ];
    });
}
