/** Social cards and the tags that name them, in the site at the root and in the one in a subfolder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Renderer } from '@takumi-rs/core';
import { test as plainTest } from 'playwright/test';
import { expect, sitemapPaths, sites, test } from '../support/site.ts';

type Site = (typeof sites)[number];

/** Content of the meta elements of a page, by property and by name. */
function tagsOf(html: string): Map<string, string> {
  const attribute = (tag: string, name: string) =>
    new RegExp(`\\s${name}="([^"]*)"`)
      .exec(tag)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&#38;', '&')
      .replaceAll('&amp;', '&');
  return new Map(
    [...html.matchAll(/<meta\s[^>]*>/g)].flatMap(([tag]) =>
      [attribute(tag, 'property'), attribute(tag, 'name')].map(
        (name) => [name ?? '', attribute(tag, 'content') ?? ''] as const,
      ),
    ),
  );
}

/** Address of a page below the base, to its file. */
const pageFile = ({ folder, base }: Site, path: string) =>
  join(folder, path.slice(base.length), 'index.html');

/** Pages of lab presets, which no site map lists; what only leads on, such as a former address, has no card. */
const presetPaths = ({ folder, base }: Site): string[] =>
  readdirSync(join(folder, 'questions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[\w-]+\/lab\/[\w-]+\/index\.html$/.test(file))
    .filter((file) => !readFileSync(join(folder, 'questions', file), 'utf8').includes('id="target"'))
    .map((file) => `${base}questions/${file.replace(/index\.html$/, '')}`);

/** Problems with the tags of a page; its image is returned as a path below the site's folder. */
function tagProblems(site: Site, path: string, html: string): { problems: string[]; image: string } {
  const tags = tagsOf(html);
  const needed = {
    'og:title': /\S/,
    'og:description': /\S{2}/,
    'og:type':
      path.startsWith(`${site.base}questions/`) && !path.includes('/lab/') ? /^article$/ : /^website$/,
    'og:url': new RegExp(`^${site.origin}${path}$`),
    'og:site_name': new RegExp(`^${site.book}$`),
    'og:locale': /^[a-z]{2}_[A-Z]{2}$/,
    'og:image': new RegExp(`^${site.origin}${site.base}og/[\\w/-]+\\.png$`),
    'og:image:type': /^image\/png$/,
    'og:image:width': /^1200$/,
    'og:image:height': /^630$/,
    'og:image:alt': /\S{2}/,
    'twitter:card': /^summary_large_image$/,
    'twitter:title': /\S/,
    'twitter:description': /\S{2}/,
    'twitter:image': /^https?:/,
    'twitter:image:alt': /\S{2}/,
    ...(path.startsWith(`${site.base}questions/`) &&
      !path.includes('/lab/') && {
        'article:section': /\S/,
        'article:published_time': /^\d{4}-\d\d-\d\d$/,
        'article:modified_time': /^\d{4}-\d\d-\d\d$/,
      }),
  };
  const wrong = Object.entries(needed).flatMap(([name, pattern]) =>
    pattern.test(tags.get(name) ?? '') ? [] : [`${path} ${name}: ${tags.get(name) ?? 'missing'}`],
  );
  if (tags.get('og:image') !== tags.get('twitter:image')) wrong.push(`${path}: two images`);
  return {
    problems: wrong,
    image: (tags.get('og:image') ?? '').replace(`${site.origin}${site.base}`, ''),
  };
}

const renderer = new Renderer();

/** Problems with the bytes of a card. */
async function cardProblems(name: string, png: Buffer): Promise<string[]> {
  const wrong: string[] = [];
  const signature = '89504e470d0a1a0a0000000d49484452';
  if (png.subarray(0, 16).toString('hex') !== signature) return [`${name} is no PNG`];
  const size = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (size.join() !== '1200,630') return [`${name} has ${size.join(' × ')} px`];
  if (png.length >= 120_000) wrong.push(`${name} has ${png.length} bytes`);
  const src = `data:image/png;base64,${png.toString('base64')}`;
  const [width, height] = [1200, 630];
  const data = await renderer.render({ type: 'image', src, width, height }, { width, height, format: 'raw' });
  const all = new Set<number>();
  const edge = new Set<number>();
  let dark = 0;
  // A large picture stands below its headline; else the text stands between the book's name and the foot, left of the drawing.
  const isLarge = data.readUIntBE((10 * 1200 + 1190) * 4, 3) === data.readUIntBE((10 * 1200 + 10) * 4, 3);
  const [from, to, least] = isLarge ? [30, 190, 1500] : [110, 530, 2000];
  for (let y = 0; y < 630; y++) {
    for (let x = 0; x < 1200; x++) {
      const colour = data.readUIntBE((y * 1200 + x) * 4, 3);
      all.add(colour);
      if (x < 20 || x >= 1180 || y < 20 || y >= 610) edge.add(colour);
      if (x < 740 && y > from && y < to && data[(y * 1200 + x) * 4]! < 0x40) dark += 1;
    }
  }
  if (all.size < 12) wrong.push(`${name} has ${all.size} colours`);
  if (dark < least) wrong.push(`${name} has ${dark} dark pixels where its text should be`);
  if (edge.size > 3) wrong.push(`${name} has something within 20 px of its edge`);
  return wrong;
}

for (const site of sites) {
  plainTest(`every page has complete tags and a card, ${site.name}`, async () => {
    const listed = sitemapPaths(site.folder);
    const presets = presetPaths(site);
    expect(listed.length).toBeGreaterThan(10);
    expect(presets.length).toBeGreaterThan(1);
    const found: string[] = [];
    const images = new Map<string, string[]>();
    for (const path of [...listed, ...presets]) {
      const page = tagProblems(site, path, readFileSync(pageFile(site, path), 'utf8'));
      found.push(...page.problems);
      images.set(page.image, [...(images.get(page.image) ?? []), path]);
    }
    for (const image of images.keys()) {
      const file = join(site.folder, image);
      found.push(
        ...(existsSync(file) ? await cardProblems(image, readFileSync(file)) : [`${image} does not exist`]),
      );
    }
    expect(found).toEqual([]);
    // One card a question, a topic and a preset; all else shares the card of the home page.
    const own = [...listed, ...presets].filter((path) => /\/(questions|topics)\/./.test(path));
    expect(images.size).toBe(own.length + 1);
    for (const path of own) {
      const slug = /\/questions\/([\w-]+)\/$/.exec(path)?.[1];
      if (slug) expect(images.get(`og/${slug}.png`)).toEqual([path]);
    }
    expect(images.get('og/site/home.png')).toContain(site.base);
  });
}

plainTest('planted problems are found', async () => {
  const [site] = sites;
  const html = readFileSync(pageFile(site, '/topics/'), 'utf8');
  expect(tagProblems(site, '/topics/', html).problems).toEqual([]);
  expect(
    tagProblems(site, '/topics/', html.replace(/<meta name="twitter:card"[^>]*>/, '')).problems,
  ).toHaveLength(1);
  expect(
    tagProblems(site, '/topics/', html.replaceAll('localhost:4321/og/', 'localhost:4321/book/og/')).problems,
  ).toHaveLength(1);
  const white = (width: number, height: number) =>
    renderer.render(
      { type: 'container', style: { width, height, backgroundColor: '#ffffff' } },
      { width, height },
    );
  const blank = await white(1200, 630);
  expect(await cardProblems('blank', blank)).toHaveLength(2);
  expect(await cardProblems('small', await white(600, 315))).toEqual(['small has 600 × 315 px']);
  expect(await cardProblems('text', Buffer.from('<svg/>'))).toEqual(['text is no PNG']);
});

test('the page of a preset has a plain link, and is not for search engines', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const response = await context.request.get(`${baseURL}/questions/lora-and-qlora/lab/rank-2/`);
  const html = await response.text();
  expect(html).toMatch(/<meta name="robots" content="noindex">/);
  expect(html).toMatch(/<link rel="canonical" href="http:\/\/localhost:4321\/questions\/lora-and-qlora\/">/);
  expect(html).toMatch(/<a href="\/questions\/lora-and-qlora\/#lab\?rank=2">/);
  await context.close();
});
