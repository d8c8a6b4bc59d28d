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

/** A card as `drawCard` draws it, from an earlier build if one has drawn the same: then what draws is not loaded. */
export const cachedCard = (card: Card): Promise<Buffer> =>
  kept('cards', [JSON.stringify(card), (program ??= drawingProgram())], async () =>
    (await import('./card.ts')).drawCard(card),
  );
