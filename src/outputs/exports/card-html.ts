import type { CardNode } from '#book/practice-card.ts';
import { siteUrl } from '#project/site.ts';
import { voidTags } from '#render/text/html-tree.ts';
import { withoutControl } from './card-text.ts';

/** Elements that a card in Anki may have; of others only what stands in them. */
const tags = new Set(
  (
    'a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li ' +
    'mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
);
const attributeNames = new Set('alt colspan dir height lang open rowspan scope start title width'.split(' '));

/** The name under which a picture of the site, by its address below the origin, comes along; undefined if it does not. */
type PictureOf = (address: string) => string | undefined;

/**
 * A piece of a card as a field of Anki: HTML with whole addresses, formulas for MathJax, and nothing in its texts that Anki
 * would take for a field, a sound or a formula.
 */
export const cardHtml = (nodes: readonly CardNode[], pictureOf: PictureOf): string =>
  nodes
    .map((node) => (typeof node === 'string' ? textHtml(withoutControl(node)) : elementHtml(node, pictureOf)))
    .join('');

function elementHtml(
  [tag, attributes, ...children]: Exclude<CardNode, string>,
  pictureOf: PictureOf,
): string {
  if (tag === 'math' && attributes['data-tex'] !== undefined) {
    if (endsEarly(attributes['data-tex']) || meansMore(attributes['data-tex']))
      return textHtml(attributes['data-tex']);
    const tex = escaped(attributes['data-tex']);
    return attributes['display'] === 'block' ? `\\[${tex}\\]` : `\\(${tex}\\)`;
  }
  const inside = cardHtml(children, pictureOf);
  if (!tags.has(tag)) return inside;
  const known = Object.entries(attributes).filter(([name]) => attributeNames.has(name));
  if (tag === 'img') {
    const picture = pictureOf(attributes['src'] ?? '');
    if (picture === undefined) return textHtml(attributes['alt'] ?? '');
    known.push(['src', picture]);
  }
  const address = tag === 'a' ? wholeAddress(attributes['href'] ?? '') : undefined;
  if (address !== undefined) known.push(['href', address]);
  const opening = `<${tag}${known.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')}>`;
  return voidTags.has(tag) ? opening : `${opening}${inside}</${tag}>`;
}

/** What MathJax makes links, styles and files of, and definitions, which it keeps where the reader of the page's formulas does not. */
const means =
  /\\(?:(?:href|url|style|class|cssId|data|html\w*|require|mmlToken|texttip|tooltip|bbox|fcolorbox|definecolor|includegraphics|[egx]?def|let|global|long|(?:re)?newcommand|(?:re)?newenvironment|providecommand|Declare\w+|TextOrMath|csname)(?![A-Za-z])|@)/;

/** A chemical formula whose reader finds no commands in it. It writes TeX anew, and would join pieces of a command. */
const chemistry = /\\(?:ce|pu)\s*\{(?:[^{}\\$]|\{[^{}\\$]*\})*\}/g;

const meansMore = (tex: string): boolean =>
  means.test(tex) || /\\(?:ce|pu)(?![A-Za-z])/.test(tex.replace(chemistry, ''));

/** Whether MathJax may end a formula before its end, and take the rest for another that no check has read. */
const endsEarly = (tex: string): boolean =>
  /\\verb/.test(tex) || /\\|%/.test(tex.replace(/\\[^()[\]]/gs, ''));

/** Links within a card begin at the origin of the site. */
const wholeAddress = (href: string): string | undefined =>
  /^\/(?!\/)/.test(href) ? siteUrl + href : /^(?:https?:|mailto:)/i.test(href) ? href : undefined;

/** A text as HTML; what would begin a formula is divided, so that MathJax sees none. */
export const textHtml = (text: string): string =>
  escaped(text)
    .replace(/\\(&#91;|\()/g, '\\<span>$1</span>')
    .replace(/\\$/, '\\<span></span>');

/** Escaped for HTML, and where Anki looks for its own signs before it reads HTML. */
const escaped = (text: string): string =>
  // A bracket alone, too: its other half may stand in the next piece.
  text.normalize('NFC').replace(/[&<>"{[]/g, (character) => `&#${character.charCodeAt(0)};`);
