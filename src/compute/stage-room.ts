import { textOfHtml } from '#book/entities.ts';
import type { ChoiceControl } from '#lab/controls.ts';
import { noteSize, textWidth } from '#lab/figure-text.ts';
import type { AnyLab } from '#lab/lab.ts';
import { canvasOf, firstState, type AnyStage, type Change, type Handle } from '#lab/stage.ts';

/** Moves that are tried, and which come next: the same at every build. */
const moves = 500;
const after = (seed: number): number => (Math.imul(seed, 1664525) + 1013904223) >>> 0;

type Params = ReturnType<typeof firstState>;

/** States of a stage that a reader may come by: a long walk through presets, inputs and handles. */
export function walkOf(stage: AnyStage, presets: AnyLab['presets']): readonly Params[] {
  const first = firstState(stage);
  const changes: readonly ((params: Params, roll: number) => Change)[] = [
    ...presets.slice(0, 3).map(
      ({ params }) =>
        () =>
          ({ ...first, ...params }) as Change,
    ),
    ...stage.inputs.map((input) => (_: Params, roll: number) => {
      const values = 'stops' in input ? input.stops : optionsOf(stage, input);
      return { ...input.sets, [input.name]: values[roll % values.length]! };
    }),
    ...(stage.handles ?? []).map(
      (handle) => (params: Params, roll: number) => moved(stage, handle, params, roll),
    ),
  ];
  const walk = [first];
  let seed = 1;
  for (let at = 0; at < moves; at++) {
    seed = after(seed);
    const params = walk.at(-1)!;
    const change = changes[(seed >>> 8) % changes.length]!(params, seed >>> 16);
    walk.push({ ...params, ...change, ...stage.fixes } as Params);
  }
  return walk;
}

/** The longest sentence of some states, for which room is kept, so that nothing below moves with the picture. */
export const longestSentence = (stage: AnyStage, walk: readonly Params[]): string =>
  longest(
    walk
      .flatMap((params, at) => [
        stage.sentence({ params }),
        ...(stage.play ? [stage.sentence({ params, moment: at / walk.length })] : []),
      ])
      .map(textOfHtml),
  );

/** Inputs that come and go, in places that those share of which there is never more than one. */
export function slotsOf<I extends AnyStage['inputs'][number]>(
  inputs: readonly I[],
  walk: readonly Params[],
): readonly (readonly I[])[] {
  const meet = (one: I, other: I) => walk.some((params) => one.when?.(params) && other.when?.(params));
  const places: I[][] = [];
  for (const input of inputs) {
    const place = places.find((others) => !others.some((other) => meet(input, other)));
    if (place) place.push(input);
    else places.push([input]);
  }
  return places;
}

/** The text that is the widest. */
export const longest = (texts: readonly string[]): string =>
  texts.reduce((longest, text) => (widthOf(text) > widthOf(longest) ? text : longest), '');

const widthOf = (text: string): number => textWidth(text, noteSize);

/** The values of a choice or a switch. */
const optionsOf = ({ controls }: AnyStage, { name }: { name: string }): readonly (string | boolean)[] =>
  controls[name]!.kind === 'choice' ? Object.keys((controls[name] as ChoiceControl).options) : [false, true];

function moved(stage: AnyStage, { box, press, step }: Handle<Params>, params: Params, roll: number): Change {
  if (!box(params, canvasOf(stage, 'wide'))) return {};
  if (press) return press(params);
  const by = roll & 1 ? 1 : -1;
  return step?.(roll & 2 ? { x: by, y: 0 } : { x: 0, y: by }, params, (roll & 12) === 0) ?? {};
}
