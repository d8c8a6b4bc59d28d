import { onDemand } from '../on-demand.ts';

/** Opens what folds around the target of a link, so that a link to a folded part shows it. */
function reveal(): void {
  const { hash } = location;
  if (hash === '' || hash === '#') return;
  let id: string;
  try {
    // A browser that knows no text fragments leaves them in the hash.
    id = decodeURIComponent(hash.slice(1).split(':~:', 1)[0]!);
  } catch {
    id = hash;
  }
  const target = document.getElementById(id) ?? labElement(id);
  if (!target) {
    if (id !== '') void onDemand(() => import('./lost-place.ts')).then((part) => part?.reportLostPlace(id));
    return;
  }
  // The place of an anchor that has moved may precede a fold. A source has its quotations folded.
  const folded =
    target.className === 'alias'
      ? target.nextElementSibling
      : target.matches('.source-list > li') && target.querySelector('details');
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  for (let element: Element | null = target; element; element = element.parentElement) {
    if (element instanceof HTMLDetailsElement) element.open = true;
    else element.classList.remove('folded');
  }
  // A text fragment has its own place to go to.
  if (!('fragmentDirective' in document && performanceHasDirective())) target.scrollIntoView();
}

/** The state of a lab follows its id; if the question has a picture, it is shown there. */
const labElement = (id: string): HTMLElement | null =>
  /^li[nv]e(\?|$)/.test(id)
    ? document.querySelector(`[data-${id.slice(0, 4)}]`)
    : id.startsWith('lab?')
      ? (document.querySelector<HTMLElement>('[data-stage]') ?? document.getElementById('lab'))
      : null;

/** Whether the page was opened with a text fragment, which scripts do not see in the address. */
function performanceHasDirective(): boolean {
  return performance.getEntriesByType('navigation').some(({ name }) => name.includes(':~:'));
}

addEventListener('hashchange', reveal);
reveal();
