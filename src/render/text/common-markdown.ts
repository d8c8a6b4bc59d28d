import { escapeHtml } from '#lab/escape.ts';
import { asideKinds } from './aside-kinds.ts';

/** Signs without which a text has nothing that is written here: most have none. */
const signs = /[~^]|<(?:!--|https?:|mailto:|br|hr|wbr)|%%|==|\\[([]|\$[$`]|^[ \t>]*:{3}/m;

/** The rest of a paragraph, bounded where it is used: each sign looks for its second. */
const inParagraph = String.raw`(?:(?!\n[ \t>]*\n)[^])`;
const inBraces = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}`;

/** At the beginning of a line: code, a program, and the lines around an aside. */
const lineForms = [
  String.raw`(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(?<fence>\`{3,}|~{3,})[^\n]*(?:\n(?![ \t>]*\k<fence>)[^\n]*)*(?:\n[^\n]*)?`,
  String.raw`(?:import|export)\b${inParagraph}*`,
  String.raw`(?<before>[ \t>]*):{3,}[ \t]*(?:(?<aside>[A-Za-z][\w-]*)(?:[ \t]*\[(?<label>[^\]\n]*)\]|[ \t]+(?<title>[^[{\s][^{\n]*?))?)?[ \t]*$`,
].join('|');

/** Anywhere, in this order: what stands in code, a program or a tag is left as it is. */
const otherForms = [
  String.raw`(?<!\`)(?<ticks>\`+)(?!\`)${inParagraph}{0,20000}?(?<!\`)\k<ticks>(?!\`)`,
  String.raw`\$\`(?<code>[^\`\n]+)\`\$`,
  String.raw`\$\$(?<block>${inParagraph}{1,4000}?)\$\$`,
  String.raw`\\\[(?<square>${inParagraph}{1,4000}?)\\\]`,
  String.raw`(?<!\])\\\((?<round>${inParagraph}{1,4000}?)\\\)`,
  String.raw`\\[^]`,
  String.raw`\$[^$\n]+\$`,
  inBraces,
  String.raw`<!--(?<comment>[^]*?)-->`,
  String.raw`(?<!\S)%%(?<hidden>[^]+?)%%`,
  String.raw`<(?<address>(?:https?:\/\/|mailto:)[^\s<>]+)>`,
  String.raw`<(?<empty>br|hr|wbr)\s*>`,
  String.raw`<\/?[A-Za-z](?:[^<>"'{}]|"[^"]*"|'[^']*'|${inBraces})*>`,
  String.raw`(?:https?:\/\/|www\.)[^\s<]+`,
  String.raw`\[\^[^\]\s]{1,200}\]`,
  String.raw`\^\^[^\s^]+\^\^|~~|(?<script>[~^])(?:[^\s~^]+\k<script>)?`,
  String.raw`(?<![\w=])==(?<marked>[^\s=](?:[^=\n]*[^\s=])?)==(?![\w=])`,
].join('|');

/** One look at a sign says whether anything can begin with it. */
const forms = new RegExp(
  String.raw`^(?:${lineForms})|(?=[\`$\\{<%[~^=]|https?:|www\.)(?:${otherForms})`,
  'gm',
);

/**
 * A text in Markdown as people write it, in what the site reads: MDX takes braces, `<` and `\(` for its own. Lines stay where
 * they are, and end as on any machine. What is not understood stays as it is, and the check names it.
 *
 * @param written  The text below the front matter, or one of its fields.
 */
export function commonMarkdown(written: string): string {
  // Windows ends lines with two signs, of which forms that go to the end of a line would take one for a word.
  const text = written.replaceAll('\r\n', '\n');
  if (!signs.test(text)) return text;
  const open: (string | undefined)[] = [];
  return text.replace(forms, (whole: string, ...found) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    const { code, block, square, round, address, empty, script, marked, before, aside, label, title } =
      groups;
    const comment = groups['comment'] ?? groups['hidden'];
    if (code !== undefined) return `$${code}$`;
    if (block !== undefined) return ownLines(block) ? whole : formula(whole, block);
    if (square !== undefined)
      return !isFormula(square) ? whole : ownLines(square) ? `$$${square}$$` : formula(whole, square);
    if (round !== undefined) return `$${round.trim()}$`;
    if (comment !== undefined) return `{/*${comment.replaceAll('*/', '* /')}*/}`;
    if (address !== undefined)
      return `[${address.replace(/[[\]_*~^]/g, String.raw`\$&`)}](${address.replace(/[()]/g, String.raw`\$&`)})`;
    if (empty !== undefined) return `<${empty} />`;
    // A sign without its second, or with a space before that, is a sign.
    if (script !== undefined) return whole === script ? `\\${script}` : whole;
    if (marked !== undefined) return `<mark class="ink">${marked}</mark>`;
    if (before === undefined) return whole;
    if (aside === undefined) {
      const tag = open.pop();
      return tag === undefined ? whole : `${before}</${tag}>`;
    }
    const [tag, ...properties] = tagOf(aside);
    open.push(tag);
    const named = (label ?? title ?? '').replace(/[*`]/g, '').trim();
    const own = named && tag === 'Note' ? [`title="${escapeHtml(named)}"`] : [];
    return tag === undefined ? whole : `${before}<${[tag, ...properties, ...own].join(' ')}>`;
  });
}

function tagOf(name: string): string[] {
  if (name === 'code-group') return ['CodeTabs'];
  if (name === 'details') return ['Note', 'fold'];
  const kind = asideKinds.get(name.toLowerCase());
  return kind === undefined ? [] : ['Note', `kind="${kind}"`];
}

/** Escaped brackets around words are brackets. */
const isFormula = (text: string): boolean => /[\\^_=+<>]/.test(text);

/** Whether the signs of a formula stand on lines of their own, as they must where it has several. */
const ownLines = (tex: string): boolean => /^[ \t]*\n/.test(tex) && /\n[ \t>]*$/.test(tex);

const formula = (whole: string, tex: string): string =>
  `$$ ${tex.replace(/\s*\n[ \t>]*/g, ' ').trim()} $$${'\n'.repeat(whole.split('\n').length - 1)}`;
