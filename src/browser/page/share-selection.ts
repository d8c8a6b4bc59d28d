import { adoptStyles } from '../adopt-styles.ts';
import { announce } from '../announce.ts';
import { messages } from '#messages/of-book.ts';
import { button } from '../element.ts';
import styles from './share-selection.css?inline';
import { textDirective } from './text-directive.ts';

/** Offers a link to the words that a reader has selected. Browsers that cannot mark them go to their section. */

adoptStyles(styles);

/** Elements that interrupt a run of text: their words are not neighbours on the page, or are no words. */
const interrupts = 'math, svg, button, pre, style, .sidenote, .sr-only';
const blocks = 'p, li, h1, h2, h3, h4, td, th, dt, dd, figcaption, summary, blockquote, div, section';

let offer: HTMLButtonElement | undefined;

export function offerSelection(): void {
  const selection = getSelection();
  const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const link = range && linkTo(range);
  offer?.remove();
  if (!link) return;
  const made = button(messages.copyTextLink, async () => {
    try {
      await navigator.clipboard.writeText(link);
      made.textContent = messages.copied;
      announce(messages.textLinkCopied);
    } catch {
      made.textContent = messages.blocked;
      announce(messages.copyingBlocked);
    }
  });
  made.classList.add('share-selection');
  // The selection stays when the button is pressed.
  made.addEventListener('pointerdown', (event) => event.preventDefault());
  document.body.append(made);
  offer = made;
  const { left, width, bottom } = range.getBoundingClientRect();
  const middle = left + width / 2 - made.offsetWidth / 2;
  const rightmost = innerWidth - made.offsetWidth - 8;
  made.style.left = `${Math.min(Math.max(8, middle), rightmost) + scrollX}px`;
  made.style.top = `${bottom + scrollY + 8}px`;
}

/** A link to the range, or undefined for one that is no text of the answer. */
function linkTo(range: Range): string | undefined {
  const article = document.querySelector('article');
  const holder = range.commonAncestorContainer;
  const element = holder instanceof Element ? holder : holder.parentElement;
  if (!article || !element || !article.contains(element) || element.closest('pre, .lab')) return undefined;
  const { runs, before, after } = textOf(range, article);
  // The article contains styles too.
  const whole = [...article.querySelectorAll('style')].reduce(
    (text, { textContent }) => text.replace(textContent, ''),
    article.textContent,
  );
  const directive = textDirective(runs, before, after, whole);
  if (!directive) return undefined;
  const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
  return `${address.split('#', 1)[0]}#${placeOf(range, element)}:~:${directive}`;
}

/** The id of the figure or item that holds the range, or else of the nearest heading above it. */
function placeOf(range: Range, holder: Element): string {
  const own = holder.closest('article :is(figure, [data-item])[id]');
  if (own) return own.id;
  const headings = [...document.querySelectorAll('article :is(section, h2, h3, h4)[id]')];
  const above = headings.filter((heading) => range.comparePoint(heading, 0) < 0);
  return above.at(-1)?.id.replace(/-heading$/, '') ?? '';
}

/** The texts of an element in runs, each of nodes that are adjacent on the page. */
function runsOf(article: Element): Text[][] {
  const runs: Text[][] = [];
  let last: Element | null | undefined;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement!;
    const block = parent.closest(interrupts) ? undefined : parent.closest(blocks);
    if (block !== undefined && block === last) runs.at(-1)!.push(node);
    else if (block !== undefined) runs.push([node]);
    last = block;
  }
  return runs;
}

/** The texts of a range in runs, and the text before and after it in the same run. */
function textOf(range: Range, article: Element): { runs: string[]; before: string; after: string } {
  const cut = (node: Text): [before: string, inside: string, after: string] => {
    const { data } = node;
    if (!range.intersectsNode(node)) return range.comparePoint(node, 0) < 0 ? [data, '', ''] : ['', '', data];
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : data.length;
    return [data.slice(0, start), data.slice(start, end), data.slice(end)];
  };
  const cuts = runsOf(article)
    .filter((run) => run.some((node) => range.intersectsNode(node)))
    .map((run) => run.map(cut));
  const join = (run: ReturnType<typeof cut>[] | undefined, part: 0 | 1 | 2) =>
    run?.map((texts) => texts[part]).join('') ?? '';
  return {
    runs: cuts.map((run) => join(run, 1)),
    before: join(cuts[0], 0),
    after: join(cuts.at(-1), 2),
  };
}
