import { escapeHtml } from 'grounded/lab/escape.ts';
import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { scaleInset, type Canvas } from 'grounded/lab/stage.ts';
import { bar, note, shortPx as px } from 'grounded/lab/svg.ts';
import { rowsShown, stops } from './controls.ts';
import { fusedFor, headings, meansFor, questions, type Drawn } from './places.ts';
import { band, box, layOut, thread, type Layout } from './stage-layout.ts';

type Lists = readonly (readonly number[])[];

/** Rows of a passage in the three lists, from 0; −1 where it is not drawn. The answer is drawn at any place. */
const rowsOf = (lists: Lists, which: number, answer: number) =>
  lists.map((list) => {
    const row = list.indexOf(which);
    return which === answer || row < rowsShown ? row : -1;
  }) as [number, number, number];

/** A text, cut to a width. */
function fitted(text: string, width: number): string {
  if (textWidth(text, noteSize) <= width) return text;
  let short = text;
  while (textWidth(`${short}…`, noteSize) > width) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
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

/** Lines from the lists at the sides to the middle one. */
function threads(lists: Lists, which: number, answer: number, layout: Layout, draw: typeof thread): string {
  const [left, to, right] = rowsOf(lists, which, answer);
  if (to < 0) return '';
  return (left < 0 ? '' : draw(layout, 0, left, to)) + (right < 0 ? '' : draw(layout, 2, right, to));
}

/** The rows that do not answer: their boxes as a path, their lines, and their texts. */
function others(lists: Lists, answer: number, layout: Layout) {
  const drawn = new Set(lists.flatMap((list) => list.slice(0, rowsShown)));
  drawn.delete(answer);
  let [boxes, lines, texts] = ['', '', ''];
  for (const which of drawn) {
    lines += threads(lists, which, answer, layout, thread);
    for (const [list, row] of rowsOf(lists, which, answer).entries())
      if (row >= 0) boxes += box(layout, list, row);
  }
  for (const [at, list] of lists.entries())
    for (const [row, which] of list.slice(0, rowsShown).entries())
      if (which !== answer) texts += label(layout, at, row, which, row + 1, '');
  return { boxes, lines, texts: layout.kind === 'thumb' ? '' : texts };
}

/** Rank and heading in a row. */
function label(
  { kind, lefts, indent, across, base }: Layout,
  list: number,
  row: number,
  which: number,
  rank: number,
  look: string,
) {
  const text = (x: number, anchor: string, words: string) =>
    `<text class="note${anchor}${look}" x="${px(x)}" y="${base(row)}">${escapeHtml(words)}</text>`;
  const room = across - indent - (look ? 8 : 4) - (list === 1 && look ? 14 : 0);
  return (
    text(lefts[list]! + 11, '', String(rank)) +
    (kind === 'thumb' ? '' : text(lefts[list]! + indent, ' start', fitted(headings[which]!, room)))
  );
}

/** The rows of the answer, filled, with their places; “not in 50” where a list lacks it. */
function answered(lists: Lists, answer: number, layout: Layout, isMovable: boolean): string {
  const rows = rowsOf(lists, answer, answer);
  const look = ' stage-strong stage-inverse';
  let [path, texts] = ['', ''];
  for (const [list, row] of rows.entries()) {
    const { lefts, across, base, kind } = layout;
    if (row < 0) {
      texts +=
        kind === 'thumb'
          ? ''
          : note(
              px(lefts[list]! + across / 2),
              base(rowsShown),
              kind === 'wide' ? 'not among its first 50' : 'not in 50',
              '',
            );
      continue;
    }
    path += box(layout, list, row);
    texts += label(layout, list, row, answer, row + 1, look);
    if (list === 1 && isMovable)
      texts += `<text class="note end${look}" x="${px(lefts[1]! + across - 7)}" y="${base(row)}">↕</text>`;
  }
  return `<g class="role-evidence"><path class="stage-solid" d="${threads(lists, answer, answer, layout, band)}${path}"/></g>${texts}`;
}

/** The question above the lists, and their names. */
function above({ ask, k, scaled }: Drawn, layout: Layout): string {
  const { lefts, across, kind, width, top } = layout;
  const { query, text } = questions[ask];
  const lines = kind === 'wide' ? [`Question: “${query}”`] : wrapped(`“${query}”`, width - 4);
  const merged = scaled ? 'scaled scores' : `ranks, k = ${k}`;
  const heads =
    kind === 'wide'
      ? ['words (BM25)', `merged: ${merged}`, 'meaning (encoder)']
      : ['words', merged, 'meaning'];
  const answer = kind === 'wide' ? note(px(width / 2), 27, `Answer: “${text}”`, '') : '';
  return (
    lines
      .map((one, at) =>
        note(px(width / 2), top - 26 + 14 * (at + 1 - lines.length) - (kind === 'wide' ? 16 : 0), one, ''),
      )
      .join('') +
    answer.replace('class="note"', 'class="note stage-role role-evidence"') +
    heads.map((head, i) => `<text x="${px(lefts[i]! + across / 2)}" y="${top - 8}">${head}</text>`).join('')
  );
}

/** Below each list, how good it is over all questions of this kind. */
function yardstick(drawn: Drawn, { lefts, across, end, kind }: Layout): string {
  const roles = ['frozen', 'evidence', 'trainable'];
  const y = end + 21;
  const bars = meansFor(drawn).map((mean, at) => {
    const left = lefts[at]!;
    return (
      bar(roles[at]!, px(left), px(y), px(mean * (across - 34)), 9) +
      note(px(left + across), px(y + 9), mean.toFixed(2), 'end')
    );
  });
  const name =
    questions[drawn.ask].kind === 'name' ? 'questions that give a name' : 'questions in other words';
  const title = kind === 'wide' ? `All 40 ${name}, nDCG@10 (1 is best)` : `All 40 ${name}, nDCG@10`;
  return note(px(lefts[0]!), px(end + 15), title) + bars.join('');
}

/** The numbered scale of the slider below. */
function scale({ kind, width, height }: Layout): string {
  const { left, right } = scaleInset[kind === 'wide' ? 'wide' : 'narrow'];
  const x = (at: number) => px(left + (at / (stops.length - 1)) * (width - left - right));
  const ticks = stops.map((k, at) => note(x(at), height - 11, String(k), ''));
  return (
    note(0, height - 11, 'k') +
    ticks.join('') +
    `<path class="axis" d="M${left} ${height - 5}H${width - right}${stops.map((_, at) => `M${x(at)} ${height - 8}v6`).join('')}"/>`
  );
}

/** The answer's place in the middle list before, and the lines to it. */
function ghost(before: Drawn, lists: Lists, layout: Layout): string {
  const { answer } = questions[before.ask];
  const { order, place } = fusedFor(before);
  const same = place === lists[1]!.indexOf(answer) + 1;
  const lines = same ? '' : threads([lists[0]!, order, lists[2]!], answer, answer, layout, thread);
  return `<path data-ghost class="stage-ghost" d="${box(layout, 1, place - 1, 2.5)}${lines}"/>`;
}

/** Draws both lists of a question and what is made of them, with lines that join the same passage. */
export function drawLists(drawn: Drawn, before: Drawn | undefined, canvas: Canvas): string {
  const layout = layOut(canvas);
  const { answer, lists: alone } = questions[drawn.ask];
  const lists = [alone[0]!.passages, fusedFor(drawn).order, alone[1]!.passages];
  const { boxes, lines, texts } = others(lists, answer, layout);
  const thumb = canvas.kind === 'thumb';
  const heads = ['words', 'merged', 'meaning'].map((head, i) =>
    note(layout.lefts[i]! + layout.across / 2, 14, head, ''),
  );
  return (
    `<g class="edge"><path d="${lines}"/></g><path class="axis" d="${boxes}"/>` +
    texts +
    answered(lists, answer, layout, !thumb && !drawn.scaled) +
    (before ? ghost(before, lists, layout) : '') +
    (thumb ? heads.join('') : above(drawn, layout) + yardstick(drawn, layout) + scale(layout))
  );
}
