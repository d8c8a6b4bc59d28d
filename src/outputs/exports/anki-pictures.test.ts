import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTheme, picturesOf } from './anki-pictures.ts';

const drawing =
  '<svg><style>:root { color-scheme: light dark; --a: light-dark(#ffffff, #22262d); --b: light-dark(#1d1f23, #e8e6e0) }</style></svg>';

test('a drawing has the colours of one theme, and asks no browser for them', () => {
  assert.equal(
    inTheme(drawing, 'light'),
    '<svg><style>:root { color-scheme: light; --a: #ffffff; --b: #1d1f23 }</style></svg>',
  );
  assert.equal(
    inTheme(drawing, 'dark'),
    '<svg><style>:root { color-scheme: dark; --a: #22262d; --b: #e8e6e0 }</style></svg>',
  );
});

test('pictures of the site come along under a name of their own, and nothing from elsewhere', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const site = join(folder, 'site');
  mkdirSync(join(site, 'thumbs'), { recursive: true });
  writeFileSync(join(site, 'a.PNG'), 'png');
  writeFileSync(join(site, 'thumbs/light.svg'), drawing);
  writeFileSync(join(folder, 'secret.png'), 'secret');
  const pictures = picturesOf(site, 'optics');
  const name = pictures.take('/a.PNG?x#y')!;
  assert.match(name, /^optics-[0-9a-f]{12}\.png$/);
  assert.equal(pictures.take('/a.PNG'), name);
  for (const path of ['/b.png', '/../secret.png', '/', 'https://x.example/a.PNG', '//x.example/a.PNG', '/%'])
    assert.equal(pictures.take(path), undefined, path);
  const { day, night } = pictures.takeStage('light')!;
  assert.equal(pictures.takeStage('dark'), undefined);
  assert.deepEqual([...pictures.files.keys()], [name, day, night]);
  writeFileSync(join(site, 'a.PNG'), 'other');
  assert.notEqual(picturesOf(site, 'optics').take('/a.PNG'), name);
});
