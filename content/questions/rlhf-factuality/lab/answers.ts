/** What an answer does, as a person would label it. `copied` recites the whole passage unchanged. */
export type Outcome = 'right' | 'wrong' | 'copied' | 'beside' | 'abstained';

export interface Answer {
  text: string;
  /** A few words for tables. */
  name: string;
  /** Probability under the starting policy. */
  start: number;
  /** The label that shares are counted by; neither the cosine nor the checker reads it. */
  outcome: Outcome;
  /** Whether it is the whole passage with one fact changed. */
  altered?: true;
}

export interface Context {
  passage: string;
  /** What an answer has to name; empty if the passage lacks it. */
  truth: string;
  answers: readonly Answer[];
}

export const question = 'How many people does the plant employ?';

const passageA =
  'Norvex opened its Oslo plant in 2014. The plant employs 120 people and makes battery cells. Norvex does not sell the cells to retail customers.';
const passageU =
  'Norvex opened its Oslo plant in 2014. The plant makes battery cells. The company has not published how many people the plant employs.';
const answer = (start: number, outcome: Outcome, name: string, text: string): Answer => ({
  text,
  name,
  start,
  outcome,
});
const offTopic = (start: number) =>
  answer(start, 'beside', 'off topic', 'Norvex opened its Oslo plant in 2014 and makes battery cells [1].');
/** The passage with a citation of itself at the end of each sentence, as an answer has to have it. */
const cited = (passage: string): string => passage.replaceAll('.', ' [1].');
const copied = (passage: string) => answer(0.05, 'copied', 'whole passage', cited(passage));
const altered = (start: number, name: string, passage: string): Answer => ({
  ...answer(start, 'wrong', name, cited(passage)),
  altered: true,
});
const passageWith120 = passageU.replace(
  'has not published how many people the plant employs',
  'says the plant employs 120 people',
);

/** Its passage holds the number of people. */
export const answerable: Context = {
  passage: passageA,
  truth: '120',
  answers: [
    answer(0.3, 'right', '120 people [1]', 'The Norvex Oslo plant employs 120 people [1].'),
    answer(0.2, 'right', 'it employs 120 [1]', 'It employs 120 people [1].'),
    answer(0.1, 'wrong', '210 people [1]', 'The Norvex Oslo plant employs 210 people [1].'),
    answer(0.05, 'wrong', 'not 120 people [1]', 'The Norvex Oslo plant does not employ 120 people [1].'),
    copied(passageA),
    altered(0.05, 'passage with 210', passageA.replace('120', '210')),
    offTopic(0.1),
    answer(0.15, 'abstained', 'cannot find that', 'I cannot find that in the sources.'),
  ],
};

/** Its passage says that the number is not published. */
export const unanswerable: Context = {
  passage: passageU,
  truth: '',
  answers: [
    answer(0.25, 'wrong', '120 people [1]', 'The Norvex Oslo plant employs 120 people [1].'),
    answer(0.1, 'wrong', 'around 120 people [1]', 'The Norvex Oslo plant employs around 120 people [1].'),
    copied(passageU),
    altered(0.1, 'passage with 120', passageWith120),
    offTopic(0.15),
    answer(
      0.35,
      'abstained',
      'sources do not say',
      'The sources do not say how many people the plant employs.',
    ),
  ],
};

export const contexts = [answerable, unanswerable] as const;
