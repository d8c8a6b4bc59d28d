/** What became of an answer, as people would label it. */
export type Outcome = 'right' | 'wrong' | 'copied' | 'beside' | 'abstained';

export interface Answer {
  text: string;
  /** A few words for tables. */
  name: string;
  /** What to print where the text is too long. */
  short?: string;
  /** Probability under the starting policy. */
  start: number;
  /** The label that the gold score uses; the verifier never reads it. */
  outcome: Outcome;
}

export interface Context {
  passage: string;
  answers: readonly Answer[];
}

export const question = 'How many people does the plant employ?';

const passageA =
  'Norvex opened its Oslo plant in 2014. The plant employs 120 people and makes battery cells. Norvex does not sell the cells to retail customers.';
const passageU =
  'Norvex opened its Oslo plant in 2014. The plant makes battery cells. The company has not published how many people the plant employs.';
const offTopic: Pick<Answer, 'text' | 'name' | 'outcome'> = {
  text: 'Norvex opened its Oslo plant in 2014 and makes battery cells [1].',
  name: 'off topic',
  outcome: 'beside',
};

/** Its passage holds the number of people. */
export const answerable: Context = {
  passage: passageA,
  answers: [
    {
      text: 'The Norvex Oslo plant employs 120 people [1].',
      name: '120 people [1]',
      start: 0.3,
      outcome: 'right',
    },
    { text: 'It employs 120 people.', name: '120 people', start: 0.2, outcome: 'right' },
    {
      text: 'The Norvex Oslo plant employs 210 people [1].',
      name: '210 people [1]',
      start: 0.1,
      outcome: 'wrong',
    },
    {
      text: 'The Norvex Oslo plant does not employ 120 people [1].',
      name: 'not 120 people [1]',
      start: 0.05,
      outcome: 'wrong',
    },
    {
      text: passageA,
      name: 'whole passage',
      short: 'The whole passage, word for word',
      start: 0.05,
      outcome: 'copied',
    },
    {
      text: passageA.replace('120', '210'),
      name: 'passage with 210',
      short: 'The whole passage, but with 210 people',
      start: 0.05,
      outcome: 'wrong',
    },
    { ...offTopic, start: 0.1 },
    {
      text: 'I cannot find that in the sources.',
      name: 'cannot find that',
      start: 0.15,
      outcome: 'abstained',
    },
  ],
};

/** Its passage says that the number is not published. */
export const unanswerable: Context = {
  passage: passageU,
  answers: [
    {
      text: 'The Norvex Oslo plant employs 120 people [1].',
      name: '120 people [1]',
      start: 0.25,
      outcome: 'wrong',
    },
    {
      text: 'The Norvex Oslo plant employs around 120 people.',
      name: 'around 120 people',
      start: 0.1,
      outcome: 'wrong',
    },
    {
      text: passageU,
      name: 'whole passage',
      short: 'The whole passage, word for word',
      start: 0.05,
      outcome: 'copied',
    },
    {
      text: passageU.replace(
        'has not published how many people the plant employs',
        'says the plant employs 120 people',
      ),
      name: 'passage with 120',
      short: 'The whole passage, but ending in “says the plant employs 120 people”',
      start: 0.1,
      outcome: 'wrong',
    },
    { ...offTopic, start: 0.15 },
    {
      text: 'The sources do not say how many people the plant employs.',
      name: 'sources do not say',
      start: 0.35,
      outcome: 'abstained',
    },
  ],
};

export const contexts = [answerable, unanswerable] as const;
