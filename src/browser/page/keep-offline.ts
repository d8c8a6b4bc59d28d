import { channelOf, type FromWorker, type OfflineBook, type ToWorker } from '#book/offline-files.ts';
import { announce } from '../announce.ts';
import { base } from '../base-path.ts';
import { button, el } from '../element.ts';
import { showNote } from '../note.ts';
import { recall, remember } from '../storage.ts';

/** The control at the foot of a page that keeps the whole book on the device, and tells when a newer one is there. */

const opener = document.querySelector<HTMLElement>('[data-keep-offline]')!;
const box = el('p', { class: 'keep-offline' });

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)}\u00a0MB`;

/** Shows a state in place of what stood there; the focus stays within. */
function show(...content: (Node | string)[]): void {
  const focused = box.contains(document.activeElement) || document.activeElement === opener;
  box.replaceChildren(...content.flatMap((part) => [part, ' ']));
  opener.hidden = true;
  opener.closest('.site-footer')!.append(box);
  if (focused) box.querySelector('button')?.focus();
}

function close(): void {
  box.remove();
  opener.hidden = false;
  opener.focus();
}

let channel: BroadcastChannel | undefined;
let size = '';

async function ask(kind: ToWorker['kind']): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  channel ??= listen(registration.scope);
  registration.active!.postMessage({ kind } satisfies ToWorker);
}

function listen(scope: string): BroadcastChannel {
  const made = new BroadcastChannel(channelOf(scope));
  made.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    switch (data.kind) {
      case 'progress':
        showProgress(data.bytes, data.of);
        break;
      case 'kept':
        remember('kept-offline', size);
        showKept();
        announce('The book is kept offline.');
        break;
      case 'forgotten':
        remember('kept-offline', null);
        close();
        announce('The book is no longer kept.');
        break;
      case 'stopped':
        showFailure('You stopped it; it goes on where it was.');
        break;
      case 'failed':
        showFailure(
          data.why === 'QuotaExceededError'
            ? 'There is not enough room on this device.'
            : 'It could not be fetched whole: the network failed, or the site has just changed. Reload the page, then try again.',
        );
    }
  };
  return made;
}

/** Offers to keep the book, with its size. */
export async function open(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
    show('This browser cannot keep a site here.', button('Close', close));
    return;
  }
  try {
    const response = await fetch(`${base}offline.json`, { signal: AbortSignal.timeout(10_000) });
    const { bytes } = (await response.json()) as OfflineBook;
    size = megabytes(bytes);
  } catch {
    showFailure('Its size could not be looked up. Check the connection.', open);
    return;
  }
  show(
    `All answers with search and labs take ${size} on this device.`,
    button('Keep', () => void keep()),
    button('Not now', close),
  );
}

async function keep(): Promise<void> {
  // Otherwise the browser may clear it away when room is short; it may also refuse.
  void navigator.storage?.persist?.();
  showProgress(0, 1);
  announce('The book is being fetched.');
  await ask('keep');
}

const progress = el('progress', { 'aria-label': 'Fetching the book' });
const done = el('span');
const stop = button('Stop', () => void ask('stop'));

function showProgress(bytes: number, of: number): void {
  progress.max = of;
  progress.value = bytes;
  done.textContent = of > 1 ? `${megabytes(bytes)} of ${megabytes(of)}` : '';
  if (!stop.isConnected) show('Fetching the book', progress, done, stop);
}

function showKept(): void {
  show(
    `The whole book is kept on this device${size ? ` (${size})` : ''}: it opens without network.`,
    button('Remove', () => void ask('forget')),
  );
}

function showFailure(why: string, again: () => Promise<void> = keep): void {
  const failure = `The book is not kept. ${why}`;
  show(
    failure,
    button('Try again', () => void again()),
    button('Close', close),
  );
  announce(failure);
}

/** For a reader who keeps the book: says so, and tells when a newer one has been fetched. */
export async function watch(): Promise<void> {
  // The browser may have cleared it away.
  if (!(await caches.match(`${base}offline.json`))) return remember('kept-offline', null);
  size = recall('kept-offline') ?? '';
  showKept();
  const registration = await navigator.serviceWorker.ready;
  channel ??= listen(registration.scope);
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  if (registration.waiting) tellNewer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && registration.waiting) tellNewer(installing);
    });
  });
}

function tellNewer(waiting: ServiceWorker): void {
  const renew = () => waiting.postMessage({ kind: 'renew' } satisfies ToWorker);
  showNote(['A newer version of this site is there. ', button('Reload', renew, 'link')]);
}
