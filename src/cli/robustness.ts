/** Writes what the last full run of the tests has thrown at the site to docs/robustness.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { isoDate } from '#book/dates.ts';
import { readTried, triedTable } from './tried-table.ts';

const tried = readTried();
if (tried.length === 0) {
  console.error('The tests have left no notes in .cache/tried. Run `npm test` first.');
  process.exit(1);
}
mkdirSync('docs', { recursive: true });
writeFileSync(
  'docs/robustness.md',
  `# What was thrown at the site\n\nWritten by \`npm run robustness\` on ${isoDate(new Date())} from the notes of the tests: each is written where its test ends\nwithout a fault. The last column has the fault that a test plants to see that this one can fail.\n\n${triedTable(tried)}\n`,
);
