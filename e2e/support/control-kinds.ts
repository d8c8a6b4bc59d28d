import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './site.ts';

/** Kinds of controls in the form of a lab or an experiment, by the HTML of its page. */
export function kindsIn(path: string, attribute: string): string[] {
  const html = readFileSync(join(dist, path, 'index.html'), 'utf8').split(` ${attribute}=`)[1]!;
  const form = /<form[^]*?<\/form>/.exec(html)![0];
  const inputs = form.matchAll(/<(?:select|input(?! hidden)[^>]* type="(\w+)"|div[^>]* (data-stepper))/g);
  return [...inputs].map(([, type, stepper]) => stepper ?? type ?? 'select');
}

/** The fewest pages, from the first on, whose forms have together every kind of control. */
export function ofEachKind(paths: readonly string[], attribute: string): Set<string> {
  const met = new Set<string>();
  return new Set(
    paths.filter((path) => {
      const before = met.size;
      for (const kind of kindsIn(path, attribute)) met.add(kind);
      return met.size > before;
    }),
  );
}
