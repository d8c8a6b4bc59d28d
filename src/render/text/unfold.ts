import { escapeHtml } from '#lab/escape.ts';
import { markText } from './part-mark.ts';

/** The button that shows all of what is folded on small screens: of the element around it with the class `folded`. */
export const unfoldButton = (text: string): string =>
  `<button${markText('page-only')} type="button" class="button unfold needs-script" data-unfold>${escapeHtml(text)}</button>`;
