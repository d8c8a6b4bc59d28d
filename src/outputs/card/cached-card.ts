import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, kept } from '#compute/kept.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import { drawingStyles } from '#render/book-styles.ts';
import type { Card } from './card.ts';

let program: string | undefined;

/** Decides how a card looks beside what it shows: what draws it, its fonts and packages (by their versions), its styles. */
const drawingProgram = (): string =>
  hashOf([
    process.version,
    drawingStyles(),
    ...[
      join(packageRoot, 'package.json'),
      ...globSync(join(sources, '{outputs/card/*,render/text/html-tree}.{ts,js}')).sort(),
    ].map((file) => readFileSync(file)),
  ]);

/** Drawn in a tenth of a second; a drawing whose parts repeat each other, or a filter, can take for ever. */
const longestMs = 60_000;

/** @throws if a card is not drawn in time; what draws it goes on, in a thread of its own that nothing can end. */
async function inTime(card: Card, drawn: Promise<Buffer>, limitMs: number): Promise<Buffer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(
        new Error(
          `The card of “${card.headline}” was not drawn within ${limitMs / 1000} s.\n` +
            '  expected: a logo, and pictures of stages, that are drawn at once\n' +
            '  fix: leave out filters, and clips and patterns that use each other',
        ),
      ),
    limitMs,
  );
  return Promise.race([drawn, late.promise]).finally(() => clearTimeout(timer));
}

/** A card as `drawCard` draws it, from an earlier build if one has drawn the same: then what draws is not loaded. */
export const cachedCard = (card: Card, limitMs = longestMs): Promise<Buffer> =>
  kept('cards', [JSON.stringify(card), (program ??= drawingProgram())], async () => {
    const { drawCard } = await import('./card.ts');
    return inTime(card, drawCard(card), limitMs);
  });
