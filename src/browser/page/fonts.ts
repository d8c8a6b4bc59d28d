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
  const known: string[] = [];
  for (const [url, face, user] of [
    [interUrl, READING_FACE, 'body'],
    [mathUrl, 'Formula', 'math'],
  ] as const)
    if (
      stored.includes(url) ||
      (document.querySelector(user) && (await document.fonts.load(`1em ${face}`).catch(() => [])).length > 0)
    )
      known.push(url);
  remember('fonts', known.join(' '));
}

// Who opens a first page may read no other: fonts wait until that reader points at a link to one. A finger follows it at
// once, and they would hold that page back.
if (recall('fonts') === null) {
  remember('fonts', '');
  addEventListener(
    'pointerover',
    ({ target, pointerType }) =>
      pointerType === 'mouse' && (target as Element).closest('[href^="/"]') && void fetchFonts(),
  );
} else addEventListener('load', () => void fetchFonts());
