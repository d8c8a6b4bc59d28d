/** An assertion that the tests of stages share. */
import type { Controls, ParamsOf } from 'grounded/lab/controls.ts';
import { canvasOf, drawnStage, type Place, type Stage } from 'grounded/lab/stage.ts';

/** Numbers that a step of a path takes. */
const taken: Readonly<Record<string, number>> = { H: 1, V: 1, C: 6, Q: 4, A: 7 };
const number = /-?(?:\d+\.?\d*|\.\d+)/g;
const numberOrLetter = new RegExp(`[a-zA-Z]|${number.source}`, 'g');
const numbersIn = (text: string): number[] => (text.match(number) ?? []).map(Number);

/** Where the steps of a path end. */
function ends(path: string): Place[] {
  const places: Place[] = [];
  const parts = path.match(numberOrLetter) ?? [];
  let [x, y] = [0, 0];
  let start: Place = { x, y };
  for (let at = 0; at < parts.length;) {
    const letter = parts[at++]!;
    const kind = letter.toUpperCase();
    const count = taken[kind] ?? 2;
    if (kind === 'Z') ({ x, y } = start);
    // Letters come behind all of which numbers consist; nothing does behind the end.
    for (const first = at; parts[at]! < 'A'; at += count) {
      const last = Number(parts[at + count - 1]);
      const from = letter === kind ? { x: 0, y: 0 } : { x, y };
      if (kind !== 'V') x = from.x + (kind === 'H' ? last : Number(parts[at + count - 2]));
      if (kind !== 'H') y = from.y + last;
      places.push({ x, y });
      if (kind === 'M' && at === first) start = { x, y };
    }
  }
  return places;
}

const attributes = {
  x: / c?x="([^"]*)"/,
  y: / c?y="([^"]*)"/,
  d: / d="([^"]*)"/,
  transform: / transform="([^"]*)"/,
};

/** Ends of the steps of paths, middles and first corners of shapes, and anchors of texts, in px; not of what is clipped. */
function placesIn(drawing: string): Place[] {
  const open = [(place: Place): Place => place];
  return [...drawing.replace(/<defs>.*?<\/defs>/g, '').matchAll(/<(\/?)\w+([^>]*?)(\/?)>/g)].flatMap(
    ([, closing, given, closed]) => {
      if (closing) {
        open.pop();
        return [];
      }
      const outer = open.at(-1)!;
      const of = (name: keyof typeof attributes) => attributes[name].exec(given!)?.[1];
      const moved = of('transform');
      const [left = 0, top = 0, across = 1, down = across] = moved === undefined ? [] : numbersIn(moved);
      const inner =
        moved === undefined ? outer : ({ x, y }: Place) => outer({ x: left + across * x, y: top + down * y });
      if (!closed) open.push(inner);
      if (given!.includes(' clip-path="')) return [];
      const [x, y] = [of('x'), of('y')];
      const own = x === undefined || y === undefined ? [] : [{ x: Number(x), y: Number(y) }];
      return [...own, ...ends(of('d') ?? '')].map(inner);
    },
  );
}

/**
 * Checks the drawings of a stage in a state: every number is one, all lies in the canvas, give or take half a px for lines,
 * and the one before is a ghost where it looked different.
 *
 * @throws Error with the form, the state and what is wrong.
 */
export function assertDrawn<C extends Controls>(
  stage: Stage<C>,
  params: ParamsOf<C>,
  before?: ParamsOf<C>,
  isOther = before !== undefined,
): void {
  for (const kind of ['wide', 'narrow', 'thumb'] as const) {
    const seen = kind === 'thumb' ? { params } : { params, before };
    const drawing = drawnStage(stage, seen, kind);
    const wrong = (what: string) => new Error(`${kind} ${JSON.stringify(seen)}: ${what}`);
    const [broken] = /NaN|undefined|Infinity| style=/.exec(drawing) ?? [];
    if (broken) throw wrong(`the drawing has “${broken}”`);
    if (drawing.includes('data-ghost') !== (isOther && kind !== 'thumb'))
      throw wrong(`a ghost is ${isOther ? 'missing' : 'drawn'}`);
    const { width, height } = canvasOf(stage, kind);
    // A card may be cut at its edges.
    const out = (kind === 'thumb' ? [] : placesIn(drawing)).find(
      ({ x, y }) => !(x >= -0.6 && y >= -0.6 && x <= width + 0.6 && y <= height + 0.6),
    );
    if (out) throw wrong(`${out.x} ${out.y} is outside`);
  }
}
