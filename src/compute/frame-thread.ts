import { defaultsOf } from '#lab/controls.ts';
import { result, type AnyLab } from '#lab/lab.ts';
import { checkSettings } from './check-settings.ts';
import { filesNamed } from './files-named.ts';
import { loadProgram, type Program } from './load-program.ts';
import { serve } from './serve.ts';

/** A lab to run. */
export interface Run extends Program {
  /** Parameters that differ from the defaults. */
  setting: object;
}

/** Output of a lab at the end of a run. */
export interface Frame {
  html: string;
  /** For screen readers. */
  summary: string;
}

serve(async ({ setting, ...program }: Run): Promise<Frame> => {
  const { lab } = await loadProgram<{ lab: AnyLab }>(program);
  checkSettings(lab);
  const params = { ...defaultsOf(lab.controls), ...setting };
  const frame = result(lab.run(params, filesNamed(lab.files?.(params) ?? [])));
  return { html: lab.view(frame, params), summary: lab.summary(frame, params) };
});
