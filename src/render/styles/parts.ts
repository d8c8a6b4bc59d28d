/** The style sheets of each part of a page. Those of the book follow `own` (outputs/own-fonts.ts, render/own-look.ts). */
import { transform } from 'lightningcss';

/** From the weakest to the strongest. */
const layers = ['tokens', 'base', 'prose', 'layout', 'parts', 'forced', 'print', 'absent'] as const;

/** Sheets by room and name, in their order, each with its layer; '' for one that says it itself. */
type Sheets = Readonly<Record<string, (typeof layers)[number] | ''>>;
type Parts = Readonly<Record<string, Sheets>>;

const atTop = {
  // What the first lines of every page need.
  page: {
    'page/fonts': '',
    'page/tokens': 'tokens',
    'page/base': 'base',
    'page/prose': 'prose',
    'page/text': 'prose',
    'page/header': 'layout',
    'page/absent': 'absent',
  },
  languages: { 'page/languages': 'base' },
  translated: { 'page/translated': 'layout' },
  lines: { 'page/header-lines': 'layout' },
  // The opening of an answer, or of a page of the book's own.
  answer: { 'answer/opening': 'layout', 'answer/waiting': 'parts', 'answer/opening-print': 'print' },
  // An opening with a short title, a picture to move, or what is wrong with the usual answer.
  opened: { 'answer/opened': 'layout' },
  math: { 'look/more-fonts': '', 'answer/math': 'parts' },
  citations: { 'answer/citations': 'prose' },
} satisfies Parts;

const ofDrawings = {
  roles: { 'pictures/roles': 'tokens', 'pictures/forced-colors': 'forced' },
  pictures: { 'pictures/figures': 'parts', 'pictures/diagram': 'parts' },
  plots: { 'pictures/plots': 'parts', 'stage/picture': 'parts' },
  stage: {
    'stage/stage': 'parts',
    'stage/controls': 'parts',
    'stage/small': 'parts',
    'stage/print': 'print',
  },
  inputs: { 'stage/inputs': 'parts' },
  claims: { 'stage/claims': 'parts' },
} satisfies Parts;

/** Those of what stands below the first lines of an answer. */
const below = {
  // The rest of what any page may show.
  rest: {
    'lists/cards': 'layout',
    'page/footer': 'layout',
    'page/search-box': 'parts',
    'page/notes': 'parts',
    'page/forced-colors': 'forced',
    'page/print': 'print',
    'answer/box-ends': 'prose',
  },
  tables: { 'answer/tables': 'prose' },
  lists: { 'lists/lists': 'layout', 'page/neighbours': 'layout' },
  listed: { 'lists/listed-cards': 'layout' },
  // Code, and what follows an answer but its sources.
  ending: {
    'answer/folded': 'parts',
    'answer/ending': 'layout',
    'page/neighbours': 'layout',
    'answer/code': 'parts',
    'answer/code-colours': 'tokens',
    'answer/sources': 'layout',
    'answer/ending-print': 'print',
  },
  // What few answers have: quoted code, notes, matrices, lists of tasks.
  seldom: {
    'answer/quoted-code': 'parts',
    'answer/note-box': 'parts',
    'answer/aligned-math': 'parts',
    'answer/tasks': 'prose',
  },
  // What Markdown of other tools brings: footnotes, definitions, tabs of code, videos, notes that fold.
  written: { 'answer/written': 'parts' },
  // Misconceptions, and what unfolds.
  items: { 'answer/items': 'parts' },
  quiz: { 'answer/quiz': 'parts', 'answer/quiz-print': 'print' },
  lab: { 'lab/lab': 'parts' },
  squares: { 'lab/squares': 'parts' },
} satisfies Parts;

const sheetsOf = { ...atTop, ...ofDrawings, ...below, line: { 'stage/line': 'parts' } } satisfies Parts;
const namesOf = <Name extends string>(parts: Record<Name, Sheets>) => Object.keys(parts) as Name[];

export type StyledPart = keyof typeof sheetsOf | 'own';
export const stylesAtTop: StyledPart[] = ['own', ...namesOf(atTop)];
export const stylesOfDrawings = namesOf(ofDrawings);
export const stylesBelow = namesOf(below);

/**
 * The styles of each part as pages have them.
 *
 * @param sheet  The rules of a sheet, by its room and name.
 */
export const partStyles = (sheet: (name: string) => string): Record<keyof typeof sheetsOf, string> =>
  Object.fromEntries(
    Object.entries<Sheets>(sheetsOf).map(([part, sheets]) => {
      const rules = Object.entries(sheets).map(([name, layer]) =>
        layer ? `@layer ${layer}{${sheet(name)}}` : sheet(name),
      );
      if (part === 'page') rules.unshift(`@layer ${layers.join()};`);
      // The rules of a layer that stand in several sheets become one block.
      const { code } = transform({ filename: part, code: Buffer.from(rules.join('')), minify: true });
      return [part, code.toString()];
    }),
  ) as Record<keyof typeof sheetsOf, string>;
