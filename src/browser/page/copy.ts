import { announce } from '../announce.ts';
import { messages } from '#messages/of-book.ts';

const canonical = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href.split('#', 1)[0]!;

/** The text that each kind of copy button puts on the clipboard. */
const texts: Record<string, (button: HTMLElement) => string | Promise<string>> = {
  code: (button) => button.closest('figure')?.querySelector('pre')?.textContent ?? '',
  /** A preset's own page has a preview; any other state of a lab is known by the address alone. */
  address(button) {
    const { dataset } = button.closest<HTMLElement>('[data-lab],[data-live]')!;
    const own = dataset['hash'] ?? (dataset['lab'] ? '#lab' : '#live');
    const presets = [...document.querySelectorAll<HTMLAnchorElement>('[data-lab] a[data-preset]')];
    const preset = presets.find(({ hash }) => hash === own);
    return preset ? `${canonical()}lab/${preset.dataset['preset']}/` : canonical() + own;
  },
  link: canonical,
  /** The question, its short answer as plain text, the address. */
  answer() {
    const plain = document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content;
    return [document.querySelector('h1')?.textContent.trim(), plain, canonical()].join('\n\n');
  },
  async markdown() {
    const href = document.querySelector<HTMLLinkElement>('link[type="text/markdown"]')?.href ?? '';
    const response = await fetch(href, { signal: AbortSignal.timeout(10_000) });
    // Some hosts send a page for what they do not have.
    if (!response.ok || /html/.test(response.headers.get('Content-Type') ?? ''))
      throw new Error(`${href} answered ${response.status}`);
    return response.text();
  },
};

document.querySelectorAll<HTMLButtonElement>('button[data-copy]').forEach((button) => {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const kind = button.dataset['copy']!;
    // Other words must not resize the button.
    button.style.minWidth = `${button.offsetWidth}px`;
    try {
      await navigator.clipboard.writeText(await texts[kind]!(button));
      button.textContent = messages.copied;
      announce(messages.copiedToClipboard);
    } catch (error) {
      // Without permission to write, code is at least selected for the reader's own copy command.
      const code = button.closest('figure')?.querySelector('pre');
      const lost =
        navigator.clipboard !== undefined &&
        (!(error instanceof DOMException) || error.name === 'TimeoutError');
      if (code) getSelection()?.selectAllChildren(code);
      const [word, sentence] = code
        ? [messages.selected, messages.codeSelected]
        : lost
          ? [messages.notThere, messages.markdownLost]
          : [messages.blocked, messages.copyingBlocked];
      button.textContent = word!;
      announce(sentence!);
    }
    setTimeout(() => (button.textContent = label), 1600);
  });
});

/** A link to a place on the page goes there, and is copied. */
document.querySelectorAll<HTMLAnchorElement>('a.anchor').forEach((link) =>
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    navigator.clipboard?.writeText(canonical() + link.hash).then(
      () => {
        link.dataset['copied'] = '';
        announce(messages.linkCopiedToClipboard);
        setTimeout(() => delete link.dataset['copied'], 1600);
      },
      // The address bar has the link anyway.
      () => {},
    );
  }),
);

const share = document.querySelector<HTMLButtonElement>('button[data-share]');
if (share && typeof navigator.share === 'function') {
  share.hidden = false;
  share.addEventListener('click', () => {
    const title = document.querySelector('h1')?.textContent.trim() ?? document.title;
    // A reader who closes the sheet has changed their mind.
    navigator.share({ title, text: title, url: canonical() }).catch(() => {});
  });
}
