import { bm25, invertedIndex } from '../numerics/bm25.ts';
import { cosine } from './sentences.ts';

/** Lower-case words; a name with hyphens or underscores whole, joined, and in parts, so that any spelling finds it. */
export function tokens(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu) ?? [];
  return words.flatMap((word) => {
    const parts = word.match(/\p{L}+|\p{N}+/gu) ?? [];
    return [...new Set([word, word.replaceAll('-', ''), ...parts])];
  });
}

/** Scores of all passages for a question: BM25 over heading and text, and the cosine of the vectors. */
export function searcher(passages: readonly string[][], vectors: readonly Int8Array[]) {
  const index = invertedIndex(passages.map(([, heading, text]) => tokens(`${heading}. ${text}`)));
  return (question: string, vector: Int8Array): [words: Float64Array, meaning: Float64Array] => [
    bm25(index, tokens(question)),
    Float64Array.from(vectors, (passage) => cosine(passage, vector)),
  ];
}

/** Passages whose score is above 0, best first; scores that agree to nine decimals are a tie, and the earlier comes first. */
export function ranking(scores: Float64Array): number[] {
  const rounded = scores.map((score) => Math.round(score * 1e9));
  return [...scores.keys()].filter((i) => rounded[i]! > 0).sort((a, b) => rounded[b]! - rounded[a]! || a - b);
}
