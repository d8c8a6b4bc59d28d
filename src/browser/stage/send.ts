import { announce } from '../announce.ts';
import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import styles from './send.css?inline';

adoptStyles(styles);

/**
 * The address of the state that a stage shows. Apart from its answer it has a link to it; a preset's own page has a preview;
 * any other state is known by the hash alone.
 */
function addressOf(root: HTMLElement): string {
  const answer = root.querySelector<HTMLAnchorElement>('a[data-answer]');
  if (answer) return answer.href;
  const page = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')!.href;
  const presets = [...document.querySelectorAll<HTMLAnchorElement>('[data-lab] a[data-preset]')];
  const preset = presets.find(({ hash }) => hash === location.hash);
  return preset ? `${page}lab/${preset.dataset['preset']!}/` : page + location.hash;
}

const ways: Record<string, (root: HTMLElement) => Promise<readonly [word: string, sentence: string]>> = {
  async link(root) {
    await navigator.clipboard.writeText(addressOf(root));
    return [messages.copied, messages.linkCopiedToClipboard];
  },
  async image(root) {
    const { pngOf } = await import('./png.ts');
    const png = pngOf(root);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      return [messages.copied, messages.pictureCopied];
    } catch {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await png);
      link.download = `${root.dataset['stage']!}.png`;
      link.click();
      return [messages.saved, messages.pictureSaved];
    }
  },
  /** By the device's own list of receivers, where it has one. */
  async share(root) {
    if (!navigator.share) return ways['link']!(root);
    const text = root.querySelector('[data-stage-sentence]')!.textContent;
    // A reader who closes the list has changed their mind.
    await navigator.share({ title: document.title, text, url: addressOf(root) }).catch(() => {});
    return ['', ''];
  },
};

/** Sends the state that a stage shows, and says beside the button what has happened. */
export async function send(root: HTMLElement, button: HTMLElement): Promise<void> {
  const [word, sentence] = await ways[button.dataset['send']!]!(root).catch(
    () => [messages.blocked, messages.copyingBlocked] as const,
  );
  if (!word) return;
  button.dataset['said'] = word;
  announce(sentence);
  setTimeout(() => delete button.dataset['said'], 1600);
}
