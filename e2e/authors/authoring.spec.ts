/** The author's server: what an author saves, as it is seen in a browser. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Page } from 'playwright/test';
import { workersWhileWriting } from '#render/security.ts';
import { newWorkplace } from '../support/build-book.ts';
import { temporaryFolder } from '../support/fixture-book.ts';
import { giveFont, writeLeastBook } from '../support/least-book.ts';
import { addressIn, ask, freePort } from '../support/servers.ts';
import { expect, root, test } from '../support/site.ts';

test.use({ serviceWorkers: 'allow' });

/** Starts the author's server for a book, and waits until it answers; it can tell what it has said. */
async function startServer(content: string) {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    CONTENT_DIR: content,
    OUT_DIR: join(dirname(content), 'dist'),
    CACHE_DIR: join(dirname(content), 'cache'),
    SITE_URL: '',
    BASE_PATH: '',
  };
  const settings = { cwd: newWorkplace(), env };
  const server = spawn(process.execPath, [join(root, 'src/cli/dev/dev.ts')], settings);
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += String(data)));
  const origin = await addressIn(() => stripVTControlCharacters(said));
  const status = () =>
    ask(origin).then(
      ({ status }) => status,
      () => said,
    );
  await expect.poll(status).toBe(200);
  // It has built once, for search and practice.
  await expect.poll(() => said).toMatch(/ pages, .* MB in /);
  return {
    folder: settings.cwd,
    host: new URL(origin).host,
    said: () => said,
    stop: () => void server.kill(),
  };
}

const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));

/** Mistakes in an answer, and the report of each in the terminal and over the page, which shows nothing else. */
const mistakes: [mistake: string, report: string][] = [
  ['<Cite of="nobody" />', 'Unknown source "nobody"'],
  ['x <5', 'to show "less than" write \\<'],
  ['$\\frac{1}{$', 'The formula \\frac{1}{ cannot be typeset'],
  ['<Code file="no.py" />', 'The quoted file "no.py" does not exist'],
  ['<Tip>Hello</Tip>', 'There is no part called <Tip>'],
  // Found by rendering alone.
  ['<Value of={"four"} />', '<Value> was given wrong properties'],
];

async function finds(page: Page, word: string, path: RegExp): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill(word, { timeout: 1000 });
  const first = page.locator('[data-search-result] a').first();
  await expect(first).toHaveAttribute('href', path, { timeout: 2000 });
}

/** Whether a card for practice is shown, and the page follows what the author does. */
async function offersCards(page: Page, host: string): Promise<void> {
  await page.goto(`http://${host}/practice/`);
  await expect(page.locator('[data-practice]')).toContainText('1 card');
  await expect(page.locator('script[src="/@vite/client"]')).toBeAttached();
  await page.goBack();
}

/** Whether letters beyond ASCII, a file of their own, come from where the caches lie. */
const hasLetters = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await document.fonts.load('1em Inter', 'é')).length > 0);

/** Whether the page would register a service worker, as a built page does a second after it has loaded. */
async function registersNothing(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = (url) => {
      console.error(`registered ${String(url)}`);
      return new Promise(() => {});
    };
  });
  await page.reload();
  await page.clock.fastForward(5000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
}

/** Whether markup that reached a page would run there: the policy is that of the built site. */
async function runsNothing(page: Page, conduct: { errors: string[] }): Promise<void> {
  await page.evaluate(() => {
    const hole = document.createElement('div');
    hole.innerHTML = '<img src="data:," alt="" onerror="document.title = 1">';
    document.body.append(hole);
  });
  await expect.poll(() => conduct.errors.splice(0).join()).toContain('inline event handler violates');
}

