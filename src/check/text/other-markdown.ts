import { asideKinds, asideMark } from '#render/text/aside-kinds.ts';
import { tabName } from '#render/text/code-tabs.ts';
import type { Spot } from './spot.ts';

type ForeignForm = [form: RegExp, name: string, expected: string];

const asides = `${[...asideKinds.keys()].join(', ')}, details or code-group`;
const note = '::: note Title, its text, and ::: on a line of its own';

/** Forms that Markdown has elsewhere, as they are written in a text. They would stand on the page like that. */
const inTexts: readonly ForeignForm[] = [
  [
    /(?<!\\)\[\^[^\]\s]+\]/,
    'A footnote that has no text',
    'the text in a paragraph of its own: [^name]: its text',
  ],
  [
    /\^\[/,
    'A footnote within its sentence',
    'a mark [^name], and in a paragraph of its own [^name]: its text',
  ],
  [
    /^:{3,}.*/m,
    'A directive',
    `::: and one of ${asides}, with a title if you like; ::: on a line of its own ends it`,
  ],
  [
    /^::[a-z][\w-]*(?=[[{]|$).*|(?<![\w\\:]):[a-z][\w-]*\[.*/im,
    'A directive',
    'a part of the book (grounded help) or plain words',
  ],
  [/^(?:!!!|\?\?\?\+?) .*/m, 'An aside', note],
  [/^=== ".*/m, 'A tab', '::: code-group, code with [its name] behind the language, and :::'],
  [/(?<![\w\\:]):(?!\d)[a-z\d_+-]{2,}:(?![\w:])/, 'A short name of a sign', 'the sign itself'],
  [/(?<![\\[\w])\[\[(?!\s|\d)[^[\],\n]+\]\]/, 'A link in double brackets', '[its words](/questions/<slug>/)'],
  [/^\[toc\]$/im, 'A table of contents', 'nothing, because each page has one'],
  [/^\*\[[^\]]+\]:.*/m, 'An abbreviation', '<abbr title="its words">…</abbr> where it stands'],
  [/(?<![\w+\\])\+\+[a-z]+(?:[+-]\w+)*\+\+(?!\w)/i, 'A key', '<kbd>…</kbd>'],
  [/(?:^|\s)\\?\^[a-z][a-z\d-]{3,}$/i, 'The name of a block', 'a heading with an id: ## Heading {#its-id}'],
  [/(?<!\S)%%/, 'A comment', '{/* … */}'],
];

/** A quick test: each of the forms below has one of these, and most texts have none. */
const signs = /\^|%%|\[\[|\[toc|\+\+|:[\w+-]+[:[]|^[:!?=*]/im;

/** Markdown that other tools understand and this one does not is refused, so that no reader meets it raw. */
export function checkOtherMarkdown({ node, source, say }: Spot): void {
  const refuse = (what: string, expected: string, fix = 'write it like this') =>
    say(`${what} is not known here.`, expected, fix);
  const { start, end } = node.position ?? {};
  const written = source.slice(start?.offset, end?.offset);
  switch (node.type) {
    case 'text':
      if (!signs.test(written)) return;
      for (const [form, name, expected] of inTexts) {
        const found = form.exec(written)?.[0].trim();
        if (found !== undefined)
          say(`${name} is not known here: "${found.slice(0, 60)}".`, expected, 'write it like this');
      }
      return;
    case 'blockquote': {
      const [, kind] = asideMark.exec(node.children?.[0]?.children?.[0]?.value ?? '') ?? [];
      if (kind !== undefined && !asideKinds.has(kind.toLowerCase()))
        refuse(`The aside [!${kind}]`, `one of ${[...asideKinds.keys()].join(', ')}`);
      return;
    }
    case 'superscript':
      if (written.startsWith('^^')) refuse(`The form ${written.slice(0, 60)}`, '<ins>…</ins>');
      return;
    case 'image':
      if (/\|\d+(?:x\d+)?$/.test(node.alt ?? ''))
        refuse('A width behind the words of a picture', '![what it shows](picture.png)');
      return;
    case 'code':
      return checkFence(node.meta ?? '', node.value ?? '', refuse);
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      if (isSequence(node.value ?? ''))
        say(
          `Of {${node.value}} only the last value would be shown, because braces compute.`,
          'one value',
          'write \\{ for a brace',
        );
      return;
  }
}

const ofLines = /^\s*(?:\/\/|#|--|\/\*|<!--)\s*(?:highlight-(?:next-line|start|end)\b|\[!code\b.*\])/m;

/** Attributes behind the language of a fence, and marks within code that other tools remove. */
function checkFence(meta: string, code: string, refuse: (what: string, expected: string) => void): void {
  const unknown = meta
    .replace(tabName, '')
    .replace(/title="[^"]+"|\{[\d,-]+\}/g, '')
    .trim();
  if (unknown !== '')
    refuse(
      `The setting "${unknown.slice(0, 60)}" of this code`,
      'title="name.py", and the lines to highlight: {2,5-7}',
    );
  const mark = ofLines.exec(code)?.[0].trim();
  if (mark !== undefined)
    refuse(`The mark "${mark}" in this code`, 'the lines to highlight behind the language: {2,5-7}');
}

/** Whether a program is several values of which the last counts. */
function isSequence(program: string): boolean {
  let text = program.replace(/\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '0');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, '0');
  }
  return text.includes(',');
}
