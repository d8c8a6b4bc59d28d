import { kept } from '../kept.ts';

/** Makes bytes unless the book's cache has them from an earlier build. */
export async function stored(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept().prepare('SELECT png FROM cards WHERE name = ?').get(name) as
    { png: Uint8Array } | undefined;
  if (known) return Buffer.from(known.png);
  const made = await make();
  kept().prepare('INSERT OR REPLACE INTO cards (name, png) VALUES (?, ?)').run(name, made);
  return made;
}
