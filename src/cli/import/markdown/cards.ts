const marks = /(?:^|\s)#(?:flash)?cards?\b|<!--\s*SR:/i;
const oneLine = /^(?!\s*[#>`])(.*?[^\s:])\s*:{2,3}(?!:)\s*(\S.*)$/;

/** Cards of Obsidian's plugins, `Question::Answer`, as lines with `Q:` and `A:`, where a text says that it holds some. */
export function labelledCards(lines: readonly string[], inside: readonly boolean[]): string[] {
  const any = lines.some((line, at) => !inside[at] && marks.test(line));
  return lines.map((line, at) => (any && !inside[at] ? line.replace(oneLine, 'Q: $1\n\nA: $2\n') : line));
}
