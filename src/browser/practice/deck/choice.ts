import { lengths, type Choice } from './draw.ts';

/** The last choice, from the browser's storage, which may hold anything. */
export function choiceOf(remembered: unknown): Choice {
  const given = (typeof remembered === 'object' && remembered) || {};
  const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);
  const { topics, difficulties, kinds, length } = given as Record<keyof Choice, unknown>;
  return {
    topics: list(topics),
    difficulties: list(difficulties),
    kinds: list(kinds),
    length: lengths.find((known) => known === length) ?? 10,
  };
}
