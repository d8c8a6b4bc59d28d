import { resolve } from 'node:path';
import { firstFrame } from '#compute/first-frame.ts';
import type { Frame } from '#compute/frame-thread.ts';
import { buildData, type LabProgram } from '#project/build-data.ts';

let programs: Readonly<Record<string, LabProgram>> | undefined;

/** The lab in a folder, as it was bundled before rendering; an author's server bundles what it has become. */
async function programIn(folder: string): Promise<LabProgram> {
  if (import.meta.env.DEV) return (await import('#compute/lab-program.ts')).labProgram(resolve(folder));
  return (programs ??= buildData('labPrograms')!)[resolve(folder)]!;
}

/** Frame of the lab in a folder, for its defaults. */
export const firstFrameIn = async (folder: string): Promise<Frame> => firstFrame(await programIn(folder));
