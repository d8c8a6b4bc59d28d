import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright/test';

const kilobyte = 1000;

/** Budgets in bytes after gzip level 6: of a question page, and of search until its first results and until all of it is there. */
export const budgets = {
  script: 8 * kilobyte,
  styles: 12 * kilobyte,
  fonts: 45 * kilobyte,
  html: 50 * kilobyte,
  stage: 15 * kilobyte,
  plainPage: 22 * kilobyte,
  plainHtml: 12 * kilobyte,
  searchFirst: 60 * kilobyte,
  searchSettled: 120 * kilobyte,
} as const;

export const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).length;

/** The budgets that a page exceeds, with both numbers. */
export function overBudget(sizes: Partial<Record<keyof typeof budgets, number>>): string[] {
  return Object.entries(sizes)
    .filter(([name, size]) => size > budgets[name as keyof typeof budgets])
    .map(([name, size]) => `${name}: ${size} bytes, at most ${budgets[name as keyof typeof budgets]}`);
}

const kinds: Record<string, 'html' | 'script' | 'fonts'> = {
  document: 'html',
  script: 'script',
  font: 'fonts',
};

/** The HTML of a page without the styles in it, and those. */
function apart(html: string): { html: string; styles: string } {
  const styles = /<style>([^]*?)<\/style>/g;
  return {
    html: html.replace(styles, ''),
    styles: [...html.matchAll(styles)].map(([, text]) => text).join('\n'),
  };
}

/** Loads a page and adds up what came, by kind, after gzip. */
export async function weigh(page: Page, url: string) {
  const sizes = { html: 0, script: 0, styles: 0, fonts: 0 };
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    const kind = kinds[response.request().resourceType()];
    if (!kind) return;
    pending.push(
      response.body().then((body) => {
        if (kind === 'html') {
          const { html, styles } = apart(body.toString('utf8'));
          sizes.html += gzipped(html);
          sizes.styles += gzipped(styles);
          // Fonts are compressed already.
        } else sizes[kind] += kind === 'fonts' ? body.length : gzipped(body);
      }),
    );
  });
  // Not the first page of a visit, which fetches no fonts.
  await page.addInitScript(() => (localStorage['fonts'] ??= ''));
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`);
  await Promise.all(pending);
  return sizes;
}
