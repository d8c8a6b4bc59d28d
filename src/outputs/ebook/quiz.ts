import type { AnswerNode, PartOf } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { isElement, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';
import { element } from './elements.ts';
import { paragraphs } from './paragraphs.ts';

type Inside = (nodes: readonly AnswerNode[]) => HtmlNode[];

const letter = (at: number): string => String.fromCharCode(65 + at);

/** A question with its choices; below them what is right, and why. */
export function quizOf(
  { question, shown, choices }: PartOf<'quiz'>,
  inside: Inside,
  own: Readonly<Record<string, string>>,
): HtmlElement {
  const solutions = choices.map(({ right, why }, at) => {
    const verdict = element('b', {}, [`${letter(at)}. ${right ? messages.right : messages.notRight}`]);
    const [first, ...rest] = paragraphs(inside(why));
    const isText = first !== undefined && isElement(first) && first.tag === 'p';
    const said = element('p', {}, [verdict, ' ', ...(isText ? first.children : [])]);
    return element('li', {}, [said, ...(first && !isText ? [first] : []), ...rest]);
  });
  return element('section', { class: 'quiz', ...own }, [
    element('p', { class: 'quiz-question' }, inside(question)),
    ...inside(shown),
    element(
      'ol',
      { class: 'choices', type: 'A' },
      choices.map(({ text }) => element('li', {}, inside(text))),
    ),
    element('ul', { class: 'whys' }, solutions),
  ]);
}
