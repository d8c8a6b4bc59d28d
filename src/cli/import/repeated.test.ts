/** A short answer stands on its page once, if what is shown beside it allows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, imported, smallestPng } from './folders.testing.ts';

const pageOf = async (answer: string): Promise<string> => {
  const all = await imported(
    folderWith({ 'a.md': `# Why so?\n\n${answer}\n`, 'b.md': '# Why not?\n\nNo.\n', 'cap.png': smallestPng }),
  );
  return /\nshortAnswer: ([^]*)$/.exec(all.page('Why so'))![1]!;
};

test('a picture on a line of its own is the rest of the answer, and leaves no space behind the short one', async () => {
  assert.equal(await pageOf('Choose two.\n![A](cap.png)'), 'Choose two.\n---\n\n![A](./cap.png)\n');
  assert.equal(await pageOf('![A](cap.png)\nChoose two.'), 'Choose two.\n---\n\n![A](./cap.png)\n');
  assert.equal(
    await pageOf('Choose two.  \n![A](cap.png)\n\nAnd so on.'),
    'Choose two.\n---\n\n![A](./cap.png)\n\nAnd so on.\n',
  );
  assert.match(await pageOf('Press ![A](cap.png)'), /^Press\n---\n\nPress !\[A\]/);
  assert.match(await pageOf('Press ![A](cap.png) twice.'), /^Press {1,2}twice\.\n---\n\nPress !\[A\]/);
});

test('what stands alone below code is the short answer, and the code the rest', async () => {
  const code = '```sql\nSELECT 1;\n```';
  assert.equal(await pageOf(`${code}\n\nIt costs much.`), `It costs much.\n---\n\n${code}\n`);
  assert.equal(
    await pageOf(`${code}\n\nIt costs much.\n\nSo.`),
    `It costs much.\n---\n\n${code}\n\nIt costs much.\n\nSo.\n`,
  );
});
