import { expect, sitemapPaths, test } from '../support/site.ts';

/** A handout has at most so many pages of A4. */
const most = 10;
/** A page of A4 within its margins, in px. */
const paper = { width: 695, height: 1039 };

for (const path of sitemapPaths().filter((path) => path.startsWith('/questions/')))
  test(`${path} is a handout: one page to take along, then the rest, at most ${most} pages`, async ({
    page,
  }) => {
    await page.goto(path);
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(most);
    await page.emulateMedia({ media: 'print' });
    // A print is as wide as the paper, so that nothing is made smaller to fit.
    await page.setViewportSize(paper);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(paper.width);
    const topsOf = (parts: string) =>
      page
        .locator(parts)
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top + scrollY));
    const tops = await topsOf(
      '#short-answer, #correction, #answer > h2:first-child, #misconceptions, #quiz, #sources',
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(await topsOf('[data-stage]'), 'the picture stands beside the short answer').toEqual([tops[0]]);
    const wrong = await topsOf('#misconceptions .wrong');
    expect(Math.max(...wrong), 'misconceptions are on the first page').toBeLessThan(paper.height);
    const asked = await topsOf('.quiz-question');
    const answers = await topsOf('#quiz .reveal:visible');
    expect(answers).toHaveLength(asked.length);
    expect(Math.min(...answers), 'answers follow all questions').toBeGreaterThan(Math.max(...asked));
    await expect(page.locator('.opening')).toContainText(
      new RegExp(`${path}, version \\w+ of \\d+ \\w+ \\d{4}`),
    );
    await expect(page.locator('button:visible, input:visible, nav:visible, .button:visible')).toHaveCount(0);
    const { empty, loose, scales } = await page.evaluate(() => {
      const seen = (part: Element) => part.checkVisibility() && part.getBoundingClientRect().height > 0;
      const parts = [...document.querySelectorAll('main *:not(svg *)')].filter(seen);
      const named = (found: Element[]) => found.map(({ outerHTML }) => outerHTML.slice(0, 80));
      return {
        empty: named(
          parts.filter(
            (part) =>
              getComputedStyle(part).borderTopWidth !== '0px' &&
              !part.textContent.trim() &&
              !part.querySelector('svg, img'),
          ),
        ),
        loose: named(
          parts.filter(
            (part) => /^H[23]$/.test(part.tagName) && getComputedStyle(part).breakAfter !== 'avoid',
          ),
        ),
        scales: [...document.querySelectorAll<SVGGraphicsElement>('[data-diagram] .canvas > svg')]
          .filter(seen)
          .map((drawing) => drawing.getScreenCTM()!.a),
      };
    });
    expect(empty, 'no box is empty').toEqual([]);
    expect(loose, 'headings stay with what they head').toEqual([]);
    expect(Math.max(...scales), 'drawings have one size of type').toBeLessThan(Math.min(...scales) * 1.05);
  });
