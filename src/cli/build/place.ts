import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { shownPath } from '#project/shown-path.ts';

/** A finished site takes the place of the one before; whatever ends a build meanwhile, one of the two is there. */

export const buildingName = (outDir: string): string => `${outDir}.building-${process.pid}`;

/** Whether a path is that of a site on its way to its place or from there, or lies in one. */
export const isChangingPlaces = (path: string, outDir: string): boolean =>
  path.startsWith(outDir) && /^\.(?:building|previous)-\d+(?:[\\/]|$)/.test(path.slice(outDir.length));

/** Whether a process of this number runs; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Leftovers of earlier builds beside a site: names and the processes that made them. */
function leftovers(outDir: string, kind: 'building' | 'previous'): string[] {
  const start = `${basename(outDir)}.${kind}-`;
  const folder = dirname(outDir);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
        .filter((name) => !isAlive(Number(name.slice(start.length))))
        .map((name) => join(folder, name))
    : [];
}

/** Gives back the site of before where a build was killed while it changed places, and clears away what is left of it. */
export function recover(outDir: string): void {
  const [previous, ...others] = leftovers(outDir, 'previous');
  if (previous !== undefined && !existsSync(outDir)) renameSync(previous, outDir);
  else if (previous !== undefined) others.push(previous);
  for (const folder of [...others, ...leftovers(outDir, 'building')])
    rmSync(folder, { recursive: true, force: true });
}

/**
 * Puts a finished site in its place. It may come from another disk: then it is copied beside its place first, so that it
 * appears there at once.
 *
 * @throws the system's error if it cannot be moved or copied.
 */
export function replaceSite(finished: string, outDir: string): void {
  const near = buildingName(outDir);
  const previous = `${outDir}.previous-${process.pid}`;
  try {
    renameSync(finished, near);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // With a filter Node.js copies file by file and says why one fails; without, a full disk is an EIO at times.
    cpSync(finished, near, { recursive: true, filter: () => true });
    rmSync(finished, { recursive: true, force: true });
  }
  if (existsSync(outDir)) renameSync(outDir, previous);
  renameSync(near, outDir);
  rmSync(previous, { recursive: true, force: true });
}

/**
 * Tries before a long build whether its site can be put in its place afterwards.
 *
 * @throws Error if it would replace what is no site, or the system's error if no folder can be made beside its place.
 */
export function tryPlace(outDir: string): void {
  const there = existsSync(outDir) ? readdirSync(outDir) : [];
  if (there.length > 0 && !['offline.json', '_headers'].every((name) => there.includes(name)))
    throw new Error(
      `The site would replace ${shownPath(outDir)}, which no build has made: it holds ${there[0]}.\n  expected: a folder for the site alone\n  fix: name another with OUT_DIR`,
    );
  const near = buildingName(outDir);
  mkdirSync(near, { recursive: true });
  rmdirSync(near);
}
