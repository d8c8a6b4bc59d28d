import { test } from 'playwright/test';

/** Leaves a test out where a program is missing; not on the machine that decides what lands, where it must be there. */
export function needs(isThere: boolean, name: string): void {
  test.skip(!isThere && process.env['REQUIRE_PROGRAMS'] === undefined, `${name} is not installed`);
}
