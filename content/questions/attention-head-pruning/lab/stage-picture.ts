import { corners, hatch } from 'grounded/lab/hatch.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { isIn, signals, type Shown } from './cuts.ts';
import { copies, planted } from './layer.ts';
import { none, scoreText } from './sentence.ts';
import { layOut, path, text, type Columns } from './stage-layout.ts';
import { drawLosses } from './stage-losses.ts';

const rectangle = (x: number, y: number, width: number, height: number) =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

/** A rise without the zero before its point. */
const riseText = (value: number) => `+${formatNumber(Number(value.toFixed(3))).replace(/^0\./, '.')}`;

/** Middle of a column. */
const middle = ({ left, pitch }: Columns, signal: number) => left + (signal + 0.5) * pitch;

/** A head's place in its column, px from above. */
function place({ base, unit }: Columns, writers: readonly number[], at: number) {
  const below = writers.slice(at + 1).reduce((sum, head) => sum + planted[head]!.writes, 0);
  const height = planted[writers[at]!]!.writes * unit;
  return { y: base - below * unit - height, height };
}

/** A part of a signal, px from above, and how it is written: by its head, by the copy of that, or by nobody. */
interface Part {
  head: number;
  fate: 'kept' | 'taken' | 'lost';
  y: number;
  height: number;
}

/**
 * The parts of a signal from above. Of a copy that is cut, the one that is left writes a share as large as their overlap
 * once it has recovered; it stands beside its own part.
 */
function partsOf({ mask, layer }: Shown, writers: readonly number[], columns: Columns): Part[] {
  return writers.flatMap((head, at): Part[] => {
    const whole = { head, ...place(columns, writers, at) };
    if (!isIn(mask, head)) return [{ ...whole, fate: 'kept' }];
    const isAlone = writers.every((one) => isIn(mask, one));
    const taken = isAlone || !layer.refit ? 0 : layer.rho * whole.height;
    if (taken === 0) return [{ ...whole, fate: 'lost' }];
    const lost = { ...whole, fate: 'lost' as const, height: whole.height - taken };
    const other = { ...whole, fate: 'taken' as const, height: taken };
    const both =
      at === 0
        ? [lost, { ...other, y: whole.y + lost.height }]
        : [other, { ...lost, y: whole.y + other.height }];
    return both.filter(({ height }) => height > 0.5);
  });
}
const isLost = ({ mask }: Shown, writers: readonly number[]) => writers.every((head) => isIn(mask, head));

/** Heads as blocks: one path for each fate. The one that goes next has a frame where its mark has room. */
function blocks(shown: Shown, columns: Columns, thumb: boolean): string {
  const drawn = { kept: '', taken: '', lost: '' };
  let [lines, frame] = ['', ''];
  signals.forEach((writers, signal) => {
    const x = middle(columns, signal) - columns.width / 2;
    const parts = partsOf(shown, writers, columns);
    for (const { head, fate, y, height } of parts) {
      drawn[fate] += rectangle(x, y, columns.width, height);
      if (head === shown.next && fate === 'kept' && !thumb)
        frame = rectangle(x - 1.6, y - 1.6, columns.width + 3.2, height + 3.2);
    }
    const lost = parts.filter(({ fate }) => fate === 'lost');
    // What is lost in one piece is hatched in one.
    if (lost.length > 0) {
      const height = lost.reduce((sum, part) => sum + part.height, 0);
      lines += hatch(corners(x, lost[0]!.y, columns.width, height));
    }
  });
  return (
    path('stage-fill role-wrong', drawn.lost) +
    path('stage-hatch role-wrong', lines) +
    path('stage-fill role-trainable', drawn.taken) +
    path('stage-dot', frame) +
    path('stage-fill role-frozen', drawn.kept)
  );
}

/** Scores in the blocks, and above those of which some is lost what that costs. */
function numbers(shown: Shown, columns: Columns): string {
  const { mask, scores, layer } = shown;
  const texts = { kept: '', taken: '', lost: '' };
  /** Inside if it fits, above if not. */
  const line = ({ y, height }: Part) => (height > 20 ? y + height / 2 + 4.5 : y - 5);
  signals.forEach((writers, signal) => {
    const x = middle(columns, signal);
    const parts = partsOf(shown, writers, columns);
    for (const part of parts) {
      const name = planted[part.head]!.name.slice(-1);
      const score = scoreText(scores[part.head]!);
      const isCopy = writers.length > 1;
      if (part.fate === 'taken') {
        const other = writers.find((head) => !isIn(mask, head))!;
        texts.taken += text('stage-strong', x, line(part), `now ${planted[other]!.name.slice(-1)}`);
      } else if (part.fate === 'kept' && isCopy)
        texts.kept +=
          text('stage-strong', x, line(part) - 8, name) + text('stage-role', x, line(part) + 7, score);
      else if (part.fate === 'kept') texts.kept += text('stage-role', x, line(part), score);
    }
    const cost = layer.rise(writers.filter((head) => isIn(mask, head)));
    if (isLost(shown, writers) || cost > none)
      texts.lost += text('stage-strong', x, parts[0]!.y - 6, riseText(cost));
  });
  const group = (role: string, drawn: string) => drawn && `<g class="role-${role}">${drawn}</g>`;
  return group('frozen', texts.kept) + group('trainable', texts.taken) + group('wrong', texts.lost);
}

