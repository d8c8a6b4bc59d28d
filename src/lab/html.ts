import { formatNumber, withUnit } from './format.ts';
import { escapeHtml } from './escape.ts';

export interface ValueOptions {
  digits?: number;
  unit?: string;
}

/** A reported number: shown rounded, kept whole for whoever reads the page by program. */
export function value(name: string, number: number, { digits, unit }: ValueOptions = {}): string {
  return `<data data-value="${escapeHtml(name)}" value="${number}">${escapeHtml(withUnit(formatNumber(number, digits), unit))}</data>`;
}

/** A table with a head; cells are HTML already, headings are text. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const headCells = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const body = rows
    .map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<div class="table" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table><caption class="sr-only">${escapeHtml(caption)}</caption><thead><tr>${headCells}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A picture of a lab with its name and a sentence that says what it shows. */
export function picture(title: string, svg: string): string {
  return `<div class="lab-picture"><p class="lab-caption">${escapeHtml(title)}</p>${svg}</div>`;
}
