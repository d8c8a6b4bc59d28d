import { defaultsOf, type Controls, type ParamsOf } from './controls.ts';
import { svg } from './svg.ts';

/** A place in a canvas, in px from its left and its top. */
export interface Place {
  x: number;
  y: number;
}

/**
 * The room that a stage is drawn in, in px: beside the text of a wide page, on a phone, or, small and without controls, on
 * a card that leads to the page.
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

/** What a stage shows: a state, the one before it as a ghost, and for what takes time a moment of it, 0 to 1. */
export interface Seen<P> {
  params: P;
  before?: P | undefined;
  moment?: number | undefined;
}

/** What a reader's move sets. */
export type Change = Readonly<Record<string, number | string | boolean>>;

interface AnyInput<C extends Controls> {
  name: keyof C & string;
  label: string;
  /** Whether it is there in a state; always without it. */
  when?(params: ParamsOf<C>): boolean;
  /** What a move of it sets besides. */
  sets?: Change;
}
interface Stops<C extends Controls> extends AnyInput<C> {
  /** The values at which it stops. */
  stops: readonly number[];
  /** A value with its unit. */
  text?(value: number): string;
}
/** Inputs beside the picture. A slider may run `along` the picture, whose scale is then its own; a choice may stand `above` it. */
export type StageInput<C extends Controls> =
  | (Stops<C> & { kind: 'slider'; along?: boolean })
  /** Less, value, more. */
  | (Stops<C> & { kind: 'stepper' })
  /** A button that goes on to the next value, and from the last to the first. */
  | (Stops<C> & { kind: 'next' })
  /** A button for each option of the control; `html` is what stands in it. */
  | (AnyInput<C> & { kind: 'choice'; above?: boolean; html?(option: string, params: ParamsOf<C>): string })
  /** A button that is pressed or not. */
  | (AnyInput<C> & { kind: 'switch' });

/**
 * What can be taken hold of in the picture: dragged, moved by the arrow keys, or pressed. It lies over the drawing without
 * being seen, but for the mark of the focus.
 */
export interface Handle<P> {
  label: string;
  /** Its middle and its size in px of the canvas; undefined where it is not there. */
  box(params: P, canvas: Canvas): (Place & { width: number; height: number }) | undefined;
  /** Its value with its unit, for those who do not see it. */
  text(params: P): string;
  /** What a drag to a place sets. */
  drag?(to: Place, params: P, canvas: Canvas): Change;
  /** The control that it moves, whose place in its range is told to those who do not see it. */
  moves?: keyof P & string;
  /** Along which axis it is dragged; both without it. */
  axis?: 'x' | 'y';
  /** Whether a press anywhere in its box takes it there. */
  jumps?: boolean;
  /** What a key sets: right and up are 1, left and down −1; `far` for Page keys and Shift, and for Home and End with −∞ or ∞. */
  step?(by: Place, params: P, far: boolean): Change;
  /** What a press sets, and whether it is pressed; a handle that has it is a button. */
  press?(params: P): Change;
  pressed?(params: P): boolean;
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
  /** What every move sets besides, so that the lab below computes the same. */
  fixes?: Partial<ParamsOf<C>>;
  /** The state that a card shows, where it differs from the first. */
  thumb?: Partial<ParamsOf<C>>;
  /** What takes time in the picture: the button's words, and how many seconds it runs. */
  play?: { label: string; seconds: number };
  /** What nobody should take the picture for. */
  note: string;
  /** The picture's name. */
  label: string;
  /** Heights in px that differ from the usual 264 on wide pages and 224 on narrow ones. */
  heights?: { wide?: number; narrow?: number };
  /** Shapes of a drawing. Texts are escaped. */
  picture(seen: Seen<ParamsOf<C>>, canvas: Canvas): string;
  /** What the picture says, in a sentence or two; `<b>` around its numbers, perhaps in the colour of a role. */
  sentence(seen: Seen<ParamsOf<C>>): string;
}

/** A stage whose controls are not known to the one who shows it. */
export type AnyStage = Stage<Controls>;

/** What a stage shows at first. */
export const firstState = <C extends Controls>({ controls, fixes }: Stage<C>): ParamsOf<C> => ({
  ...defaultsOf(controls),
  ...fixes,
});

/** A stage's drawing for a card that leads to its question. */
export const drawnThumb = <C extends Controls>(stage: Stage<C>): string =>
  drawnStage(stage, { params: { ...firstState(stage), ...stage.thumb } }, 'thumb');

/** The room that a stage has. */
export function canvasOf<C extends Controls>({ heights }: Stage<C>, kind: Canvas['kind']): Canvas {
  const canvas = canvases[kind];
  return kind === 'thumb' ? canvas : { ...canvas, height: heights?.[kind] ?? canvas.height };
}

/** A stage's drawing for one room, with its name. */
export function drawnStage<C extends Controls>(
  stage: Stage<C>,
  seen: Seen<ParamsOf<C>>,
  kind: Canvas['kind'],
): string {
  const canvas = canvasOf(stage, kind);
  const { width, height } = canvas;
  return svg(stage.picture(seen, canvas), { label: stage.label, variant: kind, width, height });
}

/** Which of the stops is nearest to a value. */
export const nearestStop = (stops: readonly number[], value: number): number =>
  stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? at : best), 0);

/** The stop that is nearest to a share, 0 to 1, of a scale whose stops stand at even distances. */
export const stopAtShare = (stops: readonly number[], share: number): number =>
  stops[Math.round(Math.min(1, Math.max(0, share)) * (stops.length - 1))]!;
