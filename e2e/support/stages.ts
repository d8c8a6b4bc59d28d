import { globSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { expect } from './site.ts';

/** All questions that have a picture to move. */
export const slugs = globSync('content/questions/*/lab/stage.ts').map((file) => file.split('/')[2]!);

export const stageOf = (page: Page): Locator => page.locator('figure[data-stage]');
export const sentenceOf = (page: Page): Locator => stageOf(page).locator('[data-stage-sentence]');
export const pictureOf = (page: Page): Locator => stageOf(page).locator('[data-stage-picture] svg:visible');

/** Where everything stands that can be pressed or read below the sentence, and where the figure ends. */
const places = (page: Page): Promise<[name: string, box: string][]> =>
  stageOf(page).evaluate((figure) => {
    const { top } = figure.getBoundingClientRect();
    const parts = figure.querySelectorAll(
      '[data-stage-frame], form :is(button:not([data-grip]), input), .stage-note',
    );
    return [figure, ...parts].flatMap((part, at): [string, string][] => {
      if (!part.checkVisibility({ visibilityProperty: true })) return [];
      const { left, top: y, right, bottom } = part.getBoundingClientRect();
      return [
        [
          `${at} ${part.className || part.textContent}`,
          [left, y - top, right, bottom - top].map(Math.round).join(' '),
        ],
      ];
    });
  });

/** Presses every preset and option, and expects that nothing moves; what comes and goes has its place. */
export async function expectStillness(page: Page): Promise<void> {
  const buttons = await stageOf(page).locator('[data-try], [data-option], [data-by="1"]').all();
  const before = new Map<string, string>();
  for (const button of [undefined, ...buttons]) {
    await button?.evaluate((element: HTMLElement) => element.click());
    const after = await button?.textContent();
    for (const [name, box] of await places(page)) {
      expect(box, `${name}, after “${after}”`).toBe(before.get(name) ?? box);
      before.set(name, box);
    }
  }
}
