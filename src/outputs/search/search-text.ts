import { formulaText } from './formula-text.ts';

/**
 * A page's HTML as search reads it: formulas by their plain-text twins, without citation marks and notes at the side.
 * What is left out of search altogether carries `data-pagefind-ignore`.
 */
export function searchText(html: string): string {
  return html
    .replace(/<math[\s>][\s\S]*?<\/math>/g, (formula) => escape(formulaText(formula)))
    .replace(/<sup class="cite">[\s\S]*?<\/sup>/g, '');
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
