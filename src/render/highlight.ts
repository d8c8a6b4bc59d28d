import {
  createCssVariablesTheme,
  createHighlighterCore,
  type HighlighterCore,
  type ThemedToken,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages, bundledLanguagesInfo } from 'shiki/langs';
import { escapeHtml } from '#lab/escape.ts';

const theme = createCssVariablesTheme({ name: 'grounded', variablePrefix: '--tk-', fontStyle: false });

/**
 * A strict CSP allows no style attributes: the theme's variables become classes of styles/answer/code.css, with the names that
 * Pygments gave them. Plain text has none, and neither have punctuation and operators: in colour they were a sixth of the
 * code's bytes, and helped nobody.
 */
const classes: Record<string, string> = {
  keyword: 'k',
  string: 's',
  'string-expression': 's',
  comment: 'c',
  constant: 'l',
  function: 'nf',
  parameter: 'nv',
};

const aliases = new Map(
  bundledLanguagesInfo.flatMap((info) =>
    [info.id, ...(info.aliases ?? [])].map((name) => [name, info.id] as const),
  ),
);
/** The names of languages that can be highlighted. */
export const knownLanguages: ReadonlySet<string> = new Set([
  ...aliases.keys(),
  'text',
  'plain',
  'txt',
  'plaintext',
]);

let highlighter: Promise<HighlighterCore> | undefined;
const loaded = new Map<string, Promise<void>>();

/**
 * Highlights code as `<pre>…</pre>` with classes.
 *
 * @param marked  1-based numbers of lines to mark; the lines between them stand in elements of their own.
 */
export async function highlight(
  code: string,
  lang: string,
  marked: ReadonlySet<number> = new Set(),
): Promise<string> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    // One grammar has a pattern that no JavaScript reads.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const shiki = await highlighter;
  const id = aliases.get(lang.toLowerCase());
  if (id !== undefined) {
    const load = loaded.get(id) ?? shiki.loadLanguage(bundledLanguages[id as keyof typeof bundledLanguages]);
    loaded.set(id, load);
    await load;
  }
  const lines = shiki
    // A line that takes long on a busy machine is coloured all the same, so that each build gives the same bytes.
    .codeToTokensBase(code, {
      lang: id ?? 'text',
      theme: 'grounded',
      tokenizeTimeLimit: 0,
      // Some grammars take time by the cube of a line's length.
      tokenizeMaxLineLength: 250,
    })
    .map(lineHtml);
  if (marked.size === 0) return `<pre tabindex="0"><code>${lines.join('\n')}</code></pre>`;
  let html = '';
  lines.forEach((line, at) => {
    const [is, was] = [marked.has(at + 1), marked.has(at)];
    if (at > 0 && is !== was) html += was ? '\n<span class="rest">' : '\n</span>';
    else if (at > 0) html += '\n';
    else if (!is) html += '<span class="rest">';
    html += is ? `<span class="marked">${line}</span>` : line;
  });
  return `<pre tabindex="0"><code>${html}${marked.has(lines.length) ? '' : '</span>'}</code></pre>`;
}

/** Neighbours of one class in one element, with the space before each. */
function lineHtml(tokens: readonly ThemedToken[]): string {
  let html = '';
  let open = '';
  let space = '';
  for (const { content, color } of tokens) {
    if (content.trim() === '') {
      space += content;
      continue;
    }
    const role = /var\(--tk-token-([\w-]+)\)/.exec(color ?? '')?.[1] ?? '';
    const name = (/\w/.test(content) || /^(string|comment)/.test(role) ? classes[role] : undefined) ?? '';
    if (name !== open) html += `${open && '</span>'}${name && `<span class="${name}">`}`;
    // Quotes need no escape in text, and code is full of them.
    html += space + escapeHtml(content).replace(/&#34;/g, '"').replace(/&#39;/g, "'");
    [open, space] = [name, ''];
  }
  return html + (open && '</span>') + space;
}

/** "2,5-7" as the set {2, 5, 6, 7}. */
export function lineNumbers(list: string | undefined): Set<number> {
  const numbers = new Set<number>();
  for (const part of list?.split(',') ?? []) {
    const [from, to = from] = part.split('-').map(Number) as [number, number | undefined];
    // No sample is longer.
    for (let line = from; line <= Math.min(to!, 10_000); line++) numbers.add(line);
  }
  return numbers;
}

/** The language of a file, by the end of its name. */
export const languageOf = (file: string): string => aliases.get(file.split('.').at(-1)!) ?? 'text';
