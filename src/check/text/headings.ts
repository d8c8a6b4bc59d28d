import { textOfNode } from '#render/text/mdx-tree.ts';
import { addId, type Spot } from './spot.ts';

/** Reports a wrong level and attributes other than an id. Notes the level, and the id or else the words. */
export function checkHeading(spot: Spot): void {
  const { node, say, report, place } = spot;
  if (node.depth === 1)
    say(
      `"# ${textOfNode(node)}" is a heading of level 1.`,
      "headings from ## down: the question is the page's only heading of level 1",
      'write ##',
    );
  const { depth = 2 } = node;
  if (depth > report.level + 1)
    report.problems.push({
      ...place,
      draft: true,
      message: `"${'#'.repeat(depth)} ${textOfNode(node)}" skips a level: the heading before it has level ${report.level}${report.level === 1 ? ', the question' : ''}.`,
      expected: `${'#'.repeat(report.level + 1)} at most, so that people who use a screen reader can follow`,
      fix: `write ${'#'.repeat(report.level + 1)}`,
    });
  report.level = depth;
  const { id, ...others } = node.data?.hProperties ?? {};
  for (const name of Object.keys(others))
    say(
      `A heading cannot have the attribute "${name}".`,
      'at most an id: ## Heading {#its-id}',
      'remove it from the braces',
    );
  if (id) addId(id, spot);
  else report.headings.push(textOfNode(node));
}
