import { decoded } from '#book/decoded.ts';
import GithubSlugger from 'github-slugger';
import { takenAddresses } from '#book/addresses.ts';
import { asDraft, didYouMean, type Problem } from '#book/problem.ts';
import { sectionHeadingSuffix, sectionId } from '#render/text/sections.ts';
import type { TextReport } from '../text/spot.ts';

/** Places that the layout of a page makes. */
const ofLayout = new Set(
  'answer short-answer correction sources related changes cite also-asked-as other-languages top line'.split(
    ' ',
  ),
);

/** Places whose numbers or names only the finished page has: of tables, code and derivations. */
const ofFinished = /^(?:table|code|derivation)(?:-|$)/;

/** Places of a page that links can lead to, as far as its text has them. */
export function linkTargetsOf(
  text: Pick<TextReport, 'ids' | 'headings' | 'citations' | 'diagrams'>,
): Set<string> {
  const slugger = new GithubSlugger();
  return new Set([
    ...text.ids.keys(),
    ...[...text.ids.keys()].map((id) => `figure-${id}`),
    ...text.headings.map((heading) => slugger.slug(heading)),
    ...text.diagrams.map((file) => `figure-${file.replace(/\.\w+$/, '').replace(/[^\w-]/g, '-')}`),
    ...text.citations.map(({ citation }) => `source-${citation.of}`),
  ]);
}

/** A question or a page of the book, as its links are judged; what could not be read has no record. */
interface Text {
  slug: string;
  links: readonly TextReport['links'][number][];
  places?: ReadonlySet<string>;
  record?: { data: { formerly: readonly string[] } };
}
type Link = TextReport['links'][number];

/**
 * Links to a question, a page, a topic, a file or a place that the book has not. What else the site has is the generator's.
 *
 * @param others  Links that stand in no text, and the files that are copied as they are; `off` has the addresses that the
 *   book has switched off; `topics` are those with a question.
 */
export function deadLinks(
  questions: readonly Text[],
  pages: readonly Text[],
  others: {
    links: readonly Link[];
    files: readonly string[];
    off: ReadonlySet<string>;
    topics: readonly { slug: string; formerly: readonly string[] }[];
  },
): Problem[] {
  const files = new Set(others.files.flatMap((path) => [`/${path}`, encodeURI(`/${path}`)]));
  const bySlug = new Map(questions.map((question) => [question.slug, question]));
  const topics = others.topics.map(({ slug, formerly }): Text => ({
    slug,
    links: [],
    record: { data: { formerly } },
  }));
  const byName = new Map(pages.map((page) => [page.slug, page]));
  const ofText = (from: Pick<Text, 'slug' | 'links'>): Problem[] =>
    from.links.flatMap((link): Problem[] => {
      const [, path = '', place] = /^([^#]*)(?:#(.*))?$/.exec(link.path)!;
      const [, first = '', second] = /^\/([^/?]*)(?:\/([^/?]+))?/.exec(path) ?? [];
      if (path === '') return deadPlace(link, place, from);
      if (first === 'questions' && second !== undefined) {
        const to = bySlug.get(second.replace(/\.md$/, ''));
        if (to) return /^\/questions\/[^/]+\/$/.test(path) ? deadPlace(link, place, to) : [];
        return [leadsNowhere(link, ['question', '/questions/'], second, questions)];
      }
      if (first === 'topics' && second !== undefined && !topics.some(({ slug }) => slug === second))
        return [leadsNowhere(link, ['topic', '/topics/'], second, topics)];
      const whole = /^\/(?:\?|$)/.test(path.slice(1 + first.length));
      const page = byName.get(first);
      if (page && whole) return deadPlace(link, place, page);
      if (files.has(path.split('?', 1)[0]!)) return [];
      if (first === '' || (takenAddresses.has(first.split('.')[0]!) && !others.off.has(first))) return [];
      return [leadsNowhere(link, ['page', '/'], first, pages)];
    });
  return [...questions, ...pages, { slug: '', links: others.links }].flatMap(ofText);
}

/** Whether a page surely has no place of a name; of some only the finished page says so. */
function lacksPlace(id: string, { slug, places, record }: Omit<Text, 'links'>): boolean {
  if (!places || !record || ofFinished.test(id) || id.startsWith(`${slug}-`)) return false;
  const isHeading = id.endsWith(sectionHeadingSuffix) && places.has(sectionId(id));
  return !(isHeading || places.has(id) || ofLayout.has(sectionId(id)));
}

/** Where a link leads to no place of its page, which a reader would see at its top. */
function deadPlace({ path, ...at }: Link, place: string | undefined, to: Text): Problem[] {
  // States of labs and marked words are no places; of what could not be read no place is known.
  const id = decoded((place ?? '').replace(/[?:].*$/s, ''));
  if (id === '' || !lacksPlace(id, to)) return [];
  return asDraft([
    {
      ...at,
      message: `The link ${path} has no target on ${path.startsWith('#') ? 'this page' : `"${to.slug}"`}.`,
      expected: 'the id of a heading ({#id}), a part or a section of that page',
      fix: didYouMean(
        id,
        to.places!,
        'correct it, or give its heading the id: ## Heading {#id}',
        (meant) => `#${meant}`,
      ),
    },
  ]);
}

/** Where a link leads to nothing of the book. `home`: where `known` names lie. */
const leadsNowhere = (
  { path, ...at }: Link,
  [what, home]: ['page', '/'] | ['question', '/questions/'] | ['topic', '/topics/'],
  name: string,
  known: readonly Text[],
): Problem => {
  const now = known.find(({ record }) => record?.data.formerly.includes(name))?.slug;
  return {
    ...at,
    message: `The link ${path} leads to a ${what} that ${what === 'topic' ? 'has no question here' : 'does not exist'}.`,
    expected:
      '/questions/<slug>/ of a question, /topics/<topic>/ of one that has questions, /<page>/ of a page of the book, or a file in public/',
    fix:
      now === undefined
        ? didYouMean(
            name,
            known.map(({ slug }) => slug),
            'correct the link',
            (meant) => `${home}${meant}/`,
          )
        : `it is ${home}${now}/ now`,
  };
};
