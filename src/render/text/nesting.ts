/** How deep brackets of a text or a program may be nested: parsers end the whole process at some thousands. */
const mostOpen = 1000;

/**
 * Where brackets or quotations of a text are nested too deep to be parsed, as an offset; undefined if nowhere.
 *
 * @param most  How deep brackets may be nested.
 */
export function nestedTooDeep(source: string, most = mostOpen): number | undefined {
  let open = 0;
  for (const { 0: sign, index } of source.matchAll(/[([{)\]}]/g)) {
    open = Math.max(0, open + ('([{'.includes(sign) ? 1 : -1));
    if (open > most) return index;
  }
  return /^(?:[ \t]*(?:[>*+-]|\d+[.)])){300}/m.exec(source)?.index;
}
