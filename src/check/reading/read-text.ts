import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'astro/zod';
import { mostUnchecked } from '#book/citation.ts';
import type { Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { linkTargetsOf } from '../between-files/dead-links.ts';
import {
  checkedYaml,
  frontMatterMissing,
  slugProblems,
  type LocateField,
} from '../front-matter/front-matter.ts';
import { belowFrontMatter, frontMatterOf } from '#project/front-matter.ts';
import type { TextReport, TextRules } from '../text/spot.ts';
import { checkText } from '../text/text.ts';
import { programsOf } from '../trust/bounded-code.ts';

type Findings = Pick<TextReport, 'problems' | 'links' | 'citations'>;
type FieldReport = Findings & Pick<TextReport, 'texts'>;

/** The findings of one reading of a text with front matter; what could not be read is missing. */
export interface ReadText extends Findings {
  slug: string;
  /** Path of the text for messages. */
  file: string;
  /** Programs of its labs, and those that it imports. */
  programs: string[];
  /** Places on its page that links can lead to. */
  places?: ReadonlySet<string>;
  /** Where each field of the front matter stands. */
  locate?: LocateField;
}

/** A text before it is read: it has its name, its file and its programs, and no findings yet. */
export const unreadText = (path: string, folder: string): ReadText => ({
  slug: basename(folder),
  file: shownPath(path),
  programs: programsOf(path, folder, []),
  problems: [],
  links: [],
  citations: [],
});

/** How texts of a kind are read. */
interface TextKind<S extends z.ZodType> {
  schema: S;
  /** Fields that their front matter has at least. */
  least: string;
  /** Whether the name of a text is that of its folder or of its file. */
  named: 'folder' | 'file';
  /** Values of fields that it leaves out. */
  others?: object;
  /** Findings in texts of its fields, which come before those of its body. */
  inFields?: (data: z.output<S>, locate: LocateField) => FieldReport[];
}

/**
 * Reads a text's front matter and body, once, into what was found in it.
 *
 * @returns the data, undefined where a field is wrong, the report on the body, and all texts that were parsed; undefined without
 *   front matter.
 */
export function readText<S extends z.ZodType>(
  read: ReadText,
  path: string,
  folder: string,
  { schema, least, named, others, inFields }: TextKind<S>,
  rules: TextRules,
) {
  const { slug, file } = read;
  read.problems.push(...slugProblems(slug, named, file));
  const source = readFileSync(path, 'utf8');
  const frontMatter = frontMatterOf(source);
  if (frontMatter === undefined) {
    read.problems.push(frontMatterMissing(file, least));
    return undefined;
  }
  const { data, problems, locate } = checkedYaml(frontMatter, schema, file, 1, others);
  const body = checkText(belowFrontMatter(source), file, folder, rules);
  read.locate = locate;
  read.programs = programsOf(path, folder, body.imports);
  const found = [...(data === undefined ? [] : (inFields?.(data, locate) ?? [])), body];
  read.links = found.flatMap(({ links }) => links);
  read.citations = found.flatMap(({ citations }) => citations);
  read.places = linkTargetsOf({ ...body, citations: read.citations });
  read.problems.push(
    ...problems,
    ...found.flatMap(({ problems }) => problems),
    ...(rules.figures ? tooManyUnchecked(read.citations) : []),
  );
  const texts: TextReport['texts'] = Object.assign({}, ...found.map(({ texts }) => texts));
  return { data, locate, body, texts, source };
}

function tooManyUnchecked(citations: TextReport['citations']): Problem[] {
  const unchecked = citations.filter(({ citation }) => citation.unchecked);
  return unchecked.slice(mostUnchecked).map(({ citation, file, line }) => ({
    draft: true,
    file,
    line,
    message: `"${citation.of}" is cited unchecked, but so are ${mostUnchecked} other citations of this answer.`,
    expected: `at most ${mostUnchecked} citations in an answer that were not checked against the text`,
    fix: 'quote the source with says="…", or leave the figure out',
  }));
}
