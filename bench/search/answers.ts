import type { Browser } from 'playwright';
import type { KnownItem } from '../book/known-items.ts';
import type { SearchEngine } from './engine.ts';
import type { ServedFolder } from './served-folder.ts';

export interface Outcome {
  class: string;
  /** Rank of the page that was looked for among the first five; 0 if it is not there. */
  rank: number;
}

/** How long a reader waits for an answer before it counts as none, in milliseconds. */
const timeout = 60_000;
/** Requests within this time after an answer is complete still belong to it, in milliseconds. */
const afterwards = 2_500;
/** From one key to the next of someone who types fast, in milliseconds. */
const keyMs = 120;

/** The program in the search page: types, waits, reads. */
interface Driver {
  /**
   * Sets the field, and waits until the list is complete; how long that took, in milliseconds. With a mark it then asks for
   * a file that does not exist, if the list has results: earlier requests come before it in the log.
   */
  ask(query: string, mark?: string): Promise<number>;
  links(): string[];
}
declare global {
  interface Window {
    driver: Driver;
  }
}

/** Runs in the page, which has nothing else of this file. */
function installDriver({
  input,
  result,
  complete,
  timeout,
}: Pick<SearchEngine, 'input' | 'result' | 'complete'> & { timeout: number }): void {
  const isComplete = new Function('q', `return ${complete}`) as (q: string) => boolean;
  const field = document.querySelector<HTMLInputElement>(input)!;
  window.driver = {
    async ask(query, mark) {
      const started = performance.now();
      field.value = query;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!isComplete(query)) return;
          if (mark && document.querySelector(result)) void fetch(`/mark-${mark}`);
          end();
          resolve();
        };
        const observer = new MutationObserver(look);
        const timer = setTimeout(() => {
          end();
          reject(new Error(`no answer to "${query}"`));
        }, timeout);
        const end = () => {
          observer.disconnect();
          clearTimeout(timer);
        };
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        look();
      });
      return performance.now() - started;
    },
    links: () => [...document.querySelectorAll<HTMLAnchorElement>(result)].map(({ href }) => href),
  };
}

/** A fresh search page, and paths of requests, of the page's workers too, in the order in which they were made. */
async function openPage(browser: Browser, site: ServedFolder, engine: SearchEngine) {
  // Our policy for scripts would stop interfaces that set HTML.
  const context = await browser.newContext({ bypassCSP: true });
  const requests: string[] = [];
  context.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  await page.goto(`${site.origin}/${engine.page}`);
  await page.waitForSelector(engine.input);
  const { input, result, complete } = engine;
  await page.evaluate(installDriver, { input, result, complete, timeout });
  return { page, requests };
}

/** Requests before a mark; all of them if no results ever appeared. */
function before(requests: readonly string[], ...marks: string[]): string[] {
  const at = requests.findIndex((path) => marks.some((mark) => path === `/mark-${mark}`));
  return at < 0 ? [...requests] : requests.slice(0, at);
}

/**
 * Opens the page afresh, asks one query at once, and counts script and data that came before its first results and after
 * them: other opinions, texts, sections. In bytes after gzip level 6.
 */
export async function firstAnswer(
  browser: Browser,
  site: ServedFolder,
  engine: SearchEngine,
  query: string,
  waitMs = afterwards,
): Promise<{ bytes: number; later: number }> {
  const { page, requests } = await openPage(browser, site, engine);
  await page.evaluate(async (q) => void (await window.driver.ask(q, 'first')), query);
  await page.waitForTimeout(waitMs);
  await page.context().close();
  const bytes = site.weigh(before(requests, 'first'));
  return { bytes, later: site.weigh(requests) - bytes };
}

/** The same for someone who types: until the first results that any beginning of the query has, and until the whole is answered. */
export async function typedAnswer(
  browser: Browser,
  site: ServedFolder,
  engine: SearchEngine,
  query: string,
): Promise<{ first: number; whole: number }> {
  const { page, requests } = await openPage(browser, site, engine);
  await page.evaluate(
    async ({ query, keyMs }) => {
      for (let length = 1; length < query.length; length++) {
        // A reader who types on does not wait for an answer.
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
    first: site.weigh(before(requests, 'first', 'whole')),
    whole: site.weigh(before(requests, 'whole')),
  };
}

/** Asks queries one after another in a page that has answered them before: ranks, and times for each key. */
export async function warmAnswers(
  browser: Browser,
  site: ServedFolder,
  engine: SearchEngine,
  items: readonly KnownItem[],
  typed: readonly string[],
): Promise<{ outcomes: Outcome[]; keyTimes: number[] }> {
  const { page } = await openPage(browser, site, engine);
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
