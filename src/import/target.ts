import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkedYaml, frontMatterOf } from '#check/front-matter.ts';
import { formatProblems } from '#book/problem.ts';
import { inOrder, wordingKey } from '#book/questions.ts';
import { bookSchema, questionSchema, type Book } from '#book/schema.ts';
import { askedAs } from './page.ts';
import type { KnownQuestion, Target } from './plan.ts';
import { stems } from './similarity.ts';

/**
 * Reads what a content folder holds already. A folder that does not exist is an empty book.
 *
 * @throws Error if it is no folder, or if its book.yaml or a question cannot be read: nothing could be added with certainty.
 */
export function readTarget(folder: string): Target {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Error(`${folder} is a file. Expected a content folder, such as content.`);
  }
  const book = readBook(join(folder, 'book.yaml'));
  const questionsDir = join(folder, 'questions');
  if (existsSync(questionsDir) && !statSync(questionsDir).isDirectory()) {
    throw new Error(`${questionsDir} is a file. Expected a folder with one folder for each question.`);
  }
  const slugs = existsSync(questionsDir) ? readdirSync(questionsDir) : [];
  const formers: string[] = [];
  const numbered: Parameters<typeof inOrder>[0][number][] = [];
  const known = slugs.flatMap((slug): KnownQuestion[] => {
    const path = join(questionsDir, slug, 'index.mdx');
    if (!existsSync(path)) return [];
    const source = readFileSync(path, 'utf8');
    const { data, problems } = checkedYaml(frontMatterOf(source) ?? '', questionSchema, path, 1);
    if (!data)
      throw new Error(
        `${formatProblems(problems)}.\n\nMend it first: an import must know which questions the book has.`,
      );
    numbered.push({ ...data, slug });
    formers.push(...data.formerly);
    const wordings = [data.question, ...data.aliases, ...Object.values(data.titles), askedAs(source) ?? ''];
    const keys = wordings.map(wordingKey).filter((key) => key !== '');
    return [{ slug, question: data.question, keys, stems: [data.question, ...data.aliases].map(stems) }];
  });
  const highest = Math.max(0, ...inOrder(numbered).map(({ number }) => number));
  const published = existsSync(join(folder, 'published.yaml'));
  return { book, published, known, highest, slugs: new Set([...slugs, ...formers]) };
}

function readBook(path: string): Book | undefined {
  if (!existsSync(path)) return undefined;
  const { data, problems } = checkedYaml(readFileSync(path, 'utf8'), bookSchema, path);
  if (!data) throw new Error(`${formatProblems(problems)}.\n\nMend it first: its topics are needed.`);
  return data;
}
