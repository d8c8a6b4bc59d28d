import type { Figure } from '#outputs/card/figure.ts';
import { labProgram } from '#outputs/card/program-hash.ts';
import { withoutCode } from './page-context.ts';
import { defaultsOf, writeState, type Controls } from '#lab/controls.ts';
import { result, type Lab, type Progress } from '#lab/lab.ts';

export interface FoundLab {
  lab: Lab<Controls, Progress>;
  /** Name of its folder below src/labs/. */
  folder: string;
}

const modules = import.meta.glob<Pick<FoundLab, 'lab'>>(['./labs/*/lab.ts', '!./labs/kit/lab.ts']);

/**
 * The lab that a question shows.
 *
 * @param body  The question's text, as written.
 */
export async function labOf(body: string): Promise<FoundLab | undefined> {
  const folder = /^import\s.*#labs\/([\w-]+)\/Lab\.astro/m.exec(withoutCode(body))?.[1];
  const load = folder === undefined ? undefined : modules[`./labs/${folder}/lab.ts`];
  return load && { lab: (await load()).lab, folder: folder! };
}

/** What a lab shows for parameters of which some differ from the defaults. */
export function labFigure({ lab, folder }: FoundLab, differing: object): Figure {
  const params = { ...defaultsOf(lab.controls), ...differing };
  return {
    key: `${labProgram(folder)} ${writeState(lab.controls, params)}`,
    draw: () => lab.view(result(lab.run(params)), params),
  };
}
