import { escapeHtml } from 'grounded/lab/escape.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { scaleInset, type Canvas } from 'grounded/lab/stage.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { stops } from './controls.ts';
import { depth, questions, titles } from './notes.ts';
import { fusedFor, heldFrom, type Fused } from './places.ts';
import { band, box, layOut, thread, type Drawn, type Layout } from './stage-layout.ts';

/** Where a note stands in the three lists, from 0; −1 where it is not among what is drawn. */
const rowsOf = (lists: readonly (readonly number[])[], which: number, { rows }: Layout) =>
  lists.map((list) => list.slice(0, rows).indexOf(which));

/** Lines from the lists at the sides to the middle one. */
function threads(
  lists: readonly (readonly number[])[],
  which: readonly number[],
  layout: Layout,
  draw: typeof thread,
): string {
  return which
    .map((one) => {
      const [left, to, right] = rowsOf(lists, one, layout) as [number, number, number];
      if (to < 0) return '';
      return (left < 0 ? '' : draw(layout, 0, left, to)) + (right < 0 ? '' : draw(layout, 2, right, to));
    })
    .join('');
}

/** The titles of notes wherever they stand, beside their boxes' path. */
function boxes(lists: readonly (readonly number[])[], which: readonly number[], layout: Layout) {
  const { lefts, indent, base, kind } = layout;
  let [path, texts] = ['', ''];
  for (const one of which)
    rowsOf(lists, one, layout).forEach((row, list) => {
      if (row < 0) return;
      path += box(layout, list, row);
      if (kind !== 'thumb') texts += note(px(lefts[list]! + indent), base(list, row), titles[one]!);
    });
  return { path, texts };
}

/** The ranks, a digit a row, those of the answer left out: its rows are filled. */
function ranks(lists: readonly (readonly number[])[], answer: number, layout: Layout): string {
  const { lefts, base, rows } = layout;
  return lists
    .map((list, at) => {
      const shown = [...list.slice(0, rows).keys()].filter((row) => list[row] !== answer);
      const x = shown.map(() => px(lefts[at]! + 11)).join(' ');
      const heights = shown.map((row) => base(at, row)).join(' ');
      return `<text class="note" x="${x}" y="${heights}">${shown.map((row) => row + 1).join('')}</text>`;
    })
    .join('');
}

/** The rows of the answer, filled, with rank and title. */
function answered(lists: readonly (readonly number[])[], answer: number, layout: Layout): string {
  const { lefts, across, indent, base, kind, movable } = layout;
  const { path } = boxes(lists, [answer], layout);
  const texts = rowsOf(lists, answer, layout).map((row, list) => {
    if (row < 0) return '';
    const strong = (x: number, anchor: string, text: string | number) =>
      `<text class="note${anchor} stage-strong stage-inverse" x="${px(x)}" y="${base(list, row)}">${text}</text>`;
    // Only the fused place can be moved, and only by the votes.
    const handle =
      list === 1 && movable ? strong(lefts[1]! + across - (kind === 'wide' ? 58 : 6), '', '↕') : '';
    return (
      handle +
      strong(lefts[list]! + 11, '', row + 1) +
      strong(lefts[list]! + indent, ' start', escapeHtml(titles[answer]!))
    );
  });
  return (
    `<g class="role-evidence"><path class="stage-solid" d="${threads(lists, [answer], layout, band)}${path}"/></g>` +
    texts.join('')
  );
}

/** What votes a note of the middle list has, at the right end of its row. */
function scores({ list, votes }: Fused, answer: number, { lefts, across, base }: Layout): string {
  return list
    .slice(0, depth)
    .map((one, row) => {
      const own = one === answer ? ' stage-inverse' : '';
      return `<text class="note end${own}" x="${px(lefts[1]! + across - 7)}" y="${base(1, row)}">${votes[one]!.toFixed(4)}</text>`;
    })
    .join('');
}

/** The rule below which stands what only one search found. */
function rule({ lefts, across, rule: y, kind }: Layout): string {
  const [text, half] = kind === 'wide' ? ['↑ in both lists, in one ↓', 74] : ['↑ both, one ↓', 43];
  const middle = lefts[1]! + across / 2;
  const [from, to] = [lefts[1]! - 10, lefts[1]! + across + 10];
  if (kind === 'thumb') return `<path class="stage-line" d="M${from} ${px(y)}H${to}"/>`;
  return (
    `<path class="stage-line" d="M${from} ${px(y)}H${px(middle - half)}M${px(middle + half)} ${px(y)}H${to}"/>` +
    note(px(middle), px(y + 4.5), text, '')
  );
}

