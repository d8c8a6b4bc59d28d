import { cutAt, trimmed, visible, visibleText } from './inline-cut.ts';
import { paragraph, type Node } from './nodes.ts';
import { answerLabel } from './question-text.ts';

/** Recognizes the words with which a document names the right one of some choices. */

interface Named {
  label: string;
  children: Node[];
}

const one = '\\(?(?:[A-Ja-j]|\\d)\\)?';
const between = '(?:\\s*[,，、;；/&+和与及と]\\s*|\\s+(?:and|und|et|y|e)\\s+)';
/** Letters or numbers behind `Answer:`; capital letters of several without a sign between them where nothing follows. */
const names = new RegExp(
  `^\\s*(${one}(?:${between}${one})*)(?:\\s*(?:です|である|だ)(?=[。.\\s]|$))?(?!-?[\\p{L}\\p{N}'’])[.):。．）：、，]*\\s*`,
  'iu',
);
const divider = new RegExp(between, 'iu');
const joined = /^\s*([A-J]{2,10})(?:[.。．]?\s*$|[.。．;；,，:：]\s*)/u;

/** Words before the sign or the verb that leads to the letter, in each language. */
const named = [
  [
    '(?:the )?(?:(?:correct|right) (?:answers?|choices?|options?)|answers?|ans|solution|correct|right)',
    'is|are',
  ],
  [
    '(?:die |das )?(?:(?:richtige|korrekte)[rn]? (?:antwort(?:en)?|lösung)|richtig|korrekt|antwort|lösung)',
    '(?:ist|sind|wäre|lautet|lauten)(?: antwort)?',
  ],
  [
    '(?:la |les )?(?:bonnes? réponses?|réponses? (?:correcte|exacte|juste)s?|réponse|correct)',
    '(?:est|sont)(?: la| les)?',
  ],
  ['(?:la |las )?(?:respuestas? correctas?|respuesta|correcta)', '(?:es|son)(?: la| las)?'],
  [
    '(?:a |as )?(?:respostas? (?:correta|certa)s?|alternativas? corretas?|resposta|correta|gabarito)',
    '(?:é|são)(?: a| as)?',
  ],
]
  .map(([words, verb]) => `${words}\\s*(?:[:：.\\-–—]|\\s(?:${verb})(?=\\s))`)
  .join('|');
const sentence = new RegExp(
  `^\\s*(?:${named}|(?:the )?(?:correct|right) (?:answer|choice|option)\\s|(?:本题|此题)?(?:正确|正確|标准|参考)?(?:答案|选项|選項)(?:应该|应)?(?:[:：]|为|是|選|选)|(?:正确|正確)的?(?:[:：]|是|为)|故?应?[选選][:：]?|(?:正解|正答|正しい(?:答え|選択肢)|答え)(?:[:：]|は))`,
  'iu',
);
const called = /^\s*[:：]?\s*(?:option|choice|antwort|réponse|opción|opção|letra|letter|选项|選択肢)\s+/iu;

/** Length of what says that the right one of some choices follows; 0 if a text does not begin with it. */
function labelOf(text: string): number {
  const label = answerLabel(text) || (sentence.exec(text)?.[0].length ?? 0);
  return label > 0 ? label + (called.exec(text.slice(label))?.[0].length ?? 0) : 0;
}

/** Whether a line says which choice is right, whose letter stands in it. */
export const isVerdict = (text: string): boolean => {
  const label = labelOf(text);
  return label > 0 && (names.test(text.slice(label)) || joined.test(text.slice(label)));
};

/**
 * Which of some choices the blocks behind them say is right, and what else they say. Undefined if they name none.
 *
 * @returns places of the choices, counted from 0.
 */
export function verdictOf(
  after: readonly Node[],
  options: readonly Named[],
): { right: number[]; rest: Node[] } | undefined {
  const at = after.findIndex(({ type }) =>
    ['paragraph', 'heading', 'blockquote', 'list', 'code'].includes(type),
  );
  const block = after[at];
  if (!block) return undefined;
  const [lead, behind] = [after.slice(0, at), after.slice(at + 1)];
  if (block.type === 'blockquote') {
    const quoted = block.children ?? [];
    return isText(quoted[0]) ? verdictOf([...lead, ...quoted, ...behind], options) : undefined;
  }
  if (block.type === 'list' || block.type === 'code') {
    const right = ofBlock(block, options);
    return right === undefined ? undefined : { right: [right], rest: [...lead, ...behind] };
  }
  const found = ofText(block, options);
  return found && { right: found.right, rest: [...lead, ...found.rest, ...behind] };
}

const isText = (node: Node | undefined): boolean => node?.type === 'paragraph' || node?.type === 'heading';

/** `Answer: B`, `Antwort: B) object`, or the wording of a choice behind such a label. */
function ofText(block: Node, options: readonly Named[]): { right: number[]; rest: Node[] } | undefined {
  const text = visible(block);
  const label = labelOf(text);
  if (label === 0) return undefined;
  const several = joined.exec(text.slice(label));
  const match = several ?? names.exec(text.slice(label));
  const written = match?.[1]!.toUpperCase() ?? '';
  const labels = (several ? [...written] : written.split(divider)).map((name) => name.replace(/[()]/g, ''));
  const right = labels.map((name) => options.findIndex((option) => option.label === name));
  if (match && !right.includes(-1)) {
    const rest = trimmed(cutAt(block.children ?? [], label + match[0].length)[1]);
    const said = plain(visibleText(rest));
    const repeats = said === '' || right.some((at) => plain(visibleText(options[at]!.children)) === said);
    return { right, rest: repeats ? [] : [paragraph(...rest)] };
  }
  const at = worded(text.slice(label), options);
  return at === undefined ? undefined : { right: [at], rest: [] };
}

/** A list of one item, numbered as a choice, or code that repeats one. */
function ofBlock(block: Node, options: readonly Named[]): number | undefined {
  if (block.type === 'code') {
    const value = block.value ?? '';
    const told = ofText(paragraph({ type: 'text', value }), options);
    return told?.right.length === 1 && told.rest.length === 0 ? told.right[0] : worded(value, options);
  }
  const items = block.children ?? [];
  if (items.length !== 1) return undefined;
  const at = block.ordered ? options.findIndex(({ label }) => label === String(block.start ?? 1)) : -1;
  return at >= 0 ? at : worded(visible(items[0]!), options);
}

/** The one choice that a text repeats, with or without its letter. */
function worded(text: string, options: readonly Named[]): number | undefined {
  const said = plain(text);
  const found = options.flatMap(({ label, children }, at) => {
    const own = plain(visibleText(children));
    return own !== '' && [own, plain(`${label} ${own}`)].includes(said) ? [at] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** A wording without signs at its ends and between letter and text. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/^[(（]?([A-Ja-j]|\d)\s*[.):．）：、]\s*/, '$1 ')
    .replace(/[.。\s]+$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
