import { mulberry32, shuffle } from '../../content/numerics/random.ts';
import { difficulties, type Difficulty } from '../../src/book/schema.ts';
import { codeOf, diagramOf, tableOf, wordsOf, type Block } from './blocks.ts';
import { capital, formula, pick, plainSentence, sentence, type Subject } from './prose.ts';
import { coinedName, vocabularyFor } from './vocabulary.ts';

export interface GeneratedPage {
  slug: string;
  number: number;
  question: string;
  topics: string[];
  difficulty: Difficulty;
  shortAnswer: string;
  aliases: string[];
  related: { to: string; kind: 'prerequisite' | 'contrast'; why: string }[];
  /** Keys of the works it cites, in order, each once. */
  cites: string[];
  blocks: Block[];
  misconceptions: { id: string; claim: string; text: string }[];
  followUps: { id: string; question: string; text: string }[];
  quiz: { id: string; question: string; choices: { text: string; right: boolean; why: string }[] }[];
}

export interface GeneratedBook {
  name: string;
  topics: { slug: string; title: string }[];
  works: { key: string; title: string; url: string; year: number }[];
  pages: GeneratedPage[];
}

const topics =
  'Fine-tuning Retrieval Reliability Efficiency Architecture Evaluation Agents Data Serving Alignment'
    .split(' ')
    .map((title) => ({ slug: title.toLowerCase(), title }));

const questions: ((words: () => string, name: string) => string)[] = [
  (word, name) => `How does ${name} change ${word()} in ${word()} ${word()}?`,
  (word) => `Why does ${word()} ${word()} fail when ${word()} grows?`,
  (word) => `What is the difference between ${word()} ${word()} and ${word()} ${word()}?`,
  (word, name) => `When should you prefer ${name} over ${word()} ${word()}?`,
  (word) => `How do you measure ${word()} without ${word()} ${word()}?`,
  (word) => `What does ${word()} cost in ${word()} and ${word()}?`,
  (word, name) => `Which ${word()} does ${name} need for ${word()} ${word()}?`,
];

const headings: ((subject: Subject) => string)[] = [
  ({ own, uniform }) => `What ${pick(own, uniform)} does to the ${pick(own, uniform)}`,
  ({ own, theme, uniform }) => `The ${pick(own, uniform)} of a ${pick(theme, uniform)}`,
  ({ name, own, uniform }) => `${name} and ${pick(own, uniform)} ${pick(own, uniform)}`,
  ({ own, theme, uniform }) => `${capital(pick(theme, uniform))} without ${pick(own, uniform)}`,
  ({ theme, own, uniform }) => `Where ${pick(own, uniform)} meets ${pick(theme, uniform)}`,
];

/** Ids that a page has anyway. */
const reserved = ['answer', 'code', 'lab', 'misconceptions', 'follow-ups', 'quiz', 'sources', 'related'];

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Pages that share a theme, on average. */
const pagesOfTheme = 12;

/**
 * A book like real ones in what costs time and bytes: pages of 500 to 1,200 words, words that follow Zipf's law and grow
 * with the book, and a few words for each page that only it or its neighbours have. The same for the same seed.
 *
 * @param size  Number of questions, at least 1.
 */
export function generateBook(size: number, seed: number): GeneratedBook {
  const uniform = mulberry32(seed);
  const vocabulary = vocabularyFor(size);
  const draw = (count: number, from: number, to: number) =>
    Array.from(
      { length: count },
      () => vocabulary.words[Math.floor(from + uniform() ** 2 * (to - from))]!,
    ).filter((word, at, all) => all.indexOf(word) === at);
  const themes = Array.from({ length: Math.max(3, Math.round(size / pagesOfTheme)) }, () =>
    draw(60, 100, 6_000),
  );
  const works = Array.from({ length: Math.ceil(size / 3) + 3 }, (_, at) => ({
    key: `work${at + 1}`,
    title: capital(
      `${pick(pick(themes, uniform), uniform)} for ${pick(pick(themes, uniform), uniform)} models`,
    ),
    url: `https://example.org/works/${at + 1}`,
    year: 2017 + Math.floor(uniform() * 9),
  }));
  const taken = new Set<string>();
  const pages: GeneratedPage[] = [];
  for (let at = 0; at < size; at++) {
    const theme = Math.floor(uniform() * themes.length);
    const subject: Subject = {
      vocabulary,
      uniform,
      theme: themes[theme]!,
      own: [...draw(10, 300, 8_000), ...draw(6, 3_000, vocabulary.words.length)],
      name: coinedName(at),
    };
    pages.push(pageOf(subject, at + 1, topics[theme % topics.length]!.slug, pages, works, taken));
  }
  const cited = new Set(pages.flatMap(({ cites }) => cites));
  const used = new Set(pages.flatMap((page) => page.topics));
  return {
    name: 'Generated',
    topics: topics.filter(({ slug }) => used.has(slug)),
    works: works.filter(({ key }) => cited.has(key)),
    pages,
  };
}

