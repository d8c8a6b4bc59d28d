import type { LabProgram } from '#project/build-data.ts';
import { firstFrame } from './first-frame.ts';
import { labProgram } from './lab-program.ts';

/** Bundles the labs in some folders, and computes what they show first, for whoever asks for it later. */
export async function computeLabs(folders: readonly string[]): Promise<Record<string, LabProgram>> {
  const programs = await Promise.all(folders.map((folder) => labProgram(folder)));
  await Promise.all(programs.map(firstFrame));
  return Object.fromEntries(programs.map((program) => [program.folder, program]));
}
