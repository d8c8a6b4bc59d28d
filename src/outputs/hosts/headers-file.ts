import { hostRules } from './hosting.ts';
import { headersWith } from '#render/security.ts';

/**
 * The `_headers` file that Netlify and Cloudflare Pages read in the folder they publish. Such hosts join the values of
 * all sections that match, so none repeats a name; what has no rule of its own they have revalidated by default.
 */
export function headersFile(basePath: string, policy: string): string {
  const section = (glob: string, fields: Readonly<Record<string, string>>) =>
    [basePath + glob, ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return (
    [
      section('*', headersWith(policy)),
      ...hostRules.flatMap(({ globs, fields }) => globs.map((glob) => section(glob, fields))),
    ].join('\n\n') + '\n'
  );
}
