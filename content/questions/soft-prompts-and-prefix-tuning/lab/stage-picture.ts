import { corners, hatch } from 'grounded/lab/hatch.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import { not, remove, words, type Looks } from './looks.ts';
import { edgesOf, type Layout } from './stage-layout.ts';
import { isTrained, layers, names, sides, text, widthOf, type Drawn, type Method } from './stage-texts.ts';

const box = (x: number, y: number, width: number, height: number) =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`;

/** The strips of all layers, a path for each kind of word. */
function strips({ looks, base }: Drawn, layout: Layout): string {
  const paths = ['', '', ''];
  for (const l of layers) {
    const { before, strip, high } = layout.bands[l];
    for (const [look, top, height] of [
      [base[l], before, layout.thin],
      [looks[l], strip, high],
    ] as const) {
      const edges = edgesOf(look, layout);
      words.forEach((_, j) => {
        const width = edges[j + 1]! - edges[j]!;
        const gap = Math.min(1.4, width / 2);
        paths[j === not ? 0 : j === remove ? 1 : 2] += box(edges[j]! + gap / 2, top, width - gap, height);
      });
    }
  }
  const [first, second, others] = paths;
  return (
    `<path class="stage-solid role-generated" d="${first}"/>` +
    `<path class="stage-solid role-generated" fill-opacity=".4" d="${second}"/>` +
    `<path class="stage-solid role-plain" fill-opacity=".2" d="${others}"/>`
  );
}

/** Lines from where a word stands without the vector to where it stands with it. */
function pleats({ looks, base }: Drawn, layout: Layout): string {
  let [faint, strong, fill] = ['', '', ''];
  for (const l of layers) {
    const { before, strip } = layout.bands[l];
    const top = before + layout.thin + 1.5;
    const bottom = strip - 1.5;
    const [from, to] = [edgesOf(base[l], layout), edgesOf(looks[l], layout)];
    from.forEach((x, j) => {
      const path = `M${px(x)} ${px(top)}L${px(to[j]!)} ${px(bottom)}`;
      if (j >= not && j <= remove + 1) strong += path;
      else faint += path;
    });
    fill += `M${px(from[not]!)} ${px(top)}H${px(from[remove]!)}L${px(to[remove]!)} ${px(bottom)}H${px(to[not]!)}z`;
  }
  return (
    `<path class="stage-solid role-generated" fill-opacity=".12" d="${fill}"/>` +
    `<path class="grid" fill="none" d="${faint}"/>` +
    `<path class="stage-hatch role-generated" d="${strong}"/>`
  );
}

/** What the vector takes of each layer. */
function blocks(drawn: Drawn, layout: Layout): string {
  let [trained, computed, lines] = ['', '', ''];
  for (const l of layers) {
    if (drawn.looks[l].share === 0) continue;
    const { strip, high } = layout.bands[l];
    const width = Math.max(1, drawn.looks[l].share * layout.wide - 1.4);
    if (isTrained(drawn.method, l)) trained += box(layout.left, strip, width, high);
    else {
      computed += box(layout.left + 0.7, strip + 0.7, Math.max(0.5, width - 1.4), high - 1.4);
      lines += hatch(corners(layout.left, strip, width, high), 7);
    }
  }
  return (
    (trained && `<path class="stage-solid role-trainable" d="${trained}"/>`) +
    (computed &&
      `<g class="role-frozen"><path class="stage-fill" d="${computed}"/><path class="stage-hatch" d="${lines}"/></g>`)
  );
}

/** Where the layer's handle stands, if it has one: at the end of the vector, or between the two words. */
export function handleAt(method: Method, looks: Looks, layer: 0 | 1, layout: Layout): number | undefined {
  const edges = edgesOf(looks[layer], layout);
  if (method === 'lora') return layer === 0 ? edges[remove]! : undefined;
  return isTrained(method, layer) ? edges[0]! : undefined;
}

/** What a hand can take hold of, and a lock below the border that no vector moves. */
function handles({ method, looks }: Drawn, layout: Layout): string {
  const { knob } = layout;
  let drawn = '';
  for (const l of layers) {
    const x = handleAt(method, looks, l, layout);
    if (x === undefined) continue;
    const { strip, high } = layout.bands[l];
    const y = strip + high + knob + 1;
    const bars = [-2, 2].map((by) => `M${px(x + by)} ${y - 3}v6`).join('');
    drawn +=
      `<path class="stage-head" d="M${px(x)} ${strip - 3}V${y - knob}"/>` +
      `<circle class="stage-dot" cx="${px(x)}" cy="${y}" r="${knob}"/><path class="stage-head" d="${bars}"/>`;
  }
  const border = edgesOf(looks[0], layout)[remove]!;
  const held = handleAt(method, looks, 0, layout)!;
  if (layout.kind !== 'thumb' && border - held > knob + 6) {
    const { strip, high } = layout.bands[0];
    const y = strip + high + 7;
    drawn += `<g class="role-frozen"><path class="stage-solid" d="${box(border - 4.5, y, 9, 7)}"/><path class="stage-line" d="M${px(border - 2.7)} ${y}v-1.5a2.7 2.7 0 0 1 5.4 0v1.5"/></g>`;
  }
  return drawn;
}

/** Where a handle and the edges of what was compared stood before. */
function ghost({ before }: Drawn, layout: Layout): string {
  if (!before) return '';
  let path = '';
  for (const l of layers) {
    const { strip, high } = layout.bands[l];
    const edges = edgesOf(before.looks[l], layout);
    for (const x of before.looks[l].share > 0 ? [edges[0]!, edges[remove]!] : [edges[remove]!])
      path += `M${px(x)} ${strip - 5}v10M${px(x)} ${strip + high - 5}v10`;
    const x = handleAt(before.method, before.looks, l, layout);
    const r = layout.knob;
    if (x !== undefined) path += `M${px(x - r)} ${strip + high + r + 1}a${r} ${r} 0 1 1 0 .1z`;
  }
  return `<path data-ghost class="stage-ghost" d="${path}"/>`;
}

/** What goes up: from the input through layer 1 to layer 2, in the left margin. */
const flow = '<path class="axis" d="M6 219V190m-3.5 4L6 190l3.5 4M6 142V96m-3.5 4L6 96l3.5 4"/>';

/** The input: the words, and in front of them a soft prompt. */
function input({ method }: Drawn, { kind, left, input: top, box: high }: Layout): string {
  const gap = 7;
  const pad = kind === 'wide' ? 9 : 6;
  const y = top + high / 2 + 4.5;
  let x = left + 0.7;
  let [labels, boxes, vector] = ['', '', ''];
  for (const word of ['vector', ...words]) {
    const width = Math.round(widthOf(word)) + 2 * pad;
    const isVector = word === 'vector';
    const path = `M${px(x + 5)} ${top}h${width - 10}q5 0 5 5v${high - 10}q0 5 -5 5h${10 - width}q-5 0 -5 -5v${10 - high}q0 -5 5 -5z`;
    if (!isVector || method === 'soft') labels += text(x + width / 2, y, word, 'note stage-strong');
    if (isVector) vector = method === 'soft' ? path : '';
    else boxes += path;
    x += width + gap;
  }
  return (
    `<path class="stage-fill role-frozen" d="${boxes}"/>` +
    (vector && `<path class="stage-fill role-trainable" d="${vector}"/>`) +
    labels +
    (kind === 'wide' ? text(0, y, 'input', 'start stage-strong') + flow : '')
  );
}

/** Draws two layers of attention as strips that a vector squeezes. */
export function drawSqueeze(drawn: Drawn, layout: Layout): string {
  const { kind, left } = layout;
  const title =
    kind === 'wide'
      ? `where the last word, “files”, looks: above without, below with the ${drawn.method === 'lora' ? 'change' : 'vector'}`
      : 'where “files” looks: above without, below with it';
  return (
    pleats(drawn, layout) +
    strips(drawn, layout) +
    blocks(drawn, layout) +
    names(drawn, layout) +
    (kind === 'thumb' ? '' : note(left, 11, title) + input(drawn, layout)) +
    layers.map((l) => sides(drawn, l, layout)).join('') +
    ghost(drawn, layout) +
    handles(drawn, layout)
  );
}
