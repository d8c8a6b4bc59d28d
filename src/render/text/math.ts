import temml from 'temml';
import { minifyMathml } from './minify-mathml.ts';
import { buildData } from '#project/build-data.ts';
import { markText } from './part-mark.ts';
import { bringsText } from './part-styles.ts';
import { formulaSet } from '#project/trace.ts';

/**
 * Temml writes a few inline styles, which a strict CSP forbids. Each becomes a class of styles/answer/math.css; a style
 * that is not listed here fails the build, so that no formula is set differently from what its author saw.
 */
const styleClasses: Record<string, string> = {
  'display:block math': '',
  'math-depth:0': 'tml-depth-0',
  'padding-left:0em': 'tml-pl-0',
  'padding-left:1em': 'tml-pl-1',
  'padding-left:5.9776pt': 'tml-pl-6',
  'padding-right:0em': 'tml-pr-0',
  'padding-right:5.9776pt': 'tml-pr-6',
  'padding:3pt': 'tml-boxed',
  'border:1px solid': 'tml-boxed',
};

/** The classes of Temml's that styles/answer/math.css has a rule for; browsers without one set the rest as they should. */
const used = new Set([...Object.values(styleClasses), 'tml-left', 'tml-right']);

const formulas = new Map<string, string>(Object.entries(buildData('formulas') ?? {}));

/** All formulas that were set so far, for the processes after this one; see build-data.ts. */
export const setFormulas = (): Readonly<Record<string, string>> => Object.fromEntries(formulas);

/**
 * Sets a TeX formula as MathML, without inline styles. A mark keeps the source until the page is finished.
 *
 * @throws Error with the reason if the formula cannot be read or uses a style that the site does not have.
 */
export function renderMath(tex: string, display: boolean): string {
  const key = `${display ? 'display' : 'inline'} ${tex}`;
  let html = formulas.get(key);
  if (html === undefined) {
    formulaSet.publish(key);
    const set = temml.renderToString(tex.trim(), { displayMode: display, throwOnError: true });
    if (/<a\s/.test(set)) throw new Error('\\ref and \\eqref lead nowhere here');
    html = minifyMathml(withoutStyles(set), (name) => used.has(name));
    const styles = bringsText('math', html.includes('class="tml-') && 'seldom');
    const opening = `<math${markText('formula', { tex: tex.trim() })}${styles}`;
    // By a function, since a formula may hold signs that stand for what was found.
    html = html.replace('<math', () => opening);
    formulas.set(key, html);
  }
  return html;
}

function withoutStyles(html: string): string {
  return html.replace(/<[a-z]+\s[^<>]*>/g, (tag) => {
    const style = /\sstyle="([^"]*)"/.exec(tag);
    if (style === null) return tag;
    const names = new Set<string>();
    for (const declaration of style[1]!.split(';').filter(Boolean)) {
      const name = styleClasses[declaration.trim()];
      if (name === undefined) {
        throw new Error(
          `the style "${declaration.trim()}" is not available, because colours and sizes come from the page`,
        );
      }
      if (name) names.add(name);
    }
    const bare = tag.replace(style[0], '');
    if (names.size === 0) return bare;
    const joined = [...names].join(' ');
    return bare.includes(' class="')
      ? bare.replace(/ class="([^"]*)"/, ` class="$1 ${joined}"`)
      : bare.replace(/^<[a-z]+/, `$& class="${joined}"`);
  });
}
