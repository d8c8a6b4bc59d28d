import { messages } from '#messages/of-book.ts';
import { el } from '../element.ts';
import { adoptStyles } from '../adopt-styles.ts';
import styles from './offer.css?inline';

adoptStyles(styles);

/** Says to the readers of a stage what they have done, and offers to send it, where the state is their own: none that the page gives. */
export function offer(root: HTMLElement, state: string, done: string = messages.yourState): void {
  const isGiven = state === '' || root.querySelector('[data-try][aria-pressed="true"]') !== null;
  let line = root.querySelector<HTMLElement>('.stage-yours');
  if (!line) {
    if (isGiven) return;
    const send = el('button', { type: 'button', class: 'link', 'data-send': 'share' }, [messages.sendThis]);
    line = el('div', { class: 'stage-yours' }, [el('p', {}, [el('span'), ' ', send])]);
    root.append(line);
  }
  line.hidden = isGiven;
  line.querySelector('span')!.textContent = done;
}
