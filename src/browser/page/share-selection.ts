import { announce } from './announce.ts';
import { textDirective } from './text-directive.ts';

/** Offers a link to the words that a reader has selected. Browsers that cannot mark them go to their section. */

/** What interrupts a run of text: its words are not neighbours on the page, or are no words. */
const interrupts = 'math, svg, button, pre, .sidenote, .sr-only';
const blocks = 'p, li, h1, h2, h3, h4, td, th, dt, dd, figcaption, summary, blockquote, div, section';

let button: HTMLButtonElement | undefined;

export function offerSelection(): void {
  const selection = getSelection();
  const link = selection && !selection.isCollapsed ? linkTo(selection.getRangeAt(0)) : undefined;
  if (!link) {
    button?.remove();
    return;
  }
  button ??= makeButton();
  button.dataset['link'] = link;
  button.textContent = 'Copy link to this text';
  const box = selection!.getRangeAt(0).getBoundingClientRect();
  document.body.append(button);
  const left = Math.min(
    Math.max(8, box.left + box.width / 2 - button.offsetWidth / 2),
    innerWidth - button.offsetWidth - 8,
  );
  button.style.left = `${left + scrollX}px`;
  button.style.top = `${box.bottom + scrollY + 8}px`;
}

function makeButton(): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button share-selection';
  // The selection stays when the button is pressed.
  made.addEventListener('pointerdown', (event) => event.preventDefault());
  made.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(made.dataset['link'] ?? '');
      made.textContent = 'Copied';
      announce('Link to the selected text copied to the clipboard');
    } catch {
      made.textContent = 'Blocked';
      announce('Copying was blocked by the browser.');
    }
  });
  return made;
}

/** A link to the range, or undefined for one that is no text of the answer. */
function linkTo(range: Range): string | undefined {
  const article = document.querySelector('article');
  const holder = range.commonAncestorContainer;
  const element = holder instanceof Element ? holder : holder.parentElement;
  if (!article || !element || !article.contains(element) || element.closest('pre, [data-lab]'))
    return undefined;
  const { runs, before, after } = textOf(range, article);
  const directive = textDirective(runs, before, after, article.textContent);
  if (!directive) return undefined;
  const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
  return `${address.split('#', 1)[0]}#${placeOf(range)}:~:${directive}`;
}

/** The id of the figure or item that holds the range, or else of the nearest heading above it. */
function placeOf(range: Range): string {
  const holder = range.commonAncestorContainer;
  const element = holder instanceof Element ? holder : holder.parentElement;
  const own = element?.closest('article :is(figure, [data-item])[id]');
  if (own) return own.id;
  const headings = [...document.querySelectorAll('article :is(section, h2, h3, h4)[id]')];
  const above = headings.filter((heading) => range.comparePoint(heading, 0) < 0);
  return above.at(-1)?.id.replace(/-heading$/, '') ?? '';
}

/** The texts of a range in runs, and what stands before and behind it in the same run. */
function textOf(range: Range, article: Element): { runs: string[]; before: string; after: string } {
  const runs: string[] = [];
  let [before, after] = ['', ''];
  let [lastBlock, interrupted, done] = [undefined as Element | null | undefined, false, false];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement!;
    const block = parent.closest(blocks);
    if (parent.closest(interrupts)) {
      interrupted = true;
      continue;
    }
    const isNew = block !== lastBlock || interrupted;
    if (done && isNew) break;
    if (isNew && runs.length === 0) before = '';
    [lastBlock, interrupted] = [block, false];
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.data.length;
    if (!range.intersectsNode(node)) {
      if (runs.length === 0) before += node.data;
      else {
        after += node.data;
        done = true;
      }
      continue;
    }
    if (runs.length === 0) before += node.data.slice(0, start);
    const text = node.data.slice(start, end);
    if (isNew || runs.length === 0) runs.push(text);
    else runs[runs.length - 1] += text;
    if (node === range.endContainer) {
      after = node.data.slice(end);
      done = true;
    }
  }
  return { runs, before, after };
}
