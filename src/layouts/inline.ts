import { hashed, policyWith } from '#render/security.ts';
import { href } from '#render/site.ts';
import script from '#browser/page/first.js?small';
import first from './styles/first.css?inline';
import pictures from './styles/pictures.css?inline';
import rest from './styles/rest.css?inline';

/**
 * What stands in every page itself, so that nothing that is fetched holds back its first paint: the script that sets the
 * theme, the styles, and the rules by which Chromium fetches a page of this site while the pointer rests on its link.
 */
export const styles = { first, pictures, rest };
export { script as firstScript };

export const speculationRules = JSON.stringify({
  prefetch: [{ where: { href_matches: `${href('/')}*/` }, eagerness: 'moderate' }],
});

/** For the page itself. */
export const policy = policyWith({
  'script-src': [script, speculationRules].map(hashed),
  'style-src': Object.values(styles).map(hashed),
});
