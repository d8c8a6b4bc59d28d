import { markHere, markThere } from './marks.ts';
import { SearchView } from './view.ts';

let view: SearchView | undefined;

/** Searches for the text in the dialog's field if it is open; at first the dialog has only that field. */
export function answerIn(box: HTMLDialogElement): void {
  view ??= complete(box);
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
  // Lets the keyboard scroll it.
  root.querySelector<HTMLElement>('.search-body')!.tabIndex = 0;
  return view;
}
