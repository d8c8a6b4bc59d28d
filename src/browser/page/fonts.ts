import interUrl from '@fonts/inter.woff2?url';
import mathUrl from '@fonts/math.woff2?url';
import { recall, remember } from '../storage.ts';

/**
 * Fetches the fonts that this page would use, for the pages that follow: those find them in the browser's cache, and are
 * shown in them from the beginning (first.js). Where nothing can be remembered, none would be used, and none is fetched.
 */
async function fetchFonts(): Promise<void> {
  const stored = recall('fonts');
  if (stored === null) return;
  const known = [interUrl, mathUrl].filter((url) => stored.includes(url));
  const wanted = [
    [interUrl, 'Inter'],
    ...(document.querySelector('math') ? [[mathUrl, 'Formula']] : []),
  ] as const;
  for (const [url, face] of wanted) {
    if (known.includes(url!)) continue;
    const faces = await document.fonts.load(`1em ${face}`).catch(() => []);
    if (faces.length === 0) continue;
    known.push(url!);
    remember('fonts', known.join(' '));
  }
}

// Who opens a first page may read no other: fonts wait until that reader points at a link to one.
if (recall('fonts') === null) {
  remember('fonts', '');
  addEventListener(
    'pointerover',
    ({ target }) => (target as Element).closest('a[href^="/"]') && void fetchFonts(),
  );
} else addEventListener('load', () => void fetchFonts());
