import { withoutMarks } from '#render/text/part-mark.ts';
import { minifiedPath } from './minified-path.ts';

/** A tag, or an element whose text is kept as it is. Attributes are quoted, as this generator and labs write them. */
export const tagOrKept =
  /<(pre|code|textarea|script|style)\b(?:[^<>"']|"[^"]*"|'[^']*')*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<!?\/?([a-z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

/** The quotations of a source, which its marks have beside them: browsers list them from there (side-notes.ts). */
const quotations = /(<ul x-part="quotations"[^>]*>)[\s\S]*?(?=<\/ul>)/g;

/** Elements at whose edges, inside and outside, browsers show no space: blocks, their parts, and what shows nothing. */
const spaceless = new Set(
  (
    'address article aside blockquote body br dd details div dl doctype dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head ' +
    'header hr html legend li link main meta nav ol p pre section summary table tbody td tfoot th thead title tr ul ' +
    'circle defs ellipse g line marker path pattern polygon polyline rect'
  ).split(' '),
);

function minifiedTag(tag: string, element: string | undefined): string {
  const bare = withoutMarks(tag);
  return element === 'path' ? bare.replace(/(?<= d=")[^"]*/, minifiedPath) : bare;
}

/** A page as it is served: without marks for other outputs, what stands twice, and space that nobody sees. */
export function minifiedHtml(html: string): string {
  let out = '';
  let end = 0;
  let spaceCounts = false;
  const text = html.replace(quotations, '$1');
  for (const found of text.matchAll(tagOrKept)) {
    const [tag, verbatim, name] = found;
    const element = (verbatim ?? name)?.toLowerCase();
    const tight = element !== undefined && spaceless.has(element);
    let between = text.slice(end, found.index);
    if (!spaceCounts) between = between.replace(/^[ \t\r\n]+/, '');
    if (tight) between = between.replace(/[ \t\r\n]+$/, '');
    out += between + (verbatim ? tag : minifiedTag(tag, element));
    end = found.index + tag.length;
    spaceCounts = !tight;
  }
  return out + text.slice(end);
}