/** What stands above the lists, and below those at the sides where the answer is not among the first. */
function words({ ask, k, reranked }: Drawn, layout: Layout): string {
  const { lefts, across, kind, end, base } = layout;
  const { query, answer, lists, places } = questions[ask];
  const middles = lefts.map((left) => px(left + across / 2));
  const heads =
    kind === 'wide'
      ? ['keywords (BM25)', reranked ? 'reranked' : `fused: votes, k = ${k}`, 'meaning (dense)']
      : ['keywords', reranked ? 'reranked' : `fused, k = ${k}`, 'meaning'];
  const title = titles[answer]!;
  const beyond = lists.map((list, leg) => {
    const x = middles[2 * leg]!;
    const short = list.length < depth ? note(x, base(0, list.length), 'no more hits', '') : '';
    if (list.includes(answer)) return short;
    return note(x, px(end + 15), places[leg] ? `${title}: ${places[leg]}th` : `${title}: none`, '');
  });
  return (
    note(middles[1]!, 11, `Question: “${query}”`, '') +
    heads.map((head, i) => `<text x="${middles[i]}" y="31">${head}</text>`).join('') +
    beyond.join('')
  );
}

/** A text in lines of at most `width` px. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (textWidth(longer, noteSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The answer in full, and the scale of the slider below: from where on a note in both lists stands above any in one. */
function below({ ask, reranked }: Drawn, { kind, width, height, end }: Layout): string {
  const narrow = kind === 'narrow';
  const text = `Answer: “${questions[ask].text}”`;
  const lines = wrapped(text, width - 4).map(
    (line, i) =>
      `<text class="note stage-role role-evidence" x="${px(width / 2)}" y="${px(end + 33 + 14 * i)}">${escapeHtml(line)}</text>`,
  );
  const { left, right } = scaleInset[narrow ? 'narrow' : 'wide'];
  const x = (k: number) =>
    left + ((stops as readonly number[]).indexOf(k) / (stops.length - 1)) * (width - left - right);
  const y = height - 7;
  const from = heldFrom((k) => fusedFor(ask, k).agreed)!;
  const zone = () =>
    `<g class="series role-generated"><path d="M${px(x(from))} ${y}H${width - right}"/></g>` +
    note(left, y - 8, narrow ? 'first places' : 'k = 0: first places count') +
    note(
      width - right,
      y - 8,
      narrow
        ? `from ${from} on: both beats one`
        : `from k = ${from} on: whatever is in both lists comes first`,
      'end',
    );
  return (
    lines.join('') +
    `<path class="axis" d="M${left} ${y}H${width - right}${stops.map((k) => `M${px(x(k))} ${y - 3}v6`).join('')}"/>` +
    (reranked ? note(left, y - 8, 'k orders only the rest') : zone())
  );
}

/** The answer's place in the middle list before, and the lines to it. */
function ghost(before: Drawn, place: number, lists: readonly (readonly number[])[], layout: Layout): string {
  const { list, place: earlier } = fusedFor(before.ask, before.k, before.reranked);
  const { answer } = questions[before.ask];
  const lines = earlier === place ? '' : threads([lists[0]!, list, lists[2]!], [answer], layout, thread);
  return `<path data-ghost class="stage-ghost" d="${box(layout, 1, earlier - 1, 2.5)}${lines}"/>`;
}

/** Draws both lists of a question and what is made of them, with lines that join the same note. */
export function drawLists(drawn: Drawn, before: Drawn | undefined, canvas: Canvas): string {
  const { ask, k, reranked } = drawn;
  const fused = fusedFor(ask, k, reranked);
  const layout = layOut(canvas, fused, reranked);
  const { answer, lists: legs } = questions[ask];
  const lists = [legs[0], fused.list, legs[1]];
  const others = [...new Set(lists.flat())].filter((one) => one !== answer);
  const inBoth = others.filter((one) => legs.every((leg) => leg.includes(one)));
  const inOne = others.filter((one) => !inBoth.includes(one));
  const [both, one] = [inBoth, inOne].map((which) => boxes(lists, which, layout));
  const thumb = canvas.kind === 'thumb';
  const heads = ['keywords', `fused, k = ${k}`, 'meaning'].map((head, i) =>
    note(layout.lefts[i]! + layout.across / 2, 14, head, ''),
  );
  return (
    `<path class="stage-faint" d="${threads(lists, inOne, layout, thread)}${one!.path}"/>` +
    `<g class="edge"><path d="${threads(lists, inBoth, layout, thread)}"/></g>` +
    `<g class="series role-generated"><path class="stage-area" d="${both!.path}"/></g><path class="axis" d="${both!.path}"/>` +
    `<g class="node role-generated">${both!.texts}</g>` +
    one!.texts +
    (thumb ? heads.join('') : ranks(lists, answer, layout)) +
    answered(lists, answer, layout) +
    (layout.ruled ? rule(layout) : '') +
    (before ? ghost(before, fused.place, lists, layout) : '') +
    (canvas.kind === 'wide' && !reranked ? scores(fused, answer, layout) : '') +
    (thumb ? '' : words(drawn, layout) + below(drawn, layout))
  );
}
