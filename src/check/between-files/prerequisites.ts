import type { Problem } from '#book/problem.ts';
import type { QuestionData } from '#book/schema.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

interface Linked {
  slug: string;
  data: QuestionData;
  locate: LocateField;
}

/** Prerequisites must lead somewhere: a circle of them would send the reader round and round. */
export function circles(questions: readonly Linked[]): Problem[] {
  const needs = new Map<string, { to: string; locate: LocateField; index: number }[]>();
  const add = (from: string, to: string, locate: LocateField, index: number) =>
    needs.set(from, [...(needs.get(from) ?? []), { to, locate, index }]);
  for (const { slug, data, locate } of questions)
    data.related.forEach(({ kind, to }, index) => {
      if (kind === 'prerequisite') add(slug, to, locate, index);
      if (kind === 'follow-up') add(to, slug, locate, index);
    });
  const state = new Map<string, 'open' | 'done'>();
  const problems: Problem[] = [];
  const visit = (slug: string, trail: string[]) => {
    state.set(slug, 'open');
    for (const { to, locate, index } of needs.get(slug) ?? []) {
      if (state.get(to) === 'open') {
        const circle = [...trail.slice(trail.indexOf(to)), to];
        problems.push({
          ...locate(['related', index, 'to']),
          message: `The prerequisites form a cycle: ${circle.join(' needs ')}.`,
          expected: 'prerequisites without a cycle',
          fix: 'make one of these relations a contrast, or remove it',
        });
      } else if (!state.has(to)) visit(to, [...trail, to]);
    }
    state.set(slug, 'done');
  };
  for (const { slug } of questions) if (!state.has(slug)) visit(slug, [slug]);
  return problems;
}
