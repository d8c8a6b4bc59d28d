import { button } from '../element.ts';
import { markHere, markThere } from './marks.ts';
import { SearchView } from './view.ts';

const views = new WeakMap<HTMLDialogElement, SearchView>();

/** Answers what is in the field of an open dialog; the first time the dialog has no more than that. */
export function answerIn(box: HTMLDialogElement): void {
  let view = views.get(box);
  if (!view) views.set(box, (view = complete(box)));
  if (box.open) void view.update(false);
}

function complete(box: HTMLDialogElement): SearchView {
  const root = box.querySelector<HTMLElement>('.search')!;
  const view = new SearchView(root, {
    opened(url, stems) {
      if (url.pathname === location.pathname) {
        box.close();
        void markHere(stems);
      } else markThere(url, stems);
    },
  });
  root.querySelector('.search-bar')!.append(button('Close', () => box.close()));
  // Whoever has no wheel scrolls by keys.
  root.querySelector<HTMLElement>('.search-body')!.tabIndex = 0;
  box.addEventListener('click', (event) => {
    if (event.target === box) box.close();
  });
  return view;
}
