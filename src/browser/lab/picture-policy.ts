/** Pictures of a lab: its own markup, made in its worker with every text escaped. */

/** Markup that no picture has: programs, frames, handlers. */
const foreign =
  /<\/?(script|iframe|object|embed|link|meta|base|form|style)\b|<[^>]*\s(on\w+|srcdoc|style)\s*=|javascript:/i;

const rules = {
  createHTML(html: string): string {
    if (foreign.test(html)) throw new Error('no picture may hold it');
    return html;
  },
};
const policy = globalThis.trustedTypes?.createPolicy('lab-picture', rules) ?? rules;

/** Shows a picture. */
export function showPicture(stage: Element, html: string): void {
  stage.innerHTML = policy.createHTML(html);
}
