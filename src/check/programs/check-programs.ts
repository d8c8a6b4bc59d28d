import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Problem } from '#book/problem.ts';
import { findRunners, type Runner } from './runners.ts';
import { longestRun, outputProblem, programSettings, runProgram } from './run-program.ts';

/** Why a program could not be run here, or where it does not print what is recorded. */
type ProgramOutcome = { missing: string } | Problem | undefined;

/**
 * Runs programs and compares what they print with what is recorded. Python programs that import the same packages are forks
 * of one interpreter, since importing takes seconds. Only that one agrees is taken from a fork: each other runs by itself.
 */
export async function* checkPrograms(programs: readonly string[]): AsyncGenerator<[string, ProgramOutcome]> {
  const runnerOf = findRunners(programs);
  const rest = new Set(programs);
  for (const alike of Map.groupBy(programs, (program) => JSON.stringify(runnerOf(program))).values())
    for await (const program of agreeingForks(alike, runnerOf(alike[0]!))) {
      rest.delete(program);
      yield [program, undefined];
    }
  for (const program of rest) {
    const runner = runnerOf(program);
    yield [program, 'missing' in runner ? runner : runProgram(program, runner.command)];
  }
}

async function* agreeingForks(programs: readonly string[], runner: Runner): AsyncGenerator<string> {
  if ('missing' in runner || runner.packages.length === 0 || programs.length < 2) return;
  const script = join(import.meta.dirname, 'forks.py');
  const parent = spawn(runner.command[0], [script, JSON.stringify([longestRun, runner.packages, programs])], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: programSettings(),
  });
  for await (const line of createInterface(parent.stdout)) {
    const [number, status, stdout] = JSON.parse(line) as [number, number, string];
    const program = programs[number]!;
    if (status === 0 && outputProblem(program, stdout, '') === undefined) yield program;
  }
}
