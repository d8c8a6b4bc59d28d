import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Nothing that a step does by itself keeps it from answering for so long: a program of the book does. */
const longestSilence = 180_000;

/** At most for what lives shortly, in MB: V8 would take four times as much, for more time than it saves. */
const youngHeap = '--max-semi-space-size=16';

/** Error output and status of a step of the build that failed. */
export class StepError extends Error {
  readonly status: number | null;
  constructor(said: string, status: number | null) {
    super(said);
    this.status = status;
  }
}

/**
 * Runs a step of the build in a process of its own, whose memory is free again when it ends. It ends with this one.
 *
 * @param silentMs  For how long it may not answer, before it is ended.
 * @throws StepError with what it wrote to its error output.
 */
export async function ownProcess(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  silentMs = longestSilence,
): Promise<void> {
  const child = spawn(process.execPath, [youngHeap, script, ...args], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    // The bundler's allocator would take memory by two megabytes at a time, and keep what is free again.
    env: { MIMALLOC_ALLOW_THP: '0', MIMALLOC_PURGE_DELAY: '0', ...process.env, ...env },
  });
  let said = '';
  const end = () => child.kill('SIGKILL');
  const timer = setTimeout(end, silentMs);
  child.on('message', () => timer.refresh());
  process.on('exit', end);
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [status] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  process.off('exit', end);
  if (child.killed)
    throw new StepError(
      `A program or a font of the book did not finish within ${silentMs / 1000} s.\n` +
        '  expected: programs of texts and stages (numbers.ts, lab/stage.ts) that end, and fonts that can be measured\n' +
        '  fix: look for an endless loop in what was changed last',
      status,
    );
  if (status !== 0)
    throw new StepError(said.trim() || `${script} ended with ${status ?? 'a signal'}.`, status);
  process.stderr.write(said);
}
