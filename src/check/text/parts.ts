import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inlineProperties, partProps, type PartName } from '#book/parts/part-props.ts';
import { didYouMean } from '#book/problem.ts';
import { citationOf } from '#render/text/inline.ts';
import { holdsComments, type TreeNode } from '#render/text/mdx-tree.ts';
import { tabName } from '#render/text/code-tabs.ts';
import { checkedBy, expectation } from '../front-matter/schema-issues.ts';
import { checkDiagram } from './diagrams.ts';
import { checkPicture } from './pictures.ts';
import { checkCode } from './quoted-code.ts';
import { addId, type Spot } from './spot.ts';
import { shownPath } from '#project/shown-path.ts';

/** A part of the book with its properties, as far as they are no expressions, and what it must hold. */
export function checkPart(part: PartName, spot: Spot): void {
  const literals = literalsOf(spot);
  if ((part === 'Lab' || part === 'Live') && spot.report.parts.has(part))
    spot.say(`<${part} /> occurs twice on this page.`, 'one of them', 'remove the other');
  spot.report.parts.add(part);
  if (wrongProperties(part, literals, spot)) return;
  for (const { name = '', value } of spot.node.attributes ?? [])
    if (typeof value === 'object' && value !== null && isRead(part, name))
      spot.say(
        `The property "${name}" of <${part}> is computed, so that nothing can check it.`,
        `${name}="…"`,
        'write the value itself',
      );
  // What an expression gives is known only when the page is rendered.
  const text = (property: string) =>
    typeof literals[property] === 'string' ? literals[property] : undefined;
  const [of, id, file] = ['of', 'id', 'file'].map(text);
  if (part === 'Cite' && of !== undefined)
    spot.report.citations.push({ citation: citationOf(spot.node), ...spot.place });
  if (id !== undefined) addId(id, spot);
  for (const property of inlineProperties(part)) {
    const value = text(property);
    if (value !== undefined) spot.inner(value);
  }
  if (part === 'Code' && file !== undefined)
    checkCode({ file, region: text('region'), notRun: text('notRun') }, 'output' in literals, spot);
  if (part === 'Diagram' && file !== undefined) checkDiagram(file, spot);
  if (part === 'Lab' && spot.rules.labs === false)
    return spot.say(
      'There is a lab on a page that is not a question.',
      'labs only on the pages of questions; on other pages <Live />, a lab that waits for a press',
      'move it to a question, make it one that waits, or remove <Lab />',
    );
  if (part === 'Lab' || part === 'Live') checkLab(part, spot);
  if (part === 'Quiz') checkQuiz(spot);
  if (part === 'CodeTabs') checkTabs(spot);
  const poster = text('poster');
  if (poster !== undefined) checkPicture({ ...spot, node: { type: 'image', url: poster, alt: part } });
  if (['Misconception', 'FollowUp', 'Deeper'].includes(part) && holdsNothing(spot.node))
    spot.say(`<${part}> is empty.`, 'its text between its tags', 'write it');
}

/** Whether the check reads a property, and what it names, before anything runs. */
const isRead = (part: PartName, name: string): boolean =>
  ['file', 'region', 'id', 'src', 'poster'].includes(name) || (part === 'Cite' && name === 'of');

function literalsOf({ node }: Spot): Record<string, unknown> {
  const literals: Record<string, unknown> = {};
  for (const { type, name, value } of node.attributes ?? [])
    if (type === 'mdxJsxAttribute' && !(typeof value === 'object' && value !== null))
      literals[name!] = value ?? true;
  return literals;
}

/** Reports the properties that are not as the table of parts says, as far as they are known; whether there are some. */
function wrongProperties(part: PartName, literals: Record<string, unknown>, spot: Spot): boolean {
  const { node, report, say } = spot;
  const { attributes = [] } = node;
  const computed = Object.fromEntries(
    attributes.flatMap(({ name }) =>
      name === undefined || Object.hasOwn(literals, name) ? [] : [[name, undefined]],
    ),
  );
  const result = checkedBy(partProps[part], { ...computed, ...literals });
  if (result.success) return false;
  const before = report.problems.length;
  const complete = attributes.every(({ type }) => type === 'mdxJsxAttribute');
  const known = Object.keys(partProps[part].shape);
  for (const issue of result.error.issues) {
    const path = String(issue.path[0] ?? '');
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        say(
          `<${part}> has no property "${key}".`,
          `one of ${known.join(', ')}`,
          didYouMean(key, known, 'remove it'),
        );
    } else if (complete && !(path in literals) && !(path in computed))
      say(`<${part}> lacks the property "${path}".`, `${path}="…"`, 'add it');
    else if (path in literals)
      say(
        `The property "${path}" of <${part}> ${issue.message || `is ${JSON.stringify(literals[path])}`}.`,
        expectation(issue),
        'change the value',
      );
  }
  // The others of a part that a program gives some of are read all the same.
  return report.problems.length > before && Object.keys(computed).length === 0;
}

function checkLab(part: 'Lab' | 'Live', { folder, say }: Spot): void {
  const name = part.toLowerCase();
  for (const file of ['lab.ts', 'controls.ts', 'core.ts']) {
    const path = join(folder, name, file);
    if (!existsSync(path))
      say(
        `The lab lacks ${shownPath(path)}.`,
        `lab.ts, controls.ts and core.ts in the folder "${name}" beside the question, or in the folder of the page`,
        `add the file, or remove <${part} />`,
      );
  }
}

function checkQuiz({ node, place, report, say }: Spot): void {
  const choices = (node.children ?? []).filter((child) => child.name === 'Choice');
  const right = choices.filter(isRight);
  const texts = choices.map((choice) => ({ text: choiceText(choice), right: isRight(choice) }));
  report.quizzes.push({ ...place, choices: texts });
  if (choices.length < 2 || right.length !== 1)
    say(
      `This quiz question has ${choices.length} choices, ${right.length} of them right.`,
      'two or more <Choice>, exactly one with "right"',
      'mark the right choice: <Choice right text="…">',
    );
  for (const choice of choices)
    if (holdsNothing(choice))
      say(
        'A choice does not explain itself.',
        'a sentence between <Choice …> and </Choice>',
        'say why it is right or wrong',
      );
}

const isRight = ({ attributes = [] }: TreeNode): boolean => attributes.some(({ name }) => name === 'right');

/** Empty where it is computed. */
function choiceText({ attributes = [] }: TreeNode): string {
  const value = attributes.find(({ name }) => name === 'text')?.value;
  return typeof value === 'string' ? value : '';
}

function checkTabs({ node, say }: Spot): void {
  const { children = [] } = node;
  const names = children.map(({ meta }) => tabName.exec(meta ?? '')?.[1]);
  const isWhole =
    names.length > 1 && !names.includes(undefined) && children.every(({ type }) => type === 'code');
  if (!isWhole || new Set(names).size < names.length)
    say(
      'This group of code contains something that is not a tab, or fewer than two tabs.',
      'two or more pieces of code, each with a name of its own behind the language: ```sh [npm]',
      'name each of them, and move all else out of the group',
    );
}

/** Whether nothing stands between the tags but space and comments. A formula, a table, a picture and a part are something. */
const holdsNothing = ({ children = [] }: TreeNode): boolean => children.every(isNothing);

function isNothing(node: TreeNode): boolean {
  if (node.type === 'text') return (node.value ?? '').trim() === '';
  if (/^mdx(?:Flow|Text)Expression$/.test(node.type)) return holdsComments(node.value ?? '');
  return !node.type.startsWith('mdxJsx') && node.children !== undefined && holdsNothing(node);
}
