import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import { fixtureSettings, fixtureSite } from './fixture-book.ts';
import { ports } from '../playwright.config.ts';

/** The built site, as files. Tests run in e2e/, so paths start at the project's root. */
export const root = resolve(import.meta.dirname, '../..');
export const dist = join(root, 'dist');

/** The sites that have been built: this book at the root, and the other one in a subfolder. */
export const sites = [
  {
    name: 'at the root',
    book: 'Grounded',
    folder: dist,
    origin: 'http://localhost:4321',
    base: '/',
    port: ports.root,
    first: 'lora-and-qlora',
  },
  {
    name: 'in a subfolder',
    book: 'The Night Sky',
    folder: fixtureSite,
    origin: fixtureSettings.SITE_URL,
    base: fixtureSettings.BASE_PATH,
    port: ports.book,
    first: 'orbital-motion',
  },
] as const;

/** Paths of the site's map, without origin. */
export function sitemapPaths(folder = dist): string[] {
  const xml = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname);
}

export const questionPaths = (): string[] =>
  existsSync(dist) ? sitemapPaths().filter((path) => path.startsWith('/questions/')) : [];

/** Questions whose page has a lab. */
export const labPaths = (): string[] =>
  questionPaths().filter((path) =>
    readFileSync(join(dist, path, 'index.html'), 'utf8').includes('data-lab='),
  );

/** Acts of a page that no page may do: errors in the console, requests elsewhere. */
interface Conduct {
  errors: string[];
  foreign: string[];
  /** Origins that a page may ask. */
  homes: string[];
  /** Addresses that answer with an error on purpose. */
  allow(pattern: RegExp): void;
}

export function watch(page: Page, origin: string): Conduct {
  const allowed: RegExp[] = [];
  const conduct: Conduct = {
    errors: [],
    foreign: [],
    homes: [origin],
    allow: (pattern) => allowed.push(pattern),
  };
  const note = (message: string) => {
    if (/Service Worker registration blocked by Playwright/.test(message)) return;
    if (!allowed.some((pattern) => pattern.test(message))) conduct.errors.push(message);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => note(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!conduct.homes.some((home) => url.startsWith(home)) && !/^(data|blob|about):/.test(url))
      conduct.foreign.push(url);
  });
  return conduct;
}

/**
 * What has moved since the page began to load, with how much each time: layout shifts. Call `observeShifts` before
 * going there.
 */
export async function observeShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    interface LayoutShift extends PerformanceEntry {
      value: number;
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const store = window as unknown as { shifts: string[] };
    store.shifts = [];
    const place = ({ x, y, width, height }: DOMRect) => `${x},${y} ${width}×${height}`;
    const name = (node: Node | null) =>
      node instanceof Element ? `<${node.tagName.toLowerCase()} class="${node.className}">` : node?.nodeName;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as LayoutShift[])
        store.shifts.push(
          `${value}: ${sources.map(({ node, previousRect, currentRect }) => `${name(node)} ${place(previousRect)} → ${place(currentRect)}`).join('; ')}`,
        );
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

/** Every test fails if its page wrote an error to the console or asked another origin for anything. */
export const test = base.extend<{ conduct: Conduct }>({
  conduct: [
    async ({ page, baseURL }, use) => {
      const conduct = watch(page, baseURL!);
      await use(conduct);
      expect(conduct.errors, 'errors in the console').toEqual([]);
      expect(conduct.foreign, 'requests to another origin').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };
