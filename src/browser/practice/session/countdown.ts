import { messages } from '#messages/of-book.ts';
import { el, button } from '../../element.ts';

/** Seconds that count down without a sound, and end in a word. A reader can stop them. */
export function countdown(seconds: number): { root: HTMLElement; stop(): void } {
  const began = performance.now();
  const left = el('span', { class: 'practice-seconds', role: 'timer' }, [messages.secondsLeft(seconds)]);
  const bar = el('progress', { max: String(seconds), value: String(seconds), 'aria-hidden': 'true' });
  const stopper = button(messages.stopClock, stop, 'link');
  const root = el('div', { class: 'practice-clock' }, [bar, left, stopper]);
  const ticking = setInterval(() => {
    const rest = Math.max(0, seconds - Math.floor((performance.now() - began) / 1000));
    bar.value = rest;
    left.textContent = messages.secondsLeft(rest);
    if (rest > 0) return;
    clearInterval(ticking);
    root.replaceChildren(messages.timeOver);
  }, 1000);
  function stop(): void {
    clearInterval(ticking);
    root.remove();
  }
  return { root, stop };
}
