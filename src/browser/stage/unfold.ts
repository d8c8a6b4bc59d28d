import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';

/** Lets a button bring the whole lab under the picture, and back to its section. */
export function unfold(button: HTMLButtonElement, figure: HTMLElement): void {
  const lab = document.querySelector<HTMLElement>('[data-lab]');
  if (!lab) return button.remove();
  const here = el('div', { class: 'prose' });
  const [before, link, behind] = messages.labIsUnder;
  const there = el('p', {}, [before, el('a', { href: `#${figure.id}` }, [link]), behind]);
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
