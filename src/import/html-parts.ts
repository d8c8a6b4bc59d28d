import { toMdast } from 'hast-util-to-mdast';
import { htmlToHast } from 'satteri';
import type { Node } from './nodes.ts';

/** HTML inside a document: what sets text is understood, everything else is shown as the text that it is. */

const setting =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nobr ol p picture pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr';
const known = new Set(setting.split(' '));
const tagPattern = /<(\/?)([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;

/** One tag of inline HTML; undefined for a comment, an instruction, or what is no tag of text. */
export interface Tag {
  name: string;
  closes: boolean;
  attribute: (name: string) => string | undefined;
}

export function tagOf(html: string): Tag | undefined {
  const match = new RegExp(`^${tagPattern.source}$`).exec(html.trim());
  if (!match || !known.has(match[2]!.toLowerCase())) return undefined;
  return {
    name: match[2]!.toLowerCase(),
    closes: match[1] === '/',
    attribute: (name) => {
      const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
        match[3]!,
      );
      return found?.[1] ?? found?.[2] ?? found?.[3];
    },
  };
}

/** What of a piece of HTML a reader would see as text. */
export const shownOf = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(tagPattern, (tag: string, _: string, name: string) =>
      known.has(name.toLowerCase()) ? '' : tag,
    );

export const isComment = (html: string): boolean => /^\s*(?:<!--[\s\S]*?-->\s*)+$/.test(html);

/** A block of HTML as Markdown blocks. Tags that set no text, such as `<script>`, stay visible as text. */
export function fromHtml(html: string): Node[] {
  const visible = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(su[bp])\b[^>]*>([^<]*)<\/\1>/gi, (_, name: string, text: string) => shifted(name, text))
    .replace(/<(?=[!?])/g, '&lt;')
    .replace(tagPattern, (tag: string, _: string, name: string) =>
      known.has(name.toLowerCase()) ? tag : tag.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    );
  return (toMdast(htmlToHast(visible) as never) as unknown as Node).children ?? [];
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** Text above or below the line as plain text: `x²`, `x_i`. */
export function shifted(name: string, text: string): string {
  const [sign, digits] = /^sup$/i.test(name) ? ['^', raised] : ['_', lowered];
  if (/^\d+$/.test(text)) return [...text].map((digit) => digits[Number(digit)]).join('');
  return `${sign}${text.length > 1 ? `(${text})` : text}`;
}
