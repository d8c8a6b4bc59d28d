import type { Page } from 'playwright/test';

/** How far a page reaches sideways beyond the window, and texts that are cut off. */
export const overflow = (page: Page): Promise<{ sideways: number; cut: string[] }> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const cut = [
      ...document.querySelectorAll<HTMLElement>('main :is(p, li, h1, h2, h3, button, summary, td, label, a)'),
    ]
      .filter((element) => {
        const style = getComputedStyle(element);
        if (element.closest('.sr-only, math, svg') || element.offsetWidth === 0 || style.display === 'inline')
          return false;
        return (
          (style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
          (element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
        );
      })
      .map((element) => element.outerHTML.slice(0, 100));
    return { sideways: Math.max(0, document.documentElement.scrollWidth - innerWidth), cut };
  });
export const fits = { sideways: 0, cut: [] };
