import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A command that ran to its end, and what it took. */
export interface Run {
  ms: number;
  /** User and system time of the command and all it started, in seconds. */
  cpuSeconds: number;
  /** The most memory that the command and all it started held at one moment, in bytes; undefined where /proc is missing. */
  peakBytes: number | undefined;
  /** Lines of its output, with the time since the start, in milliseconds. */
  lines: { at: number; text: string }[];
}

const sampleMs = 50;

/**
 * Runs a command and watches it. The shell's `times` gives the CPU time of all processes that ended, to the hundredth.
 *
 * @throws Error with the end of the output if the command fails.
 */
export function watchedRun(
  command: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const shell = spawn('bash', ['-c', '"$@"; status=$?; times >&3; exit $status', 'bash', ...command], {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const lines: Run['lines'] = [];
    const reader = () => {
      let rest = '';
      return (chunk: Buffer) => {
        const parts = (rest + chunk.toString('utf8')).split('\n');
        rest = parts.pop()!;
        for (const text of parts) lines.push({ at: performance.now() - started, text });
      };
    };
    shell.stdout!.on('data', reader());
    shell.stderr!.on('data', reader());
    let times = '';
    shell.stdio[3]!.on('data', (chunk: Buffer) => (times += chunk.toString('utf8')));
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, memoryOf(shell.pid!))), sampleMs);
    shell.on('error', reject);
    shell.on('close', (status) => {
      clearInterval(timer);
      if (status !== 0) {
        const end = lines.slice(-15).map(({ text }) => text);
        return reject(new Error(`${command.join(' ')} ended with ${status}:\n${end.join('\n')}`));
      }
      resolve({
        ms: performance.now() - started,
        cpuSeconds: secondsOf(times),
        peakBytes: peak > 0 ? peak : undefined,
        lines,
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

/** Resident memory of a process and all below it, in bytes; 0 where it cannot be read. */
function memoryOf(root: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  let names: string[] = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  for (const name of names) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      resident.set(Number(name), 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0));
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while the list was read.
    }
  }
  const sum = (pid: number): number =>
    (resident.get(pid) ?? 0) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}
