import { spawn } from 'node:child_process';
import { once } from 'node:events';

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
 * @throws StepError with what it wrote to its error output.
 */
export async function ownProcess(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    // The bundler's allocator would take memory by two megabytes at a time, and keep what is free again.
    env: { MIMALLOC_ALLOW_THP: '0', MIMALLOC_PURGE_DELAY: '0', ...process.env, ...env },
  });
  let said = '';
  child.stderr!.on('data', (data: Buffer) => (said += data.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0)
    throw new StepError(said.trim() || `${script} ended with ${status ?? 'a signal'}.`, status);
  process.stderr.write(said);
}
