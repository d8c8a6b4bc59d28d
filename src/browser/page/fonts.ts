import interUrl from '@fonts/inter.woff2?url';
import mathUrl from '@fonts/math.woff2?url';
import { recall, remember } from '../storage.ts';

/**
 * Fetches the fonts that this page would use, for the pages that follow: those find them in the browser's cache, and are
 * shown in them from the beginning (first.js).
 */
async function fetchFonts(): Promise<void> {
  const known = new Set((recall('fonts') ?? '').split(' '));
  const wanted = {
    [interUrl]: '1em Inter',
    ...(document.querySelector('math') && { [mathUrl]: '1em Formula' }),
  };
  for (const [url, face] of Object.entries(wanted)) {
    if (known.has(url)) continue;
    if ((await document.fonts.load(face)).length > 0) known.add(url);
  }
  // Those of an earlier build have other addresses.
  remember('fonts', [...known].filter((url) => url === interUrl || url === mathUrl).join(' '));
}

addEventListener('load', () => void fetchFonts().catch(() => {}));
