import { join } from 'node:path';
import { z } from 'astro/zod';
import { plainMarkup } from '#lab/markup.ts';
import type { LabTexts, ShownLab, ShownStage } from '#lab/shown.ts';
import { askProgram } from './ask-program.ts';
import { firstFrame } from './first-frame.ts';
import { labProgram } from './lab-program.ts';

const text = z.string();
const labelled = z.looseObject({ label: text });
const texts = z.array(text);
const control = labelled.extend({
  unit: text.optional(),
  options: z.record(text, text).optional(),
  default: z.union([z.number(), text, z.boolean()]),
  squares: z.looseObject({ rows: texts, columns: texts }).optional(),
});
const controls = z.record(text, control);
const labTexts = z.looseObject({
  ...{ title: text, intro: text, press: text.optional(), simplified: texts, controls },
  presets: z.array(labelled.extend({ look: text })),
});
const stageTexts = z.looseObject({
  ...{ label: text, note: text, play: text.optional() },
  inputs: z.array(labelled.extend({ text, room: text, lineRoom: text })),
});

/** What a page shows of the lab in a folder. */
export async function shownLab(folder: string): Promise<ShownLab> {
  const program = await labProgram(folder);
  const [texts, frame] = await Promise.all([
    askProgram<LabTexts>(program, { of: 'lab' }),
    firstFrame(program),
  ]);
  return { ...checked(labTexts, texts, join(folder, 'lab.ts')), ...frame };
}

/**
 * What a page shows of the stage in the folder of a lab.
 *
 * @throws with the stage's file as `loc` if it stops with an error, or draws what no picture may hold.
 */
export async function shownStage(folder: string, presets: ShownLab['presets']): Promise<ShownStage> {
  const program = await labProgram(folder, 'stage.ts');
  const file = join(folder, 'stage.ts');
  const shown = checked(stageTexts, await askProgram<ShownStage>(program, { of: 'stage', presets }), file);
  const { sentence, wide, narrow, thumb, inputs } = shown;
  const drawn = [
    ...[sentence, wide, narrow, thumb],
    ...inputs.flatMap(({ options }) => options.map(({ html }) => html)),
    ...Object.values(shown.presets).flatMap((preset) => [preset.sentence, preset.thumb]),
  ];
  try {
    for (const markup of drawn) plainMarkup(markup);
  } catch (error) {
    throw Object.assign(error as Error, { loc: { file } });
  }
  return shown;
}

function checked<Shown>(schema: z.ZodType, shown: Shown, file: string): Shown {
  const { error } = schema.safeParse(shown);
  if (!error) return shown;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  throw Object.assign(new Error(`"${path.join('.')}" is wrong: ${message}.`), { loc: { file } });
}
