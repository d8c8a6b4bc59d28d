import { htmlElement, isElement, type HtmlNode } from '#render/text/html-tree.ts';

const phrasing = /^(?:a|abbr|b|br|cite|code|del|em|i|img|kbd|math|q|s|small|span|strong|sub|sup|time|u|var)$/;
const isInline = (node: HtmlNode): boolean =>
  !isElement(node) || (phrasing.test(node.tag) && node.attributes['display'] !== 'block');

/** Blocks, where text may stand alone. */
export function paragraphs(nodes: readonly HtmlNode[]): HtmlNode[] {
  const out: HtmlNode[] = [];
  let run: HtmlNode[] = [];
  const flush = () => {
    const says = run.some((node) => isElement(node) || node.trim() !== '');
    if (says) out.push(htmlElement('p', {}, run));
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else {
      flush();
      out.push(node);
    }
  }
  flush();
  return out;
}
