import { messages } from '#messages/of-book.ts';
import { hasClass, isElement, withClass, type HtmlElement, type HtmlNode } from '#render/html-tree.ts';
import { allWith, childWith, element } from './elements.ts';

/** What the walk over a page does with what stands in a part. */
export interface Unfold {
  inside: (nodes: readonly HtmlNode[]) => HtmlNode[];
  /** The id of a part as an attribute, if it has one that is free. */
  id: (node: HtmlElement) => Record<string, string>;
  /** The address on the site of a place of this page. */
  onSite: (id: string) => string;
}

/** A part that readers unfold, set or play with, as it is read on paper; undefined for all that stays as it is. */
export function unfolded(node: HtmlElement, unfold: Unfold): HtmlNode[] | undefined {
  if (hasClass(node, 'stage')) return [stageOf(node, unfold)];
  if (hasClass(node, 'lab')) return [labOf(node, unfold)];
  if (hasClass(node, 'quiz')) return [quizOf(node, unfold)];
  if (hasClass(node, 'code-head')) return codeHeadOf(node);
  if (hasClass(node, 'lab-picture')) return labPictureOf(node, unfold);
  if (node.tag === 'li' && hasClass(node, 'card')) return [relatedOf(node, unfold)];
  if (node.tag !== 'details') return undefined;
  const [summary, rest] = summaryAndRest(node);
  const content = (withClass(node, 'reveal')?.children ?? rest) as readonly HtmlNode[];
  if (hasClass(node, 'follow-up'))
    return [
      element('section', { class: 'follow-up', ...unfold.id(node) }, [
        element('p', { class: 'asked' }, unfold.inside(summary)),
        ...paragraphs(unfold.inside(content)),
      ]),
    ];
  if (hasClass(node, 'deeper'))
    return [
      element('section', { class: 'deeper', ...unfold.id(node) }, [
        element('p', { class: 'deeper-title' }, unfold.inside(summary)),
        ...paragraphs(unfold.inside(content)),
      ]),
    ];
  // How a source is used stands below it.
  if (withClass(node, 'use')) return [element('p', { class: 'use' }, unfold.inside(rest))];
  return [
    element('div', unfold.id(node), [
      element('p', { class: 'asked' }, unfold.inside(summary)),
      ...unfold.inside(content),
    ]),
  ];
}

function summaryAndRest(node: HtmlElement): [summary: HtmlNode[], rest: HtmlNode[]] {
  const summary = childWith(node, 'summary');
  return [summary?.children ?? [], node.children.filter((child) => child !== summary)];
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

const isLanding = (node: HtmlElement): boolean => hasClass(node, 'landing');

/** The picture of a question as it is before anyone moves it, with what it says. */
function stageOf(node: HtmlElement, { inside, id }: Unfold): HtmlElement {
  const own = id(node);
  const part = (name: string) => withClass(node, name)?.children ?? [];
  const places = allWith(node, isLanding).map((place) => element('span', id(place), []));
  return element('figure', { class: 'stage', ...own }, [
    ...places.filter(({ attributes }) => attributes['id'] !== undefined),
    element('div', { class: 'canvas' }, inside(part('stage-picture'))),
    element('figcaption', {}, [
      element('p', {}, inside(part('stage-sentence'))),
      element('p', { class: 'stage-note' }, inside(part('stage-note'))),
    ]),
  ]);
}

/** A picture of a lab with its title, on the ground that its colours are for. */
function labPictureOf(node: HtmlElement, { inside }: Unfold): HtmlNode[] {
  const drawings = node.children.filter((child) => isElement(child) && child.tag === 'svg');
  const rest = node.children.filter((child) => !drawings.includes(child));
  return [...inside(rest), element('div', { class: 'canvas' }, inside(drawings))];
}

/** Another question: how it is related, its title, and why. */
function relatedOf(node: HtmlElement, { inside }: Unfold): HtmlElement {
  const part = (name: string) => inside(withClass(node, name)?.children ?? []);
  return element('li', {}, [
    element('b', {}, part('kind')),
    ' ',
    ...part('title'),
    element('br', {}, []),
    ...part('why'),
  ]);
}

/** A lab: what it shows before anyone sets it, and where it can be set. */
function labOf(node: HtmlElement, { inside, id, onSite }: Unfold): HtmlElement {
  const own = id(node);
  const title = childWith(node, 'h3');
  const place = title?.attributes['id'];
  const introduction = node.children
    .filter(isElement)
    .find((child) => child.tag === 'p' && child.attributes['class'] === undefined);
  const shown = withClass(node, 'lab-view')?.children ?? [];
  const address = onSite(place ?? '');
  return element('section', { class: 'lab', ...own }, [
    ...inside([...(title ? [title] : []), ...(introduction ? [introduction] : [])]),
    ...inside(shown),
    element('p', { class: 'where' }, [
      `${messages.labInBook} `,
      element('a', { href: address }, [address.replace(/^https?:\/\//, '')]),
    ]),
  ]);
}

const letter = (at: number): string => String.fromCharCode(65 + at);

/** A question with its choices; below them what is right, and why. */
function quizOf(node: HtmlElement, { inside, id }: Unfold): HtmlElement {
  const own = id(node);
  const question = withClass(node, 'quiz-question');
  const children = node.children.filter(isElement);
  const choices = children.filter((child) => hasClass(child, 'choice'));
  const between = children.filter((child) => child !== question && !choices.includes(child));
  const solutions = choices.map((choice, at) => {
    const isRight = hasClass(choice, 'right');
    const why = inside(withClass(choice, 'reveal')?.children ?? []);
    const verdict = element('b', {}, [`${letter(at)}. ${isRight ? messages.right : messages.notRight}`]);
    const [first, ...rest] = paragraphs(why);
    return element('li', {}, [
      element('p', {}, [
        verdict,
        ' ',
        ...(first && isElement(first) && first.tag === 'p' ? first.children : []),
      ]),
      ...(first && isElement(first) && first.tag !== 'p' ? [first] : []),
      ...rest,
    ]);
  });
  return element('section', { class: 'quiz', ...own }, [
    element('p', { class: 'quiz-question' }, inside(question?.children ?? [])),
    ...inside(between),
    element(
      'ol',
      { class: 'choices', type: 'A' },
      choices.map((choice) => element('li', {}, inside(childWith(choice, 'summary')?.children ?? []))),
    ),
    element('ul', { class: 'whys' }, solutions),
  ]);
}

/** The name of a file above its code. */
function codeHeadOf(node: HtmlElement): HtmlNode[] {
  const file = withClass(node, 'file');
  return file ? [element('p', { class: 'code-file' }, [element('b', {}, file.children)])] : [];
}
