/** Files of a book that is kept offline, as `offline.json` lists them. */
export interface OfflineBook {
  /** Sum of the files, in bytes as they are stored. */
  bytes: number;
  files: OfflineFile[];
}

export interface OfflineFile {
  /** Address below the base path; that of a page ends in a slash. */
  path: string;
  bytes: number;
  /** Subresource integrity, `sha256-…`: a file of another build is refused. */
  integrity: string;
}

/** A build as its service worker knows it. */
export interface Build {
  /** Names the build by its content. */
  version: string;
  /** Integrity of its `offline.json`. */
  list: string;
  /** Files of the page for unread pages; `revision` is null where the address names the content already. */
  shell: { url: string; revision: string | null }[];
}

/** Messages from pages to the service worker, and its reports to them. */
export type ToWorker = { kind: 'keep' | 'stop' | 'forget' | 'renew' };
export type FromWorker =
  | { kind: 'progress'; bytes: number; of: number }
  | { kind: 'kept' | 'forgotten' | 'stopped' }
  | { kind: 'failed'; why: string };

/** Name of the channel between them: that of one site among others on the same origin. */
export const channelOf = (scope: string): string => `offline ${scope}`;

/** Whether a cache is one of the site with a scope, and none of another below its address: Workbox ends names with it. */
export const isCacheOf = (scope: string, name: string): boolean =>
  name.startsWith(`${scope} `) || name.endsWith(scope);
