import { safeLink } from '#render/text/inline.ts';
import type { Spot } from './spot.ts';

/** A link of a text; one into the site is noted, since the page or place it leads to may not exist. */
export function checkLink(url: string, { place, report, say }: Spot): void {
  try {
    safeLink(url);
  } catch (error) {
    say(
      `In this text ${(error as Error).message}.`,
      'https://…, /questions/<slug>/, /<page>/ or #place',
      'write the link in one of these forms',
    );
    return;
  }
  if (/^[/#]/.test(url)) report.links.push({ path: url, ...place });
}
