import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './site.ts';

const lock = join(root, '.cache/e2e/building');

/**
 * Builds a book. Tests run side by side, and Astro keeps what it is building in one place: the next build waits for the
 * one before.
 *
 * @returns what the build wrote to its error stream; empty if it worked.
 */
export async function buildBook(
  content: string,
  out: string,
  env: Record<string, string> = {},
): Promise<string> {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await pause(200);
    }
  }
  try {
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/build/build.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out, ...env },
    });
    return status === 0 ? '' : stderr || `ended with ${status}`;
  } finally {
    rmdirSync(lock);
  }
}
