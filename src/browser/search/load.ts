import { shardOf, shardsFrom, type IndexHead, type PageRecord, type TermShard } from '#search/page-index.ts';
import { parsePage, type ParsedPage, type TextFile } from '#search/passages.ts';
import { leadsOf, unpackWeights, type Learned } from '#search/learned.ts';
import { messages } from '#messages/of-book.ts';
import type { Query } from '#search/query.ts';
import { shortestBeginning, type Leads } from '#search/rank.ts';
import { mayBeSlip, spellingListOf } from '#search/spelling.ts';
import { Terms } from '#search/terms.ts';
import { base } from '../base-path.ts';
import { fetchJson, LoadError } from './fetch-json.ts';
import { language } from './language.ts';
import { once } from '../once.ts';

type VersionedHead = IndexHead & { version: string };

/** Files of words that one beginning may fetch: the first letters of a word fit a good part of the site's words. */
const mostShards = 3;

const json = <T>(path: string): Promise<T> => fetchJson<T>(`${base}search/${path}`, `search/${path}`);

/** The page index as it is fetched: its head once, its words and pages as queries need them. */
class LoadedIndex {
  readonly head: IndexHead;
  private readonly known: Terms;
  /** A file of the index; each is fetched once, unless that failed. */
  private readonly part: <T>(name: string) => Promise<T>;
  private readonly shard = once(async (name) => this.known.add(await this.part<TermShard>(name)));
  private readonly spelling = once(async (name) => this.known.addSpellings(await this.part<string>(name)));

  private readonly learned = once(async (name) => {
    const learned = await this.part<Learned>(name);
    return { learned, weights: unpackWeights(learned) };
  });

  private readonly texts = new Set<number>();
  private readonly parsed = once(async (page) => {
    const { content, anchors } = await this.part<TextFile>(`text-${page}`);
    this.texts.add(Number(page));
    const named = anchors.map(([kind, id, text, location]) => ({ kind, id, text, location }));
    return parsePage(content, named, language);
  });

  constructor(head: VersionedHead) {
    this.head = head;
    this.known = new Terms(head.shards.length > 0, language);
    const part = once((name) => json(`${head.version}/${name}.json`));
    this.part = <T>(name: string) => part(name) as Promise<T>;
    // A small book is one file of words: it is there before the first word is typed.
    if (!this.known.partial && head.pages > 0) void this.shards([0]).catch(() => {});
    if (head.learned) void this.learned('learned').catch(() => {});
    if (head.pages > 0 && head.pages <= head.recordsPerFile) void part('pages-0').catch(() => {});
  }

  /** The words that may matter for a query; each call loads more. */
  async terms(query: Query): Promise<Terms> {
    const { head, known } = this;
    const { unfinished } = query;
    await this.shards([
      ...[...query.words, ...query.excluded].map((word) => shardOf(head, language.stem(word))),
      ...(unfinished ? this.beginnings(unfinished) : []),
    ]);
    if (!known.partial) return known;
    const slips = query.words.filter(
      (word) =>
        mayBeSlip(word) &&
        !known.exact(word) &&
        !(word === unfinished && known.startingWith(word).length > 0),
    );
    const lists = slips.map(spellingListOf).filter((name) => head.spellings.includes(name));
    await Promise.all(lists.map((name) => this.spelling(`spelling-${name}`)));
    const meant = slips.flatMap((word) => known.nearestForm(word, word === unfinished) ?? []);
    await this.shards(meant.map((form) => shardOf(head, language.stem(form))));
    return known;
  }

  /** For each page how much likelier the query is for it than for none that has a list. */
  async leads({ text }: Query): Promise<Leads> {
    const { pages, learned } = this.head;
    if (!learned) return Array(pages).fill(undefined);
    const known = await this.learned('learned');
    return leadsOf(known.learned, known.weights, text, pages);
  }

  /** Records of pages as results show them, in the given order. */
  records(pages: readonly number[]): Promise<PageRecord[]> {
    const { recordsPerFile } = this.head;
    return Promise.all(
      pages.map(async (page) => {
        const file = await this.part<PageRecord[]>(`pages-${Math.floor(page / recordsPerFile)}`);
        return file[page % recordsPerFile]!;
      }),
    );
  }

  /** The text of a page. */
  text(page: number): Promise<ParsedPage> {
    return this.parsed(String(page));
  }

  /** Whether the text of a page is there, from a search before. */
  hasText(page: number): boolean {
    return this.texts.has(page);
  }

  private shards(numbers: readonly number[]): Promise<void[]> {
    return Promise.all([...new Set(numbers)].map((number) => this.shard(`words-${number}`)));
  }

  /** The shards of words that begin like one that is still being typed; of many the first that have it. */
  private beginnings(word: string): number[] {
    if (word.length < shortestBeginning) return [];
    const { head } = this;
    const all = shardsFrom(head, word.slice(0, 4));
    if (all.length <= mostShards) return all;
    const first = Math.min(shardOf(head, word), all.at(-1)! - mostShards + 1);
    this.known.limit(word, head.shards[first - 1] ?? '', head.shards[first + mostShards - 1]);
    return Array.from({ length: mostShards }, (_, at) => first + at);
  }
}

async function open(): Promise<LoadedIndex> {
  const head = await json<VersionedHead>('index.json');
  if (typeof head?.version !== 'string' || !Array.isArray(head.shards))
    throw new LoadError(messages.somethingElse('search/index.json'));
  return new LoadedIndex(head);
}

const opened = once(open);

/** Loads the head of the index once; a failed attempt is forgotten, so that the next one starts afresh. */
export const loadIndex = (): Promise<LoadedIndex> => opened('');
