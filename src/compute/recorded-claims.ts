import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimRecord } from '#lab/claim-record.ts';
import { askProgram } from './ask-program.ts';
import { labProgram, type LabProgram } from './lab-program.ts';
import { readRecord, type Recorded } from './recorded.ts';

interface Claims {
  claims: ClaimRecord[];
}

const fileIn = (folder: string): string => join(folder, 'claims.json');

/** Tries each claim of a `claims.ts` as often as it asks for. */
const triedClaims = async (program: LabProgram): Promise<Claims> => ({
  claims: await askProgram(program, { of: 'claims' }),
});

/** How the claims of a question came out, in the file `claims.json` beside them. */
export const recordedClaims = (program: LabProgram): Recorded<Claims> => ({
  file: fileIn(program.folder),
  source: program.source,
  compute: () => triedClaims(program),
  difference: ({ claims }, recorded) => {
    const differs = claims.find((claim, at) => JSON.stringify(claim) !== JSON.stringify(recorded.claims[at]));
    if (differs) return `The claim “${differs.id}” does not come out as it is recorded.`;
    return claims.length < recorded.claims.length ? 'More claims are recorded than there are.' : undefined;
  },
  expected: 'how each claim came out, so that no build tries it',
});

/** The claims in a folder as they came out: as is recorded beside them, else as they come out now; none without claims. */
export async function claimsIn(folder: string): Promise<ClaimRecord[]> {
  if (!existsSync(join(folder, 'claims.ts'))) return [];
  const recorded = readRecord<Claims>(fileIn(folder));
  return (recorded ?? (await triedClaims(await labProgram(folder, 'claims.ts')))).claims;
}
