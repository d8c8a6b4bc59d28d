import { namedByHeading } from '#book/published.ts';
import type { Question } from '#book/questions.ts';
import { anchorName } from '#book/schema.ts';
import { escapeHtml } from '#lab/escape.ts';
import { attributesOf } from '#render/text/html-tree.ts';
import { markText } from '#render/text/part-mark.ts';

/** Elements that may not hold a place of its own as their first child: it stands before them. */
const before = new Set(['details', 'table', 'ul', 'ol', 'dl', 'pre', 'math']);

/** What follows a question's slug in the ids of its stage, its lab, its live lab and the states of its lab to try. */
const ofSlug = /^-(?:stage|(?:live-)?title|preset-.+)$/;

/**
 * Old names of anchors on the page of a question and the present ones: those that its author moved, and those that the
 * generator made of them and of its former slugs.
 *
 * @param published  Anchors of the question that have been published, under any of its slugs.
 */
export function movedAnchors(
  html: string,
  { slug, formerly, moved }: Pick<Question, 'slug' | 'formerly' | 'moved'>,
  published: ReadonlySet<string>,
): Record<string, string> {
  const ids = tagsById(html);
  const names = [...[...ids.keys()].map((id): [string, string] => [id, id]), ...Object.entries(moved)];
  const ofFormer = new Map(
    names
      .filter(([name]) => name.startsWith(slug) && ofSlug.test(name.slice(slug.length)))
      .flatMap(([name, now]) =>
        formerly.map((former): [string, string] => [former + name.slice(slug.length), now]),
      ),
  );
  // An author may have moved such an anchor before the question got its present slug.
  const own = Object.entries(moved).map(([former, now]): [string, string] => [
    former,
    ids.has(now) ? now : (ofFormer.get(now) ?? now),
  ]);
  const byHeading = Map.groupBy(published, (name) => namedByHeading.exec(name)?.[2]);
  const below = own.flatMap(([former, now]) =>
    (byHeading.get(former) ?? []).flatMap((name): [string, string][] => {
      const [, kind = '', , count = ''] = namedByHeading.exec(name)!;
      const id = kind + now + count;
      return ids.has(id) ? [[name, id]] : [];
    }),
  );
  // An id in a text may say anything.
  const made = [...ofFormer, ...below].filter(([former]) => !ids.has(former) && anchorName.test(former));
  return Object.fromEntries([...made, ...own]);
}

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
  const tags = tagsById(html);
  const places = Object.entries(moved).map(([former, present], index) => {
    const target = tags.get(present);
    if (!target)
      throw new Error(
        `${page}: "moved" says that #${former} is now #${present}, but the page has no such anchor. ` +
          'Expected: an id that is on the page. Correct "moved" in the front matter.',
      );
    if (tags.has(former))
      throw new Error(
        `${page}: "moved" says that #${former} is now #${present}, but the page still has an anchor named ${former}. ` +
          'Expected: a name that is no longer in use. Remove it from "moved" in the front matter.',
      );
    // Those before one element stand in their order, those in one behind each other.
    const [at, order] = before.has(target.name) ? [target.from, index] : [target.to, -index];
    return { at, order, place: `<span${markText('alias')} class="alias" id="${escapeHtml(former)}"></span>` };
  });
  let out = html;
  for (const { at, place } of places.sort((one, other) => other.at - one.at || other.order - one.order))
    out = out.slice(0, at) + place + out.slice(at);
  return out;
}

/** Start tags, whole: a value in quotes may hold what looks like the end of one. Within scripts, styles and comments there is none. */
const parts =
  /<!--[^]*?-->|<(script|style)\b[^>]*>[^]*?<\/\1>|<([a-z][\w-]*)((?:[\s/](?:[^"'<>]|"[^"]*"|'[^']*')*)?)>/gi;

/** The first start tag with each id: its name, and where it begins and ends. */
function tagsById(html: string): Map<string, { name: string; from: number; to: number }> {
  const tags = new Map<string, { name: string; from: number; to: number }>();
  for (const { 0: tag, 2: name, 3: attributes = '', index } of html.matchAll(parts)) {
    if (name === undefined || !attributes.includes('id=')) continue;
    const { id } = attributesOf(attributes);
    if (id !== undefined && !tags.has(id))
      tags.set(id, { name: name.toLowerCase(), from: index, to: index + tag.length });
  }
  return tags;
}
