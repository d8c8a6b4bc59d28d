import { asideKinds, asideMark } from '#render/asides.ts';
import type { Spot } from './spot.ts';

type Form = [form: RegExp, name: string, expected: string];

/** Forms that Markdown has elsewhere, in the text of a node. They would stand on the page as they are written. */
const inTexts: readonly Form[] = [
  [/\[\^[^\]\s]+\]/, 'A footnote', '<Cite of="…" /> for a source, and a remark in brackets or in <Deeper>'],
  [
    /^:{3,} *[A-Za-z][\w-]*(?=$|[\s[{])/m,
    'A directive',
    '<Note kind="note"> … </Note>, or a quotation that begins with [!NOTE]',
  ],
  [/\n: +\S/, 'A list of definitions', 'items that begin with their term: - **Term**: what it means'],
];

/** The same in the source of a paragraph, where the reader of Markdown takes the backslashes away. */
const inSources: readonly Form[] = [
  [/\\\([^`]*?[\\^_=][^`]*?\\\)/, 'A formula between \\( and \\)', '$…$'],
  [/\\\[[^`]*?[\\^_=][^`]*?\\\]/, 'A formula between \\[ and \\]', '$$ on a line before and after it'],
];

/** Markdown that other tools understand and this one does not is refused, so that no reader meets it raw. */
export function checkOtherMarkdown({ node, source, say }: Spot): void {
  const refuse = (forms: readonly Form[], text: string) => {
    for (const [form, name, expected] of forms) {
      const found = form.exec(text)?.[0].trim();
      if (found !== undefined)
        say(`${name} is not known here: "${found.slice(0, 60)}".`, expected, 'write it like this');
    }
  };
  const { start, end } = node.position ?? {};
  const written = source.slice(start?.offset, end?.offset);
  switch (node.type) {
    case 'text':
      return refuse(inTexts, node.value ?? '');
    case 'paragraph':
      return refuse(inSources, written);
    case 'blockquote': {
      const [, kind] = asideMark.exec(node.children?.[0]?.children?.[0]?.value ?? '') ?? [];
      if (kind !== undefined && !asideKinds.has(kind.toUpperCase()))
        say(
          `The aside [!${kind}] is not known here.`,
          `one of ${[...asideKinds.keys()].join(', ')}`,
          'write it like this',
        );
      return;
    }
    case 'delete':
      if (!written.startsWith('~~'))
        say(
          'A single tilde strikes its text through.',
          '~~struck~~, or <sub>2</sub> for a lower place',
          'write it like this',
        );
      return;
    case 'mdxTextExpression':
      if (/^\s*[\w.]+(?:\s*,\s*[\w.]+)+\s*$/.test(node.value ?? ''))
        say(
          `Of {${node.value}} only the last value would be shown, because braces compute.`,
          'one value',
          'write \\{ for a brace',
        );
      return;
  }
}
