import { announce } from './announce.ts';

/** What each kind of copy button puts on the clipboard. */
const texts: Record<string, (button: HTMLElement) => string> = {
  code: (button) => button.closest('figure')?.querySelector('pre')?.textContent ?? '',
  link: () => document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href,
  answer: (button) => button.dataset['text'] ?? '',
};

document.querySelectorAll<HTMLButtonElement>('button[data-copy]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = texts[button.dataset['copy']!]!(button);
    const label = button.dataset['label'] ?? (button.dataset['label'] = button.textContent ?? '');
    const copied = await write(text);
    button.textContent = copied ? 'Copied' : 'Press Ctrl C';
    announce(
      copied ? 'Copied to the clipboard' : 'Copying was blocked. The text is selected: press Control C.',
    );
    setTimeout(() => (button.textContent = label), 1600);
  });
});

/** Falls back to selecting the text where the clipboard is blocked. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr-only';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
