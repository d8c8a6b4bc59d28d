import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { outputOf } from './recorded-outputs.ts';

/** Longest run of a program, in seconds. Programs take up to 40 by themselves, and longer beside other work. */
export const longestRun = 600;

/** Settings of programs. Threads that wait for each other only take time, where programs run beside each other. */
export const programSettings = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PYTHONDONTWRITEBYTECODE: '1',
  OMP_NUM_THREADS: '1',
  NODE_NO_WARNINGS: '1',
});

type Command = readonly [command: string, ...args: string[]];

/** The last lines that a program wrote; some give their reasons on stdout. Null where it could not be started. */
function lastOf(stream: string, text: string | null): string {
  const lines = (text ?? '').trimEnd().split(/\r?\n/).slice(-5);
  return lines.join('') === '' ? `${stream} is empty` : [`the end of ${stream}:`, ...lines].join('\n    ');
}

/** Runs a program beside its files; reports where what it prints is not what is recorded. */
export function runProgram(program: string, [command, ...args]: Command): Problem | undefined {
  const name = basename(program);
  const { status, stdout, stderr, error } = spawnSync(command, [...args, name], {
    cwd: dirname(program),
    encoding: 'utf8',
    timeout: longestRun * 1000,
    env: programSettings(),
  });
  const byHand = [basename(command), ...args, name].join(' ');
  if (status === 0) return outputProblem(program, stdout, byHand);
  return {
    file: shownPath(program),
    message: [
      error
        ? `"${name}" did not run to its end: ${error.message}.`
        : `"${name}" stopped with status ${status}.`,
      lastOf('stdout', stdout),
      lastOf('stderr', stderr),
    ].join('\n  '),
    expected: `a program that ends within ${longestRun} s, whose output is recorded`,
    fix: `run it by itself (${byHand}) and correct it, or say on the page why it is not run (notRun="…") and remove its recorded output`,
  };
}

/** Reports the first line where what a program printed is not what is recorded. */
export function outputProblem(program: string, stdout: string, byHand: string): Problem | undefined {
  const output = outputOf(program);
  const [printed, recorded] = [stdout, readFileSync(output, 'utf8')].map((text) => text.split(/\r?\n/));
  const at = printed!.findIndex((line, index) => line !== recorded![index]);
  if (at < 0 && printed!.length === recorded!.length) return undefined;
  const line = at < 0 ? printed!.length : at;
  const shown = (lines: readonly string[]) => (lines[line] === undefined ? 'no more' : `"${lines[line]}"`);
  return {
    file: shownPath(output),
    line: line + 1,
    message: `"${basename(program)}" prints ${shown(printed!)} here, but ${shown(recorded!)} is recorded.`,
    expected: 'the output of the program, because pages show it as such',
    fix: `see which is right; to record it again: ${byHand} > ${basename(output)}`,
  };
}
