/** The style sheets of each part of a page. Those of the book follow `own` (outputs/own-fonts.ts, render/own-look.ts). */
import { transform } from 'lightningcss';

/** From the weakest to the strongest. */
const layers = ['tokens', 'base', 'prose', 'layout', 'parts', 'forced', 'print', 'absent'] as const;

/** The sheets of parts by room and name, in the layers in which they stand; `none` where they say it themselves. */
type Parts = Readonly<Record<string, Partial<Record<(typeof layers)[number] | 'none', readonly string[]>>>>;

const atTop = {
  // What the first lines of every page need.
  page: {
    none: ['page/fonts'],
    tokens: ['page/tokens'],
    base: ['page/base'],
    prose: ['page/prose', 'page/text'],
    layout: ['page/header'],
    absent: ['page/absent'],
  },
  languages: { base: ['page/languages'] },
  translated: { layout: ['page/translated'] },
  lines: { layout: ['page/header-lines'] },
  // The opening of an answer, or of a page of the book's own.
  answer: { layout: ['answer/opening'], parts: ['answer/waiting'], print: ['answer/opening-print'] },
  // An opening with a short title, a picture to move, or what is wrong with the usual answer.
  opened: { layout: ['answer/opened'] },
  longWords: { layout: ['answer/long-words'] },
  math: { none: ['look/more-fonts'], parts: ['answer/math'] },
  citations: { prose: ['answer/citations'] },
} satisfies Parts;

const ofDrawings = {
  roles: { tokens: ['pictures/roles'], forced: ['pictures/forced-colors'] },
  pictures: { parts: ['pictures/figures', 'pictures/diagram'] },
  plots: { parts: ['pictures/plots', 'stage/picture'] },
  stage: { parts: ['stage/stage', 'stage/controls', 'stage/small'], print: ['stage/print'] },
  inputs: { parts: ['stage/inputs'] },
  claims: { parts: ['stage/claims'] },
} satisfies Parts;

/** Those of what stands below the first lines of an answer. */
const below = {
  // The rest of what any page may show.
  rest: {
    layout: ['lists/cards', 'page/footer'],
    parts: ['page/search-box', 'page/notes'],
    forced: ['page/forced-colors'],
    print: ['page/print'],
    prose: ['answer/box-ends'],
  },
  tables: { prose: ['answer/tables'] },
  lists: { layout: ['lists/lists', 'page/neighbours'] },
  listed: { layout: ['lists/listed-cards'] },
  // Code, and what follows an answer but its sources.
  ending: {
    parts: ['answer/folded', 'answer/code'],
    layout: ['answer/ending', 'page/neighbours', 'answer/sources'],
    tokens: ['answer/code-colours'],
    print: ['answer/ending-print'],
  },
  // What few answers have: quoted code, notes, matrices, lists of tasks.
  seldom: {
    parts: ['answer/quoted-code', 'answer/note-box', 'answer/aligned-math'],
    prose: ['answer/tasks'],
  },
  // What Markdown of other tools brings: footnotes, definitions, tabs of code, videos, notes that fold.
  written: { parts: ['answer/written'] },
  // Misconceptions, and what unfolds.
  items: { parts: ['answer/items'] },
  quiz: { parts: ['answer/quiz'], print: ['answer/quiz-print'] },
  lab: { parts: ['lab/lab'] },
  squares: { parts: ['lab/squares'] },
} satisfies Parts;

const sheetsOf = { ...atTop, ...ofDrawings, ...below, line: { parts: ['stage/line'] } } satisfies Parts;
const namesOf = <Name extends string>(parts: Record<Name, object>) => Object.keys(parts) as Name[];

export type StyledPart = keyof typeof sheetsOf | 'own';
export const stylesAtTop: StyledPart[] = ['own', ...namesOf(atTop)];
export const stylesOfDrawings = namesOf(ofDrawings);
export const stylesBelow = namesOf(below);

/** The styles of each part as pages have them; `sheet` gives the rules of one by its room and name. */
export const partStyles = (sheet: (name: string) => string) =>
  Object.fromEntries(
    Object.entries<Parts[string]>(sheetsOf).map(([part, sheets]) => {
      const rules = Object.entries(sheets).map(([layer, names]) => {
        const css = names.map(sheet).join('');
        return layer === 'none' ? css : `@layer ${layer}{${css}}`;
      });
      if (part === 'page') rules.unshift(`@layer ${layers.join()};`);
      // Rules of two sheets may become one.
      const { code } = transform({ filename: part, code: Buffer.from(rules.join('')), minify: true });
      return [part, code.toString()];
    }),
  ) as Record<keyof typeof sheetsOf, string>;