/** An author's material for a page: words, sentences, paragraphs, and the list of what they cite. */
function authorOf(subject: Subject, earlier: readonly GeneratedPage[], works: GeneratedBook['works']) {
  const { own, theme, uniform } = subject;
  const cites: string[] = [];
  const link = () => {
    const target = earlier.length > 0 ? pick(earlier.slice(-200), uniform) : undefined;
    return target ? `[${pick(own, uniform)} there](/questions/${target.slug}/)` : '`the_same_name`';
  };
  const say = () => sentence(subject, link);
  const cited = () => {
    const { key } = pick(works, uniform);
    if (!cites.includes(key)) cites.push(key);
    return say().replace(/\.$/, ` <Cite of="${key}" />.`);
  };
  return {
    cites,
    say,
    word: () => (uniform() < 0.7 ? pick(own, uniform) : pick(theme, uniform)),
    paragraph: () =>
      Array.from({ length: 3 + Math.floor(uniform() * 4) }, () => (uniform() < 0.05 ? cited() : say())).join(
        ' ',
      ),
    /** A list of one or more, with some chance. */
    some: <T>(chance: number, most: number, make: (at: number) => T): T[] =>
      Array.from({ length: uniform() < chance ? 1 + Math.floor(uniform() * most) : 0 }, (_, at) => make(at)),
  };
}
type Author = ReturnType<typeof authorOf>;

function pageOf(
  subject: Subject,
  number: number,
  topic: string,
  earlier: readonly GeneratedPage[],
  works: GeneratedBook['works'],
  taken: Set<string>,
): GeneratedPage {
  const { own, name, uniform } = subject;
  const author = authorOf(subject, earlier, works);
  const { say, word, some } = author;
  const ask = () => pick(questions, uniform)(word, name);
  let question: string;
  do question = ask();
  while (taken.has(question));
  taken.add(question);
  const short = slugOf(question.replace(/^(How|Why|What|When|Which) (does|do|is|should)? ?(the|you)?/, ''));
  const slug = taken.has(short) ? `${short}-${number}` : short;
  taken.add(slug);
  // The order of these is that of the drawn numbers, on which each book depends.
  return {
    slug,
    number,
    question,
    topics: [topic],
    shortAnswer: `With ${name}, ${own[0]!} comes before ${own[1]!}. ${say()} ${say()}`,
    blocks: blocksOf(subject, author),
    cites: author.cites,
    difficulty: pick(difficulties, uniform),
    aliases: some(0.6, 4, () => aliasOf(subject, word)).filter((alias, at, all) => all.indexOf(alias) === at),
    related: relatedTo(subject, author, earlier),
    misconceptions: some(0.6, 3, (at) => ({
      id: `wrong-${at + 1}`,
      claim: plainSentence(subject),
      text: say(),
    })),
    followUps: some(0.7, 3, (at) => ({ id: `next-${at + 1}`, question: ask(), text: `${say()} ${say()}` })),
    quiz: some(0.4, 2, (at) => ({
      id: `quiz-${at + 1}`,
      question: ask(),
      choices: shuffle([true, false, false], uniform).map((right) => ({
        text: plainSentence(subject),
        right,
        why: say(),
      })),
    })),
  };
}

function blocksOf(subject: Subject, { say, paragraph }: Author): Block[] {
  const { uniform } = subject;
  const blocks: Block[] = [{ type: 'paragraph', text: paragraph() }];
  const ids = new Set<string>(reserved);
  const wanted = 500 + Math.floor(uniform() * 700);
  const diagramAt = uniform() < 0.25 ? 1 : -1;
  for (let section = 0; wordsOf(blocks) < wanted; section++) {
    const text = pick(headings, uniform)(subject);
    const id = ids.has(slugOf(text)) ? `${slugOf(text)}-${section + 2}` : slugOf(text);
    ids.add(id);
    blocks.push({ type: 'heading', depth: section > 0 && uniform() < 0.25 ? 3 : 2, id, text });
    blocks.push({ type: 'paragraph', text: paragraph() });
    if (section === diagramAt) blocks.push(diagramOf(subject));
    const kind = uniform();
    if (kind < 0.22) blocks.push({ type: 'list', items: [say(), say(), say()] });
    else if (kind < 0.38) blocks.push(tableOf(subject));
    else if (kind < 0.58) blocks.push({ type: 'formula', tex: formula(uniform) });
    else if (kind < 0.82) blocks.push(codeOf(subject));
    blocks.push({ type: 'paragraph', text: paragraph() });
  }
  return blocks;
}

const aliasOf = ({ name, uniform }: Subject, word: () => string): string =>
  pick(
    [
      `${word()} vs ${word()} ${word()}`,
      `${name} ${word()}`,
      `make ${word()} ${word()} faster`,
      `${word()} ${word()} without ${word()}`,
    ],
    uniform,
  );

const relatedTo = ({ uniform }: Subject, { say, some }: Author, earlier: readonly GeneratedPage[]) => {
  const near = shuffle([...earlier.slice(-30)], uniform);
  return some(0.7, 3, (at) => near[at]).flatMap((page, at) =>
    page
      ? [{ to: page.slug, kind: at === 0 ? ('prerequisite' as const) : ('contrast' as const), why: say() }]
      : [],
  );
};
