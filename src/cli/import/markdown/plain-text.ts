import { answerLetter, endsAsQuestion, questionMarker } from './cues.ts';
import { begins, seriesIn } from './series.ts';

const markdown =
  /^(?<!\S.*\n) {0,3}#{1,6} |^ {0,3}(?:```|~~~+ *\w|(?<=\n[ \t]*\n *)~~~)|\*\*\w[^*\n]*\w\*\*|\]\((?:https?:|#)|<(?:details|summary)\b/m;
const isRule = (line = ''): boolean => /^\s*([-=~_*^#])\1{2,}\s*$/.test(line);
/** A question with its answer in the same line. */
const pair = /^\s*([^?？]{4,200}[?？])\s+[-–—]\s+(\S.*)$/;
const signs = /`(?=[^`']*')|<(?!https?:|[^\s<>]+@)|(?<=\S)\*|\*(?=\S)|(?<=^ *)#(?=#{0,5}\s)/g;

/** Lines between blank ones, or from a number on, without those of its title. */
interface Passage {
  from: number;
  to: number;
  lines: readonly string[];
  indent: number;
  kind: 'question' | 'section' | 'text';
}

const indentOf = (text: string): number => /^ */.exec(text)![0].length;

/** A text as Markdown: titles are headings, and answers stand as far left as most of them do. */
export function plainLines(own: readonly string[]): string[] {
  if (markdown.test(own.join('\n'))) return [...own];
  const paired = own.filter((text) => pair.test(text)).length;
  if (paired > 2 && paired >= own.filter((text) => /\p{L}/u.test(text)).length / 2)
    return own.map((text) => text.replace(signs, '\\$&').replace(pair, '\n### $1\n\n$2'));
  const lines = own.map((text) =>
    text
      .replace(/^[ \t]+/, (space) => space.replace(/\t/g, ' '.repeat(8)))
      .replace(/^ *[-*•] +(?=[QA] *[.:])/, '')
      .replace(/^ *([\u2500-\u257f—])\1{2,} *$/, (drawn, sign) =>
        (sign === '═' ? '=' : '-').repeat(drawn.length),
      ),
  );
  // Where hardly a line is left blank, each that asks is a title.
  const isDense = lines.filter((text) => text.trim() === '').length < lines.filter(endsAsQuestion).length / 2;
  const passages = passagesOf(lines, isDense);
  nameQuestions(passages, lines);
  for (const [at, one] of passages.entries())
    if (one.kind === 'text' && isPart(one, lines, passages[at + 1])) one.kind = 'section';
  const title = ({ kind, lines }: Passage, at: number): number =>
    /^[qs]/.test(kind) ? titleLength(lines, passages[at + 1]) : 0;
  const first = passages.findIndex(({ kind }) => kind === 'question');
  const indents = passages.flatMap((passage, at) => {
    const below = passage.lines[title(passage, at)];
    return at < Math.max(1, first) || !below ? [] : [indentOf(below)];
  });
  const least = indents.sort((a, b) => a - b)[Math.floor(indents.length * 0.15)] ?? 0;
  const out = lines.map((text, at) => set(text, least, lines[at - 1]?.trim() === ''));
  for (const [at, passage] of passages.entries()) {
    const { from, lines: said, kind } = passage;
    const count = title(passage, at);
    const name = said.slice(0, count).join(' ').replace(/\s+/g, ' ').replace(signs, '\\$&').trim();
    out.fill('', from, from + count + (count > 0 && isRule(said[count]) ? 1 : 0));
    if (count > 0) out[from] = `\n${kind === 'question' ? '###' : '##'} ${name}\n`;
  }
  return out;
}

/** A line of an answer; what stands much further in is code, unless it is an item of a list. */
function set(text: string, least: number, isAlone: boolean): string {
  if (text.trim() === '' || isRule(text))
    return text.trim().replace(isAlone || indentOf(text) > least ? /^.+$/ : /^[#~]+$/, '\n---\n');
  const left = text.slice(Math.min(least, indentOf(text)));
  if (/^ {4}/.test(left) && !/^\s*(?:[-*+o]|\d+[.)]) /.test(left)) return left;
  return left.replace(/^ {3,}/, '   ').replace(signs, '\\$&');
}

function passagesOf(lines: readonly string[], isDense: boolean): Passage[] {
  const passages: (Passage & { lines: string[] })[] = [];
  lines.forEach((text, at) => {
    const last = passages.at(-1);
    if (text.trim() === '' || (isRule(text) && last?.to !== at)) return;
    if (last?.to === at && !begins(text) && !(isDense && endsAsQuestion(text)))
      last.to = last.from + last.lines.push(text);
    else passages.push({ from: at, to: at + 1, lines: [text], indent: indentOf(text), kind: 'text' });
  });
  return passages;
}

/** Finds the questions, at one distance from the margin: their numbers rise, or they ask. */
function nameQuestions(body: readonly Passage[], all: readonly string[]): void {
  // Where questions say that they are, numbers count something else.
  if (body.filter(asksExplicitly).length > 1) {
    for (const one of body) if (one.lines.length === 2 && isRule(one.lines[1]!)) one.kind = 'section';
    return;
  }
  // Numbers stand at one distance from the margin, or nearly so, if they end at one place.
  const atOne = (all: readonly Passage[]) => [...Map.groupBy(all, (one) => one.indent >> 1).values()];
  const series = atOne(body).flatMap((alike) => {
    const marks = seriesIn(alike.map(({ lines }) => lines[0]!));
    const kindOf = (_: Passage, at: number) => marks[at] && `${marks[at].kind} ${marks[at].parts.length}`;
    const kinds = Map.groupBy(alike, kindOf);
    kinds.delete(undefined);
    return [...kinds.values()];
  });
  const titles = new Set(series.flat());
  const untold = new Set(body.filter((one, at) => one.lines.length === 1 && titles.has(body[at + 1]!)));
  const ruled = body.filter(({ from }, at) => all.slice(body[at - 1]?.to ?? 0, from).some(isRule));
  const isTold = (passage: Passage) => !untold.has(passage) || ruled.includes(passage);
  const told = (group: readonly Passage[]) => group.filter(isTold).length;
  const asks = ({ lines }: Passage) => lines.some(endsAsQuestion);
  const asking = body.filter(asks);
  const apart = ruled.length > 2 && ruled.filter(asks).length > ruled.length / 4 ? [ruled] : [];
  const best = [apart, series, atOne(asking)]
    .map((groups) => groups.toSorted((a, b) => told(b) - told(a))[0] ?? [])
    .find((group) => told(group) >= Math.max(2, group.length / 2, told(asking) / 2));
  if (!best) return;
  for (const title of titles) if (title.indent < best[0]!.indent) title.kind = 'section';
  for (const passage of best) passage.kind = 'question';
}

const capitals = /^[^\p{Ll}\p{Lo}_=;{}<>|]*\p{Lu}[^\p{Ll}\p{Lo}_=;{}<>|]*\p{Lu}[^\p{Ll}\p{Lo}_=;{}<>|]*$/u;
const asksExplicitly = ({ lines: [text = ''] }: Passage) => questionMarker(text)?.explicit === true;

/** Whether a line in capitals names a part: right above a question, in the middle of the page, or well set apart. */
function isPart({ from, lines, indent }: Passage, all: readonly string[], next?: Passage): boolean {
  const [first = '', ...rest] = lines;
  if (!capitals.test(first) || endsAsQuestion(first)) return false;
  const above = next && (next.kind === 'question' || asksExplicitly(next));
  const isApart = indent > 15 || [from - 1, from - 2].every((at) => /^\W*$/.test(all[at] ?? ''));
  return isRule(all[from - 1]) || (rest.every(isRule) && (above || isApart));
}

function titleLength(said: readonly string[], next: Passage | undefined): number {
  const answer = said.findIndex((text, at) => at > 0 && answerLetter.test(text));
  const texts = said.slice(0, answer < 0 ? undefined : answer).filter((text) => !isRule(text));
  if (texts.length <= 4 && endsAsQuestion(texts.at(-1)!)) return texts.length;
  const whole = next?.kind === 'text' && texts.length <= (texts[0]!.length > 50 ? 6 : 3);
  return texts.slice(0, 4).findIndex(endsAsQuestion) + 1 || (whole ? texts.length : 1);
}
