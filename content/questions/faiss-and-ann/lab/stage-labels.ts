import { escapeHtml } from 'grounded/lab/escape.ts';
import type { Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import type { Frame } from './stage-frame.ts';

/** A text at a mark. */
export interface Label {
  at: Place;
  text: string;
  /** Its colour. */
  role: string;
  /** What it keeps away from. */
  from: Place;
  /** Whether it is left out rather than drawn over a mark or another text. */
  hint?: boolean;
}
interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Mean advance of a letter, px. */
const letter = 6.7;
const height = 14;
const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

/** Eight directions, clockwise from the right. */
const directions = Array.from({ length: 8 }, (_, i) => {
  const angle = (i * Math.PI) / 4;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/**
 * Texts at their marks, within the plane, each on the side away from what it keeps away from. Points behind a text fade, so
 * that they are not read with it.
 *
 * @param marks  Places that no text should cover.
 * @param way    Places that a text covers rather than a mark.
 */
export function drawLabels(
  labels: readonly Label[],
  marks: readonly Place[],
  way: readonly Place[],
  frame: Frame,
): string {
  const around = ({ x, y }: Place): Box => ({ left: x - 9, top: y - 9, width: 18, height: 18 });
  const taken = marks.map(around);
  const rather = way.map(around);
  const covered = (box: Box, others: readonly Box[]) =>
    others.reduce((sum, other) => sum + overlap(box, other), 0);
  const room = {
    left: frame.left,
    top: frame.top,
    width: frame.right - frame.left,
    height: frame.bottom - frame.top,
  };
  const boxAt = ({ at, text }: Label, { x, y }: Place): Box => {
    const width = letter * text.length + 4;
    const left = at.x + x * (12 + width / 2) - width / 2;
    const within = Math.max(frame.left, Math.min(frame.right - width, left));
    return { left: within, top: at.y + y * 17 - height / 2, width, height };
  };
  return labels
    .map((label) => {
      const away = Math.atan2(label.at.y - label.from.y, label.at.x - label.from.x);
      const cost = (direction: Place) => {
        const box = boxAt(label, direction);
        const hidden = box.width * height - overlap(box, room);
        return (
          200 * hidden +
          200 * covered(box, taken) +
          5 * covered(box, rather) -
          20 * (direction.x * Math.cos(away) + direction.y * Math.sin(away)) -
          20 * Math.abs(direction.x)
        );
      };
      const costs = directions.map(cost);
      const best = boxAt(label, directions[costs.indexOf(Math.min(...costs))]!);
      if (label.hint && (covered(best, taken) > 0 || covered(best, [room]) < best.width * height - 1))
        return '';
      taken.push(best);
      const veil = `<rect class="stage-veil" x="${px(best.left)}" y="${px(best.top)}" width="${px(best.width)}" height="${height}"/>`;
      return `${veil}<text class="note halo stage-role role-${label.role}" x="${px(best.left + best.width / 2)}" y="${px(best.top + 11)}">${escapeHtml(label.text)}</text>`;
    })
    .join('');
}
