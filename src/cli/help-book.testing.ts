/** A book of all examples of docs/help, so that the help for authors is true. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const help = join(import.meta.dirname, '../../docs/help');

/** An example: what stands behind the language of its fence is its file, of the book where it begins with a slash. */
const example = /^```\w+ (\S+\.\w+)\n([\s\S]*?)^```$/gm;

/** Topics whose files are added to the question of another. */
const addedTo: Readonly<Record<string, string>> = { stage: 'lab' };

/** Writes the examples of each topic as a question of its name or into that of another. Returns how many files there are. */
export function writeHelpBook(content: string): number {
  let count = 0;
  for (const file of globSync('*.md', { cwd: help }).sort()) {
    const topic = basename(file, '.md');
    for (const [, name, text] of readFileSync(join(help, file), 'utf8').matchAll(example)) {
      const path = name!.startsWith('/')
        ? join(content, name!)
        : join(content, 'questions', addedTo[topic] ?? topic, name!);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, name === 'index.mdx' ? withFrontMatter(text!, topic) : text!);
      count += 1;
    }
  }
  return count;
}

const withFrontMatter = (text: string, topic: string): string =>
  text.startsWith('---\n')
    ? text
    : `---\nquestion: How is ${topic} written?\ntopics: [optics]\nshortAnswer: As here.\n---\n\n${text}`;
