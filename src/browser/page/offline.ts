import '../own-programs.ts';
import { messages } from '#messages/of-book.ts';
import { base } from '../base-path.ts';
import { onDemand } from '../on-demand.ts';
import { recall } from '../storage.ts';

/** Registers the service worker once the page is idle, and loads the control that keeps the whole book. */

const control = () => onDemand(() => import('./keep-offline.ts'), messages.wayToKeep, openControl);
const openControl = () => void control().then((part) => part?.open());

document.querySelector('[data-keep-offline]')?.addEventListener('click', openControl);

// `?nosw` is the way out, for readers and for debugging.
const leave = new URLSearchParams(location.search).has('nosw');
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (leave) void onDemand(() => import('./leave-offline.ts')).then((part) => part?.leave());
  else {
    addEventListener('load', () =>
      // Nothing is missed where it may not be registered, as in a private window.
      setTimeout(() => void navigator.serviceWorker.register(`${base}sw.js`).catch(() => {}), 1000),
    );
    if (recall('kept-offline') !== null) void control().then((part) => part?.watch());
  }
}
