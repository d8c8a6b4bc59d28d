/** Runs the programs that pages of a book show, labs with a recorded frame, and claims, and compares with what is recorded. */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatProblems, type Problem } from '#book/problem.ts';
import { checkPrograms } from '#check/programs/check-programs.ts';
import { programsWithOutput } from '#check/programs/recorded-outputs.ts';
import { labProgram } from '#compute/lab-program.ts';
import { recordProblem } from '#compute/recorded.ts';
import { recordedClaims } from '#compute/recorded-claims.ts';
import { recordedFrame } from '#compute/recorded-frame.ts';
import { contentDir } from '#project/site.ts';
import { shownPath } from '#project/shown-path.ts';
import { stop } from '../command-line/stop.ts';

const programs = programsWithOutput(contentDir);
const problems: Problem[] = [];
let skipped = 0;
for await (const [program, outcome] of checkPrograms(programs)) {
  if (outcome === undefined) console.log(`agrees  ${shownPath(program)}`);
  else if ('missing' in outcome) {
    skipped += 1;
    console.log(`skipped ${shownPath(program)}: ${outcome.missing}`);
  } else problems.push(outcome);
}
for (const file of globSync('{questions,pages}/*/{{lab,live,line}/first,claims}.json', {
  cwd: contentDir,
}).sort()) {
  const folder = join(contentDir, dirname(file));
  const problem = file.endsWith('claims.json')
    ? await recordProblem(recordedClaims(await labProgram(folder, 'claims.ts')))
    : await recordProblem(recordedFrame(await labProgram(folder)));
  if (problem) problems.push(problem);
  else console.log(`agrees  ${shownPath(join(contentDir, file))}`);
}
if (problems.length > 0) stop(formatProblems(problems));
const count = programs.length - skipped;
console.log(
  programs.length === 0
    ? 'No program of the book has a recorded output (x.out beside x.py).'
    : `${count} ${count === 1 ? 'program prints' : 'programs print'} what is recorded, ${skipped} skipped.`,
);
