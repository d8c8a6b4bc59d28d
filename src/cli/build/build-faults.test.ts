/** Builds that are killed, that run out of room or rights, and that meet each other. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { diskFault } from './disk-fault.ts';
import { putInPlace, recover, tryPlace } from './place.ts';

const home = mkdtempSync(join(tmpdir(), 'faults-'));
after(() => rmSync(home, { recursive: true, force: true }));

/** A small book; returns its folder of content. */
function book(name: string, word: string): string {
  const content = join(home, name);
  for (const slug of ['one', 'two']) {
    mkdirSync(join(content, 'questions', slug), { recursive: true });
    writeFileSync(
      join(content, 'questions', slug, 'index.mdx'),
      `---\nquestion: What is ${word} ${slug}?\ntopics: [a]\nshortAnswer: ${word} is ${slug}.\n---\n## Part\n\n${word} text with $x_${slug.length}$.\n`,
    );
  }
  writeFileSync(
    join(content, 'book.yaml'),
    `name: ${word}\ntagline: t\ndescription: d\ntopics:\n  - { slug: a, title: A }\n`,
  );
  return content;
}
const start = (content: string, out: string, options: { uid?: number; gid?: number } = {}) => {
  const child = spawn(process.execPath, ['src/cli/build/build.ts'], {
    env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  return { child, ended };
};
/** Every file below a folder with the sum of its bytes. */
const sums = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(folder.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );

const first = book('first', 'Apple');
const second = book('second', 'Pear');
const alone: { out: string; sums: Record<string, string>; ms: number } = {
  out: join(home, 'alone'),
  sums: {},
  ms: 0,
};

test('a build alone, to compare others with', async () => {
  await start(first, join(home, 'warm')).ended;
  const started = performance.now();
  const { code, said } = await start(first, alone.out).ended;
  alone.ms = performance.now() - started;
  assert.equal(code, 0, said);
  alone.sums = sums(alone.out);
  assert.ok(Object.keys(alone.sums).length > 20);
});

test('three builds at once, of two books, are those that one alone gives', async () => {
  const outs = [join(home, 'a'), join(home, 'b'), join(home, 'c')] as const;
  const ends = await Promise.all([
    start(first, outs[0]).ended,
    start(second, outs[1]).ended,
    start(first, outs[2]).ended,
  ]);
  for (const { code, said } of ends) assert.equal(code, 0, said);
  assert.ok(ends.some(({ said }) => said.includes('Another build of this project runs')));
  assert.deepEqual(sums(outs[0]), alone.sums);
  assert.deepEqual(sums(outs[2]), alone.sums);
  const other = readFileSync(join(outs[1], 'index.html'), 'utf8');
  assert.match(other, /What is Pear one\?/);
  assert.doesNotMatch(other, /Apple/);
  // The comparison sees one byte.
  writeFileSync(join(outs[0], 'robots.txt'), 'planted');
  assert.notDeepEqual(sums(outs[0]), alone.sums);
});

test('a build that is killed at any moment leaves the site of before, and the next one clears up', async () => {
  const place = join(home, 'killed');
  mkdirSync(place);
  const out = join(place, 'dist');
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), 'the site of before');
  const attempts = 5;
  let kills = 0;
  for (let at = 0; at < attempts; at++) {
    const { child, ended } = start(first, out);
    await new Promise((resolve) =>
      setTimeout(resolve, (alone.ms * (at + 0.5 + Math.random() / 2)) / (attempts + 1)),
    );
    child.kill('SIGKILL');
    const { code } = await ended;
    // Faster than expected: it had ended already.
    if (code === 0) break;
    kills += 1;
    assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'the site of before');
  }
  assert.ok(kills > 0);
  const { code, said } = await start(first, out).ended;
  assert.equal(code, 0, said);
  assert.deepEqual(readdirSync(place), ['dist']);
  assert.deepEqual(sums(out), alone.sums);
});

