import { readFileSync } from 'node:fs';
import { activePart } from '#book/look/picture.ts';

/** Files that a browser runs, or pages that can hold them, those that some servers run, by whichever of their endings; and those that hosts obey. */
const programs =
  /\.(?:[cm]?[jt]sx?|wasm|html?|xhtml|xht|shtml?|mht|mhtml|xml|xslt?|svgz|swf|php\d?|ph[tp]\w*|f?cgi|a[sh][hmp]x?|jspx?|cfm|stm|hta)(?:\.[^./\\]*)*[. ]*$/i;
const settings =
  /^(?:_headers|_redirects|_routes\.json|_config\.ya?ml|\.htaccess|\.user\.ini|web\.config|(?:vercel|now|serve|static|staticwebapp\.config)\.json|(?:netlify|wrangler)\.toml|wrangler\.jsonc?|package\.json|amplify\.ya?ml|Dockerfile|customHttp\.yml|\.domains|AUTH|ROUTER|CORS|firebase\.json|app\.ya?ml|\.htpasswd|Caddyfile)$/i;

/** Hosts, certificate authorities, systems of phones and advertisers take these as words of whoever owns the address. */
const vouchers =
  /(?:^|[\\/])(?:\.well-known[\\/](?!security\.txt$).*|CNAME|(?:app-)?ads\.txt|sellers\.json|keybase\.txt|(?:MP_verify|yandex)_\w+\.txt|loaderio-\w+\.txt|[\da-f]{32}\.txt|MS\d+\.txt|apple-app-site-association)$/is;

/** Some hosts name no type of a file whose ending they do not know; every page of XML begins like this. */
const markup = /^(?:ï»¿|þÿ|ÿþ|[\s\0])*</;

/** Whether a file is a program by its name. */
export const isProgram = (path: string): boolean => programs.test(path) || /\.svg$/i.test(path);

/** Why a file may not be copied into the site of a book that nobody vouches for, if it may not. */
export function whyNoCopy(file: string): string | undefined {
  const name = file.split(/[\\/]/).at(-1)!;
  if (settings.test(name)) return 'changes how hosts serve the site';
  if (vouchers.test(file)) return 'speaks for the owner of the address at which the site is published';
  // Some hosts send what was packed beforehand in the place of what was not.
  if (programs.test(name) || /\.svg\.[^.]+$/i.test(name))
    return 'is a program or a page, which could run for readers';
  if (!/\.svg$/i.test(name))
    return !/\.txt$/i.test(name) && markup.test(readFileSync(file, 'latin1'))
      ? 'begins like a page, which browsers guess from its content'
      : undefined;
  const part = activePart(readFileSync(file, 'utf8'));
  return part && `contains ${part.what}`;
}
