import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';

const book = mkdtempSync(join(tmpdir(), 'frames-'));
Object.assign(process.env, { CONTENT_DIR: book, CACHE_DIR: join(book, '.cache') });
const [
  { labProgram },
  { frameOf },
  { firstFrame },
  { record, recordProblem },
  { recordedFrame },
  { shownPath },
  { filesNamed },
] = await Promise.all([
  import('./lab-program.ts'),
  import('./ask-program.ts'),
  import('./shown.ts'),
  import('./recorded.ts'),
  import('./recorded-frame.ts'),
  import('#project/shown-path.ts'),
  import('./files-named.ts'),
]);
after(() => rmSync(book, { recursive: true }));

const folder = join(book, 'questions/one/live');
mkdirSync(folder, { recursive: true });
const write = (path: string, text: string) => writeFileSync(join(book, path), text);
const program = () => labProgram(folder);
const lab = (run: string) =>
  write(
    'questions/one/live/lab.ts',
    `import { value } from 'grounded/lab/html.ts';
import { size } from '../${'size'}.ts';
const read = (file: (name: string) => ArrayBuffer): number => new Uint8Array(file('questions/one/live/data.bin'))[0]!;
export const lab = {
  controls: { times: { kind: 'number', label: 'Times', min: 1, max: 9, step: 1, default: 2 } },
  files: () => ['questions/one/live/data.bin'],
  *run({ times }: { times: number }, file: (name: string) => ArrayBuffer) { ${run} },
  view: ({ product }: { product: number }) => value('product', product),
  summary: ({ product }: { product: number }) => \`It is \${product}, drawn \${Math.random()}.\`,
};`,
  );
const right = 'yield { product: times * size * read(file), progress: 1 };';
write('book.yaml', 'name: A book\n');
write('questions/one/size.ts', 'export const size: number = 3;\n');
write('questions/one/live/data.bin', '\u0005');
lab(right);

test('a frame is computed once for a setting, and again when the lab, what it imports or its data change', async () => {
  const first = await frameOf(await program());
  assert.match(first.html, /data-value="product" value="30"/);
  assert.deepEqual(await frameOf(await program()), first);
  assert.match((await frameOf(await program(), { times: 4 })).html, /"60"/);
  write('questions/one/size.ts', 'export const size: number = 4;\n');
  assert.match((await frameOf(await program())).html, /"40"/);
  write('questions/one/live/data.bin', '\u0006');
  assert.match((await frameOf(await program())).html, /"48"/);
  write('questions/one/other.ts', 'export {};\n');
  assert.deepEqual(await firstFrame(await program()), await frameOf(await program()));
});

