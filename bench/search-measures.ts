import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { serveSite } from '#cli/serve.ts';
import type { Contestant } from './contestants.ts';
import type { KnownItem } from './known-items.ts';

/** What was fetched for one answer, in bytes after gzip level 6. */
export interface FirstAnswer {
  /** Script and data that were asked for until the first results stood. */
  bytes: number;
  /** What came after them: other opinions, texts, sections. */
  later: number;
}

export interface Outcome {
  class: string;
  /** Rank of the page that was looked for among the first five; 0 if it is not there. */
  rank: number;
}

/** How long a reader waits for an answer before it counts as none, in milliseconds. */
const patience = 60_000;
/** What an answer fetches within this time after it stands still belongs to it, in milliseconds. */
const afterwards = 2_500;
/** From one key to the next of someone who types fast, in milliseconds. */
const keyMs = 120;

/** A folder that is served, and what its files weigh on the way. */
export class Shelf {
  readonly folder: string;
  private readonly server: Server;
  private readonly sizes = new Map<string, number>();

  constructor(folder: string) {
    this.folder = folder;
    this.server = serveSite(folder, '/').listen(0);
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Bytes of the scripts and data among some paths, each counted once, after gzip level 6. */
  weigh(paths: Iterable<string>): number {
    return [...new Set(paths)]
      .filter((path) => !/(\/|\.(html|css|woff2|svg|png|ico))$/.test(path))
      .reduce((sum, path) => sum + this.sizeOf(path), 0);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private sizeOf(path: string): number {
    let size = this.sizes.get(path);
    if (size === undefined) {
      const file = join(this.folder, decodeURIComponent(path));
      size = existsSync(file) && statSync(file).isFile() ? gzipped(readFileSync(file)) : 0;
      this.sizes.set(path, size);
    }
    return size;
  }
}

export const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).length;

/** What runs in a contestant's page: types, waits, reads. */
interface Driver {
  /**
   * Sets the field, and waits until the list stands; how long that took, in milliseconds. With a mark it asks at that
   * moment for a file that does not exist, if the list has results: what was requested before stands before it in the
   * log of requests.
   */
  ask(query: string, mark?: string): Promise<number>;
  links(): string[];
}
declare global {
  interface Window {
    driver: Driver;
  }
}

interface Opened {
  page: Page;
  /** Paths of requests, of the page's workers too, in the order in which they were made. */
  requests: string[];
}

async function openPage(browser: Browser, shelf: Shelf, contestant: Contestant): Promise<Opened> {
  const context = await browser.newContext();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${shelf.origin}/${contestant.page}`);
  await page.waitForSelector(contestant.input);
  await page.evaluate(
    ({ input, result, stands, patience }) => {
      const ready = new Function('q', `return ${stands}`) as (q: string) => boolean;
      const field = document.querySelector<HTMLInputElement>(input)!;
      window.driver = {
        async ask(query, mark) {
          const started = performance.now();
          const answered = () => {
            if (mark && document.querySelector(result)) void fetch(`/mark-${mark}`);
          };
          field.value = query;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          if (ready(query)) answered();
          else
            await new Promise<void>((resolve, reject) => {
              const observer = new MutationObserver(() => {
                if (!ready(query)) return;
                answered();
                finish(resolve);
              });
              const timer = setTimeout(
                () => finish(() => reject(new Error(`no answer to "${query}"`))),
                patience,
              );
              const finish = (end: () => void) => {
                observer.disconnect();
                clearTimeout(timer);
                end();
              };
              observer.observe(document.body, {
                subtree: true,
                childList: true,
                attributes: true,
                characterData: true,
              });
            });
          return performance.now() - started;
        },
        links: () => [...document.querySelectorAll<HTMLAnchorElement>(result)].map(({ href }) => href),
      };
    },
    { input: contestant.input, result: contestant.result, stands: contestant.stands, patience },
  );
  return { page, requests };
}

/** What was requested before a mark; all, where no results ever stood. */
function before(requests: readonly string[], ...marks: string[]): string[] {
  const at = requests.findIndex((path) => marks.some((mark) => path === `/mark-${mark}`));
  return at < 0 ? [...requests] : requests.slice(0, at);
}

/** Opens the page afresh, asks one query at once, and counts what came until its results stood and afterwards. */
export async function firstAnswer(
  browser: Browser,
  shelf: Shelf,
  contestant: Contestant,
  query: string,
  waitMs = afterwards,
): Promise<FirstAnswer> {
  const { page, requests } = await openPage(browser, shelf, contestant);
  await page.evaluate(async (q) => {
    await window.driver.ask(q, 'first');
  }, query);
  await page.waitForTimeout(waitMs);
  await page.context().close();
  const bytes = shelf.weigh(before(requests, 'first'));
  return { bytes, later: shelf.weigh(requests) - bytes };
}

/** The same for someone who types: until the first results that any beginning of the query has, and until the whole is answered. */
export async function typedAnswer(
  browser: Browser,
  shelf: Shelf,
  contestant: Contestant,
  query: string,
): Promise<{ first: number; whole: number }> {
  const { page, requests } = await openPage(browser, shelf, contestant);
  await page.evaluate(
    async ({ query, keyMs }) => {
      for (let length = 1; length < query.length; length++) {
        // Whoever types on does not wait for an answer.
        void window.driver.ask(query.slice(0, length), 'first').catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, keyMs));
      }
      await window.driver.ask(query, 'whole');
    },
    { query, keyMs },
  );
  await page.waitForTimeout(100);
  await page.context().close();
  return {
    first: shelf.weigh(before(requests, 'first', 'whole')),
    whole: shelf.weigh(before(requests, 'whole')),
  };
}

/** Asks queries one after another in a page that has answered them before: ranks, and times for each key. */
export async function warmAnswers(
  browser: Browser,
  shelf: Shelf,
  contestant: Contestant,
  items: readonly KnownItem[],
  typed: readonly string[],
): Promise<{ outcomes: Outcome[]; keyTimes: number[] }> {
  const { page } = await openPage(browser, shelf, contestant);
  await page.evaluate((q) => window.driver.ask(q), items[0]!.query);
  await page.waitForTimeout(afterwards);
  const outcomes: Outcome[] = [];
  for (const { query, slug, class: name } of items) {
    const links = await page.evaluate(async (q) => {
      await window.driver.ask(q);
      return window.driver.links();
    }, query);
    const slugs = [...new Set(links.map((href) => /\/questions\/([^/]+)/.exec(href)?.[1]))];
    outcomes.push({ class: name, rank: slugs.slice(0, 5).indexOf(slug) + 1 });
  }
  const keyTimes = await page.evaluate(async (queries) => {
    const times: number[] = [];
    for (const round of ['warm', 'measured'])
      for (const query of queries)
        for (let length = 1; length <= query.length; length++) {
          const ms = await window.driver.ask(query.slice(0, length));
          if (round === 'measured') times.push(ms);
        }
    return times;
  }, typed);
  await page.context().close();
  return { outcomes, keyTimes };
}
