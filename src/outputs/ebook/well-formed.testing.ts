/** The first error of a document as XML, if it has one. Stricter than XML: quoted with `"`, no CDATA, no entities but numbers. */
export function xmlError(source: string): string | undefined {
  const text = source
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
    .replace(/^<!DOCTYPE html>\n/, '');
  const open: string[] = [];
  let ids = new Set<string>();
  for (const [part, closing, tag, attributes = '', closed] of text.matchAll(
    /<(\/?)([A-Za-z][\w:-]*)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g,
  )) {
    const character = [...part].find((character) => !isAllowed(character.codePointAt(0)!));
    if (character !== undefined) return `character ${character.codePointAt(0)!.toString(16)}`;
    if (/&(?!#\d+;)/.test(part)) return `& in ${part.slice(0, 60)}`;
    if (tag === undefined) {
      if (part === '<') return `< behind ${open.join(' ')}`;
      continue;
    }
    const names = [...attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g)];
    if (new Set(names.map(([, name]) => name)).size < names.length) return `an attribute twice: ${part}`;
    const id = names.find(([, name]) => name === 'id')?.[2];
    if (id !== undefined && ids.has(id)) return `the id ${id} twice`;
    if (id !== undefined) ids = new Set([...ids, id]);
    if (closing && open.pop() !== tag) return `</${tag}> closes nothing`;
    if (!closing && !closed) open.push(tag);
  }
  return open.length > 0 ? `<${open.join('> <')}> not closed` : undefined;
}

const isAllowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;
