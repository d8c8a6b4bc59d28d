/**
 * Measures side by side with a reference and prints ratios. Times depend on the machine; bytes, ranks and recall do not.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './find-kit.ts';

const { values } = parseArgs({
  options: {
    search: { type: 'string' },
    pages: { type: 'string' },
    edit: { type: 'string' },
    paint: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`Usage: npm run bench [-- OPTION]

  --search 10,10000  only search, on books with these numbers of questions
  --pages 100,1000   builds of whole sites
  --edit 10,1000     builds after one edit, compared with builds from nothing
  --paint            first and largest paint on a slow phone, and of the second page

Without an option: labs, the model, indexes, and search at 10, 100 and 1,000 questions.`);
  process.exit(0);
}

/** Numbers of questions from a list such as "10,1000". */
function sizesOf(name: 'search' | 'pages' | 'edit'): number[] | undefined {
  const sizes = values[name]?.split(',').map(Number);
  if (!sizes || sizes.every((size) => Number.isInteger(size) && size >= 1)) return sizes;
  console.error(`--${name} is "${values[name]}". Expected numbers of questions such as 10,100,1000.`);
  process.exit(1);
}

/** Installs what the lock here names, if that has not been done since the lock was written. */
function installRivals(): void {
  const written = (name: string) =>
    statSync(join(import.meta.dirname, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (written('node_modules/.package-lock.json') >= written('package-lock.json')) return;
  console.error('Installing the tools to compare with: npm ci --prefix bench');
  const { status } = spawnSync('npm', ['ci', '--prefix', import.meta.dirname], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const [search, pages, edit] = [sizesOf('search'), sizesOf('pages'), sizesOf('edit')];
const { paint } = values;
const usual = !search && !pages && !edit && !paint;
if (usual || search || pages || paint) installRivals();
// Imports of rivals wait until they are installed.
if (usual) {
  await (await import('./labs.ts')).measureLabs();
  (await import('./live.ts')).measureLive();
  (await import('./indexes.ts')).measureIndexes();
}
if (usual || search) await (await import('./search/search.ts')).measureSearch(search ?? [10, 100, 1_000]);
if (pages) await (await import('./sites/pages.ts')).measurePages(pages);
if (edit) await (await import('./sites/edit.ts')).measureEdit(edit);
if (paint) await (await import('./paint/paint.ts')).measurePaint();
