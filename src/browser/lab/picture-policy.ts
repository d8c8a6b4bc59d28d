import { plainMarkup } from '#lab/markup.ts';

const policy = globalThis.trustedTypes?.createPolicy('lab-picture', {
  createHTML: (html) => plainMarkup(html),
});

/** Shows a picture of a lab or stage: its own markup, made in its worker with every text escaped. */
export function showPicture(stage: Element, html: string): void {
  stage.innerHTML = policy?.createHTML(html) ?? plainMarkup(html);
}
