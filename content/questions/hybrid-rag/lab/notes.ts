/**
 * A small help desk for model training, written to show what fusion does: three questions, and what two searches find. What its
 * notes say stands in `notes.json`, in the same order.
 */

/** Notes as the picture calls them; these titles are not indexed. */
export const titles = [
  'E-4012',
  'Error codes',
  'Failed runs',
  'Bad file',
  'Stop a run',
  'NaN loss',
  'Memory',
  'Disk full',
  'Fine-tuning',
  'Queue',
  'Slow runs',
  'More GPUs',
  '16 bits',
  'Slow disk',
  'Compile',
  'Checkpoints',
  'Warm-up',
  'Tokenizer',
  'Evaluation',
  '4 bits',
  'Batching',
  'Timeouts',
  'Access',
  'Quotas',
  'Prices',
  'Prompts',
  'Streaming',
  'Data set',
] as const;

export type Ask = 'code' | 'words' | 'both';

export interface Question {
  query: string;
  /** The note that answers it, and what it says. */
  answer: number;
  text: string;
  /** The first notes of each search, best first: BM25, which lists only notes that share a word, and dense. */
  lists: readonly [keywords: readonly number[], meaning: readonly number[]];
  /** The place of the answer among all that a search can list, from 1; 0 if it shares no word. */
  places: readonly [keywords: number, meaning: number];
}

/** How many notes each search gives. */
export const depth = 8;

/** The lists are recorded: the tests search the notes again, by BM25 and by mean word vectors. */
export const questions: Readonly<Record<Ask, Question>> = {
  code: {
    query: 'training run stopped with error E-4012',
    answer: 0,
    text: 'E-4012: the licence of the cluster has expired. An administrator renews it in the console.',
    lists: [
      [0, 2, 4, 1, 3, 15, 18, 11],
      [2, 4, 1, 3, 18, 26, 9, 15],
    ],
    places: [1, 19],
  },
  words: {
    query: 'when to end training',
    answer: 18,
    text: 'Evaluate on held-out data after each epoch and stop when the loss rises.',
    lists: [
      [21, 26, 4, 11, 17, 2, 27, 3],
      [18, 4, 26, 2, 21, 27, 8, 12],
    ],
    places: [0, 1],
  },
  both: {
    query: 'answers come too slowly',
    answer: 26,
    text: 'Stream the answer word by word, so that the reader does not wait for the end.',
    lists: [
      [19, 20, 26],
      [9, 15, 1, 25, 16, 26, 10, 20],
    ],
    places: [3, 6],
  },
};
