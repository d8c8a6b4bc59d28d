/** Runs the programs that pages of a book show, and compares what they print with what is recorded. */
import { formatProblems, type Problem } from '#book/problem.ts';
import { findRunners, outputFault, programsWithOutput } from '#check/programs/programs.ts';
import { contentDir } from '#project/site.ts';
import { shownPath } from '#project/shown-path.ts';
import { stop } from './stop.ts';

const programs = programsWithOutput(contentDir);
const runnerOf = findRunners(programs);
const problems: Problem[] = [];
let skipped = 0;
for (const program of programs) {
  const runner = runnerOf(program);
  if ('missing' in runner) {
    skipped += 1;
    console.log(`skipped ${shownPath(program)}: ${runner.missing}`);
    continue;
  }
  const fault = outputFault(program, runner);
  if (fault) problems.push(fault);
  else console.log(`agrees  ${shownPath(program)}`);
}
if (problems.length > 0) stop(formatProblems(problems));
const count = programs.length - skipped;
console.log(
  programs.length === 0
    ? 'No program of the book has a recorded output (x.out beside x.py).'
    : `${count} ${count === 1 ? 'program prints' : 'programs print'} what is recorded, ${skipped} skipped.`,
);
