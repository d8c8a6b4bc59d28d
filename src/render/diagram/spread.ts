/** Least distance in px between two places on one axis of the grid. */
export interface Distance {
  from: number;
  to: number;
  atLeast: number;
}

/** Where each place on an axis stands, in px; between two whole numbers places are spread evenly. */
export type GridAxis = (place: number) => number;

/** Steps between whole numbers on an axis, in px, the first from `lowest` on. */
export interface Steps {
  lowest: number;
  steps: number[];
}

const overlap = (at: number, from: number, to: number) =>
  Math.max(0, Math.min(to, at + 1) - Math.max(from, at));

/** Smallest steps with which all distances are kept: near ones first, and what lacks goes evenly to the steps between. */
export function stepsFor(distances: readonly Distance[]): Steps {
  const lowest = Math.floor(Math.min(0, ...distances.map(({ from }) => from)));
  const highest = Math.ceil(Math.max(lowest, ...distances.map(({ to }) => to)));
  const steps = Array.from({ length: highest - lowest }, () => 0);
  const sorted = distances
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
  for (const { from, to, atLeast } of sorted) {
    const shares = steps.map((_, index) => overlap(index + lowest, from, to));
    const length = shares.reduce((sum, share, index) => sum + share * steps[index]!, 0);
    const squares = shares.reduce((sum, share) => sum + share * share, 0);
    if (length < atLeast)
      shares.forEach((share, index) => (steps[index]! += ((atLeast - length) * share) / squares));
  }
  return { lowest, steps };
}

/** All steps as long as the longest. */
export function evened({ lowest, steps }: Steps): Steps {
  const longest = Math.max(0, ...steps);
  return { lowest, steps: steps.map(() => longest) };
}

/** `lowest` is at 0 px. Places before it and behind the last step go on as in the nearest step. */
export function axisOf({ lowest, steps }: Steps): GridAxis {
  const starts = steps.reduce((all, step) => [...all, all.at(-1)! + step], [0]);
  return (place) => {
    const index = Math.min(Math.max(Math.floor(place) - lowest, 0), Math.max(steps.length - 1, 0));
    return starts[index]! + (place - lowest - index) * (steps[index] ?? 0);
  };
}
