/**
 * Services of other sites that a book may bring to its readers: a book has none unless it asks for one. Each opens the
 * policy of the book's pages for its own addresses and no others.
 */
export const commentServices = ['giscus'] as const;

/** Requirements of a service on a page. */
export interface Service {
  /** Its program, which runs once the page has loaded. */
  src: string;
  /** Data that the program reads from its own element. */
  data: Readonly<Record<string, string>>;
  /** Permissions of its addresses, by directive of the policy. */
  opens: Readonly<Record<string, readonly string[]>>;
}

/** A service that counts visits, by its script and the data that this reads. */
interface Analytics {
  script: string;
  data: Readonly<Record<string, string>>;
}
interface Comments {
  repository: string;
  repositoryId: string;
  category: string;
  categoryId: string;
}
interface Asked {
  analytics?: Analytics | undefined;
  comments?: Comments | undefined;
}

/** A script that counts visits reports to where it is from, without beacons by a picture. */
export function analyticsOf({ script, data }: Analytics): Service {
  const [origin] = /^https:\/\/[^/]+\//.exec(script)!;
  return {
    src: script,
    data,
    opens: { 'script-src': [script], 'connect-src': [origin], 'img-src': [origin] },
  };
}

const giscus = 'https://giscus.app';

/**
 * Comments below an answer, which GitHub keeps as discussions of a repository.
 *
 * @param term  Permanent name of the answer.
 * @param lang  Of the book; Chinese has another name there.
 */
export const commentsOf = (comments: Comments, term: string, lang: string): Service => ({
  src: `${giscus}/client.js`,
  data: {
    repo: comments.repository,
    'repo-id': comments.repositoryId,
    category: comments.category,
    'category-id': comments.categoryId,
    mapping: 'specific',
    term,
    strict: '1',
    'reactions-enabled': '1',
    'emit-metadata': '0',
    'input-position': 'bottom',
    theme: 'preferred_color_scheme',
    lang: lang.replace(/^zh.*/, 'zh-CN'),
    loading: 'lazy',
  },
  opens: {
    'script-src': [`${giscus}/client.js`],
    'style-src': [`${giscus}/default.css`],
    'frame-src': [giscus],
  },
});

/** The data of a service as attributes of its element. */
export const dataAttributes = ({ data }: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value]));

/** Addresses that the policy of a book's pages allows, by directive. */
export function openedFor({ analytics, comments }: Asked): Record<string, string[]> {
  const opened: Record<string, string[]> = {};
  for (const { opens } of [
    analytics && analyticsOf(analytics),
    comments && commentsOf(comments, '', ''),
  ].filter((service) => service !== undefined))
    for (const [name, addresses] of Object.entries(opens)) (opened[name] ??= []).push(...addresses);
  return opened;
}
