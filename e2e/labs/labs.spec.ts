import type { Locator, Page } from 'playwright/test';
import { differenceOf } from '#compute/recorded-frame.ts';
import { accessProblems } from '../support/axe.ts';
import { kindsIn, ofEachKind } from '../support/control-kinds.ts';
import { hold } from '../support/hold.ts';
import { expectSame, numbers, programBytes } from '../support/lab-numbers.ts';
import { expect, labPaths, test } from '../support/site.ts';

const settled = (lab: Locator) => expect(lab).toHaveAttribute('data-state', 'ready');

/** Changes the first control of each kind by keyboard, and waits for the result. */
async function change(page: Page, lab: Locator): Promise<void> {
  for (const [kind, keys] of [
    ['input[type="range"]', ['ArrowRight', 'ArrowLeft']],
    ['input[type="number"]', ['ArrowUp']],
    ['input[type="checkbox"]', ['Space']],
    ['select', ['ArrowDown', 'ArrowUp']],
  ] as const) {
    const control = lab.locator(`form ${kind}:visible`).first();
    if ((await control.count()) === 0) continue;
    const state = () => control.evaluate((input: HTMLInputElement) => `${input.value} ${input.checked}`);
    await control.focus();
    const before = await state();
    for (const key of keys) if ((await state()) === before) await page.keyboard.press(key);
    expect(await state(), kind).not.toBe(before);
    await expect(page).toHaveURL(new RegExp(`#lab\\?.*\\b${await control.getAttribute('name')}=`));
    await settled(lab);
  }
}

/**
 * Sets a lab by its first and its last preset, which have a page of their own: its path, and what the lab then reports.
 * The numbers of every preset of each lab are tested without a browser, in `src/compute/presets.slow.test.ts`.
 */
async function throughPresets(page: Page, lab: Locator, path: string) {
  const states = [];
  const presets = lab.locator('a[data-preset]');
  for (const preset of [presets.first(), presets.last()]) {
    await preset.click();
    await settled(lab);
    const values = await numbers(lab);
    for (const value of Object.values(values)) expect(Number.isFinite(value)).toBe(true);
    await lab.getByRole('button', { name: 'Copy state link' }).click();
    const own = `${path}lab/${await preset.getAttribute('data-preset')}/`;
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`http://localhost:4321${own}`);
    states.push({ own, values });
  }
  return states;
}

/** Wakes a lab that the build has drawn; returns the numbers that it shows. */
async function wake(page: Page, path: string, lab: Locator) {
  await page.goto(path);
  expect(path).toContain(await lab.getAttribute('data-lab'));
  await expect(lab).toHaveAttribute('data-state', 'static');
  expect(page.workers(), 'the worker is not fetched before the lab is near').toEqual([]);
  const view = lab.locator('[data-view]');
  const drawn = { html: await view.innerHTML(), summary: '' };
  const first = await numbers(lab);
  expect(Object.keys(first).length).toBeGreaterThan(0);
  for (const value of Object.values(first)) expect(Number.isFinite(value)).toBe(true);

  await lab.scrollIntoViewIfNeeded();
  await settled(lab);
  expectSame(await numbers(lab), first);
  expect(differenceOf({ html: await view.innerHTML(), summary: '' }, drawn)).toBeUndefined();
  expect(await programBytes(page.workers()[0]!), 'bytes of the lab’s program').toBeLessThanOrEqual(30_000);
  return first;
}

