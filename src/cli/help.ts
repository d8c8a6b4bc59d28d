/** Prints how a part of a book is written, with an example: the files of docs/help, as they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '#book/problem.ts';
import { commandLine, packageRoot } from '#project/package-root.ts';
import { stop } from './stop.ts';

const folder = join(packageRoot, 'docs/help');
const textOf = (topic: string) => readFileSync(join(folder, `${topic}.md`), 'utf8');
const topics = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
// From the book as a whole to its parts; others follow.
const first = ['book', 'look', 'question', 'page', 'import', 'trust'];
topics.sort((a, b) => (first.indexOf(a) + 1 || 9) - (first.indexOf(b) + 1 || 9) || (a < b ? -1 : 1));

function list(): string {
  const width = Math.max(...topics.map(({ length }) => length));
  // Each begins with its heading, "# topic: what it is".
  const lines = topics.map((topic) => {
    const [, says] = /^# [^:]+: (.*)/.exec(textOf(topic))!;
    return `  ${topic.padEnd(width)}  ${says}`;
  });
  return `${commandLine('help', 'TOPIC')} explains how to write a part of a book, with an example:\n\n${lines.join('\n')}`;
}

const [topic] = process.argv.slice(2);
if (topic === undefined) console.log(list());
else if (topics.includes(topic)) console.log(textOf(topic).trimEnd());
else {
  const meant = nearest(topic, topics);
  stop(`There is no help on "${topic}".${meant === undefined ? '' : ` Did you mean ${meant}?`}\n\n${list()}`);
}
