import { isElement, writeHtml, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';
import { formulaText } from './formula-text.ts';

/** What search knows a question with choices by, in whatever part of the page. */
const quizTag = 'fieldset';

/**
 * A page's article as search reads it: formulas by their plain-text twins, pictures by their alternative texts, without citation marks. What is left out of
 * search altogether carries `data-pagefind-ignore`.
 */
export const searchText = (article: HtmlElement): string =>
  writeHtml({ tag: 'html', attributes: { lang: 'en' }, children: readable([article]) });

function readable(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (node.tag === 'math') return [formulaText(node)];
    if (node.tag === 'img') return [` ${node.attributes['alt'] ?? ''} `];
    if (node.tag === 'sup' && node.attributes['class'] === 'cite') return [];
    const { class: kind } = node.attributes;
    // What a press at a choice says is no statement of the page.
    if (kind === 'verdict') return [];
    if (kind === 'quiz') return [{ ...node, tag: quizTag, children: readable(node.children) }];
    // Cells stand apart on the page, and would be one word in its text.
    if (/^t[dh]$/.test(node.tag)) return [{ ...node, children: [...readable(node.children), ' '] }];
    return [{ ...node, children: readable(node.children) }];
  });
}
