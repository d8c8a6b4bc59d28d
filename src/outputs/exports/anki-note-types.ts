import { withColours } from '#render/tokens.ts';
import { messages } from '#messages/of-book.ts';

/** The two kinds of notes in a package: fields, templates and styles. */

/**
 * Names of fields and templates are the same in all languages and for ever: where they differ, Anki takes a newer package for
 * notes of another kind, and updates none.
 */
export const fields = {
  recall: ['Asked', 'Answer', 'Points', 'Question', 'Link', 'Picture', 'Prompt'],
  quiz: ['Asked', 'Shown', 'Choices', 'Answer', 'Question', 'Link'],
} as const;
export type NoteKind = keyof typeof fields;
export const noteKinds = Object.keys(fields) as NoteKind[];

const where = (field: string, html: string): string => `{{#${field}}}${html}{{/${field}}}`;
const part = (field: string, name: string): string => where(field, `<div class="${name}">{{${field}}}</div>`);

const asked = `${part('Question', 'of')}<div class="asked">{{Asked}}</div>`;
const link = (): string => `<p class="more"><a href="{{Link}}">${messages.readAnswer}</a></p>`;

const templates: Record<NoteKind, () => { qfmt: string; afmt: string }> = {
  recall: () => ({
    qfmt: asked + part('Prompt', 'prompt'),
    afmt:
      '{{FrontSide}}<hr id="answer"><div class="answer">{{Answer}}</div>' +
      where('Points', `<h4>${messages.longerAnswer}</h4>{{Points}}`) +
      part('Picture', 'picture') +
      link(),
  }),
  quiz: () => ({
    qfmt: asked + part('Shown', 'shown') + part('Choices', 'choices'),
    // Each choice stands again with what is said of it.
    afmt: `${asked}${part('Shown', 'shown')}<hr id="answer"><div class="choices">{{Answer}}</div>${link()}`,
  }),
};

const colours =
  '--text: var(--color-text); --muted: var(--color-muted); --link: var(--color-accent); --rule: var(--color-rule);';
const verdicts = '--right: var(--role-4); --wrong: var(--role-wrong);';

const styles = `.card {
  ${colours} --panel: var(--color-surface); ${verdicts}
  max-width: 40rem; margin: 0 auto; padding: 1rem;
  background: var(--color-page); color: var(--text);
  font: 18px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  text-align: start; overflow-wrap: break-word;
}
.card.nightMode, .nightMode .card {
  ${colours} --panel: var(--color-raised); ${verdicts}
  background: var(--color-page);
}
.of, .prompt, .more, .picture p, h4 { color: var(--muted); font-size: 0.85em; }
.of { margin-bottom: 0.4em; }
.asked { font-weight: 600; font-size: 1.1em; line-height: 1.35; }
.prompt { margin-top: 0.5em; }
h4 { margin: 1.2em 0 0.3em; font-weight: 600; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 1em 0; }
p { margin: 0.5em 0; }
a { color: var(--link); }
ol, ul { padding-inline-start: 1.5em; margin: 0.5em 0; }
li { margin: 0.4em 0; }
.choices > ol { list-style: upper-alpha; }
.right b { color: var(--right); }
.wrong b { color: var(--wrong); }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.88em; }
pre { padding: 0.6em 0.8em; overflow-x: auto; background: var(--panel); border-radius: 6px; }
table { border-collapse: collapse; }
th, td { padding: 0.2em 0.6em; border-bottom: 1px solid var(--rule); text-align: start; }
figure { margin: 0.8em 0; }
figcaption { color: var(--muted); font-size: 0.85em; }
img { max-width: 100%; height: auto; }
.picture { margin-top: 1em; }
.picture img { width: 100%; max-width: 30rem; background: #fff; border-radius: 6px; }
.picture .night { display: none; }
.nightMode .picture .day { display: none; }
.nightMode .picture .night { display: inline; background: var(--color-raised); }
`;

/** Each rule in the site's colours of its theme. */
const css = (): string => withColours(styles.replace(/.*nightMode[^}]*\}/g, atNight), 'light');
const atNight = (rule: string): string => withColours(rule, 'dark');

/** LaTeX that Anki wants to know of each kind of notes; formulas here are for MathJax and use none of it. */
const latex = {
  latexPre: '\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\begin{document}\n',
  latexPost: '\\end{document}',
};

/** The fields that a card's front shows: it is one if any of them has something in it. */
const askedOn = (kind: NoteKind): number[] =>
  fields[kind].flatMap((name, ord) => (templates[kind]().qfmt.includes(`{{${name}}}`) ? [ord] : []));

/**
 * A kind of notes as a collection of schema 11 has it.
 *
 * @param id   In milliseconds, as Anki's own are.
 * @param mod  In seconds since 1970: a reader's Anki takes on templates and styles of a later one.
 */
export const noteType = (kind: NoteKind, name: string, id: number, mod: number) => ({
  id,
  name,
  type: 0,
  mod,
  usn: -1,
  sortf: 0,
  did: null,
  tmpls: [
    { name: 'Card 1', ord: 0, ...templates[kind](), bqfmt: '', bafmt: '', did: null, bfont: '', bsize: 0 },
  ],
  flds: fields[kind].map((name, ord) => ({
    name,
    ord,
    sticky: false,
    rtl: false,
    font: 'Arial',
    size: 20,
    media: [],
  })),
  css: css(),
  ...latex,
  req: [[0, 'any', askedOn(kind)]],
  tags: [],
  vers: [],
});
