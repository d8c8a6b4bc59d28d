import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// Loaded here, since the programs of labs import it when no text may run as a program any more.
import '#messages/of-book.ts';
import { defaultsOf } from '#lab/controls.ts';
import { noFile, result, type AnyLab, type BookFile } from '#lab/lab.ts';
import { contentDir } from '#project/site.ts';
import { serve } from './serve.ts';
import { onlyWrittenPrograms } from './written-programs.ts';

/** A lab to run. */
export interface Run {
  /** Its program. */
  code: string;
  /** Parameters that differ from the defaults. */
  setting: object;
  /** Whether the book may run texts as programs. */
  trusted: boolean;
}

/** Output of a lab at the end of a run. */
export interface Frame {
  html: string;
  /** For screen readers. */
  summary: string;
}

let bounded = false;

serve(async ({ code, setting, trusted }: Run): Promise<Frame> => {
  if (!trusted && !bounded) onlyWrittenPrograms();
  bounded ||= !trusted;
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  const { lab } = (await import(url)) as { lab: AnyLab };
  const params = { ...defaultsOf(lab.controls), ...setting };
  const named = lab.files?.(params) ?? [];
  /** Readers get the files that the lab has named, and no others. */
  const file: BookFile = (name) =>
    named.includes(name) && name.endsWith('.bin')
      ? new Uint8Array(readFileSync(join(contentDir, name))).buffer
      : noFile(name);
  const frame = result(lab.run(params, file));
  return { html: lab.view(frame, params), summary: lab.summary(frame, params) };
});