test('a frame that is recorded is not computed, until its lab changes; a wrong one is reported', async () => {
  const file = join(folder, 'first.json');
  const recorded = async () => recordedFrame(await program());
  assert.match((await recordProblem(await recorded()))!.message, /does not exist/);
  assert.equal(await record(await recorded()), shownPath(file));
  assert.equal(await recordProblem(await recorded()), undefined);
  const edit = (from: string, to: string) =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  edit('value=\\"48\\"', 'value=\\"48.00001\\"');
  assert.match((await firstFrame(await program())).html, /48\.00001/);
  assert.equal(await recordProblem(await recorded()), undefined);
  edit('48.00001', '48.1');
  assert.match((await recordProblem(await recorded()))!.message, /48\.1/);
  // Whoever sends a book may have written it.
  edit('48.1', '<script>1</script>');
  await assert.rejects(firstFrame(await program()), (error: Error & { loc?: { file: string } }) => {
    assert.match(error.message, /no picture may hold ".*<script/);
    assert.equal(error.loc?.file, join(folder, 'lab.ts'));
    return true;
  });
  write('questions/one/size.ts', 'export const size: number = 5;\n');
  assert.match((await firstFrame(await program())).html, /"60"/);
});

test('a lab that fails is named; its program may not run texts, unless the book is trusted', async () => {
  lab(`throw new Error('a lens is missing');`);
  await assert.rejects(
    frameOf(await program()),
    (error: Error & { loc?: { file: string }; hint?: string }) => {
      assert.match(error.message, /stopped with an error: a lens is missing/);
      assert.equal(error.loc?.file, join(folder, 'lab.ts'));
      assert.match(error.hint ?? '', /programs that it imports/);
      return true;
    },
  );
  lab(`yield { product: read[['con', 'structor'].join('')]('return 1')(), progress: 1 };`);
  await assert.rejects(frameOf(await program()), /only a trusted book/);
  lab(`yield { product: file('book.yaml').byteLength, progress: 1 };`);
  await assert.rejects(frameOf(await program()), /book\.yaml/);
  // Where no check came before, as on an author's server.
  lab('\nyield { product: process.pid, progress: 1 };');
  await assert.rejects(program(), (error: Error & { loc?: { file: string; line: number } }) => {
    assert.match(error.message, /The program uses "process"/);
    assert.equal(join(error.loc!.file), shownPath(join(folder, 'lab.ts')));
    return true;
  });
  lab(right);
  assert.match((await frameOf(await program())).html, /"60"/);
});

test('an error is said where the book came to it, if its process may know', async () => {
  const deep = join(folder, '../deep.ts');
  writeFileSync(
    deep,
    "import { value } from 'grounded/lab/html.ts';\ntype Lens = { power: number };\n\nexport const power = (lens?: Lens): string =>\n  value('power', lens!.power);\n",
  );
  const settings = 'name: A book\n';
  const place = async (run: string) => {
    lab(run);
    const path = join(folder, 'lab.ts');
    writeFileSync(path, `import { power } from '../${'deep'}.ts';\n${readFileSync(path, 'utf8')}`);
    const error = await frameOf(await program()).catch((error: unknown) => error);
    return (error as { loc?: object }).loc;
  };
  const ofDeep = 'yield { product: Number(power()), progress: 1 };';
  assert.deepEqual(await place(ofDeep), { file: join(folder, 'lab.ts') });
  write('book.yaml', `${settings}trusted: true\n`);
  assert.deepEqual(await place(ofDeep), { file: deep, line: 5, column: 24 });
  // The innermost place is one of the kit.
  const ofKit = "value('x', Symbol()); yield { product: 1, progress: 1 };";
  assert.deepEqual(await place(ofKit), { file: join(folder, 'lab.ts'), line: 8, column: 77 });
  // A program can say what it likes.
  const told = `throw { message: 'a', stack: 'data:text/javascript;base64,A:99999:1 data:text/javascript;base64,A:0:1' };`;
  assert.deepEqual(await place(told), { file: join(folder, 'lab.ts') });
  write('book.yaml', settings);
  lab(right);
});

test('a control begins with a value that it takes, and a preset sets none other', async () => {
  const path = join(folder, 'lab.ts');
  const source = readFileSync(path, 'utf8');
  const withText = (from: string, to: string) => writeFileSync(path, source.replace(from, to));
  withText('default: 2', 'default: 20');
  await assert.rejects(
    frameOf(await program()),
    /sets "times" to 20\. Expected: a number from 1 to 9 in steps of 1/,
  );
  withText('times: { kind', 'elements: { kind');
  await assert.rejects(
    frameOf(await program()),
    /A control is called "elements"\. Expected: a name that no form/,
  );
  withText('step: 1', 'steps: 1');
  await assert.rejects(frameOf(await program()), /sets "times" to 2/);
  withText('files:', "presets: [{ id: '../a', params: {} }],\n  files:");
  await assert.rejects(frameOf(await program()), /preset "\.\.\/a" has no such id\. Expected: letters/);
  for (const [params, message] of [
    ['{ times: 0 }', /preset "a" sets "times" to 0/],
    ['{ time: 3 }', /preset "a" sets "time"\. Expected: a control, one of times/],
  ] as const) {
    withText('files:', `presets: [{ id: 'a', params: ${params} }],\n  files:`);
    await assert.rejects(frameOf(await program()), message);
  }
  writeFileSync(path, source);
});

test('a lab reads files of the book alone, whatever it names', () => {
  writeFileSync(`${book}.bin`, 'secret');
  after(() => rmSync(`${book}.bin`));
  for (const folder of ['.git', 'node_modules', 'questions/one/.x']) {
    mkdirSync(join(book, folder));
    symlinkSync(`${book}.bin`, join(book, folder, 'x.bin'));
  }
  for (const name of [
    ...[`../${basename(book)}.bin`, `${book}.bin`, 'book.yaml'],
    ...[
      'data/x.css?.bin',
      'data/x#.bin',
      '.git/x.bin',
      'node_modules/x.bin',
      'Node_Modules/x.bin',
      'questions/one/.x/x.bin',
    ],
  ])
    assert.throws(() => filesNamed([name])(name), /no file/, name);
  // Shown to readers, it must not say where the book was built.
  assert.throws(() => filesNamed(['gone.bin'])('gone.bin'), {
    message: 'The file “gone.bin” cannot be read: ENOENT.',
  });
});
