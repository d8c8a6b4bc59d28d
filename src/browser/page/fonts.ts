import interUrl from '@fonts/inter.woff2?url';
import mathUrl from '@fonts/math.woff2?url';
import { recall, remember } from '../storage.ts';

/**
 * Fetches the fonts that this page would use, for the pages that follow: those find them in the browser's cache, and are
 * shown in them from the beginning (first.js). Where nothing can be remembered, none would be used, and none is fetched.
 */
async function fetchFonts(): Promise<void> {
  const known = (recall('fonts') ?? '').split(' ').filter((url) => url === interUrl || url === mathUrl);
  const wanted = [
    [interUrl, '1em Inter'],
    ...(document.querySelector('math') ? [[mathUrl, '1em Formula']] : []),
  ] as const;
  for (const [url, face] of wanted) {
    if (known.includes(url!)) continue;
    remember('fonts', known.join(' '));
    if (recall('fonts') === null) return;
    const faces = await document.fonts.load(face!).catch(() => []);
    if (faces.length > 0) known.push(url!);
    remember('fonts', known.join(' '));
  }
}

addEventListener('load', () => void fetchFonts());
