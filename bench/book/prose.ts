import type { Vocabulary } from './vocabulary.ts';

/** The subject of a page, from its own words to those of its field. */
export interface Subject {
  vocabulary: Vocabulary;
  /** Draws numbers in [0, 1), the same for the same seed. */
  uniform: () => number;
  /** The page's own words, and the name of what only it describes. */
  own: readonly string[];
  name: string;
  /** Words that it shares with the pages of its theme. */
  theme: readonly string[];
}

const verbs =
  'changes keeps lowers raises needs gives shares stores reads skips moves limits replaces follows bounds hides shows breaks repeats merges splits predicts updates measures explains saves costs'.split(
    ' ',
  );
const adverbs = 'often rarely usually always mostly hardly quickly slowly exactly roughly'.split(' ');
const adjectives =
  'large small sparse dense frozen shared hidden local global stable noisy cheap exact linear recent common'.split(
    ' ',
  );

/** n: a content word; N: two of them; v, d, a: verb, adverb, adjective; P: the page's name; L: a link; M: a formula. */
const frames = [
  'The {a} {n} {v} the {n} of each {n}.',
  'Because the {n} {v} its {n}, a {n} {d} {v} the {N}.',
  'In practice {N} {v} less than {n}, and the {n} {v} more.',
  'A {n} that {v} the {n} also {v} the {a} {n}.',
  'When the {n} grows, the {N} {d} {v} the {n} behind it.',
  'Most {n} of this kind {v} a {N} before the {n} starts.',
  'With {P}, the {n} {v} {n} and {n} at once.',
  '{P} {d} {v} the {N} of a {a} {n}.',
  'This is why {n} and {n} are {d} compared on the same {n}.',
  'If the {n} is {a}, then the {n} {v} no {n} at all.',
  'Compare the {n} before and after: the {n} {v}, the {n} {v}, and the {a} {N} stays.',
  'One can {d} see it in the {n}, where {N} and {n} meet.',
  'Without a {n}, every {n} of the {N} {v} the same {n}.',
  'The cost is a {a} {n} for each {n}, which the {N} {v} later.',
  'As described under {L}, the {n} {v} the {n} first.',
  'The size of the {n} is {M}, as long as the {N} stays {a}.',
  'Set `{c}` and the {n} {v} its {n} again.',
  'Neither the {n} nor the {n} {v} what {N} {v}.',
  'A **{a} {n}** is enough here: it {v} the {n}, and the {n} {v} the rest.',
  'People who build a {n} {d} forget that {n} {v} {n}.',
  'What remains is the {n}: {a}, {a} and {d} tied to the {N}.',
  'For a {a} {n} the answer differs, since its {n} {v} {N}.',
];

const formulas = [
  '{x} = {y}_0 + \\frac{\\alpha}{r} {y} {z}',
  '{x}({y}) = \\sum_{i=1}^{n} {z}_i {y}_i',
  '{x} \\approx \\sqrt{{y}^2 + {z}^2}',
  '\\frac{\\partial {x}}{\\partial {y}} = {z}^\\top {x}',
  '{x}_{t+1} = {x}_t - \\eta \\nabla {y}({x}_t)',
  'p({x} \\mid {y}) = \\frac{e^{{z}}}{\\sum_j e^{{z}_j}}',
  '{x} \\in \\mathbb{R}^{d \\times r}',
  '{x} = \\log \\frac{{y}}{1 - {y}}',
];
const letters = 'A B C D E G H K Q R S T U V W X Y Z'.split(' ');

export const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

export const pick = <T>(from: readonly T[], uniform: () => number): T =>
  from[Math.floor(uniform() * from.length)]!;

export function formula(uniform: () => number): string {
  const letter = new Map<string, string>();
  return pick(formulas, uniform).replace(/\{([xyz])\}/g, (_, name: string) => {
    if (!letter.has(name)) letter.set(name, pick(letters, uniform));
    return letter.get(name)!;
  });
}

/** A content word: the page's, its theme's or the book's. The first of the page's words are the commonest on it. */
export function contentWord({ vocabulary, uniform, own, theme }: Subject): string {
  const kind = uniform();
  if (kind < 0.2) return own[Math.floor(own.length * uniform() ** 2)]!;
  if (kind < 0.4) return theme[Math.floor(theme.length * uniform() ** 1.5)]!;
  return vocabulary.draw(uniform);
}

export const identifier = (subject: Subject): string => `${contentWord(subject)}_${contentWord(subject)}`;

/** @param link  A link to another page as Markdown, where the sentence has space for one. */
export function sentence(subject: Subject, link: () => string): string {
  const { uniform } = subject;
  const fill: Record<string, () => string> = {
    n: () => contentWord(subject),
    N: () => `${contentWord(subject)} ${contentWord(subject)}`,
    v: () => pick(verbs, uniform),
    d: () => pick(adverbs, uniform),
    a: () => pick(adjectives, uniform),
    P: () => subject.name,
    L: link,
    M: () => `$${formula(uniform)}$`,
    c: () => identifier(subject),
  };
  return pick(frames, uniform).replace(/\{(\w)\}/g, (_, slot: string) => fill[slot]!());
}

/** A sentence of words alone. */
export function plainSentence(subject: Subject): string {
  const word = () => contentWord(subject);
  return `${capital(word())} needs no ${word()} for its ${word()}.`;
}
