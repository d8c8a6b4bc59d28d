import { z } from 'astro/zod';
import type { AnyLab } from '#lab/lab.ts';
import { plainMarkup } from '#lab/markup.ts';
import type { AnyStage } from '#lab/stage.ts';

/** What a program of the book gives a page: its texts are texts, which Astro escapes, and what it draws is plain markup. */

const text = z.string();
const texts = z.array(text);
const labelled = z.looseObject({ label: text });
const control = labelled.extend({
  unit: text.optional(),
  options: z.record(text, text).optional(),
  default: z.union([z.number(), text, z.boolean()]),
  squares: z.looseObject({ rows: texts, columns: texts }).optional(),
});
const controls = z.record(text, control);
const lab = z.looseObject({
  ...{ title: text, intro: text, press: text.optional(), simplified: texts, controls },
  presets: z.array(labelled.extend({ look: text })),
});
const stage = z.looseObject({
  ...{ controls, note: text, label: text, play: labelled.optional() },
  inputs: z.array(labelled),
  handles: z.array(labelled).optional(),
});

/** @throws if a lab does not have the texts that a lab has. */
export const labFrom = (slug: string, program: { lab: unknown } | undefined): AnyLab | undefined =>
  program && (checked(` of the lab of "${slug}"`, lab, program.lab) as AnyLab);

/** @throws if a stage does not have the texts that a stage has; what it draws is read as it is drawn. */
export function stageFrom(slug: string, program: { stage: unknown } | undefined): AnyStage | undefined {
  if (!program) return undefined;
  const of = ` of the stage of "${slug}"`;
  const given = checked(of, stage, program.stage) as AnyStage;
  return {
    ...given,
    picture: (...seen) => plainMarkup(given.picture(...seen), of),
    sentence: (seen) => plainMarkup(given.sentence(seen), of),
    inputs: given.inputs.map((input) =>
      input.kind === 'choice' && input.html
        ? { ...input, html: (...option) => plainMarkup(input.html!(...option), of) }
        : input,
    ),
  };
}

function checked(of: string, schema: z.ZodType, given: unknown): unknown {
  const { data, error } = schema.safeParse(given);
  if (!error) return data;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  throw new Error(`"${path.join('.')}"${of} is wrong: ${message}.`);
}
