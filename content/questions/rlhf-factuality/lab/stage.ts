import { nearestStop, stopAtShare, type Stage } from 'grounded/lab/stage.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { controls, pressures, untrained, type Params } from './controls.ts';
import { bedOf, drawStage } from './stage-picture.ts';
import { counted, isTooStrict, moved, stopOf, wordsOf } from './stage-words.ts';

const short: Readonly<Record<string, string>> = {
  cosine: 'similarity',
  binary: '1 if right',
  verifier: 'claims',
} satisfies Record<Params['reward'], string>;
const betaText = (beta: number) => (beta === untrained ? 'untrained' : `β ${beta}`);

/** A state for those who do not see its picture. */
function described(params: Params): string {
  const { now } = counted(params);
  return `${betaText(pressures[stopOf(params)]!)}: right ${now.right}, false ${now.false}, copied ${now.recited} of 100, score ${formatNumber(now.score, 2)}`;
}

/** The claim that a state's sentence makes. */
function claimOf(params: Params): string | undefined {
  const { reward, beta, numbers, abstention } = params;
  if (beta === untrained) return undefined;
  if (reward === 'cosine') return 'similarity-copies';
  if (reward === 'binary') return 'right-alone';
  if (isTooStrict(params)) return 'too-strict';
  if (!numbers) return 'blind-checker';
  // Where a justified “I don’t know” costs something, training may turn it into false answers.
  return abstention < 0 ? undefined : 'claims-help';
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'slider',
      name: 'beta',
      label: 'Pressure',
      stops: pressures,
      along: true,
      text: (beta) => (beta === untrained ? 'none' : betaText(beta)),
    },
    { kind: 'choice', name: 'reward', label: 'Reward', html: (option) => short[option]! },
    {
      kind: 'switch',
      name: 'numbers',
      label: 'Sees numbers',
      when: ({ reward }) => reward === 'verifier',
    },
  ],
  handles: [
    {
      label: 'Pressure, on the river of answers',
      moves: 'beta',
      axis: 'x',
      jumps: true,
      box: (_, canvas) => {
        const { left, end, top, bottom } = bedOf(canvas, 0);
        return {
          x: (left + end) / 2,
          y: (top + bottom) / 2 - 10,
          width: end - left + 12,
          height: bottom - top + 20,
        };
      },
      at: (params, canvas) => {
        const { handle, top } = bedOf(canvas, stopOf(params));
        return { x: handle, y: top - 10 };
      },
      text: described,
      drag: ({ x }, _, canvas) => {
        const { left, end } = bedOf(canvas, 0);
        return { beta: stopAtShare(pressures, (x - left) / (end - left)) };
      },
      step: ({ x, y }, { beta }, far) => {
        const at = nearestStop(pressures, beta) + (far ? 4 : 1) * (x || y);
        return { beta: pressures[Math.min(pressures.length - 1, Math.max(0, at))]! };
      },
    },
  ],
  note: 'No language model: 14 fixed answers to two passages; where one lacks the number, “I don’t know” is right. Word-count similarity, simulated checker, planted false copies, exact optima, scaled score.',
  label:
    'What the best policy answers, of 100 answers in six kinds as bubbles, and below them the score and the shares of all kinds from no pressure to hard pressure.',
  heights: { wide: 302, narrow: 264 },
  claim: claimOf,
  picture: drawStage,
  sentence: ({ params }) => wordsOf(params),
  afterDrag: moved,
};
