/** Tells where what a lab computes differs from what is recorded, except in the last digits of numbers, which are those of a processor. */
export function nearDifference(computed: string, recorded: string): string | undefined {
  const split = (text: string) => text.split(/(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/);
  const [here, there] = [split(computed), split(recorded)];
  const at = here.findIndex((part, index) => part !== there[index] && !isNear(part, there[index]));
  if (at < 0 && here.length === there.length) return undefined;
  const shown = (parts: readonly string[]) =>
    parts
      .slice(Math.max(0, at - 3), at + 2)
      .join('')
      .slice(-90);
  return `The lab computes “…${shown(here)}” here, but “…${shown(there)}” is recorded.`;
}

const isNear = (one: string, other: string | undefined): boolean =>
  Math.abs(Number(one) - Number(other)) <= 1e-6 * Math.max(1, Math.abs(Number(one)));
