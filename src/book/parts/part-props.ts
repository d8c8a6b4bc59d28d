import { z } from 'astro/zod';
import { slugPattern } from '../addresses.ts';
import { longestQuotation } from '../citation.ts';
import { readingShare, wordCount } from '../word-count.ts';

/**
 * The parts that a question can use without importing them, and the properties each takes. The content check reads this table
 * before anything renders; the components parse with it again, because a property given as an expression is known only then.
 */

const text = z.string().trim().min(1, 'is empty');
/** With formulas, emphasis, links and citations: `page.inline` sets it, and the check reads it as it reads an answer. */
const inlineText = z.string().trim().min(1, 'is empty');
const id = z.string().regex(slugPattern, 'is not a valid id (lower-case words joined by "-")');
const file = z.string().regex(/^[\w./-]+$/, 'is not a valid path');
/** Units of bytes are written one way, so that a slip of the finger does not change a figure a thousandfold or eightfold. */
const unit = text.refine((value) => !/^[kmgt]i?b$/i.test(value) || /^(kB|MB|GB|TB|[KMGT]iB)$/.test(value), {
  message: 'is not one of the units of bytes: kB, MB, GB, TB, KiB, MiB, GiB, TiB',
});
const quotation = text.refine((value) => wordCount(value, readingShare) <= longestQuotation, {
  message: `is longer than ${longestQuotation} words: quote only what gives the figure, with " … " for what is left out`,
});
const flag = z
  .union([z.boolean(), z.literal('')], { error: 'is a flag, so write its name alone' })
  .transform((value) => value !== false);

const axis = z.strictObject({
  label: text,
  log: z.boolean().optional(),
  from: z.number().optional(),
  to: z.number().optional(),
});

export const partProps = {
  /**
   * A numbered mark. `of`: key in references.bib. `at`: where in the work, such as "section 4.1". `says`: the words of the
   * work there, which must contain the figures of the sentence. `unchecked`: no text to compare them with was within reach.
   */
  Cite: z.strictObject({
    of: text,
    at: text.optional(),
    says: quotation.optional(),
    unchecked: flag.optional(),
  }),
  /** A flow chart from a YAML file beside the question (see render/diagram/spec.ts). */
  Diagram: z.strictObject({ file }),
  /**
   * Quotes a file beside the question or below it, whole or a region of it. `lines`: which lines of what
   * is shown to mark, such as "2,5-7". `output`: also show the program's recorded output. `notRun`: says why this
   * program is not run here, with the version it was checked against.
   */
  Code: z.strictObject({
    file,
    region: z
      .string()
      .regex(/^[\w-]+$/, 'is not a valid name of a region')
      .optional(),
    caption: inlineText.optional(),
    lines: z
      .string()
      .regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, 'is not a list of lines such as "2,5-7"')
      .optional(),
    output: flag.optional(),
    notRun: inlineText.optional(),
  }),
  /** The lab of the question: the folder `lab/` beside it. */
  Lab: z.strictObject({}),
  /** A lab that runs when it is asked to, with files of the book: the folder `live/` beside the question or page. */
  Live: z.strictObject({}),
  /** An aside. `kind` sets its label unless `title` does. `fold`: its label opens it. */
  Note: z.strictObject({
    kind: z.enum(['note', 'warning', 'as-of']).default('note'),
    title: text.optional(),
    fold: flag.optional(),
  }),
  /** Fenced code in several forms, of which a reader chooses one: each has its name in brackets behind its language. */
  CodeTabs: z.strictObject({}),
  /** A link to a video on another site, with a picture of the book's own; nothing is loaded from there. */
  Video: z.strictObject({
    src: z.string().regex(/^https:\/\/[\w.:-]+\/\S*$/, 'is not the address of a video (https://…)'),
    poster: file.optional(),
    title: text.optional(),
  }),
  /**
   * A wrong statement, always labelled as wrong; the content corrects it. `instead`: the right statement in one sentence, which
   * the practice card then asks for.
   */
  Misconception: z.strictObject({ id, claim: inlineText, instead: inlineText.optional() }),
  /** Text that a hurried reader may skip: folded, with a title that says what it holds. */
  Deeper: z.strictObject({ id, title: text }),
  /** A question to recall an answer to before opening it. */
  FollowUp: z.strictObject({ id, question: inlineText }),
  /** A question with choices; each choice explains itself. */
  Quiz: z.strictObject({ id, question: inlineText }),
  Choice: z.strictObject({ text: inlineText, right: flag.optional() }),
  /** A number from tested code, set with true minus, thin groups and a no-break space before its unit. */
  Value: z.strictObject({
    of: z.number(),
    digits: z.number().int().min(0).max(12).optional(),
    unit: unit.optional(),
  }),
  /** In how many draws a claim of the page holds, at the size where it holds least; `of`: its id. */
  Draws: z.strictObject({ of: id }),
  /** Own arithmetic or measurement: `how` says how, in reach of the reader. */
  Derived: z.strictObject({ how: inlineText }),
  /** Horizontal stacked bars; `bars` comes from tested code. */
  Bars: z.strictObject({
    /** Makes the figure's address, "figure-<id>"; outlives the title. */
    id,
    title: text,
    alt: text,
    caption: inlineText.optional(),
    unit,
    digits: z.number().int().min(0).max(6).optional(),
    bars: z
      .array(
        z.strictObject({
          label: text,
          note: text.optional(),
          segments: z
            .array(z.strictObject({ label: text, value: z.number().nonnegative(), role: id }))
            .min(1),
        }),
      )
      .min(1),
  }),
  /** Line plot; `series` comes from tested code. */
  Plot: z.strictObject({
    id,
    title: text,
    alt: text,
    caption: inlineText.optional(),
    x: axis,
    y: axis,
    series: z
      .array(
        z.strictObject({
          label: text,
          role: id,
          dashed: z.boolean().optional(),
          step: z.boolean().optional(),
          dots: z.boolean().optional(),
          points: z.array(z.tuple([z.number(), z.number()])).min(1),
        }),
      )
      .min(1),
    marks: z.array(z.strictObject({ x: z.number(), y: z.number(), label: text })).optional(),
  }),
} as const;

export type PartName = keyof typeof partProps;

/** The properties of a part that are inline texts. */
export const inlineProperties = (part: PartName): string[] =>
  Object.entries<z.ZodType>(partProps[part].shape).flatMap(([name, type]) =>
    (type instanceof z.ZodOptional ? type.unwrap() : type) === inlineText ? [name] : [],
  );

/**
 * Parses the properties that a part was given.
 *
 * @throws Error that names the part, the properties that are wrong and the page's file.
 */
export function parseProps<N extends PartName>(
  name: N,
  props: unknown,
  file: string,
): z.infer<(typeof partProps)[N]> {
  const given = Object.fromEntries(
    Object.entries(props as Record<string, unknown>).filter(
      ([key]) => !key.startsWith('data-astro') && key !== 'class',
    ),
  );
  const result = partProps[name].safeParse(given);
  if (!result.success) {
    const issues = result.error.issues.map(
      (issue) => `${issue.path.join('.') || 'properties'}: ${issue.message}`,
    );
    throw new Error(`${file}: <${name}> was given wrong properties.\n  ${issues.join('\n  ')}`);
  }
  return result.data as z.infer<(typeof partProps)[N]>;
}
