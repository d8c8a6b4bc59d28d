import { join } from 'node:path';
import { plainMarkup } from '#lab/markup.ts';
import type { Frame } from '#lab/shown.ts';
import { frameOf } from './ask-program.ts';
import type { LabProgram } from './lab-program.ts';
import { readRecord } from './recorded.ts';
import { recordedFrame } from './recorded-frame.ts';

/**
 * The frame of a lab for its defaults: as it is recorded beside it, else as it computes.
 *
 * @throws with the lab's file as `loc` if it stops with an error, or draws what no picture may hold.
 */
export async function firstFrame(program: LabProgram): Promise<Frame> {
  const recorded = readRecord<Frame>(recordedFrame(program).file);
  const frame = recorded?.source === program.source ? recorded : await frameOf(program);
  try {
    return { html: plainMarkup(frame.html), summary: String(frame.summary) };
  } catch (error) {
    throw Object.assign(error as Error, { loc: { file: join(program.folder, 'lab.ts') } });
  }
}
