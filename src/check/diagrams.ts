import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { flowSchema } from '#render/diagram/spec.ts';
import { quotedFile } from '#render/quoted-file.ts';
import { checkedYaml } from './front-matter.ts';
import type { Spot } from './spot.ts';
import { shownPath } from '#render/shown-path.ts';

/** A diagram's file, and the text below it. */
export function checkDiagram(file: string, { folder, report, say, inner }: Spot): void {
  const path = quotedFile(file, folder);
  if (path === undefined || !existsSync(path))
    return say(
      `The diagram "${file}" does not exist.`,
      `a YAML file beside the question (looked in ${shownPath(folder)})`,
      'correct the name or add the file',
    );
  report.diagrams.push(file);
  const shown = shownPath(path);
  const { data, problems } = checkedYaml(readFileSync(path, 'utf8'), flowSchema, shown);
  report.problems.push(...problems);
  if (data?.caption) inner(data.caption, { file: shown, line: 1, folder: dirname(path) });
}
