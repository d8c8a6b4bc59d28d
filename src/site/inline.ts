import { partsElsewhere } from '#outputs/page-styles.ts';
import { openedFor } from '#book/analytics.ts';
import { bookSettings } from '#project/book-settings.ts';
import { ownLook } from '#render/own-look.ts';
import { partStyles } from '#render/styles/parts.ts';
import { hashed, policyWith, whileWriting } from '#render/security.ts';
import { writeBuildData } from '#project/build-data.ts';
import { href } from '#project/site.ts';
import ownFonts from '@fonts/own.css?inline';
import interUrl from '@fonts/inter.woff2?url';
import mathUrl from '@fonts/math.woff2?url';
import first from '#browser/page/first.js?small';

/**
 * Code that stands in every page itself, so that nothing that is fetched holds back its first paint: the script for the
 * theme, the styles, and the rules by which Chromium fetches a page of this site while the pointer rests on its link.
 */
const sheets = import.meta.glob<string>(['../render/styles/*/*.css', '../book/look/more-fonts.css'], {
  query: '?inline',
  import: 'default',
  eager: true,
  // In a book's own folder this file lies in node_modules.
  exhaustive: true,
});
const own = ownLook(ownFonts);
export const styles = {
  ...partStyles((name) => Object.entries(sheets).find(([path]) => path.endsWith(`/${name}.css`))![1]),
  ...(own && { own }),
};

/** For an author's server, whose style sheet changes. */
export const ownLookNow = () => ownLook(ownFonts);

/** The book's own fonts beside that of texts, which pages fetch as they fetch the site's (browser/page/fonts.ts). */
export const otherFonts = [...ownFonts.matchAll(/url\(["']?([^"')]+\.woff2)/g)]
  .map(([, url]) => url!)
  .filter((url) => url !== interUrl);

if (import.meta.env.PROD) writeBuildData({ styles });

const fetchOthers = otherFonts.map(
  (href) =>
    `document.documentElement.dataset.fonts&&document.head.append(Object.assign(document.createElement("link"),${JSON.stringify({ rel: 'preload', as: 'font', crossOrigin: '', href })}));`,
);
export const firstScript = `{const INTER=${JSON.stringify(interUrl)},MATH=${JSON.stringify(mathUrl)};${first}${fetchOthers.join('')}}`;

export const speculationRules = JSON.stringify({
  prefetch: [{ where: { href_matches: `${href('/')}*/` }, eagerness: 'moderate' }],
});

const { analytics, language = '', translations = [] } = bookSettings() ?? {};
const elsewhere = translations.length > 0 ? new Set<string>() : partsElsewhere(language);

const builtPolicy = policyWith(
  {
    'script-src': [firstScript, speculationRules].map(hashed),
    'style-src': Object.entries(styles).flatMap(([part, css]) => (elsewhere.has(part) ? [] : [hashed(css)])),
  },
  analytics ? openedFor(analytics) : {},
);

/** Policy of the page itself. */
export const policy = import.meta.env.DEV ? whileWriting(builtPolicy) : builtPolicy;
