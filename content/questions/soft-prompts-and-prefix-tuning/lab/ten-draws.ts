import { picture } from 'grounded/lab/html.ts';
import { heightTicks, note, px, svg } from 'grounded/lab/svg.ts';
import { lengths } from './pair.ts';
import type { Kind } from './task.ts';

/** Test errors of the soft prompt and the prefix in draws 0 to 9 at the defaults, by what is hidden. A test trains them again. */
export const tenDraws: Readonly<Record<Kind, readonly (readonly [soft: number, prefix: number])[]>> = {
  // prettier-ignore
  prefix: [[0.195, 0.118], [0.311, 0.189], [0.265, 0.079], [0.38, 0.312], [0.202, 0.047], [0.213, 0.033], [0.162, 0.097], [0.354, 0.175], [0.626, 0.052], [0.202, 0.089]],
  // prettier-ignore
  soft: [[0.107, 0.129], [0.061, 0.084], [0.119, 0.151], [0.133, 0.143], [0.032, 0.222], [0.021, 0.029], [0.016, 0.054], [0.012, 0.067], [0.033, 0.135], [0.009, 0.174]],
};

const height = 190;
const y = (error: number) => 28 - (55 * Math.log(error)) / Math.LN10;
const hidden: Readonly<Record<Kind, string>> = { prefix: 'hidden prefix', soft: 'hidden soft prompt' };

/** A line for each draw, from the soft prompt's error to the prefix's. */
function panel(teacher: Kind, left: number, right: number): string {
  const [from, to] = [left + 0.26 * (right - left), right - 0.26 * (right - left)];
  const lines = tenDraws[teacher].map(
    ([soft, prefix]) => `M${px(from)} ${px(y(soft))}L${px(to)} ${px(y(prefix))}`,
  );
  const dots = (at: number, which: 0 | 1) =>
    tenDraws[teacher].map((pair) => `<circle cx="${px(at)}" cy="${px(y(pair[which]))}" r="4"/>`).join('');
  const column = (at: number, role: string, which: 0 | 1, name: string) =>
    `<g class="series role-${role}">${dots(at, which)}</g>${note(px(at), height - 8, name, '')}`;
  return (
    `<path class="axis" d="${lines.join('')}"/>` +
    column(from, 'trainable', 0, 'soft prompt') +
    column(to, 'generated', 1, 'prefix') +
    note(px((left + right) / 2), 14, hidden[teacher], '')
  );
}

/** Both tasks side by side: in the one the lines fall, in the other they rise. */
export const bothTasks = (): string =>
  picture(
    `Ten draws of two tasks, p = ${lengths.prefix} and ${lengths.soft}: test error ÷ frozen model (log)`,
    (width, variant) => {
      const middle = (width + 34) / 2;
      const label =
        'Test errors of a soft prompt and a prefix in ten draws each: with a hidden prefix the prefix has the lower one, with a hidden soft prompt the soft prompt.';
      const content =
        heightTicks([0.01, 0.1, 1], y, 34, width) +
        panel('prefix', 34, middle) +
        panel('soft', middle, width);
      return svg(content, { label, variant, width, height });
    },
  );
