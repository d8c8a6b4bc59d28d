import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { escapeHtml } from 'grounded/lab/escape.ts';
import { drawPlot, type Mark } from 'grounded/lab/plot.ts';
import type { Frame, ScoredAnswer } from './core.ts';

const px = (value: number) => value.toFixed(1);

/** About 70 points with the first and the last: all of the first iterations, which move most, then evenly spaced. */
function thinned<T>(items: readonly T[]): T[] {
  const stride = Math.max(1, Math.ceil((items.length - 1) / 60));
  return items.filter((_, index) => index <= 10 || index % stride === 0 || index === items.length - 1);
}

/** What training does to the reward, to the gold score and to hallucination as the policy leaves its start. */
export function drift(frame: Frame, width: number, variant: string): string {
  const points = thinned(frame.trace);
  const x = ({ kl }: { kl: number }) => Math.sqrt(Math.max(0, kl));
  const series = (label: string, role: string, key: 'proxy' | 'gold' | 'wrong') => ({
    label,
    role,
    points: points.map((scores): [number, number] => [x(scores), scores[key]]),
  });
  const lines = [
    series('training reward', 'trainable', 'proxy'),
    series('gold score', 'evidence', 'gold'),
    series('hallucination', 'wrong', 'wrong'),
  ];
  const best = frame.optimum;
  const marks: Mark[] = [
    { x: x(best), y: best.proxy, label: 'exact optimum' },
    { x: x(best), y: best.gold, label: '' },
    { x: x(best), y: best.wrong, label: '' },
  ];
  const heights = [...lines.flatMap((line) => line.points.map((point) => point[1])), best.gold, best.proxy];
  const [low, high] = [Math.min(0, ...heights), Math.max(1, ...heights)];
  const room = 0.08 * (high - low);
  const farthest = Math.max(x(best), ...points.map(x));
  return drawPlot(
    {
      x: { label: '√KL from the start (KL in nats)', from: 0, to: Math.max(0.1, farthest * 1.04) },
      y: { label: 'mean of A and U', from: low - room / 2, to: high + room },
      series: lines,
      marks,
    },
    width,
    { label: 'Training reward, gold score and hallucination against √KL', altId: '', variant },
  );
}

/** Breaks a text into lines that fit, between words. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, noteSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const key = [
  { label: 'start', role: 'frozen' },
  { label: 'trained', role: 'trainable' },
  { label: 'trained, wrong claim', role: 'wrong' },
];

/** The probability of each answer: at the start, after training, and at the exact optimum. */
export function policyBars(answers: readonly ScoredAnswer[], width: number, variant: string): string {
  const [left, right] = [6, width - 10];
  const x = (share: number) => left + share * (right - left);
  const parts: string[] = [];
  let [keyX, keyY] = [left, 14];
  const keyItem = (label: string, shape: (x: number, y: number) => string) => {
    const wide = textWidth(label, noteSize) + 36;
    if (keyX + wide - 17 > width) [keyX, keyY] = [left, keyY + 20];
    parts.push(
      `${shape(keyX, keyY)}<text class="note start" x="${px(keyX + 19)}" y="${keyY}">${escapeHtml(label)}</text>`,
    );
    keyX += wide;
  };
  for (const { label, role } of key)
    keyItem(
      label,
      (x, y) =>
        `<g class="columns role-${role}"><rect x="${px(x)}" y="${y - 10}" width="13" height="11"/></g>`,
    );
  keyItem('exact optimum', (x, y) => `<circle class="mark" cx="${px(x + 6.5)}" cy="${px(y - 4.5)}" r="4"/>`);
  let y = keyY + 14;
  const top = y;
  const bars: string[] = [];
  for (const { text, short, start, trained, optimum, outcome } of answers) {
    for (const line of wrap(short ?? text, right - left)) {
      y += 16;
      bars.push(`<text class="note start halo" x="${left}" y="${y}">${escapeHtml(line)}</text>`);
    }
    const bar = (role: string, share: number, at: number, height: number) =>
      `<g class="columns role-${role}"><rect x="${left}" y="${at}" width="${px(Math.max(0.6, x(share) - left))}" height="${height}"/></g>`;
    bars.push(
      bar('frozen', start, y + 6, 6),
      bar(outcome === 'wrong' ? 'wrong' : 'trainable', trained, y + 14, 9),
      `<circle class="mark" cx="${px(x(optimum))}" cy="${y + 18.5}" r="4"/>`,
    );
    y += 36;
  }
  const bottom = y - 4;
  const shares = width > 400 ? [0, 0.2, 0.4, 0.6, 0.8, 1] : [0, 0.5, 1];
  const grid = shares
    .map(
      (share) =>
        `<path class="grid" d="M${px(x(share))} ${top}V${bottom}"/><text class="note${share === 0 ? ' start' : ''}" x="${px(share === 1 ? x(1) : x(share))}" y="${bottom + 16}">${share}</text>`,
    )
    .join('');
  const height = bottom + 38;
  return (
    `<svg role="img" aria-label="Probability of each answer: start, trained, exact optimum" class="plot ${variant}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `${grid}${parts.join('')}${bars.join('')}<path class="axis" d="M${left} ${bottom}H${right}"/>` +
    `<text class="note" x="${px((left + right) / 2)}" y="${bottom + 33}">probability</text></svg>`
  );
}
