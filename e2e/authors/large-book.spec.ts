/** A book whose lists are too long for a page: they are divided, whole, and no page of it is heavy. */
import { globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateBook } from '../../bench/book/generate-book.ts';
import { writeBook } from '../../bench/book/write-book.ts';
import { accessProblems } from '../support/axe.ts';
import { buildBook } from '../support/build-book.ts';
import { Host } from '../support/host.ts';
import { expect, root, sitemapPaths, test } from '../support/site.ts';

test.describe.configure({ mode: 'default' });

const folder = join(root, '.cache/e2e/large');
const out = join(folder, 'built');
/** 121 questions of the first topic, which has three pages, and one or two of each other. */
const many = 121;
const book = generateBook(150, 5);
const topics = Array.from({ length: 23 }, (_, at) => ({ slug: `topic-${at}`, title: `Topic ${at}` }));

test.beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  const pages = book.pages.map((page, at) => ({
    ...page,
    // Lists are what is tested here: answers have the least that builds.
    blocks: [{ type: 'paragraph' as const, text: 'The answer.' }],
    misconceptions: [],
    followUps: [],
    quiz: [],
    related: [],
    shortAnswer: page.shortAnswer.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
    topics: [topics[at < many ? 0 : 1 + (at % (topics.length - 1))]!.slug],
  }));
  writeBook({ ...book, works: [], topics, pages }, join(folder, 'content'));
  expect(await buildBook(join(folder, 'content'), out)).toBe('');
});

const read = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8');
const cardsOf = (html: string) => [...html.matchAll(/data-card="([^"]+)"/g)].map(([, slug]) => slug!);

/** The pages of a list from the first to the last, by their links. */
function chain(first: string): string[] {
  const paths: string[] = [];
  for (let path: string | undefined = first; path !== undefined;) {
    const html = read(path);
    expect(/ rel="prev" href="([^"]+)"/.exec(html)?.[1], path).toBe(paths.at(-1));
    expect(html).toContain(`<link rel="canonical" href="http://localhost:4321${path}"`);
    paths.push(path);
    path = / rel="next" href="([^"]+)"/.exec(html)?.[1];
    expect(paths.length).toBeLessThan(10);
  }
  return paths;
}

test('no page is over 200,000 bytes', () => {
  const pages = globSync('**/*.html', { cwd: out });
  expect(pages.length).toBeGreaterThan(300);
  expect(pages.filter((page) => statSync(join(out, page)).size > 200_000)).toEqual([]);
});

test('each question of a list is on one of its pages, which lead to each other', () => {
  const paths = chain('/topics/topic-0/');
  expect(paths).toEqual(['/topics/topic-0/', '/topics/topic-0/page/2/', '/topics/topic-0/page/3/']);
  const slugs = book.pages.slice(0, many).map(({ slug }) => slug);
  expect(paths.flatMap((path) => cardsOf(read(path)))).toEqual(slugs);
  for (const difficulty of ['introductory', 'intermediate', 'advanced']) {
    const own = book.pages.filter((page) => page.difficulty === difficulty).map(({ slug }) => slug);
    expect(chain(`/difficulty/${difficulty}/`).flatMap((path) => cardsOf(read(path)))).toEqual(own);
  }
  const map = sitemapPaths(out);
  expect(map).toContain('/topics/topic-0/');
  // Each question is in the map itself.
  expect(map.filter((path) => path.includes('/page/'))).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('home leads to the topics, a topic through its pages', async ({ page, conduct }) => {
    const host = new Host();
    host.deploy(out);
    try {
      const origin = await host.start();
      conduct.homes.push(origin);
      await page.goto(origin);
      await expect(page.locator('[data-card]')).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'All 23 topics' }).first()).toHaveAttribute(
        'href',
        '/topics/',
      );
      const block = page.getByRole('region', { name: 'Topic 0', exact: true });
      await expect(block.getByRole('link', { name: `All ${many} questions` })).toBeVisible();
      await expect(block.locator('a[href^="/questions/"]')).toHaveCount(3);
      await block.getByRole('link', { name: 'Topic 0' }).click();
      const pages = page.getByRole('navigation', { name: 'Pages of this list' });
      await expect(page.getByRole('heading', { name: `Questions 1–60 of ${many}` })).toBeVisible();
      await pages.getByRole('link', { name: '3', exact: true }).click();
      await expect(page).toHaveTitle('Topic 0, page 3 · Generated');
      await expect(pages.locator('[aria-current="page"]')).toHaveText('3');
      await expect(page.getByRole('heading', { name: `Question ${many} of ${many}` })).toBeVisible();
      await pages.locator('[rel="prev"]').click();
      await expect(page).toHaveURL(`${origin}/topics/topic-0/page/2/`);
    } finally {
      host.stop();
    }
  });
});

test('its home and its lists are accessible', async ({ page, conduct }) => {
  const host = new Host();
  host.deploy(out);
  try {
    const origin = await host.start();
    conduct.homes.push(origin);
    for (const [at, path] of ['/', '/topics/', '/topics/topic-0/page/2/'].entries()) {
      await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' });
      await page.goto(origin + path);
      expect(await accessProblems(page), path).toEqual([]);
    }
  } finally {
    host.stop();
  }
});
