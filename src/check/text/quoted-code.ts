import { existsSync, readFileSync } from 'node:fs';
import { quotedFile } from '#project/quoted-file.ts';
import { cutRegion } from '#render/region.ts';
import type { Spot } from './spot.ts';
import { shownPath } from '#project/shown-path.ts';

/** A file that a page shows: it is there, has the region, and what it is said to print was recorded. */
export function checkCode(
  { file, region, notRun }: { file: string; region: string | undefined; notRun: string | undefined },
  output: boolean,
  { folder, say }: Spot,
): void {
  const path = quotedFile(file, folder);
  if (path === undefined)
    return say(
      `The quoted file "${file}" is outside the folder of its text.`,
      'a file beside the question or in the folder of the page, or below',
      'move the file or correct the path',
    );
  if (!existsSync(path))
    return say(
      `The quoted file "${file}" does not exist.`,
      `a file beside the question or in the folder of the page, or below (looked at ${shownPath(path)})`,
      'correct the name or add the file',
    );
  try {
    cutRegion(readFileSync(path, 'utf8'), region);
  } catch (error) {
    say(
      `In the quoted file "${file}" ${(error as Error).message}.`,
      'the name of a region marked with "region NAME" and "endregion NAME"',
      'correct the name or mark the region',
    );
  }
  const recorded = path.replace(/\.\w+$/, '.out');
  if (existsSync(recorded)) return;
  if (output)
    say(
      `The recorded output of "${file}" does not exist.`,
      `its output in ${shownPath(recorded)}`,
      `run the program and write what it prints to that file`,
    );
  if (file.endsWith('.py') && !notRun)
    say(
      `"${file}" is shown as if it ran, but its output is not recorded.`,
      `its output in ${shownPath(recorded)}, which the tests compare`,
      'record the output, or say why it is not run: notRun="…"',
    );
}
