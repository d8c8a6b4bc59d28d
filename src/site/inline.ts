import type { Styles } from '#outputs/page-styles.ts';
import { openedFor } from '#book/services.ts';
import { bookSettings } from '#project/book-settings.ts';
import { hashed, policyWith } from '#render/security.ts';
import { buildDataVariable, writeBuildData } from '#project/build-data.ts';
import { href } from '#project/site.ts';
import interUrl from '@fonts/inter.woff2?url';
import mathUrl from '@fonts/math.woff2?url';
import first from '#browser/page/first.js?small';
import answer from './styles/parts/answer.css?inline';
import cards from './styles/parts/cards.css?inline';
import claims from './styles/parts/claims.css?inline';
import citations from './styles/parts/citations.css?inline';
import ending from './styles/parts/ending.css?inline';
import items from './styles/parts/items.css?inline';
import lab from './styles/parts/lab.css?inline';
import languages from './styles/parts/languages.css?inline';
import line from './styles/parts/line.css?inline';
import lines from './styles/parts/lines.css?inline';
import listed from './styles/parts/listed.css?inline';
import lists from './styles/parts/lists.css?inline';
import math from './styles/parts/math.css?inline';
import page from './styles/parts/page.css?inline';
import opened from './styles/parts/opened.css?inline';
import pictures from './styles/parts/pictures.css?inline';
import quoted from './styles/parts/quoted.css?inline';
import roles from './styles/parts/roles.css?inline';
import rest from './styles/parts/rest.css?inline';
import sources from './styles/parts/sources.css?inline';
import stage from './styles/parts/stage.css?inline';

/**
 * Code that stands in every page itself, so that nothing that is fetched holds back its first paint: the script for the
 * theme, the styles, and the rules by which Chromium fetches a page of this site while the pointer rests on its link.
 */
export const styles: Styles = {
  page,
  answer,
  opened,
  languages,
  lines,
  math,
  citations,
  roles,
  pictures,
  stage,
  claims,
  line,
  rest,
  lists,
  cards,
  listed,
  sources,
  ending,
  quoted,
  items,
  lab,
};
if (import.meta.env.PROD) writeBuildData(process.env[buildDataVariable]!, 'styles', styles);

/** Parts that stand below an answer's first lines. */
export const below: readonly (keyof Styles)[] = [
  'rest',
  'lists',
  'cards',
  'listed',
  'sources',
  'ending',
  'quoted',
  'items',
  'lab',
];
export const firstScript = `{const INTER=${JSON.stringify(interUrl)},MATH=${JSON.stringify(mathUrl)};${first}}`;

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
