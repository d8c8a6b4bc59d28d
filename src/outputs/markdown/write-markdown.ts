import type { Nodes, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';

const special = /[\t\r\n!#&*<[\\\]_`~$|@]|:(?:\/|$)|w\./i;
/** Signs that begin nothing but a paragraph on a new line. */
const plainStart = /^[\p{L}“‘]/u;

/** Signs that have a meaning behind the one before them: www. and [text](address). */
const continued = /^(?:w\.|\]\()/i;

/** Most texts have nothing to escape, which is seen at once; otherwise each of some seventy patterns looks for itself. */
const text: Handle = (node: Text, parent, state, info) => {
  const { value } = node;
  const isPlain =
    !special.test(value) &&
    (/[\r\n]$/.test(info.before) ? plainStart.test(value) : !continued.test(info.before.slice(-1) + value)) &&
    !(value.endsWith(' ') && /^[\r\n]/.test(info.after));
  return isPlain ? value : defaultHandlers.text(node, parent, state, info);
};

/** Made once: their patterns are compiled at first use. */
const options: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown()],
  bullet: '-',
  listItemIndent: 'one',
  rule: '-',
  handlers: { text },
};

/** A tree as Markdown with tables and formulas. */
export const writeMarkdown = (tree: Nodes): string => toMarkdown(tree, options);
