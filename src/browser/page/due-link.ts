import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { base } from '../base-path.ts';
import { el } from '../element.ts';
import styles from './due-link.css?inline';

adoptStyles(styles);

/** A link to practice that says how many cards are due. */
export const dueLink = (count: number): HTMLElement =>
  el('a', { class: 'due-link', href: `${base}practice/` }, [
    el('span', {}, [`${count} ${messages.cardStates.due}`]),
  ]);
