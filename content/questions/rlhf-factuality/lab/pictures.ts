import { noteSize, textWidth } from 'grounded/lab/figure-text.ts';
import { drawPlot, line, type Point } from 'grounded/lab/plot.ts';
import { bar, note, px, svg } from 'grounded/lab/svg.ts';
import type { Frame, ScoredAnswer } from './core.ts';

/** About 70 points with the first and the last: all of the first iterations, which move most, then evenly spaced. */
function thinned<T>(items: readonly T[]): T[] {
  const stride = Math.max(1, Math.ceil((items.length - 1) / 60));
  return items.filter((_, index) => index <= 10 || index % stride === 0 || index === items.length - 1);
}

/** What training does to the reward, and to right, false and recited answers, as the policy leaves its start. */
export function drift(frame: Frame, width: number, variant: string): string {
  const points = thinned(frame.trace);
  const x = ({ kl }: { kl: number }) => Math.sqrt(Math.max(0, kl));
  const series = (label: string, role: string, key: 'score' | 'right' | 'wrong' | 'copied') =>
    line(
      label,
      role,
      points.map((scores): Point => [x(scores), scores[key]]),
    );
  const lines = [
    series('score', 'trainable', 'score'),
    series('right', 'evidence', 'right'),
    series('false', 'wrong', 'wrong'),
    series('recited', 'generated', 'copied'),
  ];
  const best = frame.optimum;
  const marks = [
    { x: x(best), y: best.score, label: 'exact optimum' },
    { x: x(best), y: best.right, label: '' },
    { x: x(best), y: best.wrong, label: '' },
    { x: x(best), y: best.copied, label: '' },
  ];
  const heights = [...lines.flatMap((line) => line.points.map((point) => point[1])), best.score];
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
    {
      label: 'Score and shares of right, false and recited answers against √KL',
      altId: '',
      variant,
    },
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

/** What the colours mean, in as many rows as they need; and the baseline of the last. */
function key(left: number, width: number): { drawn: string; bottom: number } {
  let [x, y] = [left, 14];
  const item = (label: string, mark: (x: number, y: number) => string) => {
    const wide = textWidth(label, noteSize) + 36;
    if (x + wide - 17 > width) [x, y] = [left, y + 20];
    const drawn = mark(x, y) + note(px(x + 19), y, label);
    x += wide;
    return drawn;
  };
  const colour = (label: string, role: string) => item(label, (x, y) => bar(role, px(x), y - 10, 13, 11));
  const drawn =
    colour('start', 'frozen') +
    colour('trained', 'trainable') +
    colour('trained, false', 'wrong') +
    item('exact optimum', (x, y) => `<circle class="mark" cx="${px(x + 6.5)}" cy="${px(y - 4.5)}" r="4"/>`);
  return { drawn, bottom: y };
}

/** The probability of each answer: at the start, after training, and at the exact optimum. */
export function policyBars(answers: readonly ScoredAnswer[], width: number, variant: string): string {
  const [left, right] = [6, width - 10];
  const x = (share: number) => left + share * (right - left);
  const { drawn, bottom: top } = key(left, width);
  let y = top + 14;
  const bars: string[] = [];
  for (const { text, short, start, trained, optimum, outcome } of answers) {
    for (const words of wrap(short ?? text, right - left)) {
      y += 16;
      bars.push(note(left, y, words, 'start halo'));
    }
    const shown = (role: string, share: number, at: number, height: number) =>
      bar(role, left, at, px(Math.max(0.6, x(share) - left)), height);
    bars.push(
      shown('frozen', start, y + 6, 6),
      shown(outcome === 'wrong' ? 'wrong' : 'trainable', trained, y + 14, 9),
      `<circle class="mark" cx="${px(x(optimum))}" cy="${y + 18.5}" r="4"/>`,
    );
    y += 36;
  }
  const bottom = y - 4;
  const grid = (width > 400 ? [0, 0.2, 0.4, 0.6, 0.8, 1] : [0, 0.5, 1]).map(
    (share) =>
      `<path class="grid" d="M${px(x(share))} ${top + 14}V${bottom}"/>` +
      note(px(x(share)), bottom + 16, String(share), share === 0 ? 'start' : ''),
  );
  const axis = `<path class="axis" d="M${left} ${bottom}H${right}"/>`;
  const label = 'Probability of each answer: start, trained, exact optimum';
  return svg(
    grid.join('') +
      drawn +
      bars.join('') +
      axis +
      note(px((left + right) / 2), bottom + 33, 'probability', ''),
    { label, variant, width, height: bottom + 38 },
  );
}
