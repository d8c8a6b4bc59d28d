import { drawPlot, line, type Point } from 'grounded/lab/plot.ts';
import type { Frame } from './core.ts';

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
