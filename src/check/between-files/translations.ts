import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import { textFile, translationIn, wordsFile } from '#book/translation.ts';
import { languageFolder } from '#project/site.ts';
import { shownPath } from '#project/shown-path.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** Problems of a book's translations that show before any of them is read: unknown languages, and files that belong to no original. */
export function translationProblems(contentDir: string, book: Book, locate: LocateField): Problem[] {
  const problems: Problem[] = [];
  const files = globSync(['questions/*/index.*.mdx', 'pages/*.*.mdx', 'book.*.yaml'], {
    cwd: contentDir,
  }).sort();
  const { translations } = book;
  for (const path of files) {
    const file = shownPath(join(contentDir, path));
    const code = translationIn(path);
    if (code === undefined || !translations.includes(code))
      problems.push({
        file,
        message: `The book has no translation "${code ?? basename(path).split('.')[1]}".`,
        expected:
          translations.length > 0
            ? `one of ${translations.join(', ')}`
            : 'index.mdx, in the language of the book',
        fix: `rename the file, or write "translations: [${[...translations, code ?? 'de'].join(', ')}]" in book.yaml`,
      });
    else if (path.startsWith('pages') && !existsSync(join(contentDir, 'pages', textFile(nameOf(path)))))
      problems.push({
        file,
        message: 'This translates a page that does not exist.',
        expected: `${textFile(nameOf(path))} beside it, in the language of the book`,
        fix: 'add that page, or remove the translation',
      });
  }
  translations.forEach((code, at) => {
    const place = locate(['translations', at]);
    if (code === book.language || translations.indexOf(code) < at)
      problems.push({
        ...place,
        message: `The language "${code}" is ${code === book.language ? "the book's own" : 'named twice'}.`,
        expected: 'other languages than `language`, each once',
        fix: 'remove it',
      });
    else if (existsSync(join(contentDir, 'pages', textFile(languageFolder(code).slice(0, -1)))))
      problems.push({
        ...place,
        message: `The address /${languageFolder(code)} is that of a page and of this translation.`,
        expected: 'no page with the name of a language',
        fix: `rename pages/${textFile(code)}`,
      });
    else if (!files.some((path) => path.startsWith('questions') && translationIn(path) === code))
      problems.push({
        ...place,
        message: `No question is translated into "${code}".`,
        expected: `${textFile('index', code)} beside the index.mdx of one question at least, and ${wordsFile(code)}`,
        fix: 'translate one, or remove the language',
      });
  });
  return problems;
}

const nameOf = (path: string): string => basename(path).split('.')[0]!;
