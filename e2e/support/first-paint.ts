/** The work that Chromium does on a phone before the first text of a page is painted. */
import type { Browser } from 'playwright/test';
import type { HaltingServer } from './halting.ts';

interface Event {
  name: string;
  ts: number;
  args: { beginData?: { totalObjects: number } };
}

/** Undefined where that process of Chromium was told too late that it is traced. */
async function traced(browser: Browser, server: HaltingServer): Promise<number | undefined> {
  const viewport = { width: 375, height: 812 };
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  const session = await browser.newBrowserCDPSession();
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])));
  const ended = new Promise((resolve) => session.on('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'devtools.timeline,loading',
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  server.sendRest();
  await session.send('Tracing.end');
  await ended;
  await context.close();
  const painted = events.find(({ name }) => name === 'firstContentfulPaint')?.ts ?? 0;
  const layouts = events.filter(({ name, ts, args }) => name === 'Layout' && ts <= painted && args.beginData);
  if (layouts.length === 0) return undefined;
  return Math.max(...layouts.map(({ args }) => args.beginData!.totalObjects));
}

/** Layout objects of a page when its first text is painted, as Chromium traces its layouts. */
export async function objectsAtFirstPaint(browser: Browser, server: HaltingServer): Promise<number> {
  for (;;) {
    const objects = await traced(browser, server);
    if (objects !== undefined) return objects;
  }
}
