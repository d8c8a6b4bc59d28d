import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../browser.ts';
import { buildSite, inWorkFolder, ours, starlightMdx } from '../sites/builders.ts';
import { bareHugo, hasHugo } from '../sites/hugo.ts';
import { certificateIn, type Certificate } from './certificate.ts';
import { distantHost, ourHeaders, plainHost, usualHeaders, type Host, type HostHeaders } from './host.ts';
import type { Network } from './phone.ts';
import { plainBook } from './plain-book.ts';
import { report, type Visited } from './report.ts';
import { visit, type Target, type Visit } from './visit.ts';

const visits = 9;

/** A built site, the page of it that is visited first, and the link to the second. */
interface Site {
  name: string;
  folder: string;
  headers: HostHeaders;
  path: string;
  link: string;
}

const ownBook = resolve(import.meta.dirname, '../../dist');
const heavyPath = '/questions/lora-and-qlora/';
/** The heaviest page of this book. */
const heavy: Site = {
  name: 'heavy page',
  folder: ownBook,
  headers: ourHeaders(ownBook),
  path: heavyPath,
  link: `main a[href^="/questions/"][href$="/"]:not([href^="${heavyPath}"])`,
};

/**
 * Measures when a slow phone paints the same plain page of our site, of Starlight's and of Hugo's, and the heaviest page
 * of this book where that is built.
 */
export async function measurePaint(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('Paint: skipped, no Chromium found. Name one with CHROMIUM_PATH, or run the tests once.\n');
    return;
  }
  await inWorkFolder(async (folder) => {
    const certificate = certificateIn(folder);
    if (!certificate) {
      console.log('Paint: skipped, openssl is not installed, which makes the certificate for HTTP 2.\n');
      return;
    }
    const sites = await buildSites(folder);
    const browser = await chromium.launch({
      executablePath,
      // Playwright turns off features that change when a reader sees a page; the last such list holds.
      args: ['--no-sandbox', '--disable-gpu', certificate.trust, '--disable-features=OptimizationHints'],
    });
    try {
      for (const network of ['over a delay', 'simulated'] as const)
        await measure(browser, sites, network, certificate);
    } finally {
      await browser.close();
    }
  });
}

/** Ours, Starlight, Hugo and the heavy page, as far as they are there. */
async function buildSites(work: string): Promise<Site[]> {
  const builders = [ours, starlightMdx, ...(hasHugo() ? [bareHugo] : [])];
  if (!builders.includes(bareHugo)) console.log('Hugo is not installed, so it is left out.\n');
  const book = plainBook();
  const sites: Site[] = [];
  for (const [at, builder] of builders.entries()) {
    process.stderr.write(`Building with ${builder.name} …\n`);
    const folder = join(work, `site-${at}`);
    builder.prepare(book, folder);
    await buildSite(builder, folder);
    sites.push({
      name: builder.name,
      folder: join(folder, 'dist'),
      headers: builder === ours ? ourHeaders(join(folder, 'dist')) : usualHeaders,
      path: `/questions/${book.pages[0]!.slug}/`,
      link: `main a[href="/questions/${book.pages[1]!.slug}/"]`,
    });
  }
  if (existsSync(join(ownBook, heavyPath, 'index.html'))) sites.push(heavy);
  else console.log('This book is not built, so its heaviest page is left out: npm run build\n');
  return sites;
}

/** Serves some sites while something is done with their pages. */
async function served(
  sites: readonly Site[],
  network: Network,
  certificate: Certificate,
  work: (targets: Target[]) => Promise<void>,
): Promise<void> {
  const hosts: Host[] = [];
  try {
    const targets: Target[] = [];
    for (const { folder, headers, name, path, link } of sites) {
      const host =
        network === 'simulated'
          ? await plainHost(folder, headers)
          : await distantHost(folder, headers, certificate);
      hosts.push(host);
      targets.push({ name, link, url: host.origin + path });
    }
    await work(targets);
  } finally {
    for (const host of hosts) host.close();
  }
}

const titles: Readonly<Record<Network, string>> = {
  'over a delay': 'HTTP 2 with TLS over a line of 75 ms each way, 1.6 Mbit/s down and 0.75 up',
  simulated: "HTTP 1.1 with Chromium's delay of 150 ms for each answer, 1.6 Mbit/s down and 0.75 up",
};

const measure = (browser: Browser, sites: readonly Site[], network: Network, certificate: Certificate) =>
  served(sites, network, certificate, async (targets) => {
    const taken = targets.map(({ name }): { name: string; visits: Visit[] } => ({ name, visits: [] }));
    // The first round is not counted: the browser has just started.
    for (let round = 0; round <= visits; round++) {
      process.stderr.write(`Visits ${network}: ${round} of ${visits}\n`);
      for (const [at, target] of targets.entries()) {
        const made = await visit(browser, target, network);
        if (round > 0) taken[at]!.visits.push(made);
      }
    }
    const [own] = taken;
    const pairs = taken
      .slice(1)
      .map((other): [Visited, Visited] => (other.name === heavy.name ? [other, own!] : [own!, other]));
    report(
      `Paint: ${titles[network]}; a screen of 375 × 812, a processor slowed four times; medians of ${visits} visits in turn`,
      taken,
      pairs,
    );
  });
