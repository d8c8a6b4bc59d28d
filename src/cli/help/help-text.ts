/** The questions of docs/ as a terminal shows them: in the place of what a page shows stands its source. */
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { parse } from 'yaml';
import { bodyOf, frontMatterOf } from '#project/front-matter.ts';
import { cutRegion } from '#render/region.ts';

/** What a text imports, and what follows. */
const parts = /^\n*((?:import .*\n)*)([^]*)$/;
/** Code, an example, a file that is shown, a link, the id of a heading, a citation. */
const shown =
  /^```[^]*?^```$|^<Example>\n\n(?<example>[^]*?)\n\n<\/Example>$|^<(?<part>Code|Example) file="(?<file>.+?)"(?: region="(?<region>.+?)")?.*\/>$|\[(?<words>[^\]]+)\]\((?:(?<url>https:.+?)|\/(?<of>questions\/)?(?<slug>[\w-]+)\/.*?)\)| \{#[\w-]+\}$|\s<Cite .*?\/>/gm;

/** The lines that an author writes, in order, to get what the examples of a text show, with what it imports. */
export function exampleSources(text: string): string[] {
  const [, imports, body] = parts.exec(bodyOf(text))!;
  return [...body!.matchAll(shown)].flatMap(({ groups: { example } = {} }) =>
    example ? `${imports && `${imports}\n`}${example}` : [],
  );
}

/** @param page  The text of a question, docs/questions/<topic>/index.mdx. */
export function helpText(page: string): Record<'topic' | 'question' | 'text', string> & { number: number } {
  const topic = basename(dirname(page));
  const read = (file: string) => readFileSync(join(page, '..', file), 'utf8');
  const source = readFileSync(page, 'utf8');
  const [, , body] = parts.exec(bodyOf(source))!;
  const data = parse(frontMatterOf(source)!) as { question: string; number: number; shortAnswer: string };
  const examples = exampleSources(source);
  const block = (name: string, code: string) =>
    `\`\`\`${extname(name).slice(1)} ${name}\n${code.trimEnd()}\n\`\`\``;
  const text = body!.replaceAll(shown, (whole, ...found) => {
    const { example, part, file, region, words, url, of, slug } = found.at(-1) as NodeJS.Dict<string>;
    if (example) return block('index.mdx', examples.shift()!);
    if (part) return block(file!, part === 'Code' ? cutRegion(read(file!), region) : read(`../../${file}`));
    if (url) return `${words} (${url})`;
    if (words) return `${words} (\`${of ? `grounded help ${slug}` : `docs/pages/${slug}.mdx`}\`)`;
    return whole.startsWith('```') ? whole : '';
  });
  const short = data.shortAnswer.replace(/(.{1,130})(?: |$)/g, '$1\n');
  return { ...data, topic, text: `# ${topic}: ${data.question}\n\n${short}\n${text.trim()}` };
}
