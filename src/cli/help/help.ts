/** Prints how a part of a book is written, with an example: the questions of docs/. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '#book/problem.ts';
import { commandLine, packageRoot } from '#project/package-root.ts';
import { argumentsOf } from '../command-line/commands.ts';
import { helpText } from './help-text.ts';
import { stop } from '../command-line/stop.ts';

const pages = globSync(join(packageRoot, 'docs/questions/*/index.mdx')).map(helpText);
const topics = pages.sort((a, b) => a.number - b.number).map(({ topic }) => topic);
const width = Math.max(...topics.map(({ length }) => length));
const lines = pages.map(({ topic, question }) => `  ${topic.padEnd(width)}  ${question}`).join('\n');
const list = `${commandLine('help', 'TOPIC')} explains how to write a part of a book, with an example:\n\n${lines}`;

const [asked] = argumentsOf('help').positionals;
const page = pages.find(({ topic }) => topic === asked);
if (asked === undefined || page) console.log(page?.text ?? list);
else {
  const meant = nearest(asked, topics);
  stop(`There is no help on "${asked}".${meant === undefined ? '' : ` Did you mean ${meant}?`}\n\n${list}`);
}
