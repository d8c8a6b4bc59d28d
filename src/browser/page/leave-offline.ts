import { base } from '../base-path.ts';
import { isCacheOf } from '#book/offline-files.ts';
import { messages } from '#messages/of-book.ts';
import { showNote } from '../note.ts';
import { remember } from '../storage.ts';

/** Removes the service worker of this site and all that it has cached. */
export async function leave(): Promise<void> {
  const scope = new URL(base, location.href).href;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === scope) await registration.unregister();
  for (const name of await caches.keys()) if (isCacheOf(scope, name)) await caches.delete(name);
  remember('kept-offline', null);
  showNote([messages.nothingKept]);
}