/** Neither another site nor a picture or link of the book can open a file in the author’s editor. */
async function opensForNobodyElse(host: string): Promise<void> {
  const asked = async (headers: Record<string, string>) =>
    (await ask(`http://${host}/__open-in-editor`, { headers })).status;
  const fetched = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
  // It answers so where no file is named.
  expect(await asked(fetched)).toBe(500);
  expect(await asked({ ...fetched, 'Sec-Fetch-Dest': 'image' })).toBe(403);
  expect(await asked({})).toBe(403);
  expect(await asked({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' })).toBe(403);
  expect(await asked({ Origin: 'https://elsewhere.example' })).toBe(403);
  // A worker has the policy that it came with.
  const worker = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'worker' };
  const { headers } = await ask(`http://${host}/@vite/client`, { headers: worker });
  expect(headers['content-security-policy']).toBe(workersWhileWriting);
  const files = await ask(`http://${host}/@vite/client`, { headers: {} });
  expect(files.status, 'nor has anybody else a file').toBe(403);
}

/** A drawing that no text shows, opened by its address, can do nothing. */
async function runsNoDrawing(page: Page, content: string, host: string): Promise<void> {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>document.documentElement.id = "ran"</script></svg>';
  const file = join(content, 'questions/one/more.svg');
  writeFileSync(file, drawing);
  const name = `more.${createHash('sha256').update(drawing).digest('hex').slice(0, 8)}.svg`;
  expect((await page.goto(`http://${host}/assets/${name}`))!.headers()['content-type']).toBe('image/svg+xml');
  await expect(page.locator('svg:not([id])')).toBeAttached();
  rmSync(file);
}

async function keepsToItself(page: Page, content: string, host: string): Promise<void> {
  await opensForNobodyElse(host);
  await runsNoDrawing(page, content, host);
}

/** Mistakes for which no page is shown, until they are mended. */
async function keepsAllFromBeingShown(page: Page, content: string, host: string): Promise<void> {
  const [overlay, text] = [page.locator('vite-error-overlay'), page.locator('article')];
  // A program that reaches beyond the book runs for no page, and one mistake in book.yaml keeps all from being shown.
  const lab = join(content, 'questions/one/lab');
  mkdirSync(lab);
  writeFileSync(join(lab, 'stage.ts'), 'process.exit();\n');
  await expect(overlay.locator('#message-content')).toContainText('The program uses "process"');
  expect((await ask(`http://${host}/`)).status).toBe(500);
  rmSync(lab, { recursive: true });
  await expect(text).toContainText('secondword');
  edit(join(content, 'book.yaml'), (text) => text.replace('name: B', 'nmae: B'));
  await expect(overlay.locator('#message-content')).toContainText('did you mean "name"?');
  edit(join(content, 'book.yaml'), (text) => text.replace('nmae: B', 'name: B'));
  await expect(text).toContainText('secondword');
}

/** Empties a file and writes it as long after as makes a watcher ignore the second change more often than not. */
function saveInTwoSteps(path: string, text: string): void {
  const file = openSync(path, 'w');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4);
  writeSync(file, text);
  closeSync(file);
}

/** A page of the book's own shows what is saved, and so does its link. */
async function followsPage(page: Page, about: string, host: string): Promise<void> {
  const text = page.locator('article');
  await page.goto(`http://${host}/about/`);
  await expect(text).toContainText('thirdword');
  edit(about, (text) => text.replace('thirdword', 'fourthword'));
  await expect(text).toContainText('fourthword');
  for (const name of ['We', 'Us', 'They', 'Them']) {
    saveInTwoSteps(about, `---\ntitle: About\nmenu: ${name}\ndescription: Who.\n---\nText.\n`);
    await expect(page.getByRole('navigation', { name: 'Site' })).toContainText(name);
  }
}

/** A question that is new after a package was installed. */
async function findsQuestion(
  content: string,
  { folder, host }: { folder: string; host: string },
): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "dependencies": {} }\n');
  const answers = async (slug: string) => (await ask(`http://${host}/questions/${slug}/`)).status;
  expect(await answers('one')).toBe(200);
  mkdirSync(join(content, 'questions/two'));
  writeFileSync(
    join(content, 'questions/two/index.mdx'),
    '---\nquestion: What is two?\ntopics: [a]\nshortAnswer: Two.\n---\nText.\n',
  );
  await expect.poll(() => answers('two')).toBe(200);
}

