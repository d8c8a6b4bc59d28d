import { escapeHtml } from '#lab/escape.ts';
import { formatNumber, withUnit } from '#lab/format.ts';
import { noteSize, textWidth } from '#lab/figure-text.ts';

interface Bar {
  label: string;
  note?: string | undefined;
  segments: { label: string; value: number; role: string }[];
}

const rowTop = 18;
const barHeight = 20;
const gap = 26;
const noteLine = 17;

/** Most decimals that values show without being asked: those of a program have more, which mean nothing. */
const mostDigits = 3;

/** The fewest decimals that show all values exactly; 1 if `mostDigits` do not suffice. */
export function fewestDigits(bars: readonly Bar[]): number {
  const values = bars.flatMap(({ segments }) => segments.map(({ value }) => value));
  for (let digits = 0; digits <= mostDigits; digits++)
    if (values.every((value) => Number(value.toFixed(digits)) === Number(value.toPrecision(12))))
      return digits;
  return 1;
}

/**
 * Draws stacked bars on one scale from 0, a bar a row: its name and total above it, its parts below it.
 *
 * @param width   Of the drawing in px.
 * @param digits  Decimals of each value.
 */
export function drawBars(
  bars: readonly Bar[],
  unit: string,
  width: number,
  digits: number,
  name: { label: string; altId: string; variant: string },
): string {
  const totals = bars.map((bar) => bar.segments.reduce((sum, segment) => sum + segment.value, 0));
  // Shares of a whole need no total.
  const shares =
    unit === '%' &&
    totals.every((total) => Math.abs(total - 100) < 0.05) &&
    bars.some((bar) => bar.segments.length > 1);
  const scale = (width - 2) / Math.max(...totals);
  let y = 0;
  const rows = bars.map((bar, index) => {
    const total = withUnit(formatNumber(totals[index]!, digits), unit);
    let x = 1;
    const parts = bar.segments.map((segment) => {
      const length = Math.max(segment.value * scale, 1.5);
      const rect = `<rect class="role-${segment.role}" x="${x.toFixed(1)}" y="${y + rowTop + 4}" width="${length.toFixed(1)}" height="${barHeight}" rx="2"/>`;
      x += segment.value * scale;
      return rect;
    });
    const below = wrap(
      bar.segments.length > 1
        ? bar.segments.map((segment) => `${segment.label} ${formatNumber(segment.value, digits)}`)
        : [],
      width,
    );
    if (bar.note) below.push(...wrap(bar.note.split(' '), width, ' '));
    const row =
      `<text class="label start" x="0" y="${y + 13}">${escapeHtml(bar.label)}</text>` +
      (shares ? '' : `<text class="label end" x="${width}" y="${y + 13}">${escapeHtml(total)}</text>`) +
      parts.join('') +
      below
        .map(
          (line, at) =>
            `<text class="note start" x="0" y="${y + rowTop + barHeight + 20 + at * noteLine}">${escapeHtml(line)}</text>`,
        )
        .join('');
    y += rowTop + barHeight + below.length * noteLine + gap;
    return row;
  });
  const height = Math.ceil(y - gap + 10);
  return (
    `<svg role="img" aria-label="${escapeHtml(name.label)}" aria-describedby="${name.altId}" class="bars ${name.variant}" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}">${rows.join('')}</svg>`
  );
}

function wrap(pieces: readonly string[], width: number, separator = ' · '): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = lines.length > 0 ? lines.at(-1)! + separator + piece : piece;
    if (lines.length > 0 && textWidth(longer, noteSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}
