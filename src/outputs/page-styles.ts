import { hashed } from '#render/security.ts';

/**
 * Parts of a page that have styles of their own (render/styles/parts), and what in its HTML shows that it has them. Several
 * patterns are found in a tenth of the time of one with their alternatives.
 */
const shownBy = {
  /** The book's own. */
  own: /<body/,
  page: /<body/,
  answer: /class="question"/,
  opened: /class="(?:staged|correction|display-title)/,
  languages: /<html lang="(?:de|ja|ko|ru|zh)/,
  translated: /class="untranslated/,
  lines: /class="site-header[^"]* two-lines/,
  /** Or a character that the first font has not: its range in styles/fonts.css. */
  math: [/<math/, /[^\0-\xa0\xb0\xb1\xb7\xd7\u2000-\u2031\u2212]/],
  citations: /class="cite"/,
  roles: [
    /<svg [^>]*(?:class|role)=/,
    /class="[^"]*\brole-/,
    /data-(?:diagram|item|deeper|lab|live)/,
    /class="note-box/,
  ],
  pictures: [/<svg [^>]*(?:class|role)=/, /<img/, /class="[^"]*\brole-/, /data-(?:diagram|lab|live)/],
  plots: [/class="[^"]*\b(?:plot|heat|spots|columns|stage-)/, /data-(?:stage|lab|live)=/],
  stage: /data-stage=/,
  inputs: [/class="stage-input[^"]* along/, /data-option="[^>]*>[^<]*<br>/],
  claims: /class="tried"/,
  line: /data-line=/,
  rest: /<body/,
  tables: [/<table/, /data-(?:lab|live)=/],
  lists: /class="(?:page|opening intro)[ "]/,
  listed: /class="(?:card-picture|hook|tags)"/,
  ending: [/class="(?:about|source-list)"/, /data-code/, /class="[^"]*\bfolded\b/],
  seldom: [
    /class="[^"]*\b(?:marked|output|code-all|not-run)\b/,
    /data-source/,
    /id="code"/,
    /<figcaption/,
    /class="(?:note-box|tml-|contains-task)/,
  ],
  written: [/class="(?:footnotes|code-tabs|ink|video)/, /<dl/, /<details [^>]*class="note-box/],
  items: /data-(?:item|deeper)/,
  quiz: /data-item="quiz/,
  lab: /data-(?:lab|live)=/,
  squares: /class="lab-squares/,
} satisfies Record<string, RegExp | readonly RegExp[]>;

export type StyledPart = keyof typeof shownBy;

/** A page that shows parts of any answer, once its program has come. */
const showsAll = /data-practice/;
/** No parts of answers, but of the page itself. */
const apart: ReadonlySet<StyledPart> = new Set(['languages', 'translated']);

/** Parts that no page of a book in one language has. */
export const partsElsewhere = (language: string): ReadonlySet<string> =>
  new Set([...apart].filter((part) => !shownBy[part as 'languages'].test(`<html lang="${language}"`)));

const place = /<style data-part="(\w+)"><\/style>/g;
const namedStyles = /(?<=style-src )[^;]*/;

export type Styles = Readonly<Record<Exclude<StyledPart, 'own'>, string> & { own?: string }>;
const hashes = new Map<string, string>();

/** The name of a style in a policy, of which a book's pages share a few. */
function nameOf(css: string): string {
  const name = hashes.get(css) ?? hashed(css);
  hashes.set(css, name);
  return name;
}

/**
 * A page with the styles of the parts that it has, in their places.
 *
 * @param policy  Whether the page's policy names its own styles alone. That of all pages is what hosts' headers are made of.
 */
export function withOwnStyles(html: string, styles: Styles, policy: 'own' | 'of all pages' = 'own'): string {
  const all = showsAll.test(html);
  const kept = new Set<string>();
  const out = html.replace(place, (_, part: StyledPart) => {
    const css = styles[part];
    const any = all && !apart.has(part);
    if (!css || (!any && ![shownBy[part]].flat().some((sign) => sign.test(html)))) return '';
    kept.add(nameOf(css));
    return `<style>${css}</style>`;
  });
  if (policy === 'of all pages') return out;
  return out.replace(namedStyles, (sources) =>
    sources
      .split(' ')
      .filter((source) => !source.startsWith("'sha256-") || kept.has(source))
      .join(' '),
  );
}
