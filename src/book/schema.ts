import { z } from 'astro/zod';
import { interfaceOf, languages } from '#messages/languages.ts';
import { slugPattern } from './addresses.ts';
import { isKnownRepository } from './edit-address.ts';
import { isLicense } from './license.ts';
import { mostOwnRoles, ownRoles } from './roles.ts';
import { isWithin } from './phrases.ts';
import { controls } from './problem.ts';

/**
 * The front matter of a question. `question`, `topics` and `shortAnswer` are enough to build;
 * everything else has a default. Unknown fields are errors, so that a typing mistake is found.
 */

/** YAML can write controls in codes, which speak to terminals and which no feed may hold. */
const text = z
  .string()
  .trim()
  .min(1, 'is empty')
  .regex(
    new RegExp(String.raw`^[^${controls}\ufffe\uffff\p{Cs}]*$`, 'u'),
    'is written with an invisible character',
  );
export const slug = z.string().regex(slugPattern, 'is not a valid slug (lower-case words joined by "-")');

export const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?$/, 'is not a language code such as "es"');
const day = z.iso.date('is not a day such as 2026-01-31');
export const anchorName = /^[\p{L}\p{M}\p{N}_.-]+$/u;
const anchor = z.string().regex(anchorName, 'is not a valid name of an anchor');
const version = z
  .string()
  .regex(/^[0-9a-f]{8}$/, 'is not a version, which is eight digits of an answer’s hash, in quotes');

export const difficulties = ['introductory', 'intermediate', 'advanced'] as const;
export type Difficulty = (typeof difficulties)[number];

