import type { Place, Stage } from 'grounded/lab/stage.ts';
import { blindPlaces, placesTried, step } from './blind.ts';
import { controls, opens, views } from './controls.ts';
import { effortOf, lookFor, type Asked, type Look } from './look.ts';
import { wordDraws } from './missed-words.ts';
import { cellCount, pointCount, world } from './plane.ts';
import { frameOf } from './stage-frame.ts';
import { drawPlane } from './stage-picture.ts';
import { ofHundred } from './stage-tally.ts';

const bold = (text: string, role = '') => `<b${role && ` class="role-${role}"`}>${text}</b>`;
const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** From how many places a search fails. */
const placesOf = (share: number): string =>
  bold(share < 0.001 ? 'under 1 of 1,000 places' : `${ofHundred(share)} of 100 places`, 'wrong');

/** How much farther the returned point is. */
function farther({ far, near }: Look): string {
  const times = far / near;
  const much = times < 1.05 ? 'under 5% farther' : `${times.toFixed(1)} times as far`;
  return `The ${bold('one returned', 'evidence')} is ${much}.`;
}

function ofCells(asked: Asked, look: Look): string {
  const work = bold(`${look.compared} comparisons`);
  if (asked.open === cellCount)
    return `All ${cellCount} cells: ${bold('exact', 'evidence')}, but ${work} instead of ${pointCount}.`;
  const { share } = blindPlaces('cells', asked.open, asked.draw);
  const places = placesOf(share);
  const begin = `${work} instead of ${pointCount}, and the`;
  if (look.found !== look.nearest)
    return `${begin} ${bold('nearest point is missed', 'wrong')}: it lies in a cell that was not searched. ${farther(look)} This happens from ${places}.`;
  const open = `With ${plural(asked.open, 'cell')} open`;
  return (
    `${begin} ${bold('nearest point is found', 'evidence')}. ` +
    (share === 0
      ? `${open} every place of this plane finds it.`
      : `${open} it is missed from ${places}, the hatched ones.`)
  );
}

function ofGraph(asked: Asked, look: Look): string {
  const { share } = blindPlaces('graph', asked.view, asked.draw);
  const places = placesOf(share);
  const hops = plural(look.hops.length, 'hop');
  const work = bold(`${look.compared} comparisons`);
  if (look.found !== look.nearest)
    return `${hops}, ${work}, and a dead end: no link leads nearer, yet a ${bold('nearer point exists', 'wrong')}. ${farther(look)} This happens from ${places}.`;
  return (
    `${hops}, ${work} instead of ${pointCount}, and the ${bold('nearest point is found', 'evidence')}. ` +
    (share === 0
      ? `With ${asked.view} points in view the walk ends right from each of ${placesTried.toLocaleString('en')} places tried.`
      : `From ${places}, the hatched ones, the walk ends wrong.`)
  );
}

/** What was set, and whether the nearest point is found. */
function moved(now: Asked, before: Asked): string {
  const [then, look] = [lookFor(before), lookFor(now)];
  const set =
    now.index !== before.index
      ? `took ${controls.index.options[now.index]}`
      : now.draw !== before.draw
        ? 'drew other points'
        : effortOf(now) === effortOf(before)
          ? 'moved the query'
          : now.index === 'cells'
            ? `searched ${plural(now.open, 'cell')}, not ${before.open}`
            : `kept ${now.view} in view, not ${before.view}`;
  const found = look.found === look.nearest;
  const still = found === (then.found === then.nearest) ? 'still' : 'now';
  return `You ${set}: the nearest point is ${still} ${found ? 'found' : 'missed'}, after ${look.compared} comparisons.`;
}

/** A number of the scale of places. */
const stepped = (value: number, most: number) =>
  Number((Math.round(Math.min(most, Math.max(0, value)) / step) * step).toFixed(2));
const queryTo = ({ x, y }: Place) => ({ x: stepped(x, world.width), y: stepped(y, world.height) });
const keyOf = (asked: Asked) => [asked.draw, asked.index, effortOf(asked), asked.x, asked.y].join();

const claimOf = ({ index, open, view }: Asked): string => {
  if (index === 'graph') return view === 1 ? 'dead-ends' : 'more-candidates';
  if (open === cellCount) return 'every-cell';
  return open === 1 ? 'one-cell' : 'more-cells';
};

export const stage: Stage<typeof controls> = {
  controls,
  draw: 'draw',
  claim: claimOf,
  inputs: [
    { kind: 'choice', name: 'index', label: 'Index' },
    {
      kind: 'stepper',
      name: 'open',
      label: 'nprobe',
      stops: opens,
      when: ({ index }) => index === 'cells',
    },
    {
      kind: 'stepper',
      name: 'view',
      label: 'ef',
      stops: views,
      when: ({ index }) => index === 'graph',
    },
  ],
  handles: [
    {
      label: 'Query',
      jumps: true,
      box: (_, canvas) => {
        const { left, top, right, bottom } = frameOf(canvas);
        return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
      },
      at: (params, canvas) => frameOf(canvas).at(params),
      text: (params) => {
        const { found, nearest, compared } = lookFor(params);
        return `x ${params.x.toFixed(2)}, y ${params.y.toFixed(2)}: nearest point ${found === nearest ? 'found' : 'missed'}, ${compared} comparisons`;
      },
      drag: (to, _, canvas) => queryTo(frameOf(canvas).from(to)),
      step: (by, { x, y }, far) => {
        const size = far ? 5 * step : step;
        return queryTo({ x: x + by.x * size, y: y - by.y * size });
      },
    },
  ],
  note: `A toy of ${pointCount} points, where a plain scan would do. Places are shares of the plane; word vectors are ${wordDraws} draws. Comparisons are counted, not time.`,
  label: 'A query among 160 points: what an index compares and returns, and where it misses the nearest.',
  heights: { wide: 300, narrow: 286 },
  picture: ({ params, before }, canvas) =>
    drawPlane(
      {
        asked: params,
        before: before && keyOf(before) !== keyOf(params) ? before : undefined,
        fresh: !before,
      },
      canvas,
    ),
  sentence: ({ params }) => (params.index === 'cells' ? ofCells : ofGraph)(params, lookFor(params)),
  afterDrag: moved,
};
