import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionRecord } from '#book/question-record.ts';

/** What the first process of a build has read, as JSON files for the ones after it. */
export interface Prepared {
  /** One record for each question. */
  records: QuestionRecord[];
  /** Every formula as MathML; see math.ts. */
  formulas: Record<string, string>;
}

/** Names their folder in the environment: pages are rendered by programs that are bundled apart, and share only that. */
export const preparedVariable = 'GROUNDED_PREPARED';

/** One of these files; undefined where nothing was prepared, as on an author's server. */
export function prepared<N extends keyof Prepared>(name: N): Prepared[N] | undefined {
  const folder = process.env[preparedVariable];
  return folder === undefined
    ? undefined
    : (JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Prepared[N]);
}
