import { fileNameOf } from '#book/exports.ts';
import { collectionOf } from './anki-collection.ts';
import { notesOf } from './anki-notes.ts';
import { picturesOf } from './anki-pictures.ts';
import type { FinishedBook } from '../finished-book.ts';
import { zip, type Zipped } from '../zip.ts';

/** The cards of a book as a package of Anki: a ZIP of its collection, of pictures that are called 0, 1, …, and of their names. */
export function ankiPackage({ book, questions, site }: FinishedBook): Uint8Array {
  const pictures = picturesOf(site, fileNameOf(book));
  const notes = questions.flatMap((question) => notesOf(question, book, pictures));
  const names = [...pictures.files.keys()];
  return zip([
    ['collection.anki2', collectionOf(book.name, notes)],
    ['media', JSON.stringify({ ...names })],
    ...names.map((name, at): Zipped => [String(at), pictures.files.get(name)!]),
  ]);
}
