import { button, el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import styles from './unfold.css?inline';

adoptStyles(styles);

/** Brings the whole lab under the picture, or back to its section. */
export function unfold(all: HTMLButtonElement, figure: HTMLElement): void {
  const lab = document.querySelector<HTMLElement>('[data-lab]');
  if (!lab) return;
  const open = all.getAttribute('aria-expanded') !== 'true';
  all.setAttribute('aria-expanded', String(open));
  all.textContent = open ? messages.fewerControls : messages.allControls;
  if (!open) {
    document.querySelector('[data-lab-moved]')?.replaceWith(lab);
    lab.querySelector('.stage-fewer')?.remove();
    document.querySelector('.stage-lab')?.remove();
    return;
  }
  const [before, link, behind] = messages.labIsUnder;
  lab.replaceWith(
    el('p', { 'data-lab-moved': '' }, [before, el('a', { href: `#${figure.id}` }, [link]), behind]),
  );
  const fewer = button(messages.fewerControls, () => {
    unfold(all, figure);
    all.focus();
  });
  fewer.classList.add('stage-fewer');
  lab.classList.remove('folded');
  lab.prepend(fewer);
  figure.after(el('div', { class: 'prose stage-lab' }, [lab]));
  const title = lab.querySelector('h3')!;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  title.scrollIntoView();
}
