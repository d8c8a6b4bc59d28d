import { listed, readLists, type Kind } from '../../../passages/lists.ts';
import { rowsShown, stops } from './controls.ts';
import { gains, meanOf, ofKind, ordered, type Order } from './evaluate.ts';

/** The questions of the stage: rows of the tables of questions and of passages, and what of the answer is shown. */
const chosen = {
  code: {
    question: 24,
    answer: 283,
    text: 'Set this to True to wrap each view in a transaction on this database.',
  },
  words: {
    question: 95,
    answer: 168,
    text: 'to prevent the browser from identifying content types incorrectly',
  },
  both: { question: 84, answer: 406, text: 'The number of seconds a password reset link is valid for.' },
  misled: {
    question: 118,
    answer: 70,
    text: 'The secret key must be a large random value and it must be kept secret.',
  },
} as const;
export type Ask = keyof typeof chosen;

export interface Question {
  /** `name` or `meaning`. */
  kind: string;
  query: string;
  /** The passage that answers it, and what it says. */
  answer: number;
  text: string;
  /** What both searches list, with scores between 0 and 65,535. */
  lists: { passages: number[]; scores: number[] }[];
}

export interface Asked {
  questions: Record<Ask, Question>;
  /** Headings of the passages that can be seen. */
  headings: Readonly<Record<string, string>>;
  /** nDCG@10 over all questions of a kind: of both searches, and merged by each constant and by scaled scores. */
  means: Record<'name' | 'meaning', { words: number; meaning: number; ranks: number[]; scores: number }>;
}

/** Scaled scores have equal weights on the stage. */
export const equal: Order = { rule: 'scores', alpha: 0.5 };
const orders: readonly Order[] = [
  { rule: 'words' },
  { rule: 'meaning' },
  ...stops.map((k): Order => ({ rule: 'ranks', k })),
  equal,
];

/** What the stage needs of all that is recorded; three decimals of a mean. */
export function askedFrom(
  file: ArrayBuffer,
  questions: readonly string[][],
  passages: readonly string[][],
): Asked {
  const all = readLists(file);
  const mean = (kind: Kind, order: Order) =>
    Number(meanOf(gains(all, listed, order), ofKind(all, kind)).toFixed(3));
  const meansOf = (kind: Kind) => ({
    words: mean(kind, { rule: 'words' }),
    meaning: mean(kind, { rule: 'meaning' }),
    ranks: stops.map((k) => mean(kind, { rule: 'ranks', k })),
    scores: mean(kind, equal),
  });
  const seen = new Set<number>();
  const entries = Object.entries(chosen).map(([ask, { question, answer, text }]) => {
    const one = all[question]!;
    if (!passages[answer]![2]!.includes(text)) throw new Error(`passage ${answer} does not say “${text}”`);
    for (const order of orders)
      for (const passage of ordered(one, listed, order).slice(0, rowsShown)) seen.add(passage);
    const lists = one.lists.map((list) => ({ passages: [...list.passages], scores: [...list.scores] }));
    return [ask, { kind: one.kind, query: questions[question]![1]!, answer, text, lists }] as const;
  });
  return {
    questions: Object.fromEntries(entries) as Asked['questions'],
    headings: Object.fromEntries(
      [...seen, ...Object.values(chosen).map(({ answer }) => answer)].map((one) => [one, passages[one]![1]!]),
    ),
    means: { name: meansOf('name'), meaning: meansOf('meaning') },
  };
}
