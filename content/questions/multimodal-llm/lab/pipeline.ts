import { formatNumber } from 'grounded/lab/format.ts';
import { note, shortPx as px } from 'grounded/lab/svg.ts';
import type { Params } from './controls.ts';
import { isSmudged } from './stage-sentence.ts';
import { seenAs, tokensArea, wordsAfter, type Area, type Layout } from './stage-layout.ts';

type Trains = Params['trains'];
type Shown = Pick<Params, 'side' | 'shape' | 'trains'>;

/** Which parts change in a stage of training. */
export const isTrained = {
  encoder: (trains: Trains) => trains === 'all',
  projector: () => true,
  llm: (trains: Trains) => trains !== 'one',
};
type Part = keyof typeof isTrained;

const rect = ({ x, y, width, height }: Area) =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="5"/>`;

/** A part of the model: frozen, or with the thick outline of what is trained. */
function part(name: Part, label: string, trains: Trains, area: Area, { kind }: Layout): string {
  const trained = isTrained[name](trains);
  const state = trained ? 'trained' : 'frozen';
  const [middle, y] = [px(area.x + area.width / 2), area.y + area.height / 2];
  const text =
    kind === 'thumb'
      ? note(middle, px(y + 4.5), label, '')
      : name === 'llm'
        ? note(px(area.x + 7), px(area.y + 15), `${label}, ${state}`)
        : note(middle, px(y - 3), label, '') + note(middle, px(y + 12), state, '');
  return `<g class="node role-${trained ? 'trainable' : 'frozen'}">${rect(area)}${text}</g>`;
}

/** A line with a tip, through places. */
function arrow(places: readonly (readonly [x: number, y: number])[], dashed = false): string {
  const [[x0, y0], [x, y]] = places.slice(-2) as [[number, number], [number, number]];
  const length = Math.hypot(x - x0, y - y0);
  const [dx, dy] = [(x - x0) / length, (y - y0) / length];
  const back = (by: number, aside: number) =>
    `${px(x - by * dx + aside * dy)} ${px(y - by * dy - aside * dx)}`;
  const d = places.map(([a, b], i) =>
    i === places.length - 1 ? `L${back(4, 0)}` : `${i ? 'L' : 'M'}${px(a)} ${px(b)}`,
  );
  return `<g class="edge${dashed ? ' dashed role-trainable' : ''}"><path d="${d.join('')}"/><path class="tip" d="M${px(x)} ${px(y)}L${back(7, 3.6)}L${back(7, -3.6)}z"/></g>`;
}

/** Image tokens as dots, column after column, as many as there are. */
function dots(count: number, layout: Layout): string {
  const { pitch, rows } = layout.tokens;
  const { x, y, width } = tokensArea(count, layout);
  const full = Math.floor(count / rows);
  const left = count - full * rows;
  const lines = Array.from({ length: Math.min(rows, count) }, (_, row) => {
    const long = (full + (row < left ? 1 : 0)) * pitch;
    return `M${px(x)} ${(y + (row + 0.5) * pitch).toFixed(2)}h${px(Math.min(long, width))}`;
  });
  return `<g class="role-evidence"><path class="stage-hatch" stroke-dasharray="${pitch * 0.7} ${px(pitch * 0.3)}" d="${lines.join('')}"/></g>`;
}

function chip(text: string, area: Area, role: string): string {
  return `<g class="node role-${role}">${rect(area)}<text class="note" x="${px(area.x + area.width / 2)}" y="${px(area.y + area.height / 2 + 4.5)}">${text}</text></g>`;
}

/** The way of the gradient, from the loss back through the LLM to the first part that trains. */
function gradient(trains: Trains, answer: Area, { projector, encoder, llm, kind }: Layout): string {
  const y = llm.y + llm.height - 10;
  const middle = (area: Area) => area.x + area.width / 2;
  const from = [
    [middle(answer), answer.y + answer.height],
    [middle(answer), y],
  ] as const;
  if (kind === 'narrow')
    return (
      arrow([...from, [projector.x + projector.width, y]], true) +
      (trains === 'all'
        ? arrow(
            [
              [middle(projector), projector.y],
              [middle(encoder), encoder.y + encoder.height],
            ],
            true,
          )
        : '')
    );
  const low = projector.y + projector.height;
  const to = (part: Area) => arrow([...from, [middle(part), y], [middle(part), low]], true);
  return to(projector) + (trains === 'all' ? to(encoder) : '');
}

/** The name of the gradient, beside its way down from the loss, on the side where there is room. */
function gradientName(answer: Area, { llm, kind }: Layout): string {
  const x = answer.x + answer.width / 2;
  const text = kind === 'wide' ? 'gradient of the loss' : 'gradient';
  const isLeft = x + (kind === 'wide' ? 140 : 60) > llm.x + llm.width;
  return note(
    px(x + (isLeft ? -9 : 9)),
    llm.y + 15,
    text,
    `${isLeft ? 'end' : 'start'} stage-role role-trainable`,
  );
}

/** From patches to the loss on the answer, and back. */
export function drawPipeline({ trains, ...shown }: Shown, layout: Layout): string {
  const { tokens: count, print } = seenAs(shown);
  const { encoder, projector, llm, tokens, kind } = layout;
  const isWide = kind === 'wide';
  const parts =
    part('encoder', 'encoder', trains, encoder, layout) +
    part('projector', 'projector', trains, projector, layout) +
    part('llm', isWide ? 'language model' : 'LLM', trains, llm, layout) +
    dots(count, layout) +
    note(tokens.x, tokens.y - 6, `${formatNumber(count)} image tokens`, 'start stage-strong role-evidence');
  if (kind === 'thumb') return parts;
  const { question, answer } = wordsAfter(count, layout);
  const middle = encoder.y + encoder.height / 2;
  const left = llm.x;
  const forward = isWide
    ? arrow([
        [encoder.x + encoder.width + 2, middle],
        [projector.x - 2, middle],
      ]) +
      arrow([
        [projector.x + projector.width + 2, middle],
        [tokens.x - 4, middle],
      ])
    : arrow([
        [encoder.x + 16, encoder.y + encoder.height + 1],
        [encoder.x + 16, projector.y - 2],
      ]) +
      arrow([
        [projector.x + projector.width + 1, projector.y + 8],
        [left - 9, projector.y + 8],
        [left - 9, tokens.y + 30],
        [left - 1, tokens.y + 30],
      ]);
  return (
    parts +
    forward +
    chip(layout.question.text, question, 'plain') +
    chip(isSmudged(print) ? '?.??' : '8.40', answer, 'generated') +
    note(px(answer.x + answer.width / 2), px(answer.y - 6), 'loss', 'stage-strong role-trainable') +
    gradient(trains, answer, layout) +
    gradientName(answer, layout)
  );
}
