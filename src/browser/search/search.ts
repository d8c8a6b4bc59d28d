import { base, loadIndex } from './load.ts';
import type { Meaning } from '#search/meaning.ts';
import type { IndexHead } from '#search/page-index.ts';
import { mark, type Marked, type Passage } from '#search/passages.ts';
import { parseQuery } from '#search/query.ts';
import { rank, type Hit } from '#search/rank.ts';
import { fetchSections, pagesWithPhrases } from './sections.ts';

export interface SearchOptions {
  topic?: string | undefined;
  difficulty?: string | undefined;
  /** False where the reader insists on the spelling. */
  correct?: boolean;
}

export interface Found {
  url: string;
  title: Marked;
  answer: Marked;
  fragment: string;
}

export interface Answer {
  found: Found[];
  /** How many of all that was found each topic and difficulty has, whatever the filter of its own kind says. */
  counts: Counts;
  corrections: { from: string; to: string }[];
  weak: boolean;
  /** A phrase in quotes could not be looked up: the full-text index did not come. */
  phrasesUnchecked: boolean;
  /** Stems of the rarer words that were looked for; to mark them on the page that is opened. */
  stems: string[];
  /** The best sections of the first pages, by fragment; arrives later, from the full-text index. */
  sections(): Promise<ReadonlyMap<string, Passage[]>>;
}

export type Counts = Record<'topic' | 'difficulty', ReadonlyMap<string, number>> & {
  /** The titles of topics by their slugs. */
  titles: ReadonlyMap<string, string>;
};

const most = 10;
/** Pages whose sections are fetched: those a reader sees at once. */
const detailed = 4;
/** A page that scores less than this share of the best is not shown. */
const leastShare = 0.1;
/** Words this much commoner than the rarest of the query are not marked: they are on every line. */
const markedShare = 0.4;

/** How many pages each topic and difficulty has in all. */
export async function allCounts(): Promise<Counts> {
  const { head } = await loadIndex();
  return {
    topic: new Map(
      head.topics.map((topic, at) => [topic, head.pageTopics.filter((own) => own.includes(at)).length]),
    ),
    difficulty: new Map(
      head.difficulties.map((difficulty, at) => [
        difficulty,
        head.pageDifficulty.filter((own) => own === at).length,
      ]),
    ),
    titles: titlesOf(head),
  };
}

const titlesOf = ({ topics, topicTitles }: IndexHead): ReadonlyMap<string, string> =>
  new Map(topics.map((topic, at) => [topic, topicTitles[at]!]));

let meaning: Meaning | undefined;

/**
 * Loads the second opinion, which later searches then hear too.
 *
 * @returns Whether it is new, so that asking again may give another order.
 */
export async function loadMeaning(): Promise<boolean> {
  if (meaning) return false;
  const index = await loadIndex();
  meaning = await index.meaning().catch(() => undefined);
  return meaning !== undefined;
}

/** The one way to search: pages for a query as people type it, best first. */
export async function search(text: string, options: SearchOptions = {}): Promise<Answer> {
  const index = await loadIndex();
  const { head } = index;
  const query = parseQuery(text);
  const terms = await index.terms(query);
  const { hits, corrections, stems, forms, weak } = rank(
    terms,
    head.pages,
    query,
    options.correct ?? true,
    meaning,
  );

  let kept = hits.filter(({ score }) => score >= (hits[0]?.score ?? 0) * leastShare);
  let phrasesUnchecked = false;
  if (query.phrases.length > 0) {
    const withPhrases = await pagesWithPhrases(query.phrases).catch(() => undefined);
    phrasesUnchecked = withPhrases === undefined;
    const records = withPhrases ? await index.records(hits.map(({ page }) => page)) : [];
    if (withPhrases) kept = hits.filter((_, at) => withPhrases.has(records[at]!.fragment));
  }
  const inTopic = (topic: string | undefined) => (page: number) =>
    !topic || head.pageTopics[page]!.includes(head.topics.indexOf(topic));
  const ofDifficulty = (difficulty: string | undefined) => (page: number) =>
    !difficulty || head.pageDifficulty[page] === head.difficulties.indexOf(difficulty);
  const topicFits = inTopic(options.topic);
  const difficultyFits = ofDifficulty(options.difficulty);
  const count = (
    values: string[],
    own: (value: string) => (page: number) => boolean,
    other: (page: number) => boolean,
  ) =>
    new Map(
      values.map((value) => [value, kept.filter(({ page }: Hit) => own(value)(page) && other(page)).length]),
    );

  const shown = kept.filter(({ page }) => topicFits(page) && difficultyFits(page)).slice(0, most);
  const records = await index.records(shown.map(({ page }) => page));
  const rarest = Math.max(0, ...stems.values());
  return {
    found: records.map((page) => ({
      url: base + page.url.replace(/^\//, ''),
      title: mark(page.title, stems),
      answer: mark(page.answer, stems),
      fragment: page.fragment,
    })),
    counts: {
      topic: count(head.topics, inTopic, difficultyFits),
      difficulty: count(head.difficulties, ofDifficulty, topicFits),
      titles: titlesOf(head),
    },
    corrections,
    weak,
    phrasesUnchecked,
    stems: [...stems].filter(([, rarity]) => rarity >= rarest * markedShare).map(([key]) => key),
    sections: () =>
      fetchSections(
        stems,
        forms,
        records.slice(0, detailed).map(({ fragment }) => fragment),
      ),
  };
}
