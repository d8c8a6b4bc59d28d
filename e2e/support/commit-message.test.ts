import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCommitMessage } from './commit-message.ts';

test('a commit has a subject that says something, and lines that fit', () => {
  for (const text of ['Name it anew', `Mend ${'é'.repeat(67)}`, `Mend the gate\n\n${'x'.repeat(100)}\nso.`])
    assert.ok(isCommitMessage(text), text);
  for (const text of [
    'x',
    'Mend it',
    'Refactoring',
    `Mend ${'x'.repeat(68)}`,
    `Mend the gate\n\n${'x'.repeat(101)}`,
    '',
  ])
    assert.ok(!isCommitMessage(text), text);
});
