/** A book leaves the browser: its page lists the files that are there, and they come as what they are. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf } from '#book/exports.ts';
import { accessProblems } from '../support/axe.ts';
import { fits, overflow } from '../support/overflow.ts';
import { expect, sites, test } from '../support/site.ts';

const types: Readonly<Record<string, RegExp>> = {
  apkg: /^application\/vnd\.anki$/,
  csv: /^text\/csv; charset=utf-8$/,
  epub: /^application\/epub\+zip$/,
};

for (const { name, book, folder, base, port } of sites)
  test.describe(name, () => {
    test.use({ baseURL: `http://localhost:${port}` });
    const listed = () => exportsOf({ name: book, language: 'en', exports: true }, false);

    test('the page lists what is there, with its size, and each file comes as what it is', async ({
      page,
    }) => {
      await page.goto(base);
      await page.getByRole('contentinfo').getByRole('link', { name: 'Downloads' }).click();
      await expect(page).toHaveURL(`${base}export/`);
      const rows = page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading') });
      const files = listed().map(({ file }) => file);
      await expect(rows).toHaveCount(new Set(listed().map(({ kind }) => kind)).size);
      expect(readdirSync(join(folder, 'export')).sort()).toEqual([...files, 'index.html'].sort());
      for (const file of files) {
        const { size } = statSync(join(folder, 'export', file));
        const row = rows.locator('p, li').filter({ has: page.locator(`[href="${base}export/${file}"]`) });
        await expect(row).toContainText(
          size < 1e6 ? `${Math.round(size / 1000)}\u00a0kB` : `${(size / 1e6).toFixed(1)}\u00a0MB`,
        );
        const coming = page.waitForEvent('download');
        await row.getByRole('link').click();
        const download = await coming;
        expect(download.suggestedFilename()).toBe(file);
        expect(statSync(await download.path()).size).toBe(size);
        const answer = await page.request.head(`${base}export/${file}`);
        expect(answer.headers()['content-type']).toMatch(types[file.split('.').at(-1)!]!);
      }
    });

    test('the page is accessible, and fits', async ({ page }) => {
      for (const width of [1280, 375, 320]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.goto(`${base}export/`);
          expect(await accessProblems(page)).toEqual([]);
          expect(await overflow(page)).toEqual(fits);
        }
      }
    });

    test('the copy kept offline has the page, and not its files', () => {
      const { files: kept } = JSON.parse(readFileSync(join(folder, 'offline.json'), 'utf8')) as {
        files: { path: string }[];
      };
      const paths = kept.map(({ path }) => path).filter((path) => path.startsWith('export/'));
      expect(paths).toEqual(['export/']);
    });
  });
