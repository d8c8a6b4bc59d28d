import { channelOf, type Build, type FromWorker } from '#book/offline-files.ts';

/** The part of a service worker's scope that is used here; TypeScript's DOM library declares that of a page. */
declare const self: {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<{ url: string }[]>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: LifeEvent) => void): void;
};
interface LifeEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
  request: Request;
  data: unknown;
}

declare const __BUILD__: Build;

/** The build that this service worker belongs to. */
export const build = __BUILD__;
export const worker = self;
export const scope = worker.registration.scope;

let left = false;
/** Whether the reader has asked that nothing be kept. Running tasks must then open no cache: opening creates one. */
export const hasLeft = (): boolean => left;
export function setLeft(): void {
  left = true;
}

/** Caches of this site among those of others on the same origin. */
export const cacheName = (name: string): string => `${scope} ${name}`;
export const pagesCache = cacheName('pages');
export const assetsCache = cacheName('assets');

const channel = new BroadcastChannel(channelOf(scope));
export const broadcast = (message: FromWorker): void => channel.postMessage(message);
