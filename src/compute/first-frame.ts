import type { LabProgram } from '#project/build-data.ts';
import { frameOf } from './frame-of.ts';
import type { Frame } from './frame-thread.ts';
import { readRecord } from './recorded.ts';
import { recordedFrame } from './recorded-frame.ts';

/** The frame of a lab for its defaults: as it is recorded beside it, else as it computes. */
export async function firstFrame(program: LabProgram): Promise<Frame> {
  const recorded = readRecord<Frame>(recordedFrame(program).file);
  return recorded?.source === program.source ? recorded : frameOf(program);
}