/** What is lost with the copies, above their column: all that a small picture has room for. */
function gap(shown: Shown, columns: Columns): string {
  const signal = signals.findIndex((writers) => writers.length > 1);
  const writers = signals[signal]!;
  if (!isLost(shown, writers)) return '';
  const { y } = place(columns, writers, 0);
  const lost = riseText(shown.layer.rise(writers));
  return text('stage-strong role-wrong', middle(columns, signal), y - 6, lost);
}

/** The signals' names, struck through where nobody writes them, and the mark of the head that goes next. */
function names(shown: Shown, before: Shown | undefined, columns: Columns, thumb: boolean): string {
  const { next } = shown;
  const { base } = columns;
  const at = (head: number) =>
    middle(
      columns,
      signals.findIndex((writers) => writers.includes(head)),
    );
  const triangle = (head: number) => `M${px(at(head) - 13)} ${base + 24}l5.5 9h-11z`;
  let strikes = '';
  const labels = signals.map((writers, signal) => {
    const name = writers.length > 1 ? 'copies' : planted[writers[0]!]!.name;
    const x = middle(columns, signal);
    const half = textWidth(name, noteSize) / 2 + 1;
    if (isLost(shown, writers)) strikes += `M${px(x - half)} ${base + 11.5}h${px(2 * half)}`;
    return thumb && writers.length === 1 ? '' : text('', x, base + 16, name);
  });
  const axis = path('axis', `M${px(columns.left)} ${base}h${px(7 * columns.pitch)}`);
  if (thumb) return axis + labels.join('');
  const ghost = before?.next !== undefined && before.next !== next ? triangle(before.next) : '';
  return (
    axis +
    labels.join('') +
    path('stage-line', strikes) +
    path('stage-ghost', ghost, 'data-ghost ') +
    (next === undefined
      ? ''
      : path('stage-dot', triangle(next)) + text('start stage-strong', at(next) - 4, base + 33, 'next'))
  );
}

/** The overlap of the copies, above their column, as a button. */
function overlapButton({ layer }: Shown, { columns, overlap }: ReturnType<typeof layOut>): string {
  const x = middle(columns, signals.indexOf(copies));
  return (
    text('', x, overlap - 4, 'overlap') +
    path('stage-drop', rectangle(x - 21, overlap, 42, 16)) +
    text('stage-strong', x, overlap + 12.5, `${100 * layer.rho}%`)
  );
}

/** How high the columns were written before. */
function caps(shown: Shown, before: Shown | undefined, columns: Columns): string {
  if (!before) return '';
  const high = (of: Shown, writers: readonly number[]) =>
    partsOf(of, writers, columns).find(({ fate }) => fate !== 'lost')?.y ?? columns.base;
  const d = signals.map((writers, signal) => {
    const was = high(before, writers);
    const x = middle(columns, signal) - columns.width / 2 - 4;
    return was === high(shown, writers) ? '' : `M${px(x)} ${px(was)}h${columns.width + 8}`;
  });
  return path('stage-ghost', d.join(''), 'data-ghost ');
}

/** Draws which heads write what the label needs, and the loss on the way there. */
export function draw(shown: Shown, before: Shown | undefined, canvas: Canvas): string {
  const places = layOut(canvas);
  const { columns, plot } = places;
  const thumb = canvas.kind === 'thumb';
  const wide = canvas.kind === 'wide';
  const titles = thumb
    ? ''
    : note(
        wide ? 6 : 4,
        13,
        `what each head writes, and its score ${shown.mode === 'once' ? 'before pruning' : 'now'}`,
      ) + note(plot.left, wide ? 13 : plot.top - 8, 'loss, by heads removed');
  return (
    titles +
    blocks(shown, columns, thumb) +
    caps(shown, before, columns) +
    (thumb ? gap(shown, columns) : numbers(shown, columns) + overlapButton(shown, places)) +
    names(shown, before, columns, thumb) +
    drawLosses(shown, before, plot, thumb)
  );
}
