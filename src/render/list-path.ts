import type { ListPage } from './list-pages.ts';
import type { Difficulty } from '#book/schema.ts';

/** Properties that the questions of a list share: a topic, a difficulty, both, or only their book. */
export interface ListOf {
  topic?: string | undefined;
  difficulty?: Difficulty | undefined;
}

/** Address, below the base path, of a page of a list of questions. */
export function listPath({ topic, difficulty, page = 1 }: ListOf & { page?: number }): string {
  const below = page === 1 ? '' : `page/${page}/`;
  if (topic === undefined) return difficulty === undefined ? '/' : `/difficulty/${difficulty}/${below}`;
  return difficulty === undefined ? `/topics/${topic}/${below}` : `/topics/${topic}/${difficulty}/${below}`;
}

/** A page of a list that is divided into several. */
export interface PartOfList {
  of: ListOf;
  pages: readonly ListPage<unknown>[];
  /** Number of this page, from 1. */
  number: number;
}
