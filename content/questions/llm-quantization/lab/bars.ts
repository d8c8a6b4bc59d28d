import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { bar, note, px, svg } from 'grounded/lab/svg.ts';

/** Horizontal bars with their names before them and their sizes, in percent, behind. */
export function bars(
  items: readonly { label: string; role: string; percent: number }[],
  label: string,
  width: number,
  variant: string,
): string {
  const left = Math.max(...items.map((item) => textWidth(item.label, noteSize))) + 10;
  const room = width - left - 58;
  const row = 25;
  const height = items.length * row + 4;
  const most = Math.max(...items.map((item) => item.percent));
  const drawn = items.map(({ label, role, percent }, index) => {
    const length = Math.max(1, (percent / most) * room);
    const middle = px(index * row + row / 2 + noteSize / 3);
    return (
      note(px(left - 8), middle, label, 'end') +
      bar(role, px(left), index * row + 4, px(length), row - 8) +
      note(px(left + length + 7), middle, `${formatNumber(percent, 1)}%`)
    );
  });
  const axis = `<path class="axis" d="M${px(left)} 0V${height}"/>`;
  return svg(drawn.join('') + axis, { label, variant, width, height });
}
