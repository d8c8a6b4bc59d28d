import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { contentHash, folderHash } from '#outputs/content-hash.ts';
import { questionSchema } from '#book/schema.ts';
import type { CheckCache } from './check-cache.ts';
import { checkedYaml, frontMatterOf } from './front-matter.ts';
import type { CheckedQuestion } from './question.ts';

type Stored = Omit<CheckedQuestion, 'problems' | 'locate'>;

/** A cache that outlives the program. */
export interface StoredChecks extends CheckCache {
  /** Writes what was asked for since it was opened; nothing else is kept. */
  save(): void;
}

/**
 * Remembers from build to build which questions have no fault. They are known by the bytes of their files, since a fresh
 * copy of a book has other times.
 *
 * @param path     Where it is kept.
 * @param program  Stands for what checks them, and for what they may quote beside their own files.
 */
export function storedChecks(path: string, program: string): StoredChecks {
  const before = new Map(Object.entries(read(path)));
  const now: Record<string, { key: string; checked: Stored }> = {};
  return {
    remembered(folder, asked, check) {
      const name = basename(folder);
      const key = contentHash(program, folder, JSON.stringify(asked), folderHash(folder));
      const known = before.get(name);
      if (known?.key === key) {
        now[name] = known;
        return revived(known.checked, folder);
      }
      const result = check();
      const { problems, locate: _, ...checked } = result;
      if (problems.length === 0) now[name] = { key, checked };
      return result;
    },
    save() {
      mkdirSync(dirname(path), { recursive: true });
      const temporary = `${path}.${process.pid}`;
      writeFileSync(temporary, JSON.stringify(now));
      renameSync(temporary, path);
    },
  };
}

function read(path: string): Record<string, { key: string; checked: Stored }> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, { key: string; checked: Stored }>;
  } catch {
    // There is none yet, or it was cut short: everything is checked anew.
    return {};
  }
}

/** JSON has neither dates nor functions: the schema makes the one, the file tells the other when a fault needs its place. */
function revived(stored: Stored, folder: string): CheckedQuestion {
  const path = join(folder, 'index.mdx');
  return {
    ...stored,
    problems: [],
    data: questionSchema.parse(stored.data),
    locate: (field) => {
      const frontMatter = frontMatterOf(readFileSync(path, 'utf8')) ?? '';
      return checkedYaml(frontMatter, questionSchema, relative('.', path) || path, 1).locate(field);
    },
  };
}
