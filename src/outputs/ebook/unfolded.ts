import type { AnswerNode, AnswerPart, PartOf } from '#book/answer.ts';
import { messages } from '#messages/of-book.ts';
import { isElement, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';
import { element } from './elements.ts';

/** What writes what stands in a part. */
export interface Inside {
  (nodes: readonly AnswerNode[], where?: { described?: string; styled?: boolean }): HtmlNode[];
  /** An id of a part as an attribute, if it has one that is free. */
  id: (id: string | undefined) => Record<string, string>;
  /** The address on the site of a place of this page. */
  onSite: (id: string) => string;
}

/** A part that readers unfold, set or play with, as it is read on paper. */
export function unfolded(part: AnswerPart, inside: Inside): HtmlNode[] {
  switch (part.part) {
    case 'code':
      return [codeOf(part, inside)];
    case 'figure':
      return [
        element('figure', inside.id(part.id), [
          ...inside(part.drawing, { described: part.alternative }),
          ...inside(part.legend),
          element('figcaption', {}, [element('b', {}, [part.title]), ...inside(part.caption)]),
        ]),
      ];
    case 'quiz':
      return [quizOf(part, inside)];
    case 'fold':
      return [foldOf(part, inside)];
    case 'misconception':
      return [misconceptionOf(part, inside)];
    case 'note':
      return [
        element('aside', { class: part.of === 'warning' ? 'note-box warning' : 'note-box' }, [
          element('p', { class: 'note-label' }, [part.label]),
          ...inside(part.content),
        ]),
      ];
    case 'relation': {
      const [how, title, why] = [part.how, part.title, part.why].map((nodes) => inside(nodes));
      return [element('li', {}, [element('b', {}, how!), ' ', ...title!, element('br', {}, []), ...why!])];
    }
    case 'lab':
      return [labOf(part, inside)];
    case 'stage':
      return [
        element('figure', { class: 'stage', ...inside.id(part.id) }, [
          ...inside(part.drawing),
          element('figcaption', {}, [
            element('p', {}, inside(part.sentence)),
            element('p', { class: 'stage-note' }, inside(part.remark)),
          ]),
        ]),
      ];
    case 'formula':
    case 'drawing':
    case 'citation':
    case 'derivation':
      return [];
  }
}

function codeOf({ id, title, notRun, code, output, caption }: PartOf<'code'>, inside: Inside): HtmlElement {
  const label = element('p', { class: 'code-file' }, [element('b', {}, [title])]);
  const reason =
    notRun && element('p', { class: 'not-run' }, [element('b', {}, [messages.notRunHere]), ` ${notRun}`]);
  const shown =
    output === undefined
      ? undefined
      : element('div', { class: 'output' }, [
          element('p', {}, [messages.output]),
          element('pre', {}, [output]),
        ]);
  const said = caption === undefined ? undefined : element('figcaption', {}, [caption]);
  const parts = [label, reason, ...inside([code], { styled: true }), shown, said] as const;
  return element(
    'figure',
    { class: 'code', ...inside.id(id) },
    parts.filter((node) => node !== undefined),
  );
}

/** Deeper parts and follow-ups are sections. */
function foldOf({ of, id, subject, content }: PartOf<'fold'>, inside: Inside): HtmlElement {
  const title = (name: string) => element('p', { class: name }, inside(subject));
  if (of === undefined) return element('div', inside.id(id), [title('asked'), ...inside(content)]);
  const own = { class: of, ...inside.id(id) };
  return element('section', own, [
    title(of === 'deeper' ? 'deeper-title' : 'asked'),
    ...paragraphs(inside(content)),
  ]);
}

function misconceptionOf(
  { id, claim, instead, content }: PartOf<'misconception'>,
  inside: Inside,
): HtmlElement {
  const statement = (name: string, label: string, text: AnswerNode[]) =>
    element('p', name === '' ? {} : { class: name }, [
      element('b', {}, [label + messages.afterLabel]),
      ...inside(text),
    ]);
  return element('div', { class: 'misconception', ...inside.id(id) }, [
    statement('claim', messages.wrong, claim),
    ...(instead.length > 0 ? [statement('', messages.correct, instead)] : []),
    ...inside(content),
  ]);
}

/** A lab: what it shows before anyone sets it, and where it can be set. */
function labOf({ id, title, intro, view }: PartOf<'lab'>, inside: Inside): HtmlElement {
  const address = inside.onSite(id);
  return element('section', { class: 'lab' }, [
    element('h3', inside.id(id), inside(title)),
    element('p', {}, inside(intro)),
    ...inside(view, { styled: true }),
    element('p', { class: 'where' }, [
      `${messages.labInBook} `,
      element('a', { href: address }, [address.replace(/^https?:\/\//, '')]),
    ]),
  ]);
}

const letter = (at: number): string => String.fromCharCode(65 + at);

/** A question with its choices; below them what is right, and why. */
function quizOf({ id, question, shown, choices }: PartOf<'quiz'>, inside: Inside): HtmlElement {
  const solutions = choices.map(({ right, why }, at) => {
    const verdict = element('b', {}, [`${letter(at)}. ${right ? messages.right : messages.notRight}`]);
    const [first, ...rest] = paragraphs(inside(why));
    const isText = first !== undefined && isElement(first) && first.tag === 'p';
    const said = element('p', {}, [verdict, ' ', ...(isText ? first.children : [])]);
    return element('li', {}, [said, ...(first && !isText ? [first] : []), ...rest]);
  });
  return element('section', { class: 'quiz', ...inside.id(id) }, [
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

const phrasing = /^(?:a|abbr|b|br|cite|code|del|em|i|img|kbd|math|q|s|small|span|strong|sub|sup|time|u|var)$/;
const isInline = (node: HtmlNode): boolean =>
  !isElement(node) || (phrasing.test(node.tag) && node.attributes['display'] !== 'block');

/** Blocks, where text may stand alone. */
export function paragraphs(nodes: readonly HtmlNode[]): HtmlNode[] {
  const out: HtmlNode[] = [];
  let run: HtmlNode[] = [];
  const flush = () => {
    const says = run.some((node) => isElement(node) || node.trim() !== '');
    if (says) out.push(element('p', {}, run));
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else {
      flush();
      out.push(node);
    }
  }
  flush();
  return out;
}
