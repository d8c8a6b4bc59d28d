import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const book = mkdtempSync(join(tmpdir(), 'claims-'));
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(book, '.cache') });
const [{ labProgram }, { record, recordProblem }, { claimsIn, recordedClaims }, { claimProblems }] =
  await Promise.all([
    import('./lab-program.ts'),
    import('./recorded.ts'),
    import('./recorded-claims.ts'),
    import('./claim-problems.ts'),
  ]);
after(() => rmSync(book, { recursive: true }));

const folder = join(book, 'questions/dice');
mkdirSync(folder, { recursive: true });
writeFileSync(join(book, 'book.yaml'), 'name: A book\n');
const file = join(folder, 'claims.ts');
const write = (...claims: string[]) =>
  writeFileSync(file, `export const claims = [\n${claims.map((claim) => `  { ${claim} },\n`).join('')}];`);
const claim = (id: string, draws: string, holds: string, more = '') =>
  `id: '${id}', of: 'lab', says: 'So.', varies: 'the seed', draws: ${draws}, ${more} holds: ${holds}`;
const recorded = async (every?: number) => recordedClaims(await labProgram(folder, 'claims.ts'), every);
const problems = async () =>
  claimProblems(folder, await claimsIn(folder)).map(({ line, message }) => [line, message]);

test('a claim is tried in each draw at each size; its record counts until it is made anew, and a wrong one is reported', async () => {
  write(claim('sum', '50', '(draw, size) => draw % size !== 0', 'sizes: { few: 60, more: 25 },'));
  const [tried] = await claimsIn(folder);
  assert.deepEqual(tried!.outcomes, { few: '1'.repeat(50), more: ('1'.repeat(24) + '0').repeat(2) });
  assert.match((await recordProblem(await recorded()))!.message, /does not exist/);
  const made = await record(await recorded());
  assert.match(made!, /claims\.json$/);
  assert.equal(await recordProblem(await recorded()), undefined);
  write(claim('sum', '50', '() => false'));
  assert.deepEqual(await claimsIn(folder), [tried]);
  assert.match((await recordProblem(await recorded()))!.message, /“sum” does not come out/);
  await record(await recorded());
  assert.equal((await claimsIn(folder))[0]!.outcomes[''], '0'.repeat(50));
  assert.match(readFileSync(join(folder, 'claims.json'), 'utf8'), /"source"/);
  rmSync(join(folder, 'claims.json'));
});

test('of a claim that is tried in one draw of four, those draws are compared with its record', async () => {
  write(claim('sum', '50', '(draw) => draw !== 5'));
  await record(await recorded());
  assert.equal(await recordProblem(await recorded(4)), undefined);
  const change = (from: string, to: string) =>
    writeFileSync(
      join(folder, 'claims.json'),
      readFileSync(join(folder, 'claims.json'), 'utf8').replace(from, to),
    );
  change('"1111011', '"1111010');
  assert.equal(await recordProblem(await recorded(4)), undefined, 'draw 7 is left out');
  assert.match((await recordProblem(await recorded()))!.message, /“sum” does not come out/);
  change('"1111010', '"1111111');
  assert.match((await recordProblem(await recorded(4)))!.message, /“sum” does not come out/);
  rmSync(join(folder, 'claims.json'));
});

test('a claim that does not stand is reported with its line', async () => {
  write(
    claim('most', '50', '(draw) => draw > 5'),
    claim('rare', '50', '(draw) => draw > 6'),
    claim('said', '50', '(draw) => draw > 40', 'saysHowOften: true,'),
    claim('few', '49', '() => true'),
    claim('wrong', "'exact'", '() => false'),
    claim('most', "'exact'", '() => true'),
  );
  assert.deepEqual(await problems(), [
    [3, 'The claim “rare” holds in 44 of 50 draws.'],
    [5, 'The claim “few” is drawn 49 times.'],
    [6, 'The claim “wrong” does not hold.'],
    [7, 'The claim “most” is defined twice.'],
  ]);
});

test('a record that no claim makes is refused, with its file', async () => {
  write(claim('sum', '50', '() => true'));
  const told = { id: 'sum', of: 'lab', says: 'So.', varies: 'it', draws: 50, outcomes: { '': '1' } };
  for (const written of [
    '{',
    '{}',
    JSON.stringify({ claims: [{ ...told, says: { type: 'script', content: '<script>1</script>' } }] }),
    JSON.stringify({ claims: [{ ...told, outcomes: {} }] }),
    JSON.stringify({ claims: [{ ...told, outcomes: { '': '<b>' } }] }),
  ]) {
    writeFileSync(join(folder, 'claims.json'), written);
    await assert.rejects(claimsIn(folder), { loc: { file: join(folder, 'claims.json') } }, written);
  }
  rmSync(join(folder, 'claims.json'));
});

test('a claim that fails is named; its program may not run texts', async () => {
  write(claim('one', '50', `() => { throw new Error('no die'); }`));
  await assert.rejects(claimsIn(folder), (error: Error & { loc?: { file: string } }) => {
    assert.match(error.message, /stopped with an error: no die/);
    assert.equal(error.loc?.file, file);
    return true;
  });
  write(claim('one', '50', `(draw, size, file) => file[['con', 'structor'].join('')]('return true')()`));
  await assert.rejects(claimsIn(folder), /only a trusted book/);
  write(claim('one', '50', `(draw, size, file) => file('book.yaml').byteLength > 0`));
  await assert.rejects(claimsIn(folder), /book\.yaml/);
});
