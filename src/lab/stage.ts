import { defaultsOf, type Controls, type ParamsOf } from './controls.ts';
import { svg } from './svg.ts';

/** The room that a stage is drawn in, in px: beside the text of a wide page, or on a phone. */
export interface Canvas {
  width: number;
  height: number;
  narrow: boolean;
}
export const canvases = {
  wide: { width: 640, height: 264, narrow: false },
  narrow: { width: 343, height: 224, narrow: true },
} as const satisfies Record<string, Canvas>;

/** Where the scale of a stage's slider begins and ends, in px from the left and from the right of a canvas; stage.css has the same. */
export const scaleInset = { wide: { left: 48, right: 16 }, narrow: { left: 34, right: 12 } } as const;

/** What a stage shows: a state, the one before it as a ghost, and for what takes time a moment of it, 0 to 1. */
export interface Seen<P> {
  params: P;
  before?: P | undefined;
  moment?: number | undefined;
}

/**
 * The picture of a question, which its readers move: what `lab/stage.ts` beside a question exports as `stage`. It is drawn
 * at build and, from a reader's first touch, in the page: pure, and quick enough for every move of a hand.
 */
export interface Stage<C extends Controls> {
  controls: C;
  /** The slider below the picture: a control, and the values at which it stops. */
  slider: { name: keyof C & string; stops: readonly number[]; label: string };
  /** A choice beside it. */
  choice: keyof C & string;
  /** What every move sets besides, so that the lab below computes the same. */
  fixes: Partial<ParamsOf<C>>;
  /** What takes time in the picture: the button's words, and how long it runs. */
  play: { label: string; seconds: number };
  /** What nobody should take the picture for. */
  note: string;
  /** The picture's name. */
  label: string;
  /** Shapes of a drawing. Texts are escaped. */
  picture(seen: Seen<ParamsOf<C>>, canvas: Canvas): string;
  /** What the picture says, in a sentence or two; `<b>` around its numbers. */
  sentence(seen: Seen<ParamsOf<C>>): string;
}

/** A stage whose controls are not known to the one who shows it. */
export type AnyStage = Stage<Controls>;

/** What a stage shows at first. */
export const firstState = <C extends Controls>({ controls, fixes }: Stage<C>): ParamsOf<C> => ({
  ...defaultsOf(controls),
  ...fixes,
});

/** A stage's drawing for one width of page, with its name. */
export function drawnStage<C extends Controls>(
  stage: Stage<C>,
  seen: Seen<ParamsOf<C>>,
  variant: keyof typeof canvases,
): string {
  const { width, height } = canvases[variant];
  return svg(stage.picture(seen, canvases[variant]), { label: stage.label, variant, width, height });
}
