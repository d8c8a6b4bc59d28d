import { stopAtShare, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { drawCut, layOut } from './stage-picture.ts';
import { moved, percent, sentence, sharesOf } from './stage-words.ts';

const counts = Array.from({ length: 101 }, (_, count) => count);
const wrongStops = [5, 10, 15, 20, 25, 30, 40, 50, 59, 70];
const aurocStops = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

const isSame = (one: Params, other: Params) =>
  (['shown', 'wrongShare', 'auroc'] as const).every((name) => one[name] === other[name]);

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'slider',
      name: 'shown',
      label: 'Answers shown',
      stops: counts,
      along: true,
      text: (n) => `${n}%`,
    },
    {
      kind: 'stepper',
      name: 'wrongShare',
      label: 'Wrong answers',
      stops: wrongStops,
      text: (n) => `${n}%`,
    },
    {
      kind: 'stepper',
      name: 'auroc',
      label: 'Checker’s AUROC',
      stops: aurocStops,
      text: (value) => value.toFixed(2),
    },
  ],
  handles: [
    {
      label: 'The cut between shown and refused answers',
      moves: 'shown',
      axis: 'x',
      jumps: true,
      box: (_, canvas) => {
        const { left, end, top, bottom } = layOut(canvas);
        return {
          x: (left + end) / 2,
          y: (top + bottom) / 2,
          width: end - left + 14,
          height: bottom - top + 12,
        };
      },
      at: ({ shown }, canvas) => {
        const { x, top, bottom } = layOut(canvas);
        return { x: x(shown / 100), y: (top + bottom) / 2 };
      },
      text: (params) => `${params.shown}% shown, ${percent(sharesOf(params).ofShown)} of them wrong`,
      drag: ({ x }, _, canvas) => {
        const { left, end } = layOut(canvas);
        return { shown: stopAtShare(counts, (x - left) / (end - left)) };
      },
      step: ({ x, y }, { shown }, far) => ({
        shown: Math.min(100, Math.max(0, shown + (x || y) * (far ? 10 : 1))),
      }),
    },
  ],
  note: 'Calculated, not simulated: the scores of right and of wrong answers are two normal distributions. At first they are as far apart as those of the detector HHEM-2.1 on FaithBench, where 59% of the answers are wrong.',
  label:
    'All answers in the order of a score, with a cut between those shown and those refused, and the wrong answers shown as three different shares.',
  heights: { wide: 256, narrow: 264 },
  picture: ({ params, before }, canvas) =>
    drawCut(params, before && !isSame(before, params) ? before : undefined, canvas),
  claim: ({ shown }) => (shown > 0 && shown < 100 ? 'two-shares' : undefined),
  sentence: ({ params }) => sentence(params),
  afterDrag: moved,
};