/** A number that no process has. */
function deadPid(): number {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return pid;
}

test('killed between taking the old site away and putting the new one there, the old one comes back', () => {
  const out = join(home, 'between', 'dist');
  const before = `${out}.previous-${deadPid()}`;
  mkdirSync(before, { recursive: true });
  writeFileSync(join(before, 'index.html'), 'the site of before');
  mkdirSync(`${out}.building-${deadPid()}`);
  recover(out);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'the site of before');
  assert.deepEqual(readdirSync(join(home, 'between')), ['dist']);
  const finished = join(home, 'workshop', `site.building-${process.pid}`);
  mkdirSync(finished, { recursive: true });
  writeFileSync(join(finished, 'index.html'), 'the new site');
  // What a living process builds is its own.
  recover(join(home, 'workshop', 'site'));
  tryPlace(out);
  putInPlace(finished, out);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'the new site');
  assert.deepEqual(readdirSync(join(home, 'between')), ['dist']);
});

/** Builds into a disk of two megabytes, some of it taken; undefined where this user may not mount one. */
async function onDisk(
  ballast: number,
): Promise<{ said: string; code: number | null; files: string[]; before: string } | undefined> {
  const disk = join(home, 'disk');
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', disk]).status !== 0) return undefined;
  try {
    mkdirSync(join(disk, 'dist'));
    writeFileSync(join(disk, 'dist/index.html'), 'the site of before');
    // What is left is less than a site needs.
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(ballast));
    const ended = await start(first, join(disk, 'dist')).ended;
    return {
      ...ended,
      files: readdirSync(disk).sort(),
      before: readFileSync(join(disk, 'dist/index.html'), 'utf8'),
    };
  } finally {
    spawnSync('umount', [disk]);
    rmdirSync(disk);
  }
}

test('a full disk is said to be one, and the site of before stays', async (context: TestContext) => {
  const result = await onDisk(1_900_000);
  if (!result) return context.skip('this user may not mount a small disk');
  assert.equal(result.code, 1);
  assert.match(result.said, /the disk is full \(ENOSPC[\s\S]*OUT_DIR[\s\S]*dist is as it was/);
  assert.deepEqual(result.files, ['ballast', 'dist']);
  assert.equal(result.before, 'the site of before');
  const room = await onDisk(0);
  assert.equal(room!.code, 0, room!.said);
  assert.deepEqual(room!.files, ['ballast', 'dist']);
  assert.match(room!.before, /What is Apple one/);
});

test('a folder that may not be written is said to be one', async (context: TestContext) => {
  if (!existsSync('/proc/self')) return context.skip('this system has no folder that nobody may write');
  const { code, said } = await start(first, '/sys/kernel/dist').ended;
  assert.equal(code, 1);
  assert.match(
    said,
    /\/sys\/kernel\S* could not be written: (this user may not write there|the disk is read-only)/,
  );
  assert.match(said, /Nothing was built\./);
  const file = join(home, 'file');
  writeFileSync(file, '');
  const below = await start(first, join(file, 'dist')).ended;
  assert.equal(below.code, 1);
  assert.match(below.said, /a part of the path is a file/);
});

test('what the system says is told in words, any other error is not taken for it', () => {
  const fault = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS', path: '/x' });
  assert.match(
    diskFault(new Error('outer', { cause: fault }))!,
    /^\/x could not be written: the disk is read-only/,
  );
  assert.match(diskFault(new Error('failed: ENOSPC: no space left on device, write'))!, /the disk is full/);
  const full = Object.assign(new Error('database or disk is full'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 13,
  });
  assert.match(diskFault(full)!, /kept\.sqlite could not be written: the disk is full/);
  const malformed = Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
  assert.match(diskFault(malformed)!, /have kept cannot be read[\s\S]*kept\.sqlite[\s\S]*delete that file/);
  assert.equal(diskFault(new Error('unknown component')), undefined);
});
