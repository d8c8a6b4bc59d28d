import { drawPlot, line, type Point } from 'grounded/lab/plot.ts';
import type { Frame, Scores } from './core.ts';

const distance = ({ kl }: Scores): number => Math.sqrt(Math.max(0, kl));

/** The first of all scores and the last, and between them those that lie a step in √KL further on than the one before. */
function thinned(trace: readonly Scores[]): Scores[] {
  const step = Math.max(...trace.map(distance)) / 25;
  let last = -Infinity;
  return trace.filter((scores, i) => {
    const taken = distance(scores) >= last + step || i === trace.length - 1;
    if (taken) last = distance(scores);
    return taken;
  });
}

/** What training does to the reward, and to right, false and copied answers, as the policy leaves its start. */
export function drift(frame: Frame, width: number, variant: string): string {
  const points = thinned(frame.trace);
  const series = (label: string, role: string, key: 'score' | 'right' | 'wrong' | 'copied') =>
    line(
      label,
      role,
      points.map((scores): Point => [distance(scores), scores[key]]),
    );
  const lines = [
    series('score', 'trainable', 'score'),
    series('right', 'evidence', 'right'),
    series('false', 'wrong', 'wrong'),
    series('copied', 'generated', 'copied'),
  ];
  const best = frame.optimum;
  const marks = [
    { x: distance(best), y: best.score, label: 'exact optimum' },
    { x: distance(best), y: best.right, label: '' },
    { x: distance(best), y: best.wrong, label: '' },
    { x: distance(best), y: best.copied, label: '' },
  ];
  const heights = [...lines.flatMap((line) => line.points.map((point) => point[1])), best.score];
  const [low, high] = [Math.min(0, ...heights), Math.max(1, ...heights)];
  const room = 0.08 * (high - low);
  const farthest = Math.max(distance(best), ...points.map(distance));
  return drawPlot(
    {
      x: { label: '√KL from the start (KL in nats)', from: 0, to: Math.max(0.1, farthest * 1.04) },
      y: { label: 'mean of A and U', from: low - room / 2, to: high + room },
      series: lines,
      marks,
    },
    width,
    {
      label: 'Score and shares of right, false and copied answers against √KL',
      altId: '',
      variant,
    },
  );
}
