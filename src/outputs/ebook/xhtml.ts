import { decodeEntities } from '#book/entities.ts';
import { escapeHtml } from '#lab/escape.ts';
import { isElement, type HtmlNode } from '#render/text/html-tree.ts';

/** Names that HTML reads in any case and XML in this one alone: the tree has them in small letters. */
const cased = new Map(
  (
    'clipPath foreignObject linearGradient radialGradient textPath clipPathUnits gradientTransform gradientUnits lengthAdjust ' +
    'markerHeight markerUnits markerWidth maskContentUnits maskUnits patternContentUnits patternTransform patternUnits ' +
    'preserveAspectRatio refX refY spreadMethod startOffset textLength viewBox'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);
const casedName = (name: string): string => cased.get(name) ?? name;

const namespaces: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};

/** Characters that no XML document may have, beside lone halves of others. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text as that of an XML element or attribute. */
export const escapeXml = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(forbidden, '\ufffd')).replaceAll('\r', '&#13;');

/** A tree as XHTML: closed tags, namespaces of formulas and drawings, entities as numbers. */
export function writeXhtml(node: HtmlNode): string {
  if (!isElement(node)) return escapeXml(node);
  const { tag, attributes, children } = node;
  const own = Object.entries(attributes).map(([name, value]) => ` ${casedName(name)}="${escapeXml(value)}"`);
  const namespace = namespaces[tag];
  const opening = `<${casedName(tag)}${namespace ? ` xmlns="${namespace}"` : ''}${own.join('')}`;
  const inner = children.map(writeXhtml).join('');
  return inner === '' ? `${opening}/>` : `${opening}>${inner}</${casedName(tag)}>`;
}

/** Changes to the names and the addresses of XHTML where it is put. */
interface Renaming {
  id: (id: string) => string;
  href: (href: string) => string;
  src: (src: string) => string;
}

/** Attributes that name something; no text of ours has a quotation mark. */
const naming =
  / (id|href|src|aria-labelledby|aria-describedby|headers)="([^"]*)"|(?<==")url\(#([^)"]+)\)(?=")/g;

/** XHTML, as writeXhtml writes it, in its place. */
export function putXhtml(xhtml: string, { id, href, src }: Renaming): string {
  return xhtml.replace(naming, (_, name: string | undefined, text = '', drawn = '') => {
    if (name === undefined) return `url(#${id(drawn as string)})`;
    const value = decodeEntities(text as string);
    const ids = () => value.split(/\s+/).filter(Boolean).map(id).join(' ');
    const put = name === 'href' ? href(value) : name === 'src' ? src(value) : ids();
    return ` ${name}="${escapeXml(put)}"`;
  });
}
