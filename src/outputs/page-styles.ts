import type { StyledPart } from '#render/styles/parts.ts';
import { hashed } from '#render/security.ts';

/**
 * What brings the styles of a part beside the elements that say so (render/text/part-styles.ts): elements and classes that Markdown
 * and formulas bring of themselves. Several patterns are found in a tenth of the time of one with alternatives.
 */
const shownBy: Partial<Record<StyledPart, readonly RegExp[]>> = {
  languages: [/<html lang="(?:de|ja|ko|ru|zh)/],
  longWords: [/<html lang="(?:de|es|fr|it|pt|ru)/],
  /** A character that the first font has not: its range in styles/page/fonts.css. */
  math: [/[^\0-\xa0\xb0\xb1\xb7\xd7\u2000-\u2031\u2212]/],
  pictures: [/<img/],
  tables: [/<table/],
  seldom: [/id="code"/, /<figcaption/, /class="contains-task/],
  written: [/<dl/, /<mark class="ink"/],
};
const always: ReadonlySet<StyledPart> = new Set(['own', 'page', 'rest']);

/** A page that shows parts of any answer, once its program has come. */
const showsAll = /data-practice/;
const ofLanguages: ReadonlySet<StyledPart> = new Set(['languages', 'longWords', 'translated']);
/** Parts that no practice card shows. */
const apart: ReadonlySet<StyledPart> = new Set([...ofLanguages, 'inputs']);

/** Parts that no page of a book in one language has. */
export const partsElsewhere = (language: string): ReadonlySet<string> =>
  new Set([...ofLanguages].filter((part) => !isShown(part, `<html lang="${language}"`)));

const isShown = (part: StyledPart, html: string): boolean =>
  shownBy[part]?.some((sign) => sign.test(html)) ?? false;

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
 * @param brought  Those that its elements bring.
 * @param policy  Whether the page's policy names its own styles alone. That of all pages is what hosts' headers are made of.
 */
export function withOwnStyles(
  html: string,
  brought: ReadonlySet<string>,
  styles: Styles,
  policy: 'own' | 'of all pages' = 'own',
): string {
  const all = showsAll.test(html);
  const kept = new Set<string>();
  const out = html.replace(place, (_, part: StyledPart) => {
    const css = styles[part];
    const any = always.has(part) || brought.has(part) || (all && !apart.has(part));
    if (!css || !(any || isShown(part, html))) return '';
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
