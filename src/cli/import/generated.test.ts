/** Writes documents whose questions are known, in every shape, and counts what the import finds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nowhere, sourceFrom, tries } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';

/** Pieces of answers, with what a careless reader would take for questions, rules or ends. */
const pieces = [
  'It is a piece of text.',
  'Ask yourself: is it? It may be.',
  'First line.\nSecond line with {braces} and <tags>.',
  '- one\n- two?\n- three',
  '1. Load the data.\n2. Is it clean?\n3. Train.',
  '```python\n# 2. What is this?\n## 3. What is that?\nQ = {1: "**Q: no**"}\n```',
  '~~~\n<details>\n<summary>No?</summary>\n~~~',
  '> Quoted, with a question?',
  '| a | b |\n| --- | --- |\n| Why? | x < y |',
  '$$\nx = \\frac{a}{b}\n$$',
  'A formula $a_1 < b$, a price of $5 and $6.',
  '**Note:** this is bold.',
  'See [the paper](https://example.org/) or [above](#top).',
  '<b>HTML</b><br>inside <i>text</i>.',
  'import torch\n\nexport it',
  '<!-- 9. What is hidden? -->\n\nShown.',
];
const nested = ['Why it matters?', '1. Steps', 'What about speed?'];

interface Item {
  name: string;
  answer: string[];
  /** Whether it has an answer. */
  answered: boolean;
}
const item = fc.record({
  name: fc.constantFrom('What is', 'How does one use', 'Why prefer', 'Explain', 'When would you choose'),
  answer: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
});
// Questions without an answer are one in five; the first has one, so that the document has a shape.
const items = fc.array(fc.tuple(item, fc.nat(9)), { minLength: 2, maxLength: 7 }).map((all) =>
  all.map(([one, chance], index): Item => {
    const name = `${one.name} thing ${String.fromCharCode(65 + index)}`;
    return { ...one, name, answered: index === 0 || chance > 1 };
  }),
);

const wordingOf = ({ name }: Item): string => (name.startsWith('Explain') ? `${name}.` : `${name}?`);
const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
const answerOf = ({ answer, answered }: Item): string => (answered ? answer.join('\n\n') : '');

type Shape = (item: Item, number: number) => string;
const withHeadings = (item: Item): string =>
  item.answered && item.answer.length > 2
    ? `${item.answer[0]}\n\n### ${nested[item.answer.length % nested.length]}\n\n${item.answer.slice(1).join('\n\n')}`
    : answerOf(item);
const shapes: Record<string, Shape> = {
  'numbered headings': (item, number) =>
    `## ${number}. ${wordingOf(item)}\n\n**Answer:**  \n${withHeadings(item)}\n\n---\n`,
  'numbered headings without labels': (item, number) =>
    `## ${number}) ${wordingOf(item)}\n\n${withHeadings(item)}\n`,
  'Q headings': (item, number) => `### Q${number}: ${wordingOf(item)}\n\n${answerOf(item)}\n`,
  'headings with links': (item, number) =>
    `#### ${number}) [${wordingOf(item)}](https://example.org/${number}) [[↑]](#)\n\n${answerOf(item)}\n\n[Back to top](#)\n`,
  'bold paragraphs': (item, number) => `**${number}. ${wordingOf(item)}**\n\n${answerOf(item)}\n`,
  details: (item) => `<details>\n<summary>${wordingOf(item)}</summary>\n\n${answerOf(item)}\n\n</details>\n`,
  'question and answer lines': (item) =>
    `Q: ${wordingOf(item)}\n${item.answered ? `A: ${item.answer[0]!.startsWith('It') ? item.answer[0] : 'Yes.'}\n\n${item.answer.slice(1).join('\n\n')}\n` : ''}`,
  'items of a list': (item, number) => {
    const mark = `${number}. `;
    return `${mark}**${wordingOf(item)}**\n\n${indented(answerOf(item), ' '.repeat(mark.length))}\n`;
  },
  'quoted answers': (item, number) =>
    `## ${number}. ${wordingOf(item)}\n\n${item.answered ? indented(item.answer.join('\n\n').replace(/^$/gm, ' '), '> ') : ''}\n`,
};

for (const [name, write] of Object.entries(shapes)) {
  test(`every question is found: ${name}`, () => {
    const arbitrary = fc.tuple(items, fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(arbitrary, ([all, contents, crlf, footer]) => {
        const list = all.map((one, index) => `${index + 1}. [${wordingOf(one)}](#q-${index + 1})`).join('\n');
        const document =
          `# Notes on things\n\n${contents ? `## Contents\n\n${list}\n\n` : 'Some introduction.\n\n'}` +
          all.map((one, index) => write(one, index + 1)).join('\n') +
          (footer ? '\n## License\n\nFree to use.\n' : '');
        const source = sourceFrom(crlf ? document.replace(/\n/g, '\r\n') : document);
        const { questions } = planImport([source], nowhere).files[0]!;
        const found = (status: string) =>
          questions.filter((one) => one.status === status).map(({ question }) => question);
        const asked = (answered: boolean) => all.filter((one) => one.answered === answered).map(wordingOf);
        assert.deepEqual(found('taken'), asked(true), `taken of\n${document}`);
        assert.deepEqual(found('unanswered'), asked(false), `unanswered of\n${document}`);
        assert.equal(questions.length, all.length);
      }),
      tries(60),
    );
  });
}
