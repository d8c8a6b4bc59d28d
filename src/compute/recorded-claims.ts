import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { ClaimRecord } from '#lab/claim-record.ts';
import { askProgram } from './ask-program.ts';
import { labProgram, type LabProgram } from './lab-program.ts';
import { readRecord, type Recorded } from './recorded.ts';
import { checked } from './shown.ts';

const text = z.string();
/** Whoever sends a book may have written it. */
const records = z.array(
  z.looseObject({
    id: text,
    says: text,
    varies: text,
    draws: z.union([z.number(), z.literal('exact')]),
    outcomes: z
      .record(text, z.string().regex(/^[01]+$/, 'expected 1 or 0 for each draw'))
      .refine((sizes) => Object.keys(sizes).length > 0, 'expected the draws of a size'),
  }),
);

interface Claims {
  claims: ClaimRecord[];
}

const fileIn = (folder: string): string => join(folder, 'claims.json');

/** Tries each claim of a `claims.ts` in every draw that it asks for, or in one of so many. */
const triedClaims = async (program: LabProgram, every: number): Promise<Claims> => ({
  claims: await askProgram(program, { of: 'claims', every }),
});

/** What a claim is, and its outcomes in the draws that were tried: `-` stands for one that was not. */
const isAs = (tried: ClaimRecord, recorded: ClaimRecord | undefined): boolean => {
  const known = Object.entries(tried.outcomes).map(([size, outcomes]) => [
    size,
    outcomes.replace(/-/g, (_, at: number) => recorded?.outcomes[size]?.[at] ?? '-'),
  ]);
  return JSON.stringify({ ...tried, outcomes: Object.fromEntries(known) }) === JSON.stringify(recorded);
};

/**
 * How the claims of a question came out, in the file `claims.json` beside them.
 *
 * @param every  One draw of so many is tried, and compared; the file needs all.
 */
export const recordedClaims = (program: LabProgram, every = 1): Recorded<Claims> => ({
  file: fileIn(program.folder),
  source: program.source,
  compute: () => triedClaims(program, every),
  difference: ({ claims }, recorded) => {
    const differs = claims.find((claim, at) => !isAs(claim, recorded.claims[at]));
    if (differs) return `The claim “${differs.id}” does not come out as it is recorded.`;
    return claims.length < recorded.claims.length ? 'More claims are recorded than there are.' : undefined;
  },
  expected: 'how each claim came out, so that no build tries it',
});

/** The claims in a folder as they came out: as is recorded beside them, else as they come out now; none without claims. */
export async function claimsIn(folder: string): Promise<ClaimRecord[]> {
  if (!existsSync(join(folder, 'claims.ts'))) return [];
  const recorded = readRecord<Claims>(fileIn(folder));
  const { claims } = recorded ?? (await triedClaims(await labProgram(folder, 'claims.ts'), 1));
  return checked(records, claims, recorded ? fileIn(folder) : join(folder, 'claims.ts'));
}
