import type { Rules } from './rules.ts';
import { unspaced } from './unspaced.ts';

/** Vowel signs of Hebrew and Arabic, and the line that stretches a word, which most texts do without. */
const points = /[\u0591-\u05c7\u0640\u064b-\u065f\u0670]+/g;

/** For a language of which nothing is known here: words as they are, those without meaning among them. */
export const rules: Rules = {
  code: 'und',
  stopWords: '',
  stem: (word) => word.replace(points, ''),
  foreign: 'a and are can do does for how i in is it my of on or the to what when which why with',
  own: /^[^\d]+$/,
  unspaced: unspaced('und'),
};
