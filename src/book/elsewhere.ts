/** What authors look for under a name that is no field: where it is set, or why it is not. */
type Elsewhere = Readonly<Record<string, string>>;

const named = (names: string, says: string): [string, string][] =>
  names.split(' ').map((name) => [name, says]);

const look =
  'the look of pages cannot be changed: it is measured to fit phones, print and both themes; a book sets "accent" and "logo"';

/** In book.yaml, in lower case. */
export const besideBook: Elsewhere = Object.fromEntries([
  ...named('theme themes style styles css stylesheet layout layouts template templates', look),
  ...named(
    'font fonts typeface fontfamily',
    'fonts cannot be changed: they are cut to the letters in use, and measured so that no line moves when they come',
  ),
  ...named(
    'head script scripts javascript js plugins html customcss customhead',
    'pages hold no program but labs, so that a book is safe to open; counting visits and comments are "analytics" and "comments"',
  ),
  ...named(
    'color colour colors colours palette primary primarycolor themecolor brand',
    'the colour of links and controls is "accent"',
  ),
  ...named(
    'darkmode dark appearance',
    'pages are light or dark as their reader’s system is, or as its button says',
  ),
  ...named(
    'favicon icon icons symbol image cover',
    'the picture beside the name, which is the icon too, is "logo"',
  ),
  ...named(
    'menu nav navbar header footer sidebar links toc',
    'the links of header and footer are "navigation"',
  ),
  ...named(
    'url site siteurl baseurl domain origin homepage',
    'the address is told to a build: SITE_URL=https://example.org',
  ),
  ...named('base basepath path', 'a folder below the address is told to a build: BASE_PATH=/book/'),
  ...named('lang locale', 'the language is "language"'),
  ...named('mostwords maxwords', 'write limits: { answer: … }'),
  ...named('title', 'the name of the book is "name"'),
  ...named('subtitle', 'what stands beside the name is "tagline"'),
  ...named('categories sections chapters tags', 'the parts of a book are its "topics"'),
  ...named('googleanalytics gtag ga tracking plausible goatcounter umami', 'counting visits is "analytics"'),
  ...named('giscus disqus discussion utterances', 'comments are "comments"'),
  ...named('pages', 'pages of the book’s own are files, pages/<slug>.mdx'),
  ...named('static assets', 'what is copied as it is lies in the folder public/'),
  ...named('search', 'search needs no settings: what a page is found by are its "aliases"'),
]);

/** In the front matter of a question, in lower case. */
export const besideQuestion: Elsewhere = Object.fromEntries([
  ...named('title', 'the heading is "question"'),
  ...named('description summary excerpt tldr', 'what stands first is "shortAnswer"'),
  ...named(
    'tags tag category categories topic keywords',
    'where it belongs is "topics", what it is found by are "aliases"',
  ),
  ...named('slug id permalink url', 'the address is the name of the folder'),
  ...named('date created published pubdate', 'the day of the first answer is "written"'),
  ...named('updated lastmod modified', 'the day on which it was last checked is "reviewed"'),
  ...named('redirect redirects', 'earlier addresses are "formerly"'),
  ...named('level', 'how hard it is is "difficulty"'),
  ...named('order weight position', 'its place is "number"'),
  ...named('layout template theme css', look),
]);
