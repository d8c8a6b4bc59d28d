import type { Claim } from '#lab/claim.ts';
import type { ClaimRecord } from '#lab/claim-record.ts';
import { filesNamed } from './files-named.ts';
import { loadProgram, type Program } from './load-program.ts';
import { serve } from './serve.ts';

serve(async (program: Program): Promise<ClaimRecord[]> => {
  const { claims } = await loadProgram<{ claims: readonly Claim[] }>(program);
  return claims.map(({ id, of, says, varies, draws, saysHowOften, ...claim }) => {
    const file = filesNamed(claim.files ?? []);
    const outcome = (size: number) => (_: unknown, at: number) =>
      claim.holds(at + 1, size, file) ? '1' : '0';
    const outcomes = Object.entries(claim.sizes ?? { '': 0 }).map(([name, size]) => [
      name,
      Array.from({ length: draws === 'exact' ? 1 : draws }, outcome(size)).join(''),
    ]);
    const facts = { id, of, says, varies, draws, ...(saysHowOften && { saysHowOften }) };
    return { ...facts, outcomes: Object.fromEntries(outcomes) as Record<string, string> };
  });
});
