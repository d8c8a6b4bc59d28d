import { formatNumber } from 'grounded/lab/format.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';

export interface Bar {
  label: string;
  parts: { label: string; bytes: number; role: string }[];
}

/** Draws stacked bars of bytes on one scale, a bar a row: its name and total above it, its parts below where it has several. */
export function drawBytes(bars: readonly Bar[], label: string, width: number, variant: string): string {
  const total = (bar: Bar) => bar.parts.reduce((sum, part) => sum + part.bytes, 0);
  const scale = (width - 2) / Math.max(...bars.map(total));
  let top = 0;
  const rows = bars.map((bar) => {
    let x = 1;
    const rects = bar.parts.map(({ bytes, role }) => {
      const rect = `<rect class="role-${role}" x="${x.toFixed(1)}" y="${top + 19}" width="${Math.max(1.5, bytes * scale).toFixed(1)}" height="16" rx="2"/>`;
      x += bytes * scale;
      return rect;
    });
    const below =
      bar.parts.length > 1
        ? `<text class="note start" x="0" y="${top + 50}">${escapeHtml(bar.parts.map((part) => `${part.label} ${formatNumber(part.bytes)}`).join(' + '))}</text>`
        : '';
    const row = `<text class="start" x="0" y="${top + 13}">${escapeHtml(bar.label)}</text><text class="end" x="${width}" y="${top + 13}">${formatNumber(total(bar))} B</text>${rects.join('')}${below}`;
    top += below ? 66 : 50;
    return row;
  });
  return `<svg role="img" aria-label="${escapeHtml(label)}" class="bars ${variant}" width="${width}" height="${top - 8}" viewBox="0 0 ${width} ${top - 8}">${rows.join('')}</svg>`;
}
