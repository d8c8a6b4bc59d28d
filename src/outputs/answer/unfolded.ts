import type { AnswerElement, AnswerNode, AnswerPart, PartOf, UnfoldedKind } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { element } from './elements.ts';

const of = (kind: UnfoldedKind, tag: string, children: AnswerNode[], id = ''): AnswerElement => ({
  ...element(tag, children, id === '' ? {} : { id }),
  kind,
});
const bold = (...children: AnswerNode[]) => element('b', children);
const optional = (text: string | undefined, write: (text: string) => AnswerElement): AnswerElement[] =>
  text === undefined ? [] : [write(text)];

/**
 * A part as elements, with nothing folded, for outputs that do not write it in a way of their own. Empty for formulas, drawings,
 * citations, derivations, footnotes and stages, which an output writes in its own way or leaves out.
 */
export function unfolded(part: AnswerPart): AnswerElement[] {
  switch (part.part) {
    case 'code':
      return [code(part)];
    case 'figure': {
      const caption = element('figcaption', [bold(part.title), ...part.caption]);
      const alternative = of('alternative', 'p', [part.alternative]);
      return [element('figure', [...part.drawing, ...part.legend, alternative, caption], { id: part.id })];
    }
    case 'quiz': {
      const choices = element('ul', part.choices.map(choiceItem));
      return [
        of('quiz', 'section', [of('quiz-question', 'p', part.question), ...part.shown, choices], part.id),
      ];
    }
    case 'fold':
      return [foldedPart(part)];
    case 'misconception':
      return [
        of(
          'misconception',
          'div',
          [
            of('claim', 'p', [label(messages.wrong), ...part.claim]),
            ...(part.instead.length > 0 ? [element('p', [label(messages.correct), ...part.instead])] : []),
            ...part.content,
          ],
          part.id,
        ),
      ];
    case 'note': {
      const title = of('note-label', 'p', [bold(part.label)]);
      return [of(part.of === 'warning' ? 'note-box warning' : 'note-box', 'aside', [title, ...part.content])];
    }
    case 'relation':
      return [element('li', [bold(...part.how), ' ', ...part.title, ' ', ...part.why])];
    case 'lab': {
      const title = element('h3', part.title, { id: part.id });
      return [of('lab', 'section', [title, element('p', part.intro), ...part.view, ...part.simplified])];
    }
    case 'formula':
    case 'drawing':
    case 'citation':
    case 'derivation':
    case 'footnote':
    case 'stage':
      return [];
  }
}

const label = (text: string) => of('verdict', 'b', [text + messages.afterLabel]);

function code({ id, title, notRun, code, output, caption }: PartOf<'code'>): AnswerElement {
  const children = [
    of('code-file', 'p', [bold(title)]),
    ...optional(notRun, (reason) => of('not-run', 'p', [bold(messages.notRunHere), ` ${reason}`])),
    code,
    ...optional(output, (text) =>
      of('output', 'div', [element('p', [messages.output]), element('pre', [text])]),
    ),
    ...optional(caption, (text) => element('figcaption', [text])),
  ];
  return of('code', 'figure', children, id);
}

function foldedPart({ of: name, id, subject, content }: PartOf<'fold'>): AnswerElement {
  const title = of(name === 'follow-up' ? 'asked' : 'deeper-title', 'p', subject);
  const children = [title, ...content];
  return name === undefined
    ? element('div', children, id === undefined ? {} : { id })
    : of(name, 'section', children, id);
}

function choiceItem({ text, right, why }: PartOf<'quiz'>['choices'][number]): AnswerElement {
  const verdict = of('verdict', 'b', [right ? messages.right : messages.notRight]);
  const said = why.filter((node) => typeof node !== 'string' || node.trim() !== '');
  const [first, ...rest] = said;
  const inline =
    typeof first === 'object' && 'tag' in first && first.tag === 'p' ? first.children : undefined;
  const reason = inline
    ? [element('p', [verdict, ' ', ...inline]), ...rest]
    : [element('p', [verdict]), ...said];
  return element('li', [element('p', text), ...reason]);
}
