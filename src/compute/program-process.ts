import { stringify } from 'devalue';
import { refuseLong } from './data-lists.ts';
import type { Claim } from '#lab/claim.ts';
import type { ClaimRecord } from '#lab/claim-record.ts';
import { defaultsOf } from '#lab/controls.ts';
import { result, type AnyLab } from '#lab/lab.ts';
import type { Frame, LabTexts } from '#lab/shown.ts';
import type { AnyStage } from '#lab/stage.ts';
import { checkSettings, checkStops } from './check-settings.ts';
import { filesNamed } from './files-named.ts';
import { loadProgram, type Program } from './load-program.ts';
import { carryOutOrders } from './carry-out-orders.ts';
import { stageAsData } from './stage-as-data.ts';

/**
 * A request to a program: a run with parameters that differ from the defaults, how its claims come out in every draw or one of so
 * many, or what its page shows.
 */
export type Ask =
  | { of: 'frame'; setting: object }
  | { of: 'claims'; every: number }
  | { of: 'lab' }
  | { of: 'stage'; presets: AnyLab['presets'] }
  | { of: 'values'; named?: readonly string[] };
export type Order = Program & { ask: Ask };

function computedFrame(lab: AnyLab, setting: object): Frame {
  checkSettings(lab);
  const params = { ...defaultsOf(lab.controls), ...setting };
  const frame = result(lab.run(params, filesNamed(lab.files?.(params) ?? [])));
  return { html: lab.view(frame, params), summary: lab.summary(frame, params) };
}

function textsOf(lab: AnyLab): LabTexts {
  checkSettings(lab);
  const { title, intro, controls, presets, press, simplified } = lab;
  return {
    title,
    intro,
    controls,
    presets,
    simplified,
    ...(press !== undefined && { press }),
    files: lab.files?.(defaultsOf(controls)) ?? [],
  };
}

/** How a claim comes out in each draw, `-` for a draw that is left out. */
const outcomesOf =
  (every: number) =>
  ({ id, of, says, varies, draws, saysHowOften, ...claim }: Claim): ClaimRecord => {
    const file = filesNamed(claim.files ?? []);
    const outcome = (size: number) => (_: unknown, at: number) =>
      at % every > 0 ? '-' : claim.holds(at + 1, size, file) ? '1' : '0';
    const outcomes = Object.entries(claim.sizes ?? { '': 0 }).map(([name, size]) => [
      name,
      Array.from({ length: draws === 'exact' ? 1 : draws }, outcome(size)).join(''),
    ]);
    const facts = { id, of, says, varies, draws, ...(saysHowOften && { saysHowOften }) };
    return { ...facts, outcomes: Object.fromEntries(outcomes) as Record<string, string> };
  };

/** The value of one program in braces as text of devalue, or why there is none: it failed, or is no data. */
export type BraceValue = { data: string } | { error: string } | { noData: string };

const messageOf = (error: unknown): string => String((error as Error | undefined)?.message ?? error);

function givenBy(compute: () => unknown): BraceValue {
  let value: unknown;
  try {
    // A copy is nothing but data, whatever the program gave.
    value = structuredClone(compute());
  } catch (error) {
    return { error: messageOf(error) };
  }
  try {
    refuseLong(value);
    return { data: stringify(value) };
  } catch (error) {
    return { noData: messageOf(error) };
  }
}

interface Exports {
  lab: AnyLab;
  stage: AnyStage;
  claims: readonly Claim[];
  values: readonly (() => unknown)[];
}

carryOutOrders(async ({ ask, ...program }: Order): Promise<string> => {
  const { lab, stage, claims, values } = await loadProgram<Exports>(program);
  if (ask.of === 'values') return JSON.stringify(values.map(givenBy));
  if (ask.of === 'stage') {
    checkStops(stage);
    return JSON.stringify(stageAsData(stage, ask.presets));
  }
  if (ask.of === 'claims') return JSON.stringify(claims.map(outcomesOf(ask.every)));
  return JSON.stringify(ask.of === 'lab' ? textsOf(lab) : computedFrame(lab, ask.setting));
});
