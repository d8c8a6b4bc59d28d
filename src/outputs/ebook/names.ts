const start = /^[\p{L}_]/u;
const other = /[^\p{L}\p{M}\p{N}_.-]/gu;

/** An id as XML allows it: a letter or an underscore, then letters, digits and a few signs. */
export function xmlName(id: string): string {
  const name = id.replace(other, (sign) => `_${sign.codePointAt(0)!.toString(16)}`);
  return start.test(name) ? name : `_${name}`;
}

/** Gives each id of a document a valid name that no other has. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #ids: () => readonly string[];
  #wanted?: ReadonlySet<string>;

  /** @param ids  All of the document, from which names that are made up keep away: few documents have any. */
  constructor(ids: () => readonly string[]) {
    this.#ids = ids;
  }

  /** The name of a part; undefined where an earlier part has it. */
  take(id: string): string | undefined {
    const name = xmlName(id);
    if (this.#taken.has(name)) return undefined;
    this.#taken.add(name);
    return name;
  }

  /** A name for a part that nothing outside of it leads to. */
  make(stem: string): string {
    this.#wanted ??= new Set(this.#ids().map(xmlName));
    for (let at = 1; ; at++) {
      const name = at === 1 ? stem : `${stem}-${at}`;
      if (!this.#wanted.has(xmlName(name)) && this.take(name) !== undefined) return xmlName(name);
    }
  }

  /** The name that a part has by its id, if it has one. */
  of(id: string): string | undefined {
    const name = xmlName(id);
    return this.#taken.has(name) ? name : undefined;
  }
}
