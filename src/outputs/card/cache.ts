import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookFiles } from '#project/book-files.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import { drawingStyles } from '#render/drawing-styles.ts';
import { cacheDir, contentDir } from '#project/site.ts';
import type { Card } from './card.ts';
import { drawApart } from './draw-apart.ts';

const hash = (...parts: readonly (string | Buffer)[]): string => {
  const all = createHash('sha256');
  for (const part of parts) all.update(`${part.length}:`).update(part);
  return all.digest('hex').slice(0, 32);
};

/** Stands for all that decides how a card looks beside what it says: our sources, the book's labs and colour, packages, Node.js. */
function programHash(): string {
  const files = [
    join(packageRoot, 'package.json'),
    ...globSync(`${sources}/**/*.{ts,js,css}`).sort(),
    ...bookFiles(contentDir).filter((file) => /\.(ts|js|json)$/.test(file)),
  ];
  return hash(process.version, drawingStyles(), ...files.flatMap((file) => [file, readFileSync(file)]));
}

let folder: string | undefined;

/** Where cards lie that were drawn by the same program; those by another are cleared away. */
function cardsFolder(): string {
  const all = join(cacheDir, 'cards');
  const own = join(all, programHash());
  if (!existsSync(own)) rmSync(all, { recursive: true, force: true });
  return own;
}

/** A card as `drawCard` draws it, from an earlier build if it has one: to draw is cheap, to run a lab for its picture is not. */
export async function cachedCard(card: Card): Promise<Buffer> {
  const path = join((folder ??= cardsFolder()), `${hash(JSON.stringify(card))}.png`);
  if (existsSync(path)) return readFileSync(path);
  const png = await drawApart(card);
  // Another build, by another program, may have cleared it away.
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, png);
  renameSync(`${path}.${process.pid}`, path);
  return png;
}
