import { Meaning, type PackedMeaning } from '#search/meaning.ts';
import { fetchJson, LoadError } from './patience.ts';
import { shardOf, shardsFrom, type IndexHead, type PageRecord } from '#search/page-index.ts';
import { unpackShard, type PackedShard } from '#search/packed-shard.ts';
import type { Query } from '#search/query.ts';
import { lookups, shortestBeginning } from '#search/rank.ts';
import { mayBeSlip, spellingListOf, type SpellingList } from '#search/spelling.ts';
import { Terms } from '#search/terms.ts';
import { stem } from '#search/tokens.ts';

/** The page index as it is fetched: its head once, its words and pages as queries need them. */
export interface LoadedIndex {
  head: IndexHead;
  /** The words that may matter for a query; more are there after each call. */
  terms(query: Query): Promise<Terms>;
  /** What is shown of pages, in the order asked. */
  records(pages: readonly number[]): Promise<PageRecord[]>;
  /** The second opinion, for books that have one. */
  meaning(): Promise<Meaning | undefined>;
}

/** Files of words that one beginning may fetch: the first letters of a word fit a good part of the site's words. */
const mostShards = 3;

export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
let loading: Promise<LoadedIndex> | undefined;

/** Loads the head of the index once; a failed attempt is forgotten, so that the next one starts afresh. */
export function loadIndex(): Promise<LoadedIndex> {
  loading ??= open().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function open(): Promise<LoadedIndex> {
  const head = await json<IndexHead & { version: string }>('index.json');
  if (typeof head?.version !== 'string' || !Array.isArray(head.shards))
    throw new LoadError('search/index.json holds something else');
  const partial = head.shards.length > 0;
  const terms = new Terms(partial);
  const part = remembered((name) => json(`${head.version}/${name}.json`));
  const shard = remembered(async (name) => terms.add(unpackShard((await part(name)) as PackedShard)));
  const shards = (numbers: Iterable<number>) =>
    Promise.all([...new Set(numbers)].map((number) => shard(`words-${number}`)));
  const isListed = (name: string) => head.spellings.includes(name);
  const spelling = remembered(async (name) =>
    terms.addSpellings((await part(`spelling-${name}`)) as SpellingList),
  );
  /** The shards of words that begin like one that is still being typed; of many the first that have it. */
  const beginnings = (word: string): number[] => {
    if (word.length < shortestBeginning) return [];
    const all = shardsFrom(head, word.slice(0, 4));
    if (all.length <= mostShards) return all;
    const first = Math.min(shardOf(head, word), all.at(-1)! - mostShards + 1);
    const kept = Array.from({ length: mostShards }, (_, at) => first + at);
    terms.limit(word, head.shards[first - 1] ?? '', head.shards[first + mostShards - 1]);
    return kept;
  };
  // A small book is one file of words: it is there before the first word is typed.
  if (!partial && head.pages > 0) void shards([0]).catch(() => {});
  if (head.pages > 0 && head.pages <= head.recordsPerFile) void part('pages-0').catch(() => {});
  const meaning = remembered(async (name) => new Meaning((await part(name)) as PackedMeaning));
  return {
    head,
    async terms(query) {
      const { unfinished } = query;
      await shards([
        ...lookups(query).map((word) => shardOf(head, stem(word))),
        ...(unfinished ? beginnings(unfinished) : []),
      ]);
      if (partial) {
        const slips = query.words.filter(
          (word) =>
            mayBeSlip(word) &&
            !terms.exact(word) &&
            !(word === unfinished && terms.startingWith(word).length > 0),
        );
        await Promise.all(slips.map(spellingListOf).filter(isListed).map(spelling));
        const meant = slips.flatMap((word) => terms.nearestForm(word, word === unfinished) ?? []);
        await shards(meant.map((form) => shardOf(head, stem(form))));
      }
      return terms;
    },
    records: (pages) =>
      Promise.all(
        pages.map(async (page) => {
          const file = (await part(`pages-${Math.floor(page / head.recordsPerFile)}`)) as PageRecord[];
          return file[page % head.recordsPerFile]!;
        }),
      ),
    meaning: async () => (head.meaning ? meaning('meaning') : undefined),
  };
}

const json = <T>(path: string): Promise<T> => fetchJson<T>(`${base}search/${path}`, `search/${path}`);

/** Each name is fetched once, unless that failed. */
function remembered<T>(fetchOne: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    let value = known.get(name);
    if (!value) {
      value = fetchOne(name).catch((error: unknown) => {
        known.delete(name);
        throw error;
      });
      known.set(name, value);
    }
    return value;
  };
}
