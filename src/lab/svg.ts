import { escapeHtml } from './escape.ts';
import { formatNumber } from './format.ts';
import { noteSize, textWidth } from './figure-text.ts';

/** A length in px with one decimal. */
export const px = (value: number): string => value.toFixed(1);
/** The same without a zero at its end. */
export const shortPx = (value: number): string => String(Number(value.toFixed(1)));

/** A drawing that has a name, and perhaps a description, for screen readers; for one width of page. */
export const svg = (
  content: string,
  {
    label,
    altId,
    variant,
    width,
    height,
  }: { label: string; altId?: string; variant: string; width: number; height: number },
): string =>
  `<svg role="img" aria-label="${escapeHtml(label)}" ${altId ? `aria-describedby="${altId}" ` : ''}class="plot ${variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;

/** Draws for wide and for narrow pages, which show the one that fits. */
export const inBothWidths = (draw: (width: number, variant: string) => string): string =>
  draw(590, 'wide') + draw(310, 'narrow');

/** A small text; `anchor` says which part of it is at x: `start`, `end`, or its middle if empty. */
export const note = (x: number | string, y: number | string, text: string, anchor = 'start'): string =>
  `<text class="note${anchor && ` ${anchor}`}" x="${x}" y="${y}">${escapeHtml(text)}</text>`;

/** A filled rectangle in the colour of a role. */
export const bar = (
  role: string,
  x: number | string,
  y: number | string,
  width: number | string,
  height: number | string,
): string =>
  `<g class="columns role-${escapeHtml(role)}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></g>`;

/** Numbers beside an axis of heights, and a line across the picture for each. */
export const heightTicks = (
  at: readonly number[],
  y: (value: number) => number,
  left: number,
  right: number,
): string =>
  at
    .map(
      (tick) =>
        `<path class="grid" d="M${left} ${shortPx(y(tick))}H${right}"/>${note(left - 7, shortPx(y(tick) + 4), formatNumber(tick), 'end')}`,
    )
    .join('');

/** Marks and numbers below an axis at `bottom`; a number at the right end stays within `width`. */
export const axisTicks = (
  at: readonly number[],
  x: (value: number) => number,
  bottom: number,
  width: number,
): string =>
  at
    .map((tick) => {
      const text = formatNumber(tick);
      const middle = Math.min(x(tick), width - textWidth(text, noteSize) / 2 - 1);
      return `<path class="axis" d="M${shortPx(x(tick))} ${bottom}v5"/>${note(shortPx(middle), bottom + 19, text, '')}`;
    })
    .join('');
