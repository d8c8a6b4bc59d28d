import { announce } from './announce.ts';

/** What each kind of copy button puts on the clipboard. */
const texts: Record<string, (button: HTMLElement) => string> = {
  code: (button) => button.closest('figure')?.querySelector('pre')?.textContent ?? '',
  address: () => location.href,
  link: () => document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href,
  answer: (button) => button.dataset['text'] ?? '',
};

document.querySelectorAll<HTMLButtonElement>('button[data-copy]').forEach((button) => {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(texts[button.dataset['copy']!]!(button));
      button.textContent = 'Copied';
      announce('Copied to the clipboard');
    } catch {
      // Without permission to write, code is at least selected for the reader's own copy command.
      const code = button.closest('figure')?.querySelector('pre');
      if (code) getSelection()?.selectAllChildren(code);
      button.textContent = code ? 'Selected' : 'Blocked';
      announce(code ? 'Copying was blocked. The code is selected.' : 'Copying was blocked by the browser.');
    }
    setTimeout(() => (button.textContent = label), 1600);
  });
});
