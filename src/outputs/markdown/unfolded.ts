import type { Code } from 'mdast';
import type { AnswerNode, AnswerPart, PartOf } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { element, isElement } from '../answer/elements.ts';
import { plainText } from '../answer/plain-text.ts';

/** A block as elements that Markdown has words for; code has more words than its element. */
type Unfolded = AnswerNode | Code;

const paragraph = (...children: AnswerNode[]) => element('p', children);
const strong = (...children: AnswerNode[]) => element('strong', children);
const block = (lang: string, text: string): Code => ({ type: 'code', lang, value: text.replace(/\n$/, '') });

/** A part of an answer with nothing folded, and pictures in words. */
export function unfolded(node: AnswerPart): Unfolded[] {
  switch (node.part) {
    case 'code':
      return codeBlocks(node);
    case 'figure':
      return [
        paragraph(strong(messages.figure, messages.afterLabel, node.title), ' ', ...node.caption),
        element('blockquote', [paragraph(node.alternative)]),
      ];
    case 'quiz':
      return [paragraph(...node.question), ...node.shown, element('ul', node.choices.map(choice))];
    case 'fold': {
      const title =
        node.of === 'follow-up' ? element('h3', node.subject) : paragraph(strong(...node.subject));
      return [title, ...node.content];
    }
    case 'misconception':
      return [
        statement(messages.wrong, node.claim),
        ...(node.instead.length > 0 ? [statement(messages.correct, node.instead)] : []),
        ...node.content,
      ];
    case 'note':
      return [element('blockquote', [paragraph(strong(node.label)), ...node.content])];
    case 'relation':
      return [paragraph(strong(...node.how), ' ', ...node.title, ' ', ...node.why)];
    case 'drawing':
      return node.label ? [paragraph(element('em', [messages.picture(node.label)]))] : [];
    case 'lab':
      return [element('h3', node.title), paragraph(...node.intro), ...node.view, ...node.simplified];
    case 'stage':
    case 'formula':
    case 'citation':
    case 'derivation':
      return [];
  }
}

const statement = (label: string, text: AnswerNode[]) =>
  paragraph(strong(label), messages.afterLabel, ...text);

function codeBlocks({ source, notRun, lang, code, output, caption }: PartOf<'code'>): Unfolded[] {
  return [
    ...(notRun ? [paragraph(strong(messages.notRunHere), ' ', notRun)] : []),
    ...(source ? [paragraph(element('code', [source]), ':')] : []),
    block(lang, plainText([code])),
    ...(output === undefined ? [] : [paragraph(messages.outputOf), block('text', output)]),
    ...(caption ? [paragraph(caption)] : []),
  ];
}

/** A choice with its verdict, and what is said of it. */
function choice({ text, right, why }: PartOf<'quiz'>['choices'][number]) {
  const verdict = strong(right ? messages.right : messages.notRight);
  const said = why.filter((node) => typeof node !== 'string' || node.trim() !== '');
  const [first, ...rest] = said;
  const isInline = first !== undefined && typeof first !== 'string' && isElement(first) && first.tag === 'p';
  return element('li', [
    paragraph(...text),
    ...(isInline ? [paragraph(verdict, ' ', ...first.children), ...rest] : [paragraph(verdict), ...said]),
  ]);
}
