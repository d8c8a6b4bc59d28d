import { scanFences } from './fences.ts';

const marks = /(?:^|\s)#(?:flash)?cards?\b|<!--\s*SR:/i;
const oneLine = /^(?!\s*[#>`])(.*?[^\s:])\s*:{2,3}(?!:)\s*(\S.*)$/;
const between = /^\?{1,2}\s*$/;

/** Cards of Obsidian's plugins, `Question::Answer` or a `?` between both, as lines with `Q:` and `A:`, where a text says that it holds some. */
export function labelledCards(lines: readonly string[]): string[] {
  const { inside } = scanFences(lines);
  const any = lines.some((line, at) => !inside[at] && marks.test(line));
  return lines.map((line, at) => {
    if (!any || inside[at] || line.trim() === '') return line;
    if (between.test(line)) return 'A:';
    const begins = (lines[at - 1] ?? '').trim() === '';
    const block = lines.slice(at, at + 12);
    const ends = block.findIndex((one) => one.trim() === '');
    const asks = begins && block.slice(1, ends < 0 ? undefined : ends).some((one) => between.test(one));
    return asks ? `Q: ${line}` : line.replace(oneLine, 'Q: $1\n\nA: $2\n');
  });
}
