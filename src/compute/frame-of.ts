import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { interfaceLanguage, language } from '#messages/of-book.ts';
import { bookSettings } from '#project/book-settings.ts';
import type { LabProgram } from '#project/build-data.ts';
import { sources } from '#project/package-root.ts';
import type { Frame, Run } from './frame-thread.ts';
import { kept } from './kept.ts';
import { Workers } from './workers.ts';

const script = join(import.meta.dirname, './frame-thread.ts');
/** A frame takes some seconds at most, on a machine that has much else to do too. */
const threads = new Workers<Run, Frame>(script, { limitMs: 180_000 });

/** Dependencies of frames beside the program and its setting. */
const surroundings = (): string[] => [
  process.version,
  language,
  readFileSync(join(sources, `messages/${interfaceLanguage}${extname(script)}`), 'utf8'),
];

/**
 * Runs a lab to its end, on another thread, unless the same was run before.
 *
 * @param setting  Parameters that differ from the defaults.
 * @throws with the lab's file as `loc` if it stops with an error.
 */
export async function frameOf({ folder, code, source }: LabProgram, setting: object = {}): Promise<Frame> {
  const run = async (): Promise<string> => {
    const trusted = bookSettings()?.trusted ?? false;
    try {
      return JSON.stringify(await threads.do({ code, setting, trusted }));
    } catch (error) {
      const said = `The lab stopped with an error: ${(error as Error).message}`;
      throw Object.assign(new Error(said), { loc: { file: join(folder, 'lab.ts') } });
    }
  };
  const json = await kept('frames', [code, source, JSON.stringify(setting), ...surroundings()], run);
  return JSON.parse(String(json)) as Frame;
}
