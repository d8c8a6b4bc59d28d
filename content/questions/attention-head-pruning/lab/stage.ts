import type { Canvas, Change, Handle, Seen, Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { isIn, isSame, shownBy, signals, toggled } from './cuts.ts';
import { copies, count, planted } from './layer.ts';
import { afterCut, claimOf, scoreText, sentenceOf } from './sentence.ts';
import { layOut } from './stage-layout.ts';
import { dotOf } from './stage-losses.ts';
import { draw } from './stage-picture.ts';

const counts = Array.from({ length: count + 1 }, (_, k) => k);
const within = (k: number) => Math.min(count, Math.max(0, Math.round(k)));
/** So many heads, by score. */
const byScore = (k: number): Change => ({ k: within(k), off: -1 });

/** Overlaps that a press goes through. */
const overlaps = [0, 0.5, 0.75, 1];
const nextOverlap = (rho: number) => overlaps.find((one) => one > rho) ?? overlaps[0]!;

/** The place of a head in the picture: its column, or its half of one, which ends below what says the overlap. */
function boxOf(head: number, canvas: Canvas) {
  const { columns, overlap } = layOut(canvas);
  const signal = signals.findIndex((one) => one.includes(head));
  const writers = signals[signal]!;
  const isCopy = writers.length > 1;
  const below = columns.base + 20;
  const floor = isCopy ? columns.base - planted[head]!.writes * columns.unit : below;
  const above = isCopy ? overlap + 22 : 2;
  const [top, bottom] = writers.at(-1) === head && isCopy ? [floor, below] : [above, floor];
  return {
    x: columns.left + (signal + 0.5) * columns.pitch,
    y: (top + bottom) / 2,
    width: columns.pitch - 2,
    height: bottom - top,
  };
}

const headHandle = (head: number): Handle<Params> => ({
  label: planted[head]!.name,
  box: (_, canvas) => boxOf(head, canvas),
  text: (params) => {
    const { mask, scores } = shownBy(params);
    return isIn(mask, head)
      ? 'cut: press to put it back'
      : `score ${scoreText(scores[head]!)}: press to cut it`;
  },
  press: (params) => ({ ...toggled(shownBy(params), head) }),
});

const overlapHandle: Handle<Params> = {
  label: 'Overlap of the copies',
  box: (_, canvas) => {
    const { columns, overlap } = layOut(canvas);
    const signal = signals.indexOf(copies);
    return {
      x: columns.left + (signal + 0.5) * columns.pitch,
      y: overlap,
      width: columns.pitch - 2,
      height: 44,
    };
  },
  text: ({ rho }) => `${100 * rho}%: press for ${100 * nextOverlap(rho)}%`,
  press: ({ rho }) => ({ rho: nextOverlap(rho) }),
};

const pathHandle: Handle<Params> = {
  label: 'Heads removed, along the losses',
  moves: 'k',
  axis: 'x',
  jumps: true,
  box: (_, canvas) => {
    const { plot } = layOut(canvas);
    const height = plot.bottom - plot.top + 20;
    return {
      x: (plot.left + plot.right) / 2,
      y: plot.top + height / 2,
      width: plot.right - plot.left + 20,
      height,
    };
  },
  at: (params, canvas) => dotOf(shownBy(params), layOut(canvas).plot),
  text: (params) => {
    const { cut, loss } = shownBy(params);
    return `${cut.length} of ${count}, loss ${loss.toFixed(3)}`;
  },
  drag: ({ x }, _, canvas) => {
    const { plot } = layOut(canvas);
    return byScore((count * (x - plot.left)) / (plot.right - plot.left));
  },
  step: ({ x, y }, { k }) => byScore(k + (x || y)),
};

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'slider',
      name: 'k',
      label: 'Heads removed',
      stops: counts,
      text: (k) => `${k} of ${count}`,
    },
    {
      kind: 'choice',
      name: 'mode',
      label: 'When heads are scored',
      html: (mode) => (mode === 'once' ? 'score once' : 'score again'),
    },
    { kind: 'switch', name: 'refit', label: 'with recovery' },
  ],
  handles: [...signals.flat().map((head) => headHandle(head)), overlapHandle, pathHandle],
  fixes: { criterion: 'gradient', sigma: 0.5 },
  note: 'A toy with planted heads, and a good case for scoring again. Recovery: the gates of the kept heads are fitted anew. Press a head to cut it or put it back.',
  label:
    'What each of eight heads writes, which of them are cut, and the loss against the number of heads removed.',
  heights: { narrow: 322 },
  claim: (params) => claimOf(shownBy(params)),
  picture: ({ params, before }: Seen<Params>, canvas) => {
    const [now, then] = [shownBy(params), before && shownBy(before)];
    return draw(now, then && !isSame(now, then) ? then : undefined, canvas);
  },
  sentence: ({ params }) => sentenceOf(shownBy(params)),
  afterDrag: (now, before) => afterCut(shownBy(now), shownBy(before)),
};
