import { channelOf, type FromWorker, type OfflineBook, type ToWorker } from '#book/offline-files.ts';
import { messages } from '#messages/of-book.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { announce } from '../announce.ts';
import { base } from '../base-path.ts';
import { button, el } from '../element.ts';
import { showNote } from '../note.ts';
import { recall, remember } from '../storage.ts';
import styles from './keep-offline.css?inline';

/** The control at the foot of a page that keeps the whole book on the device, and reports a newer one. */

adoptStyles(styles);

const opener = document.querySelector<HTMLElement>('[data-keep-offline]')!;
const box = el('p', { class: 'keep-offline' });

const megabytes = (bytes: number): string =>
  `${(bytes / 1e6).toFixed(1).replace('.', messages.decimal)}\u00a0MB`;

/** Replaces the shown state; the focus stays within. */
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
        announce(messages.bookKept);
        break;
      case 'forgotten':
        remember('kept-offline', null);
        close();
        announce(messages.bookForgotten);
        break;
      case 'stopped':
        showFailure(messages.youStopped);
        break;
      case 'failed':
        showFailure(data.why === 'QuotaExceededError' ? messages.noRoom : messages.notFetchedWhole);
    }
  };
  return made;
}

/** Offers to keep the book, with its size. */
export async function open(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
    show(messages.cannotKeep, button(messages.close, close));
    return;
  }
  try {
    const response = await fetch(`${base}offline.json`, { signal: AbortSignal.timeout(10_000) });
    const { bytes } = (await response.json()) as OfflineBook;
    size = megabytes(bytes);
  } catch {
    showFailure(messages.sizeUnknown, open);
    return;
  }
  show(
    messages.wouldTake(size),
    button(messages.keep, () => void keep()),
    button(messages.notNow, close),
  );
}

async function keep(): Promise<void> {
  // Otherwise the browser may delete it when space is short; it may also refuse.
  void navigator.storage?.persist?.();
  showProgress(0, 1);
  announce(messages.bookFetched);
  await ask('keep');
}

const progress = el('progress', { 'aria-label': messages.fetchingBook });
const done = el('span');
const stop = button(messages.stop, () => void ask('stop'));

function showProgress(bytes: number, of: number): void {
  progress.max = of;
  progress.value = bytes;
  done.textContent = of > 1 ? messages.partOf(megabytes(bytes), megabytes(of)) : '';
  if (!stop.isConnected) show(messages.fetchingBook, progress, done, stop);
}

function showKept(): void {
  show(
    messages.wholeBookKept(size),
    button(messages.remove, () => void ask('forget')),
  );
}

function showFailure(why: string, again: () => Promise<void> = keep): void {
  const failure = messages.bookNotKept(why);
  show(
    failure,
    button(messages.tryAgain, () => void again()),
    button(messages.close, close),
  );
  announce(failure);
}

/** Says that the book is kept, and reports when a newer one has been fetched. */
export async function watch(): Promise<void> {
  // The browser may have deleted it.
  if (!(await caches.match(`${base}offline.json`))) return remember('kept-offline', null);
  size = recall('kept-offline') ?? '';
  showKept();
  const registration = await navigator.serviceWorker.ready;
  channel ??= listen(registration.scope);
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  if (registration.waiting) reportNewer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && registration.waiting) reportNewer(installing);
    });
  });
}

function reportNewer(waiting: ServiceWorker): void {
  const renew = () => waiting.postMessage({ kind: 'renew' } satisfies ToWorker);
  showNote([messages.newerVersion, button(messages.reload, renew, 'link')]);
}
