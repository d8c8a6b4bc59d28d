/** What Playwright writes of a run, as far as it is read here. */
import { stripVTControlCharacters } from 'node:util';

export interface Report {
  stats: Record<string, number>;
  suites: Suite[];
}
interface Suite {
  suites?: Suite[];
  specs?: Spec[];
}
interface Spec {
  ok: boolean;
  title: string;
  file: string;
  line: number;
  tests: { results: { error?: { message?: string } }[] }[];
}

/** Each test that failed, with its place and how the reason begins: the end of a long log is what is read first. */
export function failuresOf({ suites = [], specs = [] }: Suite): string[] {
  const own = specs
    .filter(({ ok, tests }) => !ok && tests.some(({ results }) => results.some(({ error }) => error)))
    .map(({ title, file, line, tests }) => {
      const { error } = tests.flatMap(({ results }) => results).find((result) => result.error)!;
      const reason = stripVTControlCharacters(error?.message ?? '')
        .split('\n')
        .filter((text) => text.trim() !== '');
      return [`${file}:${line} › ${title}`, ...reason.slice(0, 8)].join('\n      ');
    });
  return [...own, ...suites.flatMap(failuresOf)];
}
