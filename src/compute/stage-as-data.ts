import { defaultsOf, writeState, type ChoiceControl } from '#lab/controls.ts';
import { escapeHtml } from '#lab/escape.ts';
import { drawnHandle } from '#lab/drawn-handle.ts';
import type { AnyLab } from '#lab/lab.ts';
import type { ShownHandle, ShownInput, ShownStage } from '#lab/shown.ts';
import {
  drawnStage,
  drawnThumb,
  firstState,
  nearestStop,
  shows,
  type AnyStage,
  type StageInput,
} from '#lab/stage.ts';
import { stopText } from '#lab/stop-text.ts';
import { longest, longestSentence, slotsOf, walkOf } from './stage-room.ts';

type Input = StageInput<AnyStage['controls']>;

const isAlong = (input: Input): boolean => input.kind === 'slider' && input.along === true;
const isAbove = (input: Input): boolean => input.kind === 'choice' && input.above === true;

/** A stage as a page shows it, whose lab has some presets. */
export function stageAsData(stage: AnyStage, presets: AnyLab['presets']): ShownStage {
  const params = firstState(stage);
  const walk = walkOf(stage, presets);
  const { inputs, label, note, play, claim, draw } = stage;
  // Sliders along the picture follow one another there.
  const modes = inputs.filter((input) => input.when && !isAbove(input) && !isAlong(input));
  return {
    label,
    note,
    play: play?.label,
    sentence: stage.sentence({ params }),
    room: longestSentence(stage, walk),
    wide: drawnStage(stage, { params }, 'wide'),
    narrow: drawnStage(stage, { params }, 'narrow'),
    thumb: drawnThumb(stage),
    inputs: inputs.map((input) => shownInput(stage, input)),
    places: slotsOf(modes, walk).map((place) => place.map((input) => inputs.indexOf(input))),
    handles: shownHandles(stage),
    claims: claim !== undefined,
    claim: claim?.(params),
    draw: draw === undefined ? undefined : Number(params[draw]),
    tries: presets.slice(0, 3).map((preset) => ({
      label: preset.label,
      state: writeState(stage.controls, { ...defaultsOf(stage.controls), ...preset.params } as typeof params),
    })),
    presets: Object.fromEntries(
      presets
        .filter(({ params: differing }) => shows(stage, differing))
        .map(({ id, params: differing }) => {
          const seen = { params: { ...params, ...differing } as typeof params };
          return [id, { sentence: stage.sentence(seen), thumb: drawnStage(stage, seen, 'thumb') }];
        }),
    ),
  };
}

function shownInput(stage: AnyStage, input: Input): ShownInput {
  const { kind, name, label } = input;
  const params = firstState(stage);
  const stops = 'stops' in input ? input.stops : [];
  const stop = Math.max(0, stops.length && nearestStop(stops, Number(params[name])));
  const textsOf = (one: Input) =>
    'stops' in one ? one.stops.map((value) => stopText(stage, one, value)) : [''];
  const rivals = isAlong(input) ? stage.inputs.filter((one) => one.when && isAlong(one)) : [];
  const options = kind === 'choice' ? (stage.controls[name] as ChoiceControl).options : {};
  return {
    kind,
    name,
    label,
    stop,
    stops: stops.length,
    above: isAbove(input),
    along: isAlong(input),
    hidden: input.when?.(params) === false,
    text: stops.length > 0 ? stopText(stage, input, stops[stop]!) : '',
    room: longest(textsOf(input)),
    lineRoom: longest(rivals.flatMap((one) => textsOf(one).map((value) => `${one.label} ${value}`))),
    pressed: params[name] === true,
    options: Object.entries(options).map(([option, title]) => ({
      option,
      html: (input.kind === 'choice' && input.html?.(option, params)) || escapeHtml(title),
      pressed: String(params[name]) === option,
    })),
  };
}

function shownHandles(stage: AnyStage): ShownHandle[] {
  const handles = stage.handles ?? [];
  const shown = handles.find(({ shows }) => shows) ?? handles.find(({ drag }) => drag);
  return handles.map((handle) => ({
    ...drawnHandle(stage, handle, firstState(stage), 1),
    axis: handle.axis,
    jumps: handle.jumps,
    isButton: handle.press !== undefined,
    isDragged: handle.drag !== undefined,
    hints: handle === shown,
  }));
}
