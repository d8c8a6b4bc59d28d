import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allNear } from 'grounded/lab/testing.ts';
import { mulberry32, shuffle } from '../../numerics/random.ts';
import { mean } from '../../numerics/sums.ts';
import { kinds, listed } from '../../passages/lists.ts';
import { heldOutHere, measuredHere } from './numbers.ts';
import { stops } from './lab/controls.ts';
import { found, gains, meanOf, ofKind, questionsFrom, type Order } from './lab/evaluate.ts';

const read = (name: string) => readFileSync(new URL(`../../passages/${name}`, import.meta.url));
const { buffer, byteOffset, length } = read('lists.bin');
const file = buffer.slice(byteOffset, byteOffset + length);
const questions = questionsFrom(() => file);
const at = (rule: Order) => gains(questions, listed, rule);
const scores = Array.from({ length: 9 }, (_, i) => at({ rule: 'scores', alpha: (i + 1) / 10 }));
const words = at({ rule: 'words' });
/** A question with a name goes to BM25 alone. */
const routed = (merged: readonly number[]) =>
  merged.map((one, i) => (questions[i]!.kind === 'name' ? words[i]! : one));

test('what the page says of these passages is what is measured', () => {
  const measured = {
    words,
    meaning: at({ rule: 'meaning' }),
    ranks60: at({ rule: 'ranks', k: 60 }),
    ranks0: at({ rule: 'ranks', k: 0 }),
    scores: scores[4]!,
    tuned: scores[3]!,
    routed: routed(scores[3]!),
    pool: found(questions, listed, [0, 1]),
  };
  for (const [name, numbers] of Object.entries(measured))
    allNear(
      [...kinds, 'all' as const].map((kind) => meanOf(numbers, ofKind(questions, kind))),
      measuredHere[name as keyof typeof measured],
      5.1e-4,
      name,
    );
});

test('gains over BM25 on halves that did not choose the setting', () => {
  const gainOf = (settings: readonly (readonly number[])[]) => {
    const splits = Array.from({ length: 500 }, (_, split) => {
      const random = mulberry32(split + 1);
      const halves = kinds.map((kind) => shuffle(ofKind(questions, kind), random));
      const [first, second] = [
        halves.flatMap((half) => half.slice(0, 20)),
        halves.flatMap((half) => half.slice(20)),
      ];
      const best = settings.reduce((one, other) => (meanOf(other, first) > meanOf(one, first) ? other : one));
      return meanOf(best, second) - meanOf(words, second);
    }).sort((a, b) => a - b);
    return [mean(splits), splits[25]!, splits[475]!];
  };
  allNear(gainOf(stops.map((k) => at({ rule: 'ranks', k }))), heldOutHere.ranks, 5.1e-4);
  allNear(gainOf(scores), heldOutHere.scores, 5.1e-4);
  allNear(gainOf(scores.map(routed)), heldOutHere.routed, 5.1e-4);
});
