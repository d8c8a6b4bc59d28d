import type { Progress } from 'grounded/lab/lab.ts';
import type { Params } from './controls.ts';
import { budgetOf, type Budget, type Plan } from './budget.ts';
import { network } from './layer.ts';
import { price, revolve, timeOf, uniform, type Action } from './schedule.ts';
import { train, type Outcome } from './train.ts';

export interface Rival {
  peak: number;
  /** Time of the step, where keeping everything is 1; layers cost what the reader has set. */
  work: number;
}

/** The options that no other beats in both memory and work, by rising peak. */
export function frontier(options: readonly Rival[]): Rival[] {
  const best: Rival[] = [];
  for (const option of [...options].sort((a, b) => a.peak - b.peak || a.work - b.work))
    if (best.length === 0 || option.work < best.at(-1)!.work) best.push(option);
  return best;
}

export interface Frame extends Progress {
  actions: Action[];
  run: Outcome;
  /** The same step with every activation kept. */
  plain: Outcome;
  /** Length of a segment, for schedules that have one. */
  segment?: number;
  /** Gradient entries, and how many of them are the same number to the last bit. */
  entries: number;
  equal: number;
  /** ‖difference‖ / ‖gradient of the plain run‖ over all entries. */
  difference: number;
  /** Reachable by segments of every length, and by revolve with every number of slots. */
  uniform: Rival[];
  revolve: Rival[];
  /** Memory of a transformer's step, for each choice of what is recomputed. */
  budgets: Readonly<Record<Plan['recompute'], Budget>>;
}

/** The schedule that a reader has chosen, and its segment length if it has one. */
export function scheduleOf(params: Params): { actions: Action[]; segment?: number } {
  const n = params.layers;
  switch (params.schedule) {
    case 'all':
      return { actions: uniform(n, n, false) };
    case 'uniform':
    case 'root': {
      const segment = Math.min(n, params.schedule === 'root' ? Math.ceil(Math.sqrt(n)) : params.interval);
      return { actions: uniform(n, segment, params.wrap), segment };
    }
    case 'revolve':
      return { actions: revolve(n, params.slots) };
    case 'one':
      return { actions: revolve(n, 1) };
  }
}

const models = { small: 'Llama 3.2 3B', middle: 'Llama 3 8B', large: 'Llama 3.1 405B' } as const;
const stateBytes = { half: 6, mixed: 14 };

function budgetsOf({ model, tokens, chunked, states }: Params): Frame['budgets'] {
  const plan = { model: models[model], tokens, chunked, stateBytes: stateBytes[states] };
  const of = (recompute: Plan['recompute']) => budgetOf({ ...plan, recompute });
  return { nothing: of('nothing'), cheap: of('cheap'), blocks: of('blocks') };
}

/**
 * Trains a deep network for one step under a schedule and with every activation kept, and compares the gradients bit
 * for bit.
 *
 * @yields one frame.
 */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const n = params.layers;
  const net = network(n);
  const costs = Float64Array.from({ length: n }, (_, layer) =>
    params.cost === 'fourth' && layer % 4 === 3 ? 4 : 1,
  );
  const chosen = scheduleOf(params);
  const outcome = train(net, chosen.actions, params, costs);
  const plain = train(net, uniform(n, n, false), params, costs);
  let [equal, gap, norm] = [0, 0, 0];
  for (const part of ['weights', 'input'] as const) {
    for (let i = 0; i < plain[part].length; i++) {
      const [a, b] = [outcome[part][i]!, plain[part][i]!];
      if (Object.is(a, b)) equal += 1;
      gap += (a - b) ** 2;
      norm += b ** 2;
    }
  }
  const everything = timeOf(uniform(n, n, false), costs);
  const rival = (actions: readonly Action[]): Rival => ({
    peak: price(actions).peak,
    work: timeOf(actions, costs) / everything,
  });
  const each = (count: number, schedule: (size: number) => Action[]) =>
    frontier(Array.from({ length: count }, (_, index) => rival(schedule(index + 1))));
  yield {
    ...chosen,
    run: outcome,
    plain,
    entries: plain.weights.length + plain.input.length,
    equal,
    difference: norm === 0 ? 0 : Math.sqrt(gap / norm),
    uniform: each(n, (length) => uniform(n, length, params.wrap)),
    revolve: each(n - 1, (slots) => revolve(n, slots)),
    budgets: budgetsOf(params),
    progress: 1,
  };
}
