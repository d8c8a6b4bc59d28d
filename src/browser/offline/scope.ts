import type { Build, FromWorker } from '#book/offline-files.ts';
import { channelOf } from '#book/offline-files.ts';

/** The parts of a service worker's surroundings that are used here; DOM's own types lack them. */
interface Surroundings {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<{ url: string }[]>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: LifeEvent) => void): void;
}
export interface LifeEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
  request: Request;
  data: unknown;
}

declare const __BUILD__: Build;

/** The build that this service worker belongs to. */
export const build = __BUILD__;
export const worker = self as unknown as Surroundings;
export const scope = worker.registration.scope;

/** Caches of this site among those of others on the same origin. */
export const cacheName = (name: string): string => `${scope} ${name}`;
export const pagesCache = cacheName('pages');
export const assetsCache = cacheName('assets');

const channel = new BroadcastChannel(channelOf(scope));
export const tell = (message: FromWorker): void => channel.postMessage(message);
