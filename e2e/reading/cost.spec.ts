import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright/test';
import { Host, installed } from '../support/host.ts';
import { dist, expect, root, test } from '../support/site.ts';

test.use({ serviceWorkers: 'allow' });

/** Waits until the browser has looked for a newer service worker, as it does a while after a page has loaded. */
const looks = (host: Host, from: number) =>
  expect.poll(() => host.asked.slice(from).includes('/sw.js')).toBe(true);

/** Steps of a reader, one after the other, in one browser with its cache. */
const steps: { name: string; act(page: Page, origin: string, looked: () => Promise<void>): Promise<void> }[] =
  [
    {
      name: 'first question, with everything that is cached',
      async act(page, origin) {
        await page.goto(`${origin}/questions/lora-and-qlora/`, { waitUntil: 'networkidle' });
        await installed(page);
      },
    },
    {
      name: 'second question',
      async act(page, origin, looked) {
        await page.goto(`${origin}/questions/hybrid-rag/`, { waitUntil: 'networkidle' });
        await looked();
      },
    },
    {
      name: 'one search, with the passages in answers',
      async act(page) {
        await page.keyboard.press('/');
        await page.getByRole('combobox', { name: 'Search' }).fill('gradient checkpointing');
        await expect(page.locator('[data-search-result].section').first()).toBeVisible();
        await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      },
    },
    {
      name: 'one lab',
      async act(page) {
        const lab = page.locator('[data-lab]');
        await lab.scrollIntoViewIfNeeded();
        await lab.getByRole('button', { name: 'Reset' }).click();
        await expect(lab).toHaveAttribute('data-state', 'ready');
        await expect(lab.locator('[data-status]')).not.toBeEmpty();
      },
    },
    {
      name: 'the first question again',
      async act(page, origin, looked) {
        await page.goto(`${origin}/questions/lora-and-qlora/`, { waitUntil: 'networkidle' });
        await looked();
      },
    },
  ];

interface Cost {
  name: string;
  requests: number;
  bytes: number;
}

const file = join(root, 'docs/cost.md');
const readersADay = 1e6;
const peak = 3;
const number = (value: number, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function written(costs: readonly Cost[], date: string): string {
  const requests = costs.reduce((sum, cost) => sum + cost.requests, 0);
  const bytes = costs.reduce((sum, cost) => sum + cost.bytes, 0);
  const day = 86_400;
  const row = (name: string, count: number, size: number) =>
    `| ${name} | ${count} | ${number(size / 1000, 1)} |`;
  return `# What a visit costs

Measured on ${date} by \`e2e/reading/cost.spec.ts\` with Chromium and the preview server, over HTTP/1.1 with brotli level 5. Bytes are counted
as sent, with their headers, and include the requests of the service worker. The steps follow each other in one browser, so each finds
in the cache what the steps before it have left there. The test fails when a figure here is off by more than a tenth. To measure again:
\`npm run build && UPDATE_COST=1 npx playwright test -c e2e/playwright.config.ts e2e/reading/cost.spec.ts\`.

| step | requests | kB |
| --- | ---: | ---: |
${costs.map((cost) => row(cost.name, cost.requests, cost.bytes)).join('\n')}
${row('**the whole visit**', requests, bytes)}

## A million readers a day

Assume that each of them makes this whole visit for the first time, and that no cache but the reader's own has any of it. This is the most
that a million readers can cost.

| | arithmetic | |
| --- | --- | ---: |
| requests a day | ${number(readersADay)} × ${requests} | ${number((readersADay * requests) / 1e6, 1)} million |
| traffic a day | ${number(readersADay)} × ${number(bytes / 1000, 1)} kB | ${number((readersADay * bytes) / 1e9)} GB |
| traffic in 30 days | 30 × ${number((readersADay * bytes) / 1e9)} GB | ${number((30 * readersADay * bytes) / 1e12, 1)} TB |
| requests a second, mean | ÷ ${number(day)} s | ${number((readersADay * requests) / day)} |
| requests a second, at ${peak} times the mean | × ${peak} | ${number((peak * readersADay * requests) / day)} |
| traffic at that peak | ${number(bytes / 1000, 1)} kB × ${peak} × ${number(readersADay)} ÷ ${number(day)} s × 8 | ${number((peak * readersADay * bytes * 8) / day / 1e9, 2)} Gbit/s |

Every file is static. Files in \`assets/\` are named by their content and cached for a year. Browsers ask for all other files again with
their ETag, and mostly get the answer 304. So behind a CDN, the origin sends each file once to each location of the CDN after a
deployment, however many readers there are.
`;
}

/** The rows of the first table. */
const readCosts = (text: string): Cost[] =>
  [...text.matchAll(/^\| ([^|*]+) \| (\d+) \| ([\d,.]+) \|$/gm)].map(([, name, requests, kilobytes]) => ({
    name: name!,
    requests: Number(requests),
    bytes: 1000 * Number(kilobytes!.replaceAll(',', '')),
  }));

/** Bytes of a look for a newer service worker: browsers look once or twice. */
const look = 1_600;

/** Figures that have moved by more than a tenth, or by a request of that kind. */
function moved(measured: readonly Cost[], noted: readonly Cost[]): string[] {
  return measured.flatMap(({ name, requests, bytes }) => {
    const before = noted.find((cost) => cost.name === name);
    if (!before) return [`${name}: not noted`];
    const same =
      Math.abs(requests - before.requests) <= Math.max(1, before.requests / 10) &&
      Math.abs(bytes - before.bytes) <= Math.max(look, before.bytes / 10);
    return same
      ? []
      : [`${name}: ${requests} requests, ${bytes} bytes; noted ${before.requests}, ${before.bytes}`];
  });
}

test('a visit costs what docs/cost.md says', async ({ page, conduct }) => {
  const host = new Host();
  host.deploy(dist);
  const costs: Cost[] = [];
  try {
    const origin = await host.start();
    conduct.homes.push(origin);
    for (const { name, act } of steps) {
      const before = { requests: host.asked.length, bytes: host.bytesSent };
      await act(page, origin, () => looks(host, before.requests));
      // Requests of a step go on after it: until nothing more is asked for.
      let asked = -1;
      await expect
        .poll(() => asked === (asked = host.asked.length), { intervals: [500], timeout: 20_000 })
        .toBe(true);
      costs.push({
        name,
        requests: host.asked.length - before.requests,
        // As finely as they are noted.
        bytes: 100 * Math.round((host.bytesSent - before.bytes) / 100),
      });
    }
  } finally {
    host.stop();
  }
  if (process.env['UPDATE_COST']) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, written(costs, new Date().toISOString().slice(0, 10)));
  }
  const noted = readFileSync(file, 'utf8');
  expect(moved(costs, readCosts(noted))).toEqual([]);
  // The sums and the arithmetic are those of the noted rows.
  expect(noted).toBe(written(readCosts(noted), /\d{4}-\d\d-\d\d/.exec(noted)![0]));
});

test('a planted increase is found', () => {
  const cost = { name: 'x', requests: 10, bytes: 10_000 };
  expect(moved([{ ...cost, bytes: 11_700 }], [cost])).toHaveLength(1);
  expect(moved([{ ...cost, requests: 12 }], [cost])).toHaveLength(1);
  expect(moved([{ ...cost, bytes: 10_400 }], [cost])).toEqual([]);
});
