/** Makes the site of a translation, whose language is in the environment. Started by the build, never by hand. */
import { readFileSync } from 'node:fs';
import { makeSite } from './make-site.ts';
import { asStep } from './step.ts';

const [site, changed, printed] = process.argv.slice(2);

await asStep(() =>
  makeSite(
    site!,
    JSON.parse(readFileSync(changed!, 'utf8')) as Readonly<Record<string, string>>,
    printed === 'printed',
  ),
);
