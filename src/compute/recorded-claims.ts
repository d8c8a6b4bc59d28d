import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimRecord } from '#lab/claim-record.ts';
import { bookSettings } from '#project/book-settings.ts';
import { kept } from './kept.ts';
import { labProgram, type LabProgram } from './lab-program.ts';
import type { Program } from './load-program.ts';
import { readRecord, type Recorded } from './recorded.ts';
import { Workers } from './workers.ts';

interface Claims {
  claims: ClaimRecord[];
}

const script = join(import.meta.dirname, './claim-thread.ts');
/** All claims of a question are tried, each in many draws. */
const threads = new Workers<Program, ClaimRecord[]>(script, { limitMs: 3_600_000 });
const fileIn = (folder: string): string => join(folder, 'claims.json');

/** Tries each claim of a `claims.ts` as often as it asks for, on another thread, unless the same was tried before. */
async function triedClaims({ folder, code }: LabProgram): Promise<Claims> {
  const trusted = bookSettings()?.trusted ?? false;
  const tried = async () => {
    try {
      return JSON.stringify(await threads.do({ code, trusted }));
    } catch (error) {
      const said = `A claim stopped with an error: ${(error as Error).message}`;
      throw Object.assign(new Error(said), { loc: { file: join(folder, 'claims.ts') } });
    }
  };
  return {
    claims: JSON.parse(String(await kept('claims', [code, process.version], tried))) as ClaimRecord[],
  };
}

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
