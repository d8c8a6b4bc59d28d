import { defaultsOf, type Controls, type ParamsOf } from './controls.ts';
import { svg } from './svg.ts';

/** A place in a canvas, in px from its left and its top. */
export interface Place {
  x: number;
  y: number;
}

/**
 * The area that a stage is drawn in, in px: beside the text of a wide page, on a phone, or, small and without controls, on a
 * card that leads to the page.
 */
export interface Canvas {
  kind: 'wide' | 'narrow' | 'thumb';
  width: number;
  height: number;
}
const canvases: Readonly<Record<Canvas['kind'], Canvas>> = {
  wide: { kind: 'wide', width: 640, height: 264 },
  narrow: { kind: 'narrow', width: 343, height: 224 },
  thumb: { kind: 'thumb', width: 300, height: 160 },
};

/** Where the scale of a slider that runs along the picture begins and ends, in px from the left and from the right; stage.css has the same. */
export const scaleInset = { wide: { left: 48, right: 16 }, narrow: { left: 34, right: 12 } } as const;

/** The state that a stage shows, the one before it as a ghost, and while it plays the moment, 0 to 1. */
export interface Seen<P> {
  params: P;
  before?: P | undefined;
  moment?: number | undefined;
}

/** Parameters that a reader's move sets. */
export type Change = Readonly<Record<string, number | string | boolean>>;

interface AnyInput<C extends Controls> {
  name: keyof C & string;
  label: string;
  /** Whether it is shown in a state; always if left out. */
  when?(params: ParamsOf<C>): boolean;
  /** Further parameters that its move sets. */
  sets?: Change;
}
interface Stops<C extends Controls> extends AnyInput<C> {
  /** The values at which it stops. */
  stops: readonly number[];
  /** A value with its unit. */
  text?(value: number): string;
}
/** Inputs beside the picture. A slider `along` the picture uses its scale; a choice may be `above` it. */
export type StageInput<C extends Controls> =
  | (Stops<C> & { kind: 'slider'; along?: boolean })
  /** Less, value, more. */
  | (Stops<C> & { kind: 'stepper' })
  /** A button for each option of the control; `html` is its content. */
  | (AnyInput<C> & { kind: 'choice'; above?: boolean; html?(option: string, params: ParamsOf<C>): string })
  /** A button that is pressed or not. */
  | (AnyInput<C> & { kind: 'switch' });

/**
 * A handle in the picture, to be dragged, moved by the arrow keys, or pressed. It lies over the drawing, invisible but for
 * the mark of the focus and, until the picture is moved, a ring around the one that shows itself.
 */
export interface Handle<P> {
  label: string;
  /** Its middle and its size in px of the canvas; undefined where it is not there. */
  box(params: P, canvas: Canvas): (Place & { width: number; height: number }) | undefined;
  /** Where its mark is, if not in the middle of its box. Within 44 px of it a finger drags it and does not scroll the page. */
  at?(params: P, canvas: Canvas): Place;
  /** Whether it is the one that shows itself; without it the first that is dragged. */
  shows?: boolean;
  /** Its value with its unit, for screen readers. */
  text(params: P): string;
  /** Parameters that a drag to a place sets. */
  drag?(to: Place, params: P, canvas: Canvas): Change;
  /** The control that it moves, whose place in its range screen readers say. */
  moves?: keyof P & string;
  /** Along which axis it is dragged; both without it. */
  axis?: 'x' | 'y';
  /** Whether a press anywhere in its box takes it there. */
  jumps?: boolean;
  /** Parameters that a key sets: right and up 1, left and down −1; `far` for Page keys, Shift, and Home and End (−∞, ∞). */
  step?(by: Place, params: P, far: boolean): Change;
  /** Parameters that a press sets; a handle with a press is a button. */
  press?(params: P): Change;
}