const relationKinds = ['prerequisite', 'follow-up', 'contrast'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** The part of a source that was read: its text, only its abstract, its code, its documentation, or a text about it. */
export const waysOfReading = ['text', 'abstract', 'code', 'docs', 'secondary'] as const;
export type WayOfReading = (typeof waysOfReading)[number];

export const questionSchema = z.strictObject({
  /** The question as it was asked. Becomes the page's heading. */
  question: text,
  /** A few words in large type above a long question, and its name on cards. */
  shortTitle: text.max(48, 'is longer than 48 characters').optional(),
  /** An invitation to move the question's picture, on its card. */
  hook: text.optional(),
  /** Place in the book and short link; unique. Default: after the highest number, in order of slugs. */
  number: z.number().int().positive().max(999_999).optional(),
  /** Slugs from book.yaml; the first is the question's home. */
  topics: z.array(slug).min(1, 'is empty'),
  /** The answer in 30 seconds. Inline Markdown with $formulas$ and <Cite/>. */
  shortAnswer: text,
  /** The question of its practice card, where the first sentence of the short answer answers less than the question. */
  cardQuestion: text.optional(),
  /** Where the usual answer goes wrong, in a sentence or two. Same Markdown. */
  correction: text.optional(),
  /** Left out where nobody has said how difficult the question is: no page then asserts it. */
  difficulty: z.enum(difficulties).optional(),
  /** When the answer was first written and when it was last checked against its sources. */
  written: day.optional(),
  reviewed: day.optional(),
  /** Other ways in which people ask for this. Shown on the page and searched. */
  aliases: z.array(text).default([]),
  /** The question in other languages, by language code, in a line each. Shown on the page and searched. */
  titles: z.record(languageCode, text).default({}),
  /** Search words for it in other languages, by language code, as lists. Not shown. */
  terms: z.record(languageCode, z.array(text).min(1, 'is empty')).default({}),
  /** Other questions: what to read before, after, or for the difference; with the reason. */
  related: z.array(z.strictObject({ to: slug, kind: z.enum(relationKinds), why: text })).default([]),
  /** The use of each cited source, the part of it that was read, and when. */
  sources: z
    .array(
      z.strictObject({
        key: text,
        use: text,
        read: z.enum(waysOfReading).optional(),
        on: day.optional(),
      }),
    )
    .default([]),
  /** Changes of the answer, oldest first; the first says when it was published. `npm run record` writes them. */
  changes: z.array(z.strictObject({ version, date: day, note: text })).default([]),
  /** Whether it is shown by the author's server alone, and left out of the site. */
  draft: z.boolean().default(false),
  /** Slugs under which the question was published before; their addresses lead here. */
  formerly: z.array(slug).default([]),
  /** Anchors that were published under another name: old name, and the one it has now. */
  moved: z.record(anchor, anchor).default({}),
});
export type QuestionData = z.infer<typeof questionSchema>;

/** The front matter of a page of the book's own. */
export const pageSchema = z.strictObject({
  /** Its heading. */
  title: text,
  /** Its content in a sentence or two: below its heading, in search and in previews. Plain text. */
  description: text,
  /** The text of its link in every header; without it the link is in the footer, unless `navigation` says otherwise. */
  menu: text.optional(),
  /** Its place among the links; without it, after those that have one. */
  order: z.number().optional(),
  /** Other names by which search finds it. */
  aliases: z.array(text).optional(),
  /** Slugs under which it was published before; their addresses lead here. */
  formerly: z.array(slug).default([]),
});
export type PageData = z.infer<typeof pageSchema>;

const navigationEntries = z
  .array(
    z.union([text, z.strictObject({ to: text, label: text.max(30, 'is longer than 30 characters') })], {
      error:
        'is neither the name of a page, "topics", "search", "practice" or "export", nor { to: https://…, label: … } with a label of at most 30 characters',
    }),
  )
  .max(12, 'has more than 12 links');

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour such as "#0a7068"');

/** A font by its files; one that varies in weight is one file. `serif`: which fonts of readers' systems stand in for it. */
const font = z.strictObject({
  file: text,
  bold: text.optional(),
  italic: text.optional(),
  serif: z.boolean().default(false),
  license: text,
});
export type Font = z.infer<typeof font>;

const spokenCode = languageCode.refine((code) => Object.hasOwn(languages, interfaceOf(code)), {
  error: 'is not a language that the site speaks',
  params: {
    expected: `one of ${Object.keys(languages).join(', ')}, or one with a region, such as de-AT; another language needs a translation of src/messages/en.ts`,
  },
});

const most = z.number().int().positive().optional();

const avoid = z
  .record(
    text,
    z.union(
      [
        text.transform((write) => ({ write, except: [] as string[] })),
        z.strictObject({ write: text, except: z.array(text).default([]) }),
      ],
      {
        error: 'is neither what to write instead, nor { write: …, except: [longer phrases that are right] }',
      },
    ),
  )
  .superRefine((phrases, context) => {
    for (const [phrase, { except }] of Object.entries(phrases))
      for (const [at, longer] of except.entries())
        if (!isWithin(phrase, longer))
          context.addIssue({
            code: 'custom',
            path: [phrase, 'except', at],
            message: `is not a phrase with "${phrase}" and other words`,
          });
  })
  .optional();

export const bookSchema = z.strictObject({
  name: text,
  tagline: text,
  description: text,
  /** Code of the language that the book is written in, such as "de" or "de-AT": its interface speaks it too. */
  language: spokenCode.default('en'),
  /** Other languages, in which some of its texts lie beside the others, and its words in `book.de.yaml`; see translation.ts. */
  translations: z.array(spokenCode).default([]),
  /** Whether a figure in prose without a source or derivation stops the build. */
  figuresNeedSources: z.boolean().default(false),
  /** Words for what the book counts: a number before one of them needs a source, too, however small. */
  units: z.array(text).optional(),
  /** Whether programs of the book may do more than compute: import packages, read files, use the network. */
  trusted: z.boolean().default(false),
  /** The question whose picture readers can move on the home page. */
  stage: slug.optional(),
  /** The colour of links, marks and controls: that of light pages, or of both themes; see accent.ts. */
  accent: z
    .union([colour, z.strictObject({ light: colour, dark: colour })], {
      error: 'is neither a colour such as "#0a7068" nor a pair such as { light: "#0a7068", dark: "#5fcfc3" }',
    })
    .optional(),
  /** A picture of the book's folder, shown as it is in place of the first letter of its name or of symbol.svg. */
  logo: text.optional(),
  /** A style sheet of the book's folder, which comes after the site's own; see own-css.ts. */
  css: text.optional(),
  /** Fonts of the book's folder for texts, headings and code, each with its licence: a file beside it, or its name. */
  fonts: z
    .strictObject({ text: font.optional(), heading: font.optional(), code: font.optional() })
    .optional(),
  /** Whether readers can practise with its questions, at /practice/, and take it away, from /export/. */
  practice: z.boolean().default(true),
  exports: z.boolean().default(true),
  /**
   * Most words of a question's texts, and most folds; in Chinese and Japanese each character counts. See answer-length.ts.
   * `longestRight`: the most quiz questions, in a hundred, of which the right choice is the longest; see longest-choices.ts.
   */
  limits: z
    .strictObject({
      hook: most,
      shortAnswer: most,
      correction: most,
      threeMinutes: most,
      answer: most,
      folds: most,
      longestRight: z.number().int().min(0).max(100).optional(),
    })
    .optional(),
  /** Words and phrases that the book does not use, and what to write instead. See words-to-avoid.ts. */
  avoid,
  /** Roles of what diagrams, plots and labs show, with the words of their legends; see roles.ts. */
  roles: z
    .record(slug, text)
    .refine(
      (roles) => ownRoles(roles).length <= mostOwnRoles,
      `names more than ${mostOwnRoles} roles of its own`,
    )
    .default({}),
  /** Who wrote it: in its citations, its e-book, its feed, and what it says to search engines. */
  author: z
    .union([text, z.array(text).min(1, 'is empty')], { error: 'is neither a name nor a list of names' })
    .transform((author) => [author].flat())
    .optional(),
  /** Terms under which it may be used; see license.ts. */
  license: z
    .string()
    .refine(isLicense, 'is neither an identifier of SPDX such as CC-BY-4.0 nor an address of its text')
    .optional(),
  /** Whether the foot of each page names the generator. */
  madeWith: z.boolean().default(true),
  /** The repository of the book, and where its host edits a file: pages then lead there, and say when they were changed last. */
  repository: z
    .string()
    .refine(
      isKnownRepository,
      'is not an address such as https://github.com/me/book, of GitHub, GitLab or Codeberg; for another host use "edit"',
    )
    .optional(),
  edit: z
    .string()
    .regex(
      /^https:\/\/[^\s{}/]+\/[^\s{}]*\{path\}[^\s{}]*$/,
      'is not an address such as https://git.example.org/me/book/edit/main/{path}',
    )
    .optional(),
  /** Links of every page's header and footer, in order; see navigation.ts for what they are without it. */
  navigation: z
    .strictObject({ header: navigationEntries.optional(), footer: navigationEntries.optional() })
    .optional(),
  /** A script that counts visits, and its data. Readers' browsers then ask its site; without this, nobody but the book's. */
  analytics: z
    .strictObject({
      script: z
        .string()
        .regex(
          /^https:\/\/[^\s;,'"/]+\/[^\s;,'"]+$/,
          'is not an address such as https://plausible.io/js/script.js',
        ),
      data: z.record(slug, text).default({}),
    })
    .optional(),
  /** Topics in reading order. `formerly`: slugs under which one was published before. */
  topics: z
    .array(
      z.strictObject({
        slug,
        title: text,
        description: text.optional(),
        formerly: z.array(slug).default([]),
      }),
    )
    .min(1, 'is empty'),
});
export type Book = z.infer<typeof bookSchema>;

/** A book's words in another of its languages. */
export const bookWordsSchema = z.strictObject({
  name: text.optional(),
  tagline: text,
  description: text,
  ...bookSchema.pick({ roles: true, avoid: true, navigation: true }).partial().shape,
  topics: z.array(z.strictObject({ slug, title: text, description: text.optional() })).default([]),
});
export type BookWords = z.infer<typeof bookWordsSchema>;
export type Limits = NonNullable<Book['limits']>;
export type Avoid = NonNullable<Book['avoid']>;
export type Topic = Book['topics'][number];
