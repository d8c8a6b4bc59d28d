import { base, keptFlag } from './offline.ts';
import { showNote } from './note.ts';

/** Removes the service worker of this site and all that it keeps. */
export async function leave(): Promise<void> {
  const scope = new URL(base, location.href).href;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === scope) await registration.unregister();
  for (const name of await caches.keys()) if (name.includes(scope)) await caches.delete(name);
  try {
    localStorage.removeItem(keptFlag);
  } catch {
    // Without storage there is nothing to remove.
  }
  showNote([
    'Nothing of this site is kept on this device any more. Without “nosw” in the address it will be.',
  ]);
}
