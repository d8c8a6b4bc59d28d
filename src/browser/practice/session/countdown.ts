import { messages } from '#messages/of-book.ts';
import { el, button } from '../../element.ts';

/** Seconds that count down without a sound, and end in a word, while they are on the page. A reader can stop them. */
export function countdown(seconds: number): HTMLElement {
  const began = performance.now();
  const left = el('span', { class: 'practice-seconds', role: 'timer' }, [messages.secondsLeft(seconds)]);
  const bar = el('progress', { max: String(seconds), value: String(seconds), 'aria-hidden': 'true' });
  const stopper = button(messages.stopClock, () => root.remove(), 'link');
  const root = el('div', { class: 'practice-clock' }, [bar, left, stopper]);
  const ticking = setInterval(() => {
    const rest = Math.max(0, seconds - Math.floor((performance.now() - began) / 1000));
    bar.value = rest;
    left.textContent = messages.secondsLeft(rest);
    if (rest === 0) root.replaceChildren(messages.timeOver);
    if (rest === 0 || !root.isConnected) clearInterval(ticking);
  }, 1000);
  return root;
}
