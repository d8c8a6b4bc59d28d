import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { cardTable } from './card-table.ts';
import { hostileTexts, sampleExport } from './sample-export.testing.ts';

const rows = (bytes: Uint8Array) =>
  parse(Buffer.from(bytes), { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
    string,
    string
  >[];

test('each card is a row, which says where it is from', () => {
  const [short, followUp, quiz, wrong] = rows(cardTable(sampleExport()));
  assert.deepEqual(short, {
    id: 'light#short-answer',
    kind: 'short-answer',
    topic: 'Optics: rays',
    difficulty: 'advanced',
    question: 'What is light?',
    asked: 'What is light?\nSay the main idea in one sentence, then compare.',
    answer: 'A wave of $E$.\n\nWhat a longer answer includes\n• It has $\\lambda$',
    link: 'http://localhost:4321/questions/light/#short-answer',
  });
  assert.equal(followUp!['asked'], 'How fast?');
  assert.equal(followUp!['answer'], 'See colour.\n\nWhat a longer answer includes\nIt bends.');
  assert.equal(wrong!['asked'], '“It needs ether.”\nThis is wrong. What is right?');
  assert.equal(wrong!['answer'], 'It does not.');
  assert.equal(quiz!['asked'], 'Where?\nlook\n• In vacuum\n• In ether');
  assert.equal(quiz!['answer'], 'Right: In vacuum\nYes.\n\nWrong: In ether');
});

test('any text comes back as it is, and none runs as a formula', () => {
  for (const text of hostileTexts) {
    const [row] = rows(cardTable(sampleExport(text)));
    const asked = row!['asked']!;
    assert.doesNotMatch(asked, /^\s*[=+\-@＋－＝＠]/, JSON.stringify(text.slice(0, 20)));
    assert.equal(Object.keys(row!).length, 8);
  }
  const [formula] = rows(cardTable(sampleExport('=HYPERLINK("http://x.example","y")')));
  assert.match(formula!['asked']!, /^'=HYPERLINK\("http:\/\/x\.example","y"\)\n/);
  assert.equal(rows(cardTable(sampleExport('a,"b"\nc')))[0]!['asked']!.split('\n')[0], 'a,"b" c');
});

test('lines end as the standard says, behind the mark of UTF-8', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(cardTable(sampleExport()));
  assert.ok(text.startsWith('\ufeffid,kind,topic,difficulty,question,asked,answer,link\r\n'));
  assert.ok(text.endsWith('\r\n'));
  assert.deepEqual(cardTable(sampleExport()), cardTable(sampleExport()));
});