async function isAccessibleAndFits(page: Page): Promise<void> {
  expect(await accessProblems(page, '[data-lab]')).toEqual([]);
  for (const width of [320, 375]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
}

/** The quickest first, of those that have most kinds of controls. */
const quickest = '/questions/rlhf-factuality/';
const labs = [quickest, ...labPaths().filter((path) => path !== quickest)];
/** The kit is the same for all of them: some go the whole way, the others show that they compute what the build drew. */
const journeys = ofEachKind(labs, 'data-lab');

for (const path of labs.filter((path) => !journeys.has(path)))
  test(`${path}#lab computes what the build drew`, async ({ page }) => {
    await wake(page, path, page.locator('[data-lab]'));
    await isAccessibleAndFits(page);
  });

for (const path of journeys)
  test(`${path}#lab computes, shares its state and comes back to it`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const lab = page.locator('[data-lab]');
    const first = await wake(page, path, lab);
    await change(page, lab);
    const changed = await numbers(lab);
    expect(changed).not.toEqual(first);
    await expect(lab.locator('[data-status]')).not.toBeEmpty();
    await lab.getByRole('button', { name: 'Copy state link' }).click();
    const { hash } = new URL(page.url());
    // A change may happen to be a preset, which has a page of its own.
    const same = lab.locator(`a[data-preset][href="${hash}"]`);
    const named = (await same.count()) > 0 ? await same.getAttribute('data-preset') : undefined;
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`http://localhost:4321${path}${named ? `lab/${named}/` : hash}`);

    const shared = page.url();
    await page.goto('about:blank');
    await page.goto(shared);
    await settled(lab);
    expectSame(await numbers(lab), changed);

    await lab.getByRole('button', { name: 'Reset' }).click();
    await settled(lab);
    expectSame(await numbers(lab), first);
    await expect(page).toHaveURL(/#lab$/);

    const presets = await throughPresets(page, lab, path);
    expect(presets.filter(({ values }) => JSON.stringify(values) !== JSON.stringify(first))).not.toEqual([]);
    const [preset] = presets;
    await page.goto(preset!.own);
    await expect(page).toHaveURL(/#lab(\?|$)/);
    await settled(lab);
    expectSame(await numbers(lab), preset!.values);
    await isAccessibleAndFits(page);
  });

test('the labs that go the whole way have together every kind of control', () => {
  const kinds = new Set([...journeys].flatMap((path) => kindsIn(path, 'data-lab')));
  expect([...kinds].sort()).toEqual(['checkbox', 'data-stepper', 'number', 'range', 'select']);
});

test('a state that cannot be falls back to the defaults and says so', async ({ page }) => {
  await page.goto('/questions/lora-and-qlora/');
  const lab = page.locator('[data-lab]');
  const first = await numbers(lab);
  await page.goto('about:blank');
  await page.goto('/questions/lora-and-qlora/#lab?rank=99&base=%3Cb%3E&nonsense=1');
  await settled(lab);
  expectSame(await numbers(lab), first);
  await expect(lab.locator('[data-status]')).toContainText('“rank”, “base”, “nonsense”');
});

test('a newer setting replaces an older run', async ({ page }) => {
  await page.goto('/questions/lora-and-qlora/');
  const lab = page.locator('[data-lab]');
  await lab.scrollIntoViewIfNeeded();
  await settled(lab);
  await lab.locator('input[name="rank"]').focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/rank=16/);
  await settled(lab);
  const fast = await numbers(lab);
  await page.goto('about:blank');
  await page.goto('/questions/lora-and-qlora/#lab?rank=16');
  await settled(lab);
  expectSame(await numbers(lab), fast);
});

test('steps forward and back, plays to the end, and starts no second worker', async ({ page }) => {
  await page.goto('/questions/attention-head-pruning/#lab?k=5');
  const lab = page.locator('[data-lab]');
  await settled(lab);
  const steps = lab.getByRole('group', { name: 'Step through Heads removed' });
  const slider = lab.getByRole('slider', { name: 'Heads removed' });
  await steps.getByRole('button', { name: 'Step forward' }).click();
  await expect(page).toHaveURL(/k=6/);
  await steps.getByRole('button', { name: 'Step back' }).click();
  // Five is where it begins, which no address says.
  await expect(page).not.toHaveURL(/k=/);
  await settled(lab);
  await steps.getByRole('button', { name: 'Play' }).click();
  await expect(steps.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(slider).toHaveValue('8');
  await expect(steps.getByRole('button', { name: 'Play' })).toBeVisible();
  await settled(lab);
  expect(page.workers()).toHaveLength(1);
  expect(await lab.locator('[data-view] svg').count()).toBeLessThan(20);
});

test('a changed setting is marked, and so is the active preset', async ({ page }) => {
  await page.goto('/questions/rlhf-factuality/#lab?penalty=3&seed=7');
  const lab = page.locator('[data-lab]');
  await settled(lab);
  await expect(lab.locator('.lab-control.differs')).toHaveCount(2);
  await lab.getByRole('spinbutton', { name: 'Seed' }).fill('42');
  await expect(lab.locator('.lab-control.differs')).toHaveCount(1);
  await expect(page).toHaveURL(/#lab\?penalty=3$/);
  const preset = lab.locator('a[data-preset]').nth(1);
  await expect(preset).not.toHaveAttribute('aria-current', 'true');
  await preset.click();
  await expect(preset).toHaveAttribute('aria-current', 'true');
});

test('a control that is set before any script has run is taken', async ({ page }) => {
  const release = await hold(page, /\/assets\/.*\.js$/);
  await page.goto('/questions/rlhf-factuality/', { waitUntil: 'commit' });
  const lab = page.locator('[data-lab]');
  await lab.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  const first = await numbers(lab);
  release();
  await expect(page).toHaveURL(/#lab\?seed=7$/);
  await settled(lab);
  const seeded = await numbers(lab);
  expect(seeded).not.toEqual(first);
  await page.goto('about:blank');
  await page.goto('/questions/rlhf-factuality/#lab?seed=7');
  await settled(lab);
  expectSame(await numbers(lab), seeded);
});

test('a number typed out of range is reported, and the default is used', async ({ page }) => {
  await page.goto('/questions/rlhf-factuality/');
  const lab = page.locator('[data-lab]');
  const first = await numbers(lab);
  const seed = lab.getByRole('spinbutton', { name: 'Seed' });
  await seed.fill('7');
  // The address changes when the run has begun; before that the lab may be ready from waking up.
  await expect(page).toHaveURL(/seed=7/);
  await settled(lab);
  expect(await numbers(lab)).not.toEqual(first);
  await seed.fill('1000000');
  await expect(lab.locator('[data-status]')).toContainText('“Seed” cannot be “1000000”');
  await settled(lab);
  expectSame(await numbers(lab), first);
});
