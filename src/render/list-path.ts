import type { Difficulty } from '#book/schema.ts';

/** Address, below the base path, of the list of questions of a topic, of a difficulty, of both, or of the whole book. */
export function listPath({
  topic,
  difficulty,
}: {
  topic?: string | undefined;
  difficulty?: Difficulty | undefined;
}): string {
  if (topic === undefined) return difficulty === undefined ? '/' : `/difficulty/${difficulty}/`;
  return difficulty === undefined ? `/topics/${topic}/` : `/topics/${topic}/${difficulty}/`;
}
