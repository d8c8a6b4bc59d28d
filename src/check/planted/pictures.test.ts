/** Plants pictures in the texts of a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureNamed, readPicture } from '#render/picture.ts';
import { png } from './pictures.testing.ts';
import { home, one, report } from './planted.testing.ts';

type Files = NonNullable<Parameters<typeof report>[1]>;
/** The report on the book with this in an answer, and these files beside it. */
const withText = (text: string, files: Files = {}) =>
  report(
    [[one, 'Text with', `${text} Text with`]],
    Object.fromEntries(Object.entries(files).map(([name, file]) => [`questions/one/${name}`, file])),
  );
const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">\n${inner}\n</svg>`;

test('pictures beside a text, below it, in public/ and of a page are taken', () => {
  const files = {
    'a.png': png(90, 60),
    'in/Größe 1.svg': svg('<path d="M1 1h9"/>'),
    '../../public/shared.png': png(9, 9),
  };
  assert.equal(
    withText('![A](a.png) ![A](./a.png "Said.") ![B](in/Gr%C3%B6%C3%9Fe%201.svg) ![C](/shared.png)', files),
    '',
  );
  const page = '---\ntitle: About\ndescription: Who.\n---\n![A](a.png)\n';
  assert.equal(report([['pages/about.mdx', '', page]], { 'pages/about/a.png': png(9, 9) }), '');
  assert.match(
    report([['pages/about.mdx', '', page]]),
    /about\.mdx:5:1\n {2}The image "a\.png" does not exist/,
  );
});

const planted: [name: string, text: string, files: Files, expected: RegExp[]][] = [
  [
    'no words',
    '![](a.png)',
    { 'a.png': png(9, 9) },
    [/index\.mdx:19:1\n {2}The image "a\.png" has no alternative text/],
  ],
  ['another site', '![A](https://example.org/a.png)', {}, [/is on another site/, /link to it/]],
  ['a folder above', '![A](../two/a.png)', {}, [/"\.\.\/two\/a\.png" is outside the folder of its text/]],
  [
    'another kind',
    '![A](a.tiff)',
    { 'a.tiff': 'II*' },
    [/not in a format that every browser shows/, /one of png, jpg/],
  ],
  [
    'a slip of the finger',
    '![A](a.pgn.png)',
    { 'a.png.png': png(9, 9) },
    [/does not exist/, /did you mean "a\.png\.png"\?/],
  ],
  ['another place of public/', '![A](/../a.png)', {}, [/outside the folder/]],
  ['half a file', '![A](a.png)', { 'a.png': png(9, 9).subarray(0, 20) }, [/cannot be read as a picture/]],
  ['a text with the name of a picture', '![A](a.jpg)', { 'a.jpg': 'words' }, [/cannot be read as a picture/]],
  [
    'a program',
    '![A](a.svg)',
    { 'a.svg': svg('<script>1</script>') },
    [/contains a script \(<script>\) in line 2/],
  ],
  ['too many bytes', '![A](a.svg)', { 'a.svg': svg(' '.repeat(1_200_000)) }, [/is 1\.2 MB/, /at most 1 MB/]],
  [
    'too many pixels',
    '![A](a.png)',
    { 'a.png': png(9, 9).fill(Buffer.from('0000753000007530', 'hex'), 16, 24) },
    [/"a\.png" has 900 megapixels/, /at most 40/, /scale it down/],
  ],
  [
    'a name that stands elsewhere',
    '![A][a]\n\n[a]: a.png\n\n',
    {},
    [/"A" names its file in another place/, /!\[what it shows\]/],
  ],
  [
    'an element of HTML',
    '<img src="a.png" alt="A" />',
    {},
    [/element <img> cannot be used/, /!\[what it shows\]/],
  ],
];
for (const [name, text, files, expected] of planted)
  test(`${name}: an image is reported with its place and what to do`, () => {
    const said = withText(text, files);
    for (const pattern of expected) assert.match(said, pattern);
    assert.match(said, /index\.mdx:19:\d+\n/);
  });

test('a picture has a size, a type by what it holds, and a name that changes with it', async () => {
  const { mkdirSync, writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const read = (name: string, content: string | Buffer) => {
    mkdirSync(join(home, 'shown'), { recursive: true });
    writeFileSync(join(home, 'shown', name), content);
    const { width, height, type, name: shown } = readPicture(join(home, 'shown', name));
    return [width, height, type, shown.replace(/[0-9a-f]{8}/, '#')];
  };
  const files = ['a.txt', 'x.png'].map((name) => join(home, 'shown', name));
  read('x.png', png(2, 1));
  const { name: named } = readPicture(files[1]!);
  assert.equal(pictureNamed(named, files)?.width, 2);
  assert.equal(pictureNamed(named.replace('x.', 'y.'), files), undefined);
  assert.equal(pictureNamed('x.00000000.png', files), undefined);
  assert.deepEqual(read('Größe 1.svg', svg('')), [90, 60, 'image/svg+xml', 'Gro-e-1.#.svg']);
  // Whatever its name says.
  assert.deepEqual(read('图.jpg', png(30, 20)), [30, 20, 'image/png', 'picture.#.png']);
  const gif = Buffer.from('47494638396103000200', 'hex');
  assert.deepEqual(read('a.gif', Buffer.concat([gif, Buffer.alloc(20)])), [3, 2, 'image/gif', 'a.#.gif']);
  assert.notEqual(
    readPicture(join(home, 'shown/a.gif')).name,
    (writeFileSync(join(home, 'shown/a.gif'), png(3, 2)), readPicture(join(home, 'shown/a.gif')).name),
  );
});
