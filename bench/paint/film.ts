import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { newPhone } from './phone.ts';
import type { Target } from './visit.ts';

const stepMs = 100;
const endMs = 2_000;

/** The picture of a screen from a moment on, in milliseconds from the start of the navigation. */
interface Frame {
  ms: number;
  /** A PNG in base 64. */
  png: string;
}

/** Films first visits over a delay, and writes what their screens show at the same moments side by side. */
export async function film(browser: Browser, targets: readonly Target[], folder: string): Promise<void> {
  const films: { name: string; frames: Frame[] }[] = [];
  for (const target of targets) films.push({ name: target.name, frames: await framesOf(browser, target) });
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 400 * targets.length, height: 860 } });
  for (let ms = 0; ms <= endMs; ms += stepMs) {
    const shown = films.map(({ name, frames }) => {
      const png = frames.findLast((frame) => frame.ms <= ms)?.png;
      const screen = png ? `<img src="data:image/png;base64,${png}">` : '<div></div>';
      return `<figure><figcaption>${name}, ${ms} ms</figcaption>${screen}</figure>`;
    });
    await page.setContent(
      '<style>body { display: flex; gap: 24px; margin: 0 12px; background: #ddd; font: 16px sans-serif } figure { margin: 0 } ' +
        'figcaption { line-height: 40px } img, div { display: block; width: 375px; height: 812px; background: #fff }</style>' +
        shown.join(''),
    );
    await page.screenshot({ path: join(folder, `${String(ms).padStart(4, '0')}.png`) });
  }
  await page.close();
  console.log(`Film: ${endMs / stepMs + 1} pictures in ${folder}\n`);
}

async function framesOf(browser: Browser, { url }: Target): Promise<Frame[]> {
  const { context, page, session } = await newPhone(browser, 'over a delay');
  try {
    const taken: { at: number; png: string }[] = [];
    session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      taken.push({ at: 1_000 * (metadata.timestamp ?? NaN), png: data });
      void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    });
    await session.send('Page.startScreencast', { format: 'png' });
    await page.goto(url, { waitUntil: 'load' });
    const started = await page.evaluate(() => performance.timeOrigin);
    await page.waitForTimeout(Math.max(0, started + endMs + 500 - Date.now()));
    return taken.map(({ at, png }) => ({ ms: at - started, png }));
  } finally {
    await context.close();
  }
}
