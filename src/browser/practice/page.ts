import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { button, el } from '../element.ts';
import { loadList } from './deck/load.ts';
import styles from './practice.css?inline';
import { practise } from './practice.ts';

adoptStyles(styles);

const host = document.querySelector<HTMLElement>('[data-practice]')!;

async function open(): Promise<void> {
  const list = await loadList().catch(() => undefined);
  if (list) await practise(host, list);
  else {
    const lost = el('p', { class: 'practice-lost', role: 'alert' }, [messages.cardsLost]);
    lost.append(button(messages.tryAgain, () => void open()));
    host.replaceChildren(lost);
  }
}

void open();
