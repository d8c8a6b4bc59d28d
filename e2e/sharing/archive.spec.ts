import { spawn, spawnSync } from 'node:child_process';
import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/fixture-book.ts';
import { needs } from '../support/needs.ts';
import { expect, root, test } from '../support/site.ts';

test('the archive, unpacked and served by another server, opens and is searched', async ({
  page,
  conduct,
}) => {
  needs(spawnSync('python3', ['--version']).status === 0, 'python3');
  const make = () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['src/cli/release/archive.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return join(root, /^\S+\.zip/.exec(stdout)![0]);
  };
  const folder = temporaryFolder('archive');
  const kept = join(folder, 'first.zip');
  renameSync(make(), kept);
  const again = make();
  expect(again).toMatch(/\/grounded-[0-9a-f]{10}\.zip$/);
  expect(readFileSync(again).equals(readFileSync(kept))).toBe(true);
  rmSync(again);
  spawnSync('python3', ['-m', 'zipfile', '-e', kept, join(folder, 'site')]);

  const server = spawn('python3', ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1'], {
    cwd: join(folder, 'site'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const port = await new Promise<string>((resolve) =>
      server.stdout.on('data', (data: Buffer) => {
        const match = /port (\d+)/.exec(String(data));
        if (match) resolve(match[1]!);
      }),
    );
    const origin = `http://127.0.0.1:${port}`;
    conduct.homes.push(origin);
    // This server does not know the type of WebAssembly; Pagefind says that it goes another way.
    conduct.allow(/application\/wasm/);
    await page.goto(`${origin}/`);
    await page.getByRole('link', { name: /LoRA and QLoRA/ }).click();
    await expect(page.locator('#answer')).toBeVisible();
    // Keys are heard once the page's scripts have run.
    await page.waitForLoadState();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('double quantization');
    await expect(page.locator('[data-search-result].section').first()).toBeVisible();

    for (const path of globSync(join(folder, 'site/search/*/text-*.json'))) rmSync(path);
    conduct.allow(/404/);
    await page.reload();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('double quantization');
    await expect(page.locator('.search-message')).toContainText('The matching passages could not be loaded');
  } finally {
    server.kill();
  }
});

test('a book whose settings are wrong gets no archive, and is told how to find out why', () => {
  const book = temporaryFolder('nameless');
  writeFileSync(join(book, 'book.yaml'), 'name: [1]\n');
  const { stderr, status } = spawnSync(process.execPath, ['src/cli/release/archive.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: book, OUT_DIR: 'dist' },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/book\.yaml has an error[^]*fix: .*check/);
});
