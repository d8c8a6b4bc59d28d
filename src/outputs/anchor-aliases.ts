import { markText } from '#render/text/part-mark.ts';

/** Elements that may not hold a place of its own as their first child: it stands before them. */
const before = new Set(['details', 'table', 'ul', 'ol', 'dl', 'pre', 'math']);

/**
 * Puts a place for each anchor that has moved where a link to it should land, so that links with the old name arrive
 * without any script.
 *
 * @param moved  Old names and the present ones.
 * @param page   The page, for messages.
 * @throws Error if a present name is not on the page, or an old one still is.
 */
export function withAnchorAliases(
  html: string,
  moved: Readonly<Record<string, string>>,
  page: string,
): string {
  let out = html;
  for (const [former, present] of Object.entries(moved)) {
    const target = startTagOf(present, out);
    if (!target)
      throw new Error(
        `${page}: "moved" says that #${former} is now #${present}, but the page has no such anchor. ` +
          'Expected: an id that is on the page. Correct "moved" in the front matter.',
      );
    if (idAt(former, out) >= 0)
      throw new Error(
        `${page}: "moved" says that #${former} is now #${present}, but the page still has an anchor named ${former}. ` +
          'Expected: a name that is no longer in use. Remove it from "moved" in the front matter.',
      );
    const place = `<span${markText('alias')} class="alias" id="${former}"></span>`;
    const at = target.index + (before.has(target[1]!) ? 0 : target[0].length);
    out = out.slice(0, at) + place + out.slice(at);
  }
  return out;
}

const idAt = (id: string, html: string): number => html.search(new RegExp(`\\sid="${escape(id)}"`));

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The start tag of the element with an id, and its name. */
function startTagOf(id: string, html: string): RegExpExecArray | null {
  const at = idAt(id, html);
  if (at < 0) return null;
  const tag = /<([a-z][a-z0-9]*)\b[^>]*>/y;
  // Looked for from each tag on, an id at the end of a long page takes long.
  tag.lastIndex = html.lastIndexOf('<', at);
  return tag.exec(html);
}
