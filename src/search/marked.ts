import type { Language } from './language.ts';

/** A text in parts, those that matched among them; never markup. */
export type Marked = { text: string; match: boolean }[];

/** The same with parts as long as they can be. */
export function merged(parts: Marked): Marked {
  const out: Marked = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.text === '') continue;
    if (last && last.match === part.match) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}

/** Marks the words of a text whose stems were looked for. */
export function highlighted(text: string, stems: ReadonlyMap<string, number>, language: Language): Marked {
  let end = 0;
  const parts = language.placesOf(text, stems).flatMap(([from, to]) => {
    const before = text.slice(end, from);
    end = to;
    return [
      { text: before, match: false },
      { text: text.slice(from, to), match: true },
    ];
  });
  return merged([...parts, { text: text.slice(end), match: false }]);
}
