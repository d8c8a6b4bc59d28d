import type { Browser, Page } from 'playwright';
import { newPhone, type Network } from './phone.ts';

/** A page to visit, and the link on it to the page after. */
export interface Target {
  name: string;
  url: string;
  /** Selects the link; where it selects many, the first that can be seen is meant. */
  link: string;
}

/** Measurements of one visit; times in milliseconds from the start of its navigation. */
export interface Visit {
  first: number;
  largest: number;
  /** Sum of all layout shifts. */
  shift: number;
  /** Of the page, before the link is tapped; those of its service worker are not seen here. */
  requests: number;
  bytes: number;
  /** Time that the main thread was busy until then, on the slow processor. */
  busy: number;
  /**
   * From the event of the click on the link to the first paint of the page that it leads to; the finger is lifted at
   * once. NaN on a simulated network, which does not hold back what a service worker loads.
   */
  second: number;
}

/** How long a reader stays after the page has loaded. */
const staysMs = 1_000;

/** A first visit with nothing in the cache, and from there to a second page. */
export async function visit(browser: Browser, target: Target, network: Network): Promise<Visit> {
  const { context, page, session } = await newPhone(browser, network);
  try {
    let [requests, bytes] = [0, 0];
    session.on('Network.requestWillBeSent', ({ request }) => {
      if (/^https?:/.test(request.url)) requests++;
    });
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.addInitScript(watch);
    await page.goto(target.url, { waitUntil: 'load' });
    await page.waitForTimeout(staysMs);
    const { metrics } = await session.send('Performance.getMetrics');
    const busy = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
    const seen = { ...(await page.evaluate(() => globalThis.painted())), requests, bytes, busy };
    return { ...seen, second: network === 'simulated' ? NaN : await second(page, target) };
  } finally {
    await context.close();
  }
}

declare global {
  /** Paints of the page so far. */
  var painted: () => { first: number; largest: number; shift: number };
}

/** Runs in each page before all of its own programs. */
function watch(): void {
  let [largest, shift] = [NaN, 0];
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (largest = startTime));
  observe('layout-shift', (entry) => (shift += (entry as PerformanceEntry & { value: number }).value));
  globalThis.painted = () => ({
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    largest,
    shift,
  });
  // The page after is of the same origin, so that the time can be left there for it.
  addEventListener(
    'click',
    ({ timeStamp }) => sessionStorage.setItem('clicked', String(performance.timeOrigin + timeStamp)),
    { capture: true },
  );
}

async function second(page: Page, { link }: Target): Promise<number> {
  const from = new URL(page.url()).pathname;
  await page.locator(link).filter({ visible: true }).first().tap({ noWaitAfter: true });
  const painted = await page.waitForFunction((left) => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    if (location.pathname === left || !first) return undefined;
    return { ms: performance.timeOrigin + first.startTime - Number(sessionStorage.getItem('clicked')) };
  }, from);
  const value = await painted.jsonValue();
  return value?.ms ?? NaN;
}
