import { mulberry32, shuffle } from '../../content/numerics/random.ts';
import { languageNamed } from '../../src/search/named-language.ts';
import type { GeneratedBook, GeneratedPage } from './generate-book.ts';

const english = languageNamed('en');

/** A query of someone who looks for one page and remembers a part of it. */
export interface KnownItem {
  class: string;
  query: string;
  slug: string;
}

const meaningful = (text: string): string[] =>
  [...new Set(text.match(/[A-Za-z]{3,}/g) ?? [])].filter((word) => !english.isStopWord(word.toLowerCase()));

/**
 * Queries that are taken from the pages by rule, without asking any index: the same number of each class, as far as pages
 * have what a class needs.
 */
export function knownItems(book: GeneratedBook, each: number, seed: number): KnownItem[] {
  const uniform = mulberry32(seed);
  const pagesWith = Map.groupBy(
    book.pages.flatMap((page) => [...new Set(textWords(page))]),
    (word) => word,
  );
  const pageCount = (word: string) => pagesWith.get(word.toLowerCase())?.length ?? 0;

  const classes: Record<string, (page: GeneratedPage) => string | undefined> = {
    'words of the title': ({ question }) => shuffle(meaningful(question), uniform).slice(0, 3).join(' '),
    'title, half typed': ({ question }) => question.slice(0, Math.ceil(question.length * 0.6)),
    'title with a slip': ({ question }) => {
      const words = shuffle(meaningful(question), uniform).slice(0, 3);
      const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
      return longest.length < 6
        ? undefined
        : words.map((word) => (word === longest ? withSlip(word, uniform) : word)).join(' ');
    },
    'name of a thing': ({ question, blocks }) =>
      /\b[A-Z][a-z]+[A-Z]\w+/.exec([question, ...paragraphs(blocks)].join(' '))?.[0],
    'also asked as': ({ aliases }) => aliases[0],
    heading: ({ blocks }) => blocks.find((block) => block.type === 'heading')?.text,
    'words of the text': ({ blocks }) => {
      const text = paragraphs(blocks)[Math.floor(uniform() * 4)] ?? '';
      const words = meaningful(text.replace(/<[^>]*>|\$[^$]*\$|`[^`]*`|\]\([^)]*\)/g, ' '));
      return words
        .sort((a, b) => pageCount(a) - pageCount(b))
        .slice(0, 3)
        .join(' ');
    },
    'name in code': ({ blocks }) => /\b[a-z]+_[a-z]+(?=\()/.exec(codeOf(blocks))?.[0],
  };
  return Object.entries(classes).flatMap(([name, make]) =>
    shuffle([...book.pages], uniform)
      .flatMap((page) => {
        const query = make(page);
        return query ? [{ class: name, query, slug: page.slug }] : [];
      })
      .slice(0, each),
  );
}

const paragraphs = (blocks: GeneratedPage['blocks']): string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
const codeOf = (blocks: GeneratedPage['blocks']): string =>
  blocks.flatMap((block) => (block.type === 'code' ? [block.code] : [])).join('\n');
const textWords = ({ blocks }: GeneratedPage): string[] =>
  paragraphs(blocks)
    .join(' ')
    .toLowerCase()
    .match(/[a-z]{3,}/g) ?? [];

/** A letter left out, doubled, or swapped with the next, never the first. */
function withSlip(word: string, uniform: () => number): string {
  const at = 1 + Math.floor(uniform() * (word.length - 3));
  const [head, letter, next, tail] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  const kind = Math.floor(uniform() * 3);
  if (kind === 0) return head + next + tail;
  if (kind === 1) return head + letter + letter + next + tail;
  return letter === next ? head + next + tail : head + next + letter + tail;
}
