import { zipSync, type Zippable } from 'fflate';
import { fileNameOf } from '#book/exports.ts';
import { collectionOf } from './anki-collection.ts';
import { notesOf } from './anki-notes.ts';
import { picturesOf } from './anki-pictures.ts';
import type { ExportedBook } from './exported-book.ts';
import { zipTime } from '../zip-time.ts';

/** The cards of a book as a package of Anki: a ZIP of its collection, of pictures that are called 0, 1, …, and of their names. */
export function ankiPackage({ book, questions, site }: ExportedBook): Uint8Array {
  const titles = new Map(book.topics.map(({ slug, title }) => [slug, title]));
  const pictures = picturesOf(site, fileNameOf(book));
  const notes = questions.flatMap((question) => notesOf(question, titles, pictures));
  const entry = (content: Uint8Array): Zippable[string] => [content, { level: 6, mtime: zipTime() }];
  const names = [...pictures.files.keys()];
  const files: Zippable = {
    'collection.anki2': entry(collectionOf(book.name, notes)),
    media: entry(new TextEncoder().encode(JSON.stringify({ ...names }))),
  };
  names.forEach((name, at) => (files[at] = entry(pictures.files.get(name)!)));
  return zipSync(files);
}
