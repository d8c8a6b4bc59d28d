import type { Canvas, Place, Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { colourNames, colourRoles, house, numbersNeeded, paintBack, partOf } from './house.ts';
import { cells, side } from './questions.ts';
import { drawTokens, layOut, type Shown } from './stage-picture.ts';

/** What the picture shows of a state of the lab. */
const shownOf = ({ pooling, sees, width, cell }: Params): Shown => ({
  p: pooling,
  place: sees === 'place',
  width,
  cell,
});
const alike = (a: Shown, b: Shown) =>
  a.p === b.p && a.place === b.place && a.width === b.width && a.cell === b.cell;

const bold = (text: string | number) => `<b>${text}</b>`;
const inColour = (colour: number) => `<b class="role-${colourRoles[colour]!}">${colourNames[colour]!}</b>`;
const words: Readonly<Record<number, string>> = { 1: 'One token', 4: 'Four tokens' };
const tokensIn = (p: number) => (side / p) ** 2;
const named = (p: number) => words[tokensIn(p)] ?? `${tokensIn(p)} tokens`;

/** What became of the cell that is asked about. */
function asked({ p, place, width, cell }: Shown): string {
  const said = paintBack(p, place, width).said[cell]!;
  const right = house[cell]!;
  return `the ringed ${partOf(cell)} cell ${said === right ? 'is still' : 'has turned'} ${inColour(said)}`;
}

function ofAlone(shown: Shown): string {
  const { p, width, cell } = shown;
  const { said, right } = paintBack(p, false, width);
  if (p === 1)
    return `64 tokens, one a cell: all ${bold(right)} come back, because nothing has been averaged.`;
  const made = `each the average of ${p * p} cells seen alone`;
  if (width !== controls.width.default)
    return `${named(p)} of ${width} numbers, ${p === side ? 'the average of all 64 cells' : made}: ${bold(right)} of 64, as with ${controls.width.default} numbers. More numbers do not help, because the encoder did not see where a cell lies.`;
  if (p === side)
    return `One token, the average of all 64 cells, each seen alone: it answers ${inColour(said[0]!)} everywhere and is right for ${bold(right)}. It only knows which colour is most frequent.`;
  const but = said[cell] === house[cell] ? 'and' : 'but';
  return `${named(p)}, ${made}: ${bold(right)} of 64 come back. They still show that blue is most frequent, ${but} ${asked(shown)}.`;
}

function ofPlaces(shown: Shown): string {
  const { p, width } = shown;
  const { right } = paintBack(p, true, width);
  const need = numbersNeeded(p, true);
  const knew = `cells that ${bold('knew their place')}`;
  const many = p * p;
  if (p === 1)
    return `64 tokens, one a cell: all ${bold(right)} come back. Nothing has been averaged, so places add nothing.`;
  const made = p === side ? `the average of ${many} ${knew}` : `averages of ${many} ${knew}`;
  if (right < cells)
    return `${named(p)} of ${width} numbers, ${made}: ${bold(right)} of 64. A linear reader would need ${bold(need)}${p === side ? '' : ' in each'}, 3 a cell; ${asked(shown)}.`;
  if (p === side)
    return `One token of ${bold(width)} numbers, ${made}: all ${bold(right)} come back. That holds only without noise.`;
  if (p === 4 && width === controls.width.default)
    return `The same four averages, of ${knew}: all ${bold(right)} come back. That holds only without noise.`;
  return `${named(p)} of ${width} numbers, ${made}: all ${bold(right)} come back. Without noise, 3 numbers a cell are enough, ${need} a token.`;
}

const clamp = (value: number) => Math.min(side - 1, Math.max(0, value));

/** A handle over a panel: the ring is taken to the cell under the hand. */
function ringIn(panel: 'left' | 'right', label: string) {
  return {
    label,
    // The hand moves it both ways; a finger that goes up or down scrolls the page.
    moves: 'cell' as const,
    axis: 'x' as const,
    jumps: true,
    box(_: Params, canvas: Canvas) {
      const { x, y, cell } = layOut(canvas)[panel];
      const size = side * cell;
      return { x: x + size / 2, y: y + size / 2, width: size, height: size };
    },
    text(params: Params) {
      const { p, place, width, cell } = shownOf(params);
      const [is, said] = [house[cell]!, paintBack(p, place, width).said[cell]!];
      return `row ${Math.floor(cell / side) + 1}, column ${(cell % side) + 1}, ${partOf(cell)}: ${colourNames[is]!}, painted back ${colourNames[said]!}`;
    },
    drag(to: Place, _: Params, canvas: Canvas) {
      const { x, y, cell } = layOut(canvas)[panel];
      const [column, row] = [clamp(Math.floor((to.x - x) / cell)), clamp(Math.floor((to.y - y) / cell))];
      return { cell: row * side + column };
    },
    step({ x, y }: Place, { cell, pooling }: Params, far: boolean) {
      const by = far ? pooling : 1;
      const column = clamp((cell % side) + by * x);
      return { cell: clamp(Math.floor(cell / side) - by * y) * side + column };
    },
  };
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    { kind: 'choice', name: 'sees', label: 'The encoder sees', above: true },
    {
      kind: 'slider',
      name: 'pooling',
      label: 'Tokens',
      stops: controls.pooling.values.toReversed(),
      text: (p) => String(tokensIn(p)),
    },
    { kind: 'stepper', name: 'width', label: 'Numbers in each', stops: controls.width.values },
  ],
  handles: [
    ringIn('left', 'Cell that is asked about, in the picture'),
    ringIn('right', 'Cell that is asked about, in what is painted back'),
  ],
  note: 'A toy: a random layer stands for the encoder, though a real one always sees places, and the best linear map, called the reader, for the LLM. There is no noise, so averages keep more here than in a real model.',
  label:
    'A picture of 8 by 8 cells in four colours, the tokens that it is averaged into, and the picture that can be painted back from them.',
  heights: { wide: 246, narrow: 224 },
  picture({ params, before }, canvas) {
    const shown = shownOf(params);
    const was = before && shownOf(before);
    return drawTokens(shown, was && !alike(was, shown) ? was : undefined, canvas);
  },
  sentence({ params }) {
    const shown = shownOf(params);
    return shown.place ? ofPlaces(shown) : ofAlone(shown);
  },
};
