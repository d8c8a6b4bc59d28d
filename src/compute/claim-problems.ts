import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { leastHeld, type ClaimRecord } from '#lab/claim-record.ts';
import { shownPath } from '#project/shown-path.ts';

const fewestDraws = 50;
/** Where a claim holds in a smaller share of draws, its sentence must say so. */
const leastShare = 0.9;

/** Claims in a folder that do not stand. */
export function claimProblems(folder: string, claims: readonly ClaimRecord[]): Problem[] {
  const file = join(folder, 'claims.ts');
  const lines = readFileSync(file, 'utf8').split('\n');
  const seen = new Set<string>();
  return claims.flatMap((claim) => {
    const problem = seen.has(claim.id) ? twice : claimProblem(claim);
    seen.add(claim.id);
    const line = lines.findLastIndex((text) => text.includes(`'${claim.id}'`)) + 1;
    return problem
      ? {
          file: shownPath(file),
          ...(line > 0 && { line }),
          ...problem,
          message: `The claim “${claim.id}” ${problem.message}`,
        }
      : [];
  });
}

type ClaimProblem = Pick<Problem, 'message' | 'expected' | 'fix'>;

const twice: ClaimProblem = {
  message: 'is defined twice.',
  expected: 'claims with ids of their own',
  fix: 'give one of them another id',
};

function claimProblem(claim: ClaimRecord): ClaimProblem | undefined {
  const { held, of } = leastHeld(claim);
  if (claim.draws === 'exact')
    return held === of
      ? undefined
      : {
          message: 'does not hold.',
          expected: 'arithmetic that holds at every size',
          fix: 'correct or remove it',
        };
  if (claim.draws < fewestDraws)
    return {
      message: `is drawn ${claim.draws} times.`,
      expected: `at least ${fewestDraws} draws, or 'exact' where chance plays no part`,
      fix: 'draw it more often',
    };
  if (held >= leastShare * of || claim.saysHowOften) return undefined;
  return {
    message: `holds in ${held} of ${of} draws.`,
    expected:
      'a claim that holds in nine of ten draws at each of its sizes, or whose sentence says how often it holds',
    fix: 'say less, remove it, or say how often it holds and set saysHowOften',
  };
}
