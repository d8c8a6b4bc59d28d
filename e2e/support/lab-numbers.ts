/** Numbers of labs, and sizes of their programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Worker } from 'playwright/test';
import { gzipped } from './budgets.ts';
import { dist, expect } from './site.ts';

/** The numbers that a lab reports, but clock readings, which depend on the machine. */
export const numbers = async (lab: Locator): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await lab
        .locator('[data-value]')
        .evaluateAll((elements) =>
          elements.map(
            (element) =>
              [
                element.getAttribute('data-value')!,
                Number(element.getAttribute('value') ?? element.getAttribute('data-number')),
              ] as const,
          ),
        )
    ).filter(([name]) => !/(Ms|Qps)$/.test(name)),
  );

export function expectSame(actual: Record<string, number>, wanted: Record<string, number>): void {
  expect(Object.keys(actual)).toEqual(Object.keys(wanted));
  for (const [name, value] of Object.entries(wanted)) {
    expect(Math.abs(actual[name]! - value), `${name}: ${actual[name]} against ${value}`).toBeLessThanOrEqual(
      1e-6 * Math.max(1, Math.abs(value)),
    );
  }
}

/** Size of the program of a lab, after gzip: its worker and all that this one has loaded. */
export async function programBytes(worker: Worker): Promise<number> {
  const loaded = await worker.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  const scripts = [worker.url(), ...loaded]
    .map((url) => new URL(url).pathname)
    .filter((path) => path.endsWith('.js'));
  expect(scripts.length, 'the worker loads a lab').toBeGreaterThan(1);
  return [...new Set(scripts)].reduce((sum, path) => sum + gzipped(readFileSync(join(dist, path))), 0);
}
