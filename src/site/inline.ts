import { openedFor } from '#book/services.ts';
import { bookSettings } from '#project/book-settings.ts';
import { hashed, policyWith } from '#render/security.ts';
import { href } from '#project/site.ts';
import interUrl from '@fonts/inter.woff2?url';
import mathUrl from '@fonts/math.woff2?url';
import source from '#browser/page/first.js?small';
import first from './styles/first.css?inline';
import pictures from './styles/pictures.css?inline';
import rest from './styles/rest.css?inline';

/**
 * Code that stands in every page itself, so that nothing that is fetched holds back its first paint: the script for the
 * theme, the styles, and the rules by which Chromium fetches a page of this site while the pointer rests on its link.
 */
export const styles = { first, pictures, rest };
export const firstScript = `{const INTER=${JSON.stringify(interUrl)},MATH=${JSON.stringify(mathUrl)};${source}}`;

export const speculationRules = JSON.stringify({
  prefetch: [{ where: { href_matches: `${href('/')}*/` }, eagerness: 'moderate' }],
});

/** Policy of the page itself. */
export const policy = policyWith(
  {
    'script-src': [firstScript, speculationRules].map(hashed),
    'style-src': Object.values(styles).map(hashed),
  },
  openedFor(bookSettings() ?? {}),
);
