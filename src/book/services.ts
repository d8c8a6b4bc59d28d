/**
 * Services of other sites that a book may bring to its readers, each named by what it is known by: a book has none unless
 * it asks for one. Each opens the policy of the book's pages for its own addresses and no others.
 */
export const analyticsServices = ['plausible', 'goatcounter', 'umami'] as const;
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

interface Analytics {
  service: (typeof analyticsServices)[number];
  origin?: string | undefined;
  /** The book's name at the service. */
  site?: string | undefined;
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

/** The setting that each counting service needs beside its name, with an example. */
export const analyticsNeeds: Readonly<
  Record<Analytics['service'], Partial<Record<'origin' | 'site', string>>>
> = {
  plausible: { site: 'the name under which Plausible counts, such as example.org' },
  goatcounter: { origin: 'where its count is shown, such as https://CODE.goatcounter.com' },
  umami: {
    origin: 'where you run it, such as https://umami.example.org',
    site: 'the website’s id, of 36 characters',
  },
};

/** Counts visits. */
export function analyticsOf({ service, origin = 'https://plausible.io', site = '' }: Analytics): Service {
  switch (service) {
    case 'plausible': {
      const [src, api] = [`${origin}/js/script.js`, `${origin}/api/event`];
      return { src, data: { domain: site, api }, opens: { 'script-src': [src], 'connect-src': [api] } };
    }
    case 'goatcounter': {
      const [src, count] = [`${origin}/count.js`, `${origin}/count`];
      // Without beacons it counts by a picture.
      return {
        src,
        data: { goatcounter: count },
        opens: { 'script-src': [src], 'connect-src': [count], 'img-src': [count] },
      };
    }
    case 'umami': {
      const src = `${origin}/script.js`;
      return {
        src,
        data: { 'website-id': site, 'host-url': origin },
        opens: { 'script-src': [src], 'connect-src': [`${origin}/api/send`] },
      };
    }
  }
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
