/** A page carries the styles of the parts that it has: none that it needs is missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { partStyles } from '../../src/render/styles/parts.ts';
import { expect, sitemapPaths, sites, test } from '../support/site.ts';

const stylesOf = (html: string): string[] =>
  [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => text!);

/** Selectors of styles that stand in some page and not in this one, and match an element of it. */
const lacking = (page: Page, html: string, all: readonly string[]): Promise<string[]> =>
  page.evaluate(
    ([html, ...missing]) => {
      const there = new DOMParser().parseFromString(html!, 'text/html');
      const selectorsOf = (rules: CSSRuleList): string[] =>
        [...rules].flatMap((rule) => [
          ...(rule instanceof CSSStyleRule ? [rule.selectorText] : []),
          ...('cssRules' in rule ? selectorsOf(rule.cssRules as CSSRuleList) : []),
        ]);
      const matches = (selector: string) => {
        // What is drawn around an element, and what it does, says nothing of whether it is there.
        const still = selector.replace(
          /::?(?!is|not|has|where|lang|nth|first-child|last-child|root)[\w-]+/g,
          '',
        );
        const elements = there.querySelectorAll(still.replace(/([\s>+~(]|^)(?=[,)]|$)/g, '$1*'));
        return [...elements].some((element) => element !== there.documentElement);
      };
      const rulesOf = (css: string): string[] => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        return selectorsOf(sheet.cssRules);
      };
      const own = new Set(
        [...there.querySelectorAll('style')].flatMap(({ textContent }) => rulesOf(textContent)),
      );
      return missing.flatMap(rulesOf).filter((selector) => !own.has(selector) && matches(selector));
    },
    [html, ...all.filter((css) => !html.includes(css))],
  );

for (const { name, folder, base } of sites)
  test(`no page lacks a rule that one of its elements needs: ${name}`, async ({ page }) => {
    const paths = [
      ...sitemapPaths(folder).map((path) => `${path.slice(base.length)}index.html`),
      '404.html',
      'offline/index.html',
    ];
    const pages = paths.map((path) => ({ path, html: readFileSync(join(folder, path), 'utf8') }));
    const all = [...new Set(pages.flatMap(({ html }) => stylesOf(html)))];
    expect(all.length).toBeGreaterThan(10);
    // The book's own are one more.
    expect(all.length).toBeLessThanOrEqual(Object.keys(partStyles(() => '')).length + 1);
    await page.goto('about:blank');
    for (const { path, html } of pages) {
      expect(stylesOf(html).length, path).toBeGreaterThan(0);
      expect(await lacking(page, html, all), path).toEqual([]);
    }
    // One that is taken away is missed.
    const { html } = pages.find(({ html }) => html.includes('data-lab='))!;
    const planted = stylesOf(html).reduce(
      (rest, css) => (css.includes('.lab-controls') ? rest.replace(css, '') : rest),
      html,
    );
    expect((await lacking(page, planted, all)).some((selector) => selector.startsWith('.lab'))).toBe(true);
  });
