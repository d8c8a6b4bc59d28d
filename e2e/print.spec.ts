import { expect, sitemapPaths, test } from './site.ts';

/** A handout has at most so many pages of A4. */
const most = 12;

for (const path of sitemapPaths().filter((path) => path.startsWith('/questions/')))
  test(`${path} is a handout: the short answer, the picture and the misconceptions first, at most ${most} pages`, async ({
    page,
  }) => {
    await page.goto(path);
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: 'print' });
    // A print is as wide as the paper, so that nothing is made smaller to fit.
    await page.setViewportSize({ width: 695, height: 1032 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(695);
    const tops = await page
      .locator('#short-answer, [data-stage], #correction, #answer > h2:first-child, #misconceptions, #quiz')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top + scrollY));
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(tops.at(-2), 'misconceptions begin on the first page').toBeLessThan(1032);
  });
