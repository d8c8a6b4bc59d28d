import { escapeHtml } from './escape.ts';
import { formatNumber, rawNumber, withUnit } from './format.ts';
import { drawPlot, type Plot } from './plot.ts';
import { inBothWidths } from './svg.ts';

export interface ValueOptions {
  digits?: number;
  unit?: string;
}

/** A reported number: shown rounded, and raw for programs. */
export function value(name: string, number: number, { digits, unit }: ValueOptions = {}): string {
  return `<data data-value="${escapeHtml(name)}" value="${rawNumber(number)}">${escapeHtml(withUnit(formatNumber(number, digits), unit))}</data>`;
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

/** The title of a picture or a table, text. */
export const caption = (text: string): string => `<p class="lab-caption">${escapeHtml(text)}</p>`;

/** A picture of a lab with a title that says what it shows: HTML, or what draws it for a width. */
export function picture(title: string, drawn: string | ((width: number, variant: string) => string)): string {
  const html = typeof drawn === 'string' ? drawn : inBothWidths(drawn);
  return `<div class="lab-picture">${caption(title)}${html}</div>`;
}

/** A plot with its title. `label` is its name for screen readers. */
export const plotted = (title: string, plot: Plot, label = title): string =>
  picture(title, (width, variant) => drawPlot(plot, width, { label, altId: '', variant }));
