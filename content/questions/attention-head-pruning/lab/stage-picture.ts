import { corners, hatch } from 'grounded/lab/hatch.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import type { Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { isIn, rise, signals, type Shown } from './cuts.ts';
import { planted } from './layer.ts';
import { scoreText } from './sentence.ts';
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

/** Which parts of a signal are written, and how: by the head itself, by its copy, or by nobody. */
function fates(mask: number, writers: readonly number[]): ('kept' | 'taken' | 'lost')[] {
  const isKept = writers.some((head) => !isIn(mask, head));
  return writers.map((head) => (!isIn(mask, head) ? 'kept' : isKept ? 'taken' : 'lost'));
}

/** Heads as blocks: one path for each fate. The one that goes next has a frame where its mark has room. */
function blocks({ mask, next }: Shown, columns: Columns, thumb: boolean): string {
  const drawn = { kept: '', taken: '', lost: '' };
  let [lines, frame] = ['', ''];
  signals.forEach((writers, signal) => {
    const x = middle(columns, signal) - columns.width / 2;
    const all = fates(mask, writers);
    const stack = place(columns, writers, 0);
    if (all[0] === 'lost') {
      const whole = columns.base - stack.y;
      drawn.lost += rectangle(x, stack.y, columns.width, whole);
      lines += hatch(corners(x, stack.y, columns.width, whole));
      return;
    }
    writers.forEach((head, at) => {
      const { y, height } = place(columns, writers, at);
      drawn[all[at]!] += rectangle(x, y, columns.width, height);
      if (head === next && !thumb) frame = rectangle(x - 1.6, y - 1.6, columns.width + 3.2, height + 3.2);
    });
  });
  return (
    path('stage-fill role-wrong', drawn.lost) +
    path('stage-hatch role-wrong', lines) +
    path('stage-fill role-trainable', drawn.taken) +
    path('stage-dot', frame) +
    path('stage-fill role-frozen', drawn.kept)
  );
}

/** Scores in the blocks, and above those that nobody writes what is lost with them. */
function numbers({ mask, scores }: Shown, columns: Columns): string {
  const own: string[] = [];
  const others: string[] = [];
  const lost: string[] = [];
  signals.forEach((writers, signal) => {
    const x = middle(columns, signal);
    const all = fates(mask, writers);
    /** Inside if it fits, above if not. */
    const line = (y: number, height: number) => (height > 20 ? y + height / 2 + 4.5 : y - 5);
    if (all[0] === 'lost') {
      const { y } = place(columns, writers, 0);
      lost.push(text('stage-strong', x, y - 6, riseText(rise(writers))));
      return;
    }
    writers.forEach((head, at) => {
      const { y, height } = place(columns, writers, at);
      const score = scoreText(scores[head]!);
      const name = planted[head]!.name.slice(-1);
      if (all[at] === 'taken')
        others.push(
          text('stage-strong', x, line(y, height), `by ${planted[writers[1 - at]!]!.name.slice(-1)}`),
        );
      else if (writers.length === 1) own.push(text('stage-role', x, line(y, height), score));
      else
        own.push(
          text('stage-strong', x, line(y, height) - 8, name),
          text('stage-role', x, line(y, height) + 7, score),
        );
    });
  });
  const group = (role: string, texts: string[]) =>
    texts.length > 0 ? `<g class="role-${role}">${texts.join('')}</g>` : '';
  return group('frozen', own) + group('trainable', others) + group('wrong', lost);
}

/** What is lost with the copies, above their column: all that a small picture has room for. */
function gap({ mask }: Shown, columns: Columns): string {
  const signal = signals.findIndex((writers) => writers.length > 1);
  const writers = signals[signal]!;
  if (fates(mask, writers)[0] !== 'lost') return '';
  const { y } = place(columns, writers, 0);
  return text('stage-strong role-wrong', middle(columns, signal), y - 6, riseText(rise(writers)));
}

/** The signals' names, struck through where nobody writes them, and the mark of the head that goes next. */
function names({ mask, next }: Shown, before: Shown | undefined, columns: Columns, thumb: boolean): string {
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
    if (fates(mask, writers)[0] === 'lost') strikes += `M${px(x - half)} ${base + 11.5}h${px(2 * half)}`;
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

/** How high the columns were written before. */
function caps({ mask }: Shown, before: Shown | undefined, columns: Columns): string {
  if (!before) return '';
  const high = (set: number, writers: readonly number[]) =>
    fates(set, writers)[0] === 'lost' ? columns.base : place(columns, writers, 0).y;
  const d = signals.map((writers, signal) => {
    const was = high(before.mask, writers);
    const x = middle(columns, signal) - columns.width / 2 - 4;
    return was === high(mask, writers) ? '' : `M${px(x)} ${px(was)}h${columns.width + 8}`;
  });
  return path('stage-ghost', d.join(''), 'data-ghost ');
}

/** Draws which heads write what the label needs, and the loss on the way there. */
export function draw(shown: Shown, before: Shown | undefined, canvas: Canvas): string {
  const { columns, plot } = layOut(canvas);
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
    (thumb ? gap(shown, columns) : numbers(shown, columns)) +
    names(shown, before, columns, thumb) +
    drawLosses(shown, before, plot, thumb)
  );
}
