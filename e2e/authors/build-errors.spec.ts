/** A build that cannot be finished says why, and leaves the site of before as it was. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'playwright/test';
import { readPublished, writePublished } from '#book/published.ts';
import { startBuild, workplace } from '../support/build-book.ts';
import { copyFixture, temporaryFolder } from '../support/fixture-book.ts';
import { writeLeastBook } from '../support/least-book.ts';

test.describe.configure({ mode: 'default' });

/** Builds a book that cannot be built, over a site of before; returns what the build says. */
async function failedBuild(content: string, env: Record<string, string> = {}): Promise<string> {
  const home = dirname(content);
  mkdirSync(join(home, 'dist'), { recursive: true });
  writeFileSync(join(home, 'dist/offline.json'), 'the site of before');
  writeFileSync(join(home, 'dist/_headers'), '');
  const build = startBuild(content, join(home, 'dist'), env);
  const { status, said } = await build.ended;
  expect(status, said).toBe(1);
  expect(readdirSync(home).filter((name) => name !== 'cache')).toEqual(['content', 'dist']);
  expect(readdirSync(join(home, 'dist'))).toEqual(['_headers', 'offline.json']);
  expect(readFileSync(join(home, 'dist/offline.json'), 'utf8')).toBe('the site of before');
  expect(globSync('.cache/*/site.building-*', { cwd: workplace })).toEqual([]);
  return said;
}

function leastBook(body: string): string {
  const content = join(temporaryFolder('error'), 'content');
  writeLeastBook(content, body);
  return content;
}

test('an error that the check finds', async () => {
  expect(await failedBuild(leastBook('<Note>'))).toMatch(
    /index\.mdx:6:1[\s\S]*closing tag[\s\S]*Nothing was built; \S+dist is unchanged\.$/m,
  );
});

test('an answer without a note, in a book that lists what it has published', async () => {
  const content = copyFixture('unnoted');
  const file = join(content, 'questions/twinkling/index.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^changes:\n(?: .*\n)+/m, ''));
  expect(await failedBuild(content)).toMatch(
    /twinkling\/index\.mdx[\s\S]*No note says when the answer was published[\s\S]*npm run record/,
  );
});

test('an error that only rendering finds', async () => {
  expect(await failedBuild(leastBook('<Value of={"four"} />'))).toMatch(
    /<Value> was given wrong properties[\s\S]*of: .*number[\s\S]*is unchanged/,
  );
});

test('programs and links that reach beyond the book, of which nothing has run', async () => {
  const content = leastBook("import { x } from './numbers.ts';\n\n<Value of={x} />");
  const mark = join(dirname(content), 'dist/ran');
  const program = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(mark)}, '');\nexport const x = 1;\n`;
  writeFileSync(join(content, 'questions/one/numbers.ts'), program);
  expect(await failedBuild(content)).toMatch(
    /numbers\.ts:1:31\n {2}"node:fs" is a Node module[\s\S]*trusted: true/,
  );
  symlinkSync('/etc', join(content, 'questions/two'));
  expect(await failedBuild(content)).toMatch(
    /questions\/two\n {2}This symbolic link leads to a place outside the book/,
  );
});

test('a program that makes a program of a text while it runs', async () => {
  const content = leastBook("import { x } from './numbers.ts';\n\n<Value of={x} />");
  const program = "export const x = (() => 1)[['con', 'structor'].join('') as 'length'];\n";
  writeFileSync(
    join(content, 'questions/one/numbers.ts'),
    `${program}(x as unknown as (text: string) => void)('process.exit()');\n`,
  );
  expect(await failedBuild(content)).toMatch(/run a text as a program, which only a trusted book may/);
});

test('a font that only begins like one', async () => {
  const content = leastBook('Text.');
  appendFileSync(join(content, 'book.yaml'), '\nfonts: { code: { file: mono.woff2, license: OFL 1.1 } }\n');
  writeFileSync(join(content, 'mono.woff2'), 'wOF2 and no more');
  expect(await failedBuild(content)).toMatch(/mono\.woff2 cannot be read as a font: [\s\S]*is unchanged/);
});

test('a SITE_URL that is no URL', async () => {
  expect(await failedBuild(leastBook('Text.'), { SITE_URL: 'example' })).toMatch(/SITE_URL is "example"/);
});

test('a published anchor that no longer exists, until it is said where it went', async () => {
  const content = copyFixture('lost');
  const file = join(content, 'published.yaml');
  const published = readPublished(readFileSync(file, 'utf8'));
  published.questions['seasons']!.anchors.push('tilt');
  writeFileSync(file, writePublished(published));
  expect(await failedBuild(content)).toMatch(
    /published\.yaml\n.*\/questions\/seasons\/#tilt was published and no longer exists[\s\S]*"moved" in the front matter/,
  );
});

test('a full disk', async () => {
  const disk = join(temporaryFolder('disk'), 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', disk]).status === 0;
  test.skip(!mounted, 'this user may not mount a small disk');
  try {
    mkdirSync(join(disk, 'dist'));
    writeFileSync(join(disk, 'dist/offline.json'), 'the site of before');
    writeFileSync(join(disk, 'dist/_headers'), '');
    // The rest is less than a site needs.
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_900_000));
    const { status, said } = await startBuild(leastBook('Text.'), join(disk, 'dist'), {
      CACHE_DIR: join(dirname(disk), 'cache'),
    }).ended;
    expect(status).toBe(1);
    expect(said).toMatch(/ENOSPC[\s\S]*OUT_DIR[\s\S]*dist is unchanged/);
    expect(readdirSync(disk).sort()).toEqual(['ballast', 'dist']);
    expect(readFileSync(join(disk, 'dist/offline.json'), 'utf8')).toBe('the site of before');
  } finally {
    spawnSync('umount', [disk]);
    rmdirSync(disk);
  }
});

test('a folder that may not be written, and one below a file', async () => {
  const content = leastBook('Text.');
  writeFileSync(join(dirname(content), 'file'), '');
  const below = await startBuild(content, join(dirname(content), 'file/dist')).ended;
  expect(below.status).toBe(1);
  expect(below.said).toMatch(/could not be written: ENOTDIR/);
  test.skip(!existsSync('/proc/self'), 'this system has no folder that nobody may write');
  const { status, said } = await startBuild(content, '/sys/kernel/dist').ended;
  expect(status).toBe(1);
  expect(said).toMatch(/could not be written: (?:EACCES|EPERM|EROFS).*\/sys\/kernel/);
  expect(said).toMatch(/Nothing was built\./);
});
