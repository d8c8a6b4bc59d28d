import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';

/** How a slow network is made: the site is far, or Chromium holds back each of its answers. */
export type Network = 'over a delay' | 'simulated';

/** A slow phone that has seen nothing yet, with one page open. */
interface Phone {
  context: BrowserContext;
  page: Page;
  session: CDPSession;
}

export async function newPhone(browser: Browser, network: Network): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  if (network === 'simulated')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    });
  return { context, page, session };
}
