import type { Claim } from './claim.ts';

/** A claim and how it came out, as `claims.json` beside a question has it. */
export interface ClaimRecord extends Pick<Claim, 'id' | 'of' | 'says' | 'varies' | 'draws' | 'saysHowOften'> {
  /** For each size by its name, in each draw 1 where it holds, else 0. The one of a claim without sizes has no name. */
  outcomes: Readonly<Record<string, string>>;
}

/** In how many draws of a size a claim holds. */
export const timesHeld = (outcomes: string): number => outcomes.replaceAll('0', '').length;

/** How often a claim holds, at the size where it holds least. */
export function leastHeld({ outcomes }: ClaimRecord): { held: number; of: number } {
  const counts = Object.values(outcomes).map((each) => ({ held: timesHeld(each), of: each.length }));
  return counts.reduce((least, one) => (one.held / one.of < least.held / least.of ? one : least));
}
