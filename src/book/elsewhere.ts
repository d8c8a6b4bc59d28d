/** Names that authors try and that are no fields: where the thing is set, or why it is not. */
type Elsewhere = Readonly<Record<string, string>>;

const named = (names: string, says: string): [string, string][] =>
  names.split(' ').map((name) => [name, says]);

const look =
  'the look of pages cannot be changed, because it is measured to fit phones, print and both themes; a book sets "accent" and "logo"';

/** In book.yaml, in lower case. */
export const besideBook: Elsewhere = Object.fromEntries([
  ...named('theme themes style styles css stylesheet layout layouts template templates', look),
  ...named(
    'font fonts typeface fontfamily',
    'fonts cannot be changed, because they are reduced to the characters in use and measured so that no line moves',
  ),
  ...named(
    'head script scripts javascript js plugins html customcss customhead',
    'pages run no programs except labs, so that a book is safe to open; see "analytics" and "comments"',
  ),
  ...named(
    'color colour colors colours palette primary primarycolor themecolor brand',
    'the colour of links and controls is "accent"',
  ),
  ...named(
    'darkmode dark appearance',
    'pages are light or dark like the reader’s system, or as the theme button says',
  ),
  ...named(
    'favicon icon icons symbol image cover',
    'the picture beside the name, which is also the icon, is "logo"',
  ),
  ...named(
    'menu nav navbar header footer sidebar links toc',
    'the links of header and footer are "navigation"',
  ),
  ...named(
    'url site siteurl baseurl domain origin homepage',
    'the address is set for a build: SITE_URL=https://example.org',
  ),
  ...named('base basepath path', 'a folder below the address is set for a build: BASE_PATH=/book/'),
  ...named('lang locale', 'the language is "language"'),
  ...named('mostwords maxwords', 'write limits: { answer: … }'),
  ...named('title', 'the name of the book is "name"'),
  ...named('subtitle', 'the line beside the name is "tagline"'),
  ...named('categories sections chapters tags', 'the parts of a book are its "topics"'),
  ...named(
    'googleanalytics gtag ga tracking plausible goatcounter umami',
    'the service that counts visits is "analytics"',
  ),
  ...named('giscus disqus discussion utterances', 'the service for comments is "comments"'),
  ...named('pages', 'pages of the book’s own are files, pages/<slug>.mdx'),
  ...named('static assets', 'files to copy unchanged lie in the folder public/'),
  ...named('search', 'search needs no settings; the words that find a page are its "aliases"'),
]);

/** In the front matter of a question, in lower case. */
export const besideQuestion: Elsewhere = Object.fromEntries([
  ...named('title', 'the heading is "question"'),
  ...named('description summary excerpt tldr', 'the text that comes first is "shortAnswer"'),
  ...named(
    'tags tag category categories topic keywords',
    'its subjects are "topics", and the words that find it are "aliases"',
  ),
  ...named('slug id permalink url', 'the address is the name of the folder'),
  ...named('date created published pubdate', 'the day of the first answer is "written"'),
  ...named('updated lastmod modified', 'the day on which it was last checked is "reviewed"'),
  ...named('redirect redirects', 'earlier addresses are "formerly"'),
  ...named('level', 'the level is "difficulty"'),
  ...named('order weight position', 'its place in the book is "number"'),
  ...named('layout template theme css', look),
]);
