import { join } from 'node:path';
import { mute } from '#book/problem.ts';
import type { Frame } from '#lab/shown.ts';
import { interfaceLanguage, language } from '#messages/of-book.ts';
import { isTrustedBook } from '#project/book-settings.ts';
import { hashOfSources } from './bundle.ts';
import { kept } from './kept.ts';
import type { LabProgram } from './lab-program.ts';
import { HostedPrograms } from './hosted-programs.ts';
import { placeInBook } from './place-in-book.ts';
import { ProgramError } from './program-error.ts';
import type { Ask } from './program-process.ts';

const [untrusted, trustedOnes] = [new HostedPrograms(false), new HostedPrograms(true)];

/** An answer takes some seconds at most, on a machine that has much else to do too; claims are tried in many draws. */
const limitMs = ({ of }: Ask): number => (of === 'claims' ? 3_600_000 : 180_000);

/** Dependencies of an answer beside the program and what is asked. Runs and claims depend on nothing else of the generator. */
const surroundings = ({ of }: Ask): string[] => [
  process.version,
  ...(of === 'claims' ? [] : [language, hashOfSources(`messages/${interfaceLanguage}`)]),
  ...(of === 'claims' || of === 'frame' ? [] : [hashOfSources('{compute,lab}/*')]),
];

const hint =
  'look in it and in the programs that it imports; lines are known only of programs of a trusted book';

/**
 * Asks something of a program of the book, in another process, unless the same was asked before.
 *
 * @param written  Makes of what the program has answered the JSON that is kept, or throws: then nothing is.
 * @throws as `loc` the line of the book that it stopped in, or the program's file, if it stops with an error.
 */
export async function askProgram<Answer>(
  program: LabProgram,
  ask: Ask,
  written = (json: string): string => json,
): Promise<Answer> {
  const { folder, file, code, source } = program;
  const answer = async (): Promise<string> => {
    const trusted = isTrustedBook();
    let made: string;
    try {
      made = await (trusted ? trustedOnes : untrusted).do({ code, trusted, ask }, limitMs(ask));
    } catch (error) {
      const said = `The ${file.replace('.ts', '')} stopped with an error: ${(error as Error).message}`;
      const place = error instanceof ProgramError ? await placeInBook(program, error.at) : undefined;
      throw Object.assign(
        new Error(mute(said)),
        place ? { loc: place } : { loc: { file: join(folder, file) }, hint },
      );
    }
    return written(made);
  };
  const json = await kept('frames', [code, source, JSON.stringify(ask), ...surroundings(ask)], answer);
  return JSON.parse(String(json)) as Answer;
}

/**
 * Runs a lab to its end.
 *
 * @param setting  Parameters that differ from the defaults.
 */
export const frameOf = (program: LabProgram, setting: object = {}): Promise<Frame> =>
  askProgram(program, { of: 'frame', setting });
