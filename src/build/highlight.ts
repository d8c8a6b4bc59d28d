import {
  createHighlighterCore,
  createCssVariablesTheme,
  type HighlighterCore,
  type ShikiTransformer,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguagesInfo } from 'shiki/langs';
import { bundledLanguages } from 'shiki/langs';

const theme = createCssVariablesTheme({ name: 'grounded', variablePrefix: '--tk-', fontStyle: false });

/** A strict CSP allows no style attributes: the theme's variables become classes of styles/code.css. */
const classesForStyles: ShikiTransformer = {
  name: 'classes-for-styles',
  pre(node) {
    delete node.properties['style'];
    delete node.properties['class'];
    delete node.properties['tabindex'];
    node.properties['tabindex'] = '0';
  },
  span(node) {
    const style = node.properties['style'];
    const name = typeof style === 'string' ? /var\(--tk-(?:token-)?([\w-]+)\)/.exec(style)?.[1] : undefined;
    delete node.properties['style'];
    if (name && name !== 'foreground') node.properties['class'] = `tk-${name}`;
  },
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
 * @param marked  1-based numbers of lines to mark.
 */
export async function highlight(
  code: string,
  lang: string,
  marked: ReadonlySet<number> = new Set(),
): Promise<string> {
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine(),
  });
  const shiki = await highlighter;
  const id = aliases.get(lang.toLowerCase());
  if (id !== undefined) {
    const load = loaded.get(id) ?? shiki.loadLanguage(bundledLanguages[id as keyof typeof bundledLanguages]);
    loaded.set(id, load);
    await load;
  }
  return shiki.codeToHtml(code, {
    lang: id ?? 'text',
    theme: 'grounded',
    transformers: [
      {
        line(node, line) {
          if (marked.has(line)) node.properties['class'] = 'line marked';
          else delete node.properties['class'];
        },
      },
      mergeTokens,
      classesForStyles,
    ],
  });
}

/** Spans without a colour of their own are plain text: about a third fewer elements. */
const mergeTokens: ShikiTransformer = {
  name: 'plain-text-for-foreground',
  line(node) {
    node.children = node.children.map((child) => {
      const style = child.type === 'element' ? child.properties['style'] : undefined;
      return child.type === 'element' && typeof style === 'string' && style.includes('--tk-foreground')
        ? child.children[0]!
        : child;
    });
  },
};

/** "2,5-7" as the set {2, 5, 6, 7}. */
export function lineNumbers(list: string | undefined): Set<number> {
  const numbers = new Set<number>();
  for (const part of list?.split(',') ?? []) {
    const [from, to = from] = part.split('-').map(Number) as [number, number | undefined];
    for (let line = from; line <= to!; line++) numbers.add(line);
  }
  return numbers;
}

const byEnding: Record<string, string> = {
  py: 'python',
  ts: 'typescript',
  js: 'javascript',
  sh: 'bash',
  yaml: 'yaml',
  json: 'json',
};

export function languageOf(file: string): string {
  return byEnding[file.split('.').at(-1) ?? ''] ?? 'text';
}
