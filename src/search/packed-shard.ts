import type { TermShard } from './page-index.ts';

/** A range of the site's words as it is sent: numbers as characters take a third of what their digits do. */
export interface PackedShard extends Omit<TermShard, 'postings'> {
  /** Those of each term, joined by spaces: each number as the character that far behind "0". */
  postings: string;
}

const zero = '0'.charCodeAt(0);

export const packShard = ({ postings, ...shard }: TermShard): PackedShard => ({
  ...shard,
  postings: postings
    .map((numbers) => String.fromCharCode(...numbers.map((number) => zero + number)))
    .join(' '),
});

export const unpackShard = ({ postings, ...shard }: PackedShard): TermShard => ({
  ...shard,
  postings: postings
    .split(' ')
    .map((text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) - zero)),
});
