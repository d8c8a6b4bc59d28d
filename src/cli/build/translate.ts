/** Makes the site of a translation, whose language is in the environment. Started by the build, never by hand. */
import { readBuildData } from '#project/build-data.ts';
import { makeSite } from './make-site.ts';
import { asStep } from './step.ts';

const [site, original] = process.argv.slice(2);

await asStep(() => makeSite(site!, readBuildData(original!, 'changed'), readBuildData(original!, 'printed')));
