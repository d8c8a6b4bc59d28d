import type { AnyLab } from './lab.ts';
import type { AnyStage, Handle, StageInput } from './stage.ts';

/** The texts of a lab on its page, as data. */
export interface LabTexts extends Pick<
  AnyLab,
  'title' | 'intro' | 'controls' | 'presets' | 'press' | 'simplified'
> {
  /** Names of the files that a run with its defaults reads. */
  files: readonly string[];
}

/** The result of a lab at the end of a run. */
export interface Frame {
  html: string;
  /** For screen readers. */
  summary: string;
}

/** A lab as its page shows it: its texts, and its frame for the defaults. */
export type ShownLab = LabTexts & Frame;

/** An input beside a stage's picture, as it stands at first. */
export interface ShownInput {
  kind: StageInput<AnyStage['controls']>['kind'];
  name: string;
  label: string;
  above: boolean;
  along: boolean;
  /** It keeps its place but is not shown. */
  hidden: boolean;
  /** Which of how many stops it is at. */
  stop: number;
  stops: number;
  /** Its value with its unit. */
  text: string;
  /** The longest texts that may stand in its place, for which room is kept: of a value, and of a value with its name. */
  room: string;
  lineRoom: string;
  pressed: boolean;
  options: readonly { option: string; html: string; pressed: boolean }[];
}

/** A handle in a stage's picture, as it lies at first: styles of its place and of its ring, and its attributes. */
export interface ShownHandle extends Pick<Handle<object>, 'axis' | 'jumps'> {
  style: string;
  ring: string;
  facts: Readonly<Record<string, string>>;
  isButton: boolean;
  isDragged: boolean;
  /** Whether it shows itself. */
  hints: boolean;
}

/** A stage as its page shows it, as data: drawings and sentences as markup. */
export interface ShownStage extends Pick<AnyStage, 'label' | 'note'> {
  play: string | undefined;
  sentence: string;
  /** The longest sentence that its states have. */
  room: string;
  wide: string;
  narrow: string;
  thumb: string;
  inputs: readonly ShownInput[];
  /** Places of inputs that come and go, each with the numbers of those that share it. */
  places: readonly (readonly number[])[];
  handles: readonly ShownHandle[];
  /** Whether its sentence makes claims, which of them at first, and the draw that it shows. */
  claims: boolean;
  claim: string | undefined;
  draw: number | undefined;
  /** The states of its first presets. */
  tries: readonly { label: string; state: string }[];
  /** Presets of the lab whose whole state it shows, by id. */
  presets: Readonly<Record<string, { sentence: string; thumb: string }>>;
}
