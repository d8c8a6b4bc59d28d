import { markHere, markThere } from './marks.ts';
import { SearchView } from './view.ts';

let view: SearchView | undefined;

/** Answers what is in the field of the dialog if it is open; the first time it has no more than that. */
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
  // Whoever has no wheel scrolls by keys.
  root.querySelector<HTMLElement>('.search-body')!.tabIndex = 0;
  return view;
}
