import type { Canvas, Change, Handle, Seen, Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { isIn, isSame, shownBy, signals, toggled } from './cuts.ts';
import { count, planted } from './layer.ts';
import { sentenceOf, scoreText } from './sentence.ts';
import { layOut } from './stage-layout.ts';
import { draw } from './stage-picture.ts';

const counts = Array.from({ length: count + 1 }, (_, k) => k);
const within = (k: number) => Math.min(count, Math.max(0, Math.round(k)));
/** So many heads, by score. */
const byScore = (k: number): Change => ({ k: within(k), off: -1 });

/** The place of a head in the picture: its column, or its half of one. */
function boxOf(head: number, canvas: Canvas) {
  const { columns } = layOut(canvas);
  const signal = signals.findIndex((one) => one.includes(head));
  const writers = signals[signal]!;
  const below = columns.base + 20;
  const floor = writers.length > 1 ? columns.base - planted[head]!.writes * columns.unit : below;
  const [top, bottom] = writers.at(-1) === head && writers.length > 1 ? [floor, below] : [2, floor];
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
      label: 'Heads removed, lowest score first',
      stops: counts,
      text: (k) => `${k} of ${count}`,
    },
    {
      kind: 'choice',
      name: 'mode',
      label: 'When heads are scored',
      html: (mode) => (mode === 'once' ? 'score once' : 'score again'),
    },
  ],
  handles: [...signals.flat().map((head) => headHandle(head)), pathHandle],
  thumb: { k: 5 },
  fixes: { criterion: 'gradient', refit: true, rho: 1, sigma: 0.5 },
  note: 'A toy, and the best case for scoring again: the heads are planted, and two are perfect copies. The kept heads are refitted after each cut; without that, scoring again gains nothing here. Press a head to cut it or put it back.',
  label:
    'What each of eight heads writes, which of them are cut, and the loss against the number of heads removed.',
  heights: { narrow: 288 },
  picture: ({ params, before }: Seen<Params>, canvas) => {
    const [now, then] = [shownBy(params), before && shownBy(before)];
    return draw(now, then && !isSame(now, then) ? then : undefined, canvas);
  },
  sentence: ({ params }) => sentenceOf(shownBy(params)),
};
