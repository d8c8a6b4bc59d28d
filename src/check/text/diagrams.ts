import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { didYouMean, type Problem } from '#book/problem.ts';
import { compose } from '#render/diagram/compose.ts';
import { flowSchema, formsOf, type Flow } from '#render/diagram/spec.ts';
import { quotedFile } from '#project/quoted-file.ts';
import { checkedYaml, type LocateField } from '../front-matter/front-matter.ts';
import type { Spot } from './spot.ts';
import { fieldsToAvoid } from '../wording/words-to-avoid.ts';
import { shownPath } from '#project/shown-path.ts';

/** A diagram's file, and the text below it. */
export function checkDiagram(
  file: string,
  { folder, report, rules: { roles, avoid }, say, inner }: Spot,
): void {
  const path = quotedFile(file, folder);
  if (path === undefined || !existsSync(path))
    return say(
      `The diagram "${file}" does not exist.`,
      `a YAML file beside the question (looked in ${shownPath(folder)})`,
      'correct the name or add the file',
    );
  report.diagrams.push(file);
  const shown = shownPath(path);
  const { data, problems, locate } = checkedYaml(readFileSync(path, 'utf8'), flowSchema, shown);
  report.problems.push(...problems);
  if (data && roles) report.problems.push(...unknownRoles(data, roles, locate));
  if (data) report.problems.push(...misplaced(data, locate));
  if (data) report.problems.push(...fieldsToAvoid(data, avoid, locate));
  if (data?.caption)
    inner(data.caption, { file: shown, line: locate(['caption']).line ?? 1, folder: dirname(path) });
}

function unknownRoles(flow: Flow, roles: readonly string[], locate: LocateField): Problem[] {
  const named = [
    ...Object.entries(flow.nodes).map(([name, { role }]) => ({ role, path: ['nodes', name, 'role'] })),
    ...flow.edges.flatMap(({ role }, at) => (role ? [{ role, path: ['edges', at, 'role'] }] : [])),
  ];
  return named
    .filter(({ role }) => !roles.includes(role))
    .map(({ role, path }) => ({
      ...locate(path),
      message: `The field "${path.join('.')}" is "${role}".`,
      expected: `one of ${roles.join(', ')}`,
      fix: didYouMean(role, roles, 'correct it, or name the role in book.yaml'),
    }));
}

/** Reasons why a chart whose nodes have places cannot be drawn well, in either of its forms. */
function misplaced(flow: Flow, locate: LocateField): Problem[] {
  const found = formsOf(flow).flatMap((form) =>
    (compose(flow, form)?.problems ?? []).map(({ path, message, expected, fix }) => ({
      ...locate(path),
      message,
      expected,
      fix: form === 'narrow' ? `${fix} (in the form for phones)` : fix,
    })),
  );
  return found.filter(
    ({ message }, index) => found.findIndex((other) => other.message === message) === index,
  );
}