/** A link to a question elsewhere, and then one of the book. */
async function followsNoLink(content: string, host: string): Promise<void> {
  const saved = (folder: string, name: string) => {
    mkdirSync(folder);
    const text = `---\nquestion: What is ${name}?\ntopics: [a]\nshortAnswer: It is so.\n---\nText.\n`;
    writeFileSync(join(folder, 'index.mdx'), text);
  };
  const outside = join(temporaryFolder('outside'), 'question');
  saved(outside, 'outside');
  symlinkSync(outside, join(content, 'questions/linked'));
  saved(join(content, 'questions/three'), 'three');
  const feed = async () =>
    (await fetch(`http://${host}/feed.xml`, { headers: { Referer: `http://${host}/` } })).text();
  await expect.poll(feed).toContain('This symbolic link leads to a place outside the book');
  expect(await feed()).not.toContain('What is outside?');
  rmSync(join(content, 'questions/linked'));
  await expect.poll(feed).toContain('What is three?');
}

/** The first lab of a book, beside a server that has seen none. */
async function findsLab(page: Page, content: string): Promise<void> {
  for (const [from, to] of [
    ['numerics', 'numerics'],
    ['questions/orbital-motion/lab', 'questions/one/lab'],
  ] as const)
    cpSync(join(root, 'e2e/fixtures/book', from), join(content, to), {
      recursive: true,
      // Its claims are not copied.
      filter: (path) => !path.includes('stage'),
    });
  edit(join(content, 'book.yaml'), (text) => `${text}roles:\n  orbit: moves on an ellipse\n`);
  edit(join(content, 'questions/one/index.mdx'), (text) => `${text}\n## Lab {#lab}\n\n<Lab />\n`);
  await expect(page.locator('[data-lab]')).toBeVisible();
}

test('a saved change is seen, a mistake over the page with its place, and nothing is kept', async ({
  page,
  conduct,
}) => {
  // So a page answers that cannot be shown; one that failed while it was rendered has no icon.
  conduct.allow(/status of 500|favicon\.ico|Blocked script execution in '[^']+more/);
  const content = join(temporaryFolder('author'), 'content');
  const question = join(content, 'questions/one/index.mdx');
  writeLeastBook(content, 'The text has firstword in it.');
  const about = join(content, 'pages/about.mdx');
  mkdirSync(dirname(about));
  giveFont(content);
  writeFileSync(about, '---\ntitle: About\ndescription: Who.\n---\nThe page has thirdword in it.\n');
  const server = await startServer(content);
  conduct.homes.push(`http://${server.host}`, `ws://${server.host}`);
  try {
    await page.goto(`http://${server.host}/questions/one/`);
    const text = page.locator('article');
    await expect(text).toContainText('firstword');
    await runsNothing(page, conduct);
    edit(question, (text) => text.replace('firstword', 'secondword'));
    await expect(text).toContainText('secondword');

    edit(question, (text) => text.replace('topics: [a]', 'topics: [nowhere]'));
    const overlay = page.locator('vite-error-overlay');
    await expect(overlay.locator('#message-content')).toContainText('questions/one/index.mdx:3');
    await expect(overlay.locator('#title')).toContainText('nowhere');
    await expect.poll(server.said).toMatch(/questions\/one\/index\.mdx:3/);
    edit(question, (text) => text.replace('[nowhere]', '[a]'));
    await expect(overlay).toHaveCount(0);
    await expect(text).toContainText('secondword');

    for (const [mistake, report] of mistakes) {
      edit(question, (text) => text.replace('secondword', mistake));
      await expect(overlay.locator('#message-content'), mistake).toContainText(report);
      await expect(overlay.locator('#message-content'), mistake).toContainText('one/index.mdx');
      await expect.poll(server.said, mistake).toContain(report);
      edit(question, (text) => text.replace(mistake, 'secondword'));
      await expect(text, mistake).toContainText('secondword');
      await expect(overlay, mistake).toHaveCount(0);
    }

    await keepsAllFromBeingShown(page, content, server.host);

    // A page that has just been saved may load once more.
    await expect(() => finds(page, 'firstword', /^\/questions\/one\//)).toPass();
    expect(await hasLetters(page)).toBe(true);
    await offersCards(page, server.host);
    await registersNothing(page);
    await findsLab(page, content);
    await keepsToItself(page, content, server.host);
    await followsPage(page, about, server.host);
    await findsQuestion(content, server);
    await followsNoLink(content, server.host);
  } finally {
    server.stop();
  }
});
