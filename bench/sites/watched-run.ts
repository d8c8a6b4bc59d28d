import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Measurements of a command that ran to its end. */
export interface Run {
  ms: number;
  /** User and system time of the command and all it started, in seconds. */
  cpuSeconds: number;
  /** The most memory that the command and all it started held at one moment, in bytes; NaN where /proc is missing. */
  peakBytes: number;
}

const sampleMs = 50;

/**
 * Runs a command and watches it. The shell's `times` gives the CPU time of all processes that were waited for, to the
 * hundredth. Pagefind is one that nobody waits for: where more has been seen at work, that counts.
 *
 * @throws Error with the end of the output if the command fails.
 */
export function watchedRun(
  command: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const shell = spawn('bash', ['-c', '"$@" 2>&1; status=$?; times >&3; exit $status', 'bash', ...command], {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    let [output, times, peak] = ['', '', 0];
    shell.stdio[1]!.on('data', (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-2_000)));
    shell.stdio[3]!.on('data', (chunk: Buffer) => (times += chunk.toString('utf8')));
    const seen = new Map<number, number>();
    const timer = setInterval(() => (peak = Math.max(peak, memoryOf(shell.pid!, seen))), sampleMs);
    shell.on('error', reject);
    shell.on('close', (status) => {
      clearInterval(timer);
      if (status !== 0) return reject(new Error(`${command.join(' ')} ended with ${status}:\n${output}`));
      resolve({
        ms: performance.now() - started,
        cpuSeconds: Math.max(
          secondsOf(times),
          [...seen.values()].reduce((sum, seconds) => sum + seconds, 0),
        ),
        peakBytes: peak > 0 ? peak : NaN,
      });
    });
  });
}

/** The second line of `times` is of the shell's children: "0m4.520s 0m0.840s". */
export function secondsOf(times: string): number {
  const children = times.trim().split('\n')[1] ?? '';
  return [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds!.replace(',', '.')),
    0,
  );
}

/**
 * Resident memory of a process and all below it, in bytes; 0 where it cannot be read, as when one has just ended.
 *
 * @param cpu  Notes the CPU time of each, in seconds.
 */
function memoryOf(pid: number, cpu: Map<number, number>): number {
  const read = (path: string) => readFileSync(`/proc/${pid}/${path}`, 'utf8');
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      read(`task/${thread}/children`).split(' ').filter(Boolean),
    );
    const own = 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(read('status'))?.[1] ?? 0);
    // Behind the name in brackets: user and system time are fields 14 and 15, in hundredths.
    const times = read('stat').split(') ')[1]!.split(' ').slice(11, 13);
    cpu.set(pid, times.reduce((sum, time) => sum + Number(time), 0) / 100);
    return children.reduce((sum, child) => sum + memoryOf(Number(child), cpu), own);
  } catch {
    return 0;
  }
}
