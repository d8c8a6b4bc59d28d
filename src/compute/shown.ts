import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { activePart } from '#book/look/picture.ts';
import { rolesOf, unknownRole } from '#book/roles.ts';
import { plainMarkup } from '#lab/markup.ts';
import type { Frame, LabTexts, ShownLab, ShownStage } from '#lab/shown.ts';
import { bookSettings } from '#project/book-settings.ts';
import { askProgram, frameOf } from './ask-program.ts';
import { presetId } from './check-settings.ts';
import { labProgram, type LabProgram } from './lab-program.ts';
import { readRecord } from './recorded.ts';
import { recordedFrame } from './recorded-frame.ts';

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
  title: text,
  intro: text,
  press: text.optional(),
  simplified: texts,
  controls,
  // Checked where they are made; what is written of an object may be something else.
  presets: z.array(labelled.extend({ id: text.regex(presetId), look: text })),
});
const stageTexts = z.looseObject({
  label: text,
  note: text,
  play: text.optional(),
  inputs: z.array(labelled.extend({ text, room: text, lineRoom: text })),
  // Attributes of elements.
  handles: z.array(
    z.looseObject({
      facts: z.strictObject({
        'aria-label': text,
        'aria-valuetext': text.optional(),
        'aria-valuenow': text.optional(),
      }),
    }),
  ),
});

/** The lab in a folder, as its page shows it. */
export async function shownLab(folder: string): Promise<ShownLab> {
  const program = await labProgram(folder);
  const [texts, frame] = await Promise.all([
    askProgram<LabTexts>(program, { of: 'lab' }),
    firstFrame(program),
  ]);
  return { ...checked(labTexts, texts, join(folder, 'lab.ts')), ...frame };
}

/**
 * The frame of a lab for its defaults: as it is recorded beside it, else as it computes.
 *
 * @throws with the lab's file as `loc` if it stops with an error, or draws what no picture may hold.
 */
export async function firstFrame(program: LabProgram): Promise<Frame> {
  const recorded = readRecord<Frame>(recordedFrame(program).file);
  const { html, summary } = recorded?.source === program.source ? recorded : await frameOf(program);
  checkDrawn([html], join(program.folder, 'lab.ts'));
  return { html, summary: String(summary) };
}

/**
 * The stage in the folder of a lab, as its page shows it.
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
  checkDrawn(drawn, file);
  return shown;
}

/** @throws with a program's file as `loc` where it has drawn what no picture may hold, or a role that the book lacks. */
function checkDrawn(drawn: readonly string[], file: string): void {
  try {
    for (const markup of drawn) {
      // E-books have no policy that would keep it from loading something.
      const part = activePart(plainMarkup(markup).replace(/&[a-z]\w*;/gi, ''));
      if (part) throw new Error(`no picture may hold ${part.what}`);
    }
  } catch (error) {
    throw Object.assign(error as Error, { loc: { file } });
  }
  const book = bookSettings();
  const unknown = book && unknownRole(drawn.join(''), rolesOf(book));
  if (unknown) throw Object.assign(new Error(unknown.why), { loc: placeOf(unknown.name, file) });
}

/** Where a program, or another in its folder, names a role first. */
function placeOf(role: string, file: string): { file: string; line?: number } {
  const named = new RegExp(`(?:["'\`]|role-)${role}(?![\\w-])`);
  for (const path of [file, ...globSync(join(dirname(file), '*.ts')).sort()]) {
    const lines = readFileSync(path, 'utf8').split('\n');
    const line = lines.findIndex((text) => named.test(text)) + 1;
    if (line > 0) return { file: path, line };
  }
  return { file };
}

/** @throws with a file as `loc` where what is shown of it has another form. */
export function checked<Shown>(schema: z.ZodType, shown: Shown, file: string): Shown {
  const { error } = schema.safeParse(shown);
  if (!error) return shown;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  throw Object.assign(new Error(`"${path.join('.')}" is wrong: ${message}.`), { loc: { file } });
}
