import { textOf } from '#render/mdx-tree.ts';
import { addId, type Spot } from './spot.ts';

export function checkHeading(spot: Spot): void {
  const { node, say } = spot;
  if (node.depth === 1)
    say(
      `"# ${textOf(node)}" is a heading of level 1.`,
      "headings from ## down: the question is the page's only heading of level 1",
      'write ##',
    );
  const id = node.data?.hProperties?.id;
  if (id) addId(id, spot);
}
