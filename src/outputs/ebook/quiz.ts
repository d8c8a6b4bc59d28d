import type { AnswerNode, PartOf } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { htmlElement, isElement, type HtmlElement, type HtmlNode } from '#render/text/html-tree.ts';
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
    const verdict = htmlElement('b', {}, [`${letter(at)}. ${right ? messages.right : messages.notRight}`]);
    const [first, ...rest] = paragraphs(inside(why));
    const isText = first !== undefined && isElement(first) && first.tag === 'p';
    const said = htmlElement('p', {}, [verdict, ' ', ...(isText ? first.children : [])]);
    return htmlElement('li', {}, [said, ...(first && !isText ? [first] : []), ...rest]);
  });
  return htmlElement('section', { class: 'quiz', ...own }, [
    htmlElement('p', { class: 'quiz-question' }, inside(question)),
    ...inside(shown),
    htmlElement(
      'ol',
      { class: 'choices', type: 'A' },
      choices.map(({ text }) => htmlElement('li', {}, inside(text))),
    ),
    htmlElement('ul', { class: 'whys' }, solutions),
  ]);
}