/**
 * The picture of a question, which its readers move: what `lab/stage.ts` beside a question exports as `stage`. It is drawn
 * at build and, from a reader's first touch, in the page: pure, and quick enough for every move of a hand. The first three
 * presets of the lab stand below it.
 */
export interface Stage<C extends Controls> {
  controls: C;
  /** One to three. */
  inputs: readonly StageInput<C>[];
  handles?: readonly Handle<ParamsOf<C>>[];
  /** Parameters that every move sets, so that the lab below computes the same. */
  fixes?: Partial<ParamsOf<C>>;
  /** The state that a card shows, where it differs from the first. */
  thumb?: Partial<ParamsOf<C>>;
  /** Playing the picture: the button's text, and how many seconds it runs. */
  play?: { label: string; seconds: number };
  /** The reader's own change, told to them in one short sentence, once they have moved the picture to a state of their own. */
  afterDrag?(now: ParamsOf<C>, before: ParamsOf<C>): string;
  /** A note on what the picture does not show. */
  note: string;
  /** The picture's name. */
  label: string;
  /** Heights in px that differ from the usual 264 on wide pages and 224 on narrow ones. */
  heights?: { wide?: number; narrow?: number };
  /** The claim of the question (`claims.ts`) that the sentence makes in a state, by its id. */
  claim?(params: ParamsOf<C>): string | undefined;
  /** The number control that says which draw is seen: its claims are tried with its values from 1 on. */
  draw?: keyof ParamsOf<C> & string;
  /** Shapes of a drawing. Texts are escaped. */
  picture(seen: Seen<ParamsOf<C>>, canvas: Canvas): string;
  /** One or two sentences that say what the picture shows; `<b>` around its numbers, perhaps in the colour of a role. */
  sentence(seen: Seen<ParamsOf<C>>): string;
}

/** A stage whose type of controls is unknown to its caller. */
export type AnyStage = Stage<Controls>;

/** The first state of a stage. */
export const firstState = <C extends Controls>({ controls, fixes }: Stage<C>): ParamsOf<C> => ({
  ...defaultsOf(controls),
  ...fixes,
});

/** A stage's drawing for a card that leads to its question. */
export const drawnThumb = <C extends Controls>(stage: Stage<C>): string =>
  drawnStage(stage, { params: { ...firstState(stage), ...stage.thumb } }, 'thumb');

/** The canvas of a stage. */
export function canvasOf<C extends Controls>({ heights }: Stage<C>, kind: Canvas['kind']): Canvas {
  const canvas = canvases[kind];
  return kind === 'thumb' ? canvas : { ...canvas, height: heights?.[kind] ?? canvas.height };
}

/** A stage's drawing for one canvas, with its name. */
export function drawnStage<C extends Controls>(
  stage: Stage<C>,
  seen: Seen<ParamsOf<C>>,
  kind: Canvas['kind'],
): string {
  const canvas = canvasOf(stage, kind);
  const { width, height } = canvas;
  return svg(stage.picture(seen, canvas), { label: stage.label, variant: kind, width, height });
}

/** Whether a stage shows all parameters that differ from its first state: whether it looks different without any of them. */
export function shows<C extends Controls>(stage: Stage<C>, differing: object): boolean {
  const first = firstState(stage);
  const drawn = (params: ParamsOf<C>) => drawnStage(stage, { params }, 'thumb');
  const params = { ...first, ...differing };
  const whole = drawn(params);
  return Object.keys(differing).every(
    (name) => params[name] === first[name] || drawn({ ...params, [name]: first[name] }) !== whole,
  );
}

/** Which of the stops is nearest to a value. */
export const nearestStop = (stops: readonly number[], value: number): number =>
  stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? at : best), 0);

/** The stop that is nearest to a share, 0 to 1, of a scale with evenly spaced stops. */
export const stopAtShare = (stops: readonly number[], share: number): number =>
  stops[Math.round(Math.min(1, Math.max(0, share)) * (stops.length - 1))]!;
