import { plainMarkup } from '#lab/markup.ts';

const policy = globalThis.trustedTypes?.createPolicy('lab-picture', {
  createHTML: (html) => plainMarkup(html),
});

/** Shows a picture of a lab or stage: its own markup, made in its worker with every text escaped. */
export function showPicture(stage: Element, html: string): void {
  // A program of a book may give an object instead, whose text is another each time that it is asked for.
  stage.innerHTML = policy?.createHTML(html) ?? plainMarkup(`${html}`);
}
