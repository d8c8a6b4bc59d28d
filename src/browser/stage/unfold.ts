import { el } from '../element.ts';

/** Lets a button bring the whole lab under the picture, and back to its section. */
export function unfold(button: HTMLButtonElement, figure: HTMLElement): void {
  const lab = document.querySelector<HTMLElement>('[data-lab]');
  if (!lab) return button.remove();
  const here = el('div', { class: 'prose' });
  const there = el('p', {}, [
    'The lab stands ',
    el('a', { href: `#${figure.id}` }, ['under the picture']),
    '.',
  ]);
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
    if (!open) {
      there.replaceWith(lab);
      return here.remove();
    }
    lab.replaceWith(there);
    here.append(lab);
    figure.after(here);
    lab.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
  });
}
