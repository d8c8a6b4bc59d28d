import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer } from 'vite';

const book = realpathSync(mkdtempSync(join(tmpdir(), 'only-read-')));
process.env['CONTENT_DIR'] = book;
const { onlyRead } = await import('./only-read.ts');
const { messageModules } = await import('../build/plugins/message-modules.ts');

test('a program that the check would refuse is sent to no browser, by whatever name', async (t) => {
  writeFileSync(join(book, 'secret.txt'), 'a secret');
  const leak = `import s from '/etc/hostname?raw';\nexport default s;\n`;
  mkdirSync(join(book, 'questions/node_modules'), { recursive: true });
  for (const name of ['leak.ts', 'leak.mdx', 'leak.x', 'leak.bin', 'questions/node_modules/leak.ts'])
    writeFileSync(join(book, name), leak);
  // In TypeScript this names a type; in JavaScript it is two comparisons with an import between them.
  writeFileSync(join(book, 'leak.js'), `export const z = f<import('/etc/hostname?raw')>(1);\n`);
  writeFileSync(join(book, 'lens.ts'), 'export const focal: number = 5;\n');
  writeFileSync(join(book, 'data.json'), '{ "a": 1 }');
  const server = { middlewareMode: true, ws: false, watch: null } as const;
  const dev = await createServer({
    root: book,
    configFile: false,
    logLevel: 'silent',
    // As Astro's does, it answers what it knows before others are asked.
    plugins: [
      { name: 'first', enforce: 'pre', load: (id) => (id.includes('?astro') ? 'export {};' : undefined) },
      messageModules('en'),
      onlyRead(),
    ],
    server,
  });
  t.after(async () => {
    await dev.close();
    rmSync(book, { recursive: true });
  });
  for (const [address, why] of [
    ['/leak.ts', /"\/etc\/hostname\?raw" is a file named by its place on the disk/],
    ['/leak.ts?import', /is a file named by its place on the disk/],
    ['/leak.ts?raw&worker', /no program that a book may bring/],
    ['/questions/node_modules/leak.ts', /is a file named by its place on the disk/],
    ['/leak.mdx', /no program that a book may bring/],
    ['/leak.x?import', /no program that a book may bring/],
    ['/leak.bin?import', /no program that a book may bring/],
    ['/leak.js', /no program that a book may bring/],
    ['/lens.ts?x=.less', /no program that a book may bring/],
    ['/lens.ts?import&lang.scss', /no program that a book may bring/],
    ['/leak.mdx?astro&type=style&index=0&lang.less', /no program that a book may bring/],
    ['/data.json?x=.css', /no program that a book may bring/],
  ] as const)
    await assert.rejects(dev.transformRequest(address), why, address);
  // What is no file as it is written, but may be one for who reads it in another way.
  for (const id of [
    `\0messages/<style lang='less'>@plugin 'x'</style>.astro?astro&type=style&index=0`,
    '\0messages/x.less',
    `.\\..\\${book.replaceAll('/', '\\')}\\leak.mdx?astro`,
    `/@fs/@fs${book}/leak.mdx?astro`,
    'astro:data-layer-content?astro&type=style&index=0',
  ])
    await assert.rejects(dev.transformRequest(id), /is nothing that this server sends/, id);
  for (const [address, sent] of [
    ['/lens.ts', /focal = 5/],
    ['/data.json', /a = 1/],
    ['/secret.txt?raw', /a secret/],
    ['/leak.ts?import&raw', /export default "import s/],
    ['\0messages/browser/page/copy.ts', /as messages/],
  ] as const)
    assert.match((await dev.transformRequest(address))!.code, sent, address);
});
