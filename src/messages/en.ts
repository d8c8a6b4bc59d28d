/** The texts of the interface, in English. Each language has a file with the same names; `languages.ts` lists them. */

// Texts are plain. What a function is given stands in them as it is: where a page hands over markup, it is the page's own.

/** For dates, and for networks that want a region. */
export const locale = 'en-GB';
/** Between digits: before decimals, between groups of three, and the fewest digits that are grouped. */
export const decimal = '.';
export const group = ',';
export const leastGrouped = 4;
export const percent = '%';
export const quoted = (text: string) => `“${text}”`;
/** Between a label such as “Wrong:” and what it labels. */
export const afterLabel = ' ';
/** Behind a title in a running text. */
export const fullStop = '.';
/** Behind a sentence that goes before another. */
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}: ${text}`;
/** Between a work and a place in it, or another detail of it. */
export const comma = ', ';
export const inBrackets = (text: string) => ` (${text})`;
/** Of authors in a text: between names, before the last, and in place of the others. */
export const betweenNames = ', ';
export const and = ' and ';
export const etAl = ' et al.';
/** In the list of sources: between authors, who have initials there, and before the title. */
export const betweenAuthors = '; ';
export const beforeTitle = ' ';
export const edition = (number: number) => {
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };
  return `${number}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)] ?? 'th'} edition`;
};
/** Of an edition that is no number, such as "2nd, revised". */
export const editionInWords = (text: string) => `${text} edition`;
/** Of an article in a journal: its volume and number, "39(3)", with pages, or pages alone. */
export const issueAndPages = (issue: string, pages: string) => `${issue}, ${pages}`;
export const pagesOfWork = (pages: string) => `p. ${pages}`;
/** Of a book among sources. */
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Skip to content';
export const site = 'Site';
export const topics = 'Topics';
export const search = 'Search';
export const themes = 'Theme: light or dark';
export const allTopics = 'All topics';
export const keepThisBook = 'Keep this book offline';
export const license = 'Licence';
export const madeWith = (generator: string) => `Made with ${generator}`;
export const licenses = 'Licences';
export const close = 'Close';
export const tryAgain = 'Try again';
export const reload = 'Reload';
export const questions = 'Questions';
export const lightTheme = 'Light theme';
export const darkTheme = 'Dark theme';
export const difficulties = {
  introductory: 'introductory',
  intermediate: 'intermediate',
  advanced: 'advanced',
};

// An answer: its head
export const shortAnswer = 'Short answer';
export const fullAnswer = 'Full answer';
export const breadcrumb = 'Breadcrumb';
export const questionNumber = (number: number) => `Question ${number}`;
export const minutesToRead = (minutes: number) => `${minutes} min read`;
export const minutesShort = (minutes: number) => `${minutes} min`;
export const reviewed = (date: string) => `reviewed ${date}`;
export const version = (version: string) => `version ${version}`;
export const sourceCount = (count: number) => `${count} source${count === 1 ? '' : 's'}`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `version ${version}${date && ` of ${date}`}${reviewed && `, reviewed ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Printed without ${left.join(' and ')}.`;
export const whatGoesDeeper = 'the “Going deeper” parts';
export const labResults = 'the lab’s results';
export const linkTo = (name: string) => `Link to “${name}”`;
export const linkToFigure = (title: string) => `Link to figure: ${title}`;
export const linkToQuestion = 'Link to this question';
export const linkToMisconception = 'Link to this misconception';
export const linkToCode = 'Link to this code';
export const copyLink = 'Copy link';
export const copyAnswer = 'Copy answer';
export const share = 'Share';
export const onThisPage = 'On this page';

// An answer: its parts
export const usualAnswerWrong = 'Where the usual answer goes wrong';
export const right = 'Right.';
export const notRight = 'Wrong.';
export const rightChoice = 'Right:';
export const wrongChoice = 'Wrong:';
export const goingDeeper = 'Going deeper:';
export const howThisFollows = 'How this was calculated';
export const ownResult = 'Our calculation:';
export const wrong = 'Wrong:';
export const correct = 'Correct:';
export const notes = { note: 'Note', warning: 'Careful', 'as-of': 'May be outdated' };
export const wholeFile = 'whole file';
export const notRunHere = 'Not run here.';
export const output = 'Output';
export const allLines = (count: number) => `All ${count} lines`;
export const row = 'Row';
export const table = 'Table';
export const sourceNumbered = (number: number) => `Source ${number}`;
export const footnote = (name: string) => `Footnote ${name}`;
export const footnotes = 'Footnotes';
export const backToText = 'Back to the text';
export const codeVariants = 'The same code in several forms';
export const videoOn = (site: string) => `Video on ${site}`;
export const done = 'Done';
export const notDone = 'Not done';
export const unchecked = 'not checked against the text';
/** Legends of the two roles that every book has. */
export const roles = { plain: 'step', wrong: 'wrong' };

// An answer: its end
export const alsoAskedAs = 'Also asked as';
export const inOtherLanguages = 'The question in other languages';
export const sources = 'Sources';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, ${inFull} read in the original` : ''}`;
export const howUsed = (number: number) => `how source ${number} is used`;
export const usedFor = (use: string) => `Used for: ${use}.`;
export const read = {
  text: 'Read in the original',
  abstract: 'Only the abstract was read',
  code: 'Source code read',
  docs: 'Documentation read',
  secondary: 'Cited through another source',
};
/** How a source was read, and when. */
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = 'Related questions';
export const relations = { prerequisite: 'Read first', 'follow-up': 'Read next', contrast: 'Compare' };
export const versions = 'Versions';
export const citeThis = 'Cite this answer';
export const citeAsText = 'Text';
export const copyAs = (form: string) => `Copy as ${form}`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. “${question}” Version ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Version ${version}`;
export const lastChanged = (date: string) => `Last changed ${date}`;
export const editThisPage = 'Edit this page';
export const neighbours = 'Previous and next question';
export const previous = 'Previous';
export const next = 'Next';

// Copying
export const copy = 'Copy';
export const copied = 'Copied';
export const copiedToClipboard = 'Copied to the clipboard';
export const linkCopied = 'link copied';
export const linkCopiedToClipboard = 'Link copied to the clipboard';
export const selected = 'Selected';
export const codeSelected = 'Copying was blocked. The code is selected.';
export const notThere = 'Not available';
export const markdownLost = 'The Markdown of this answer could not be loaded. Try again.';
export const blocked = 'Blocked';
export const copyingBlocked = 'Copying was blocked by the browser.';

// Labs and pictures
export const reset = 'Reset';
export const stop = 'Stop';
export const play = 'Play';
export const pause = 'Pause';
export const pausePicture = '❚❚ pause';
export const settingsOf = (title: string) => `Settings of ${title}`;
export const moreSettings = 'More settings';
export const copyStateLink = 'Copy state link';
export const stepsOf = (control: string) => `Step through ${control}`;
export const stepBack = 'Step back';
export const stepOn = 'Step forward';
export const defaultsShown =
  'This shows the result for the default settings. Changing them needs JavaScript.';
export const computing = 'Computing';
export const wholeLab = 'Open the lab';
export const wholePicture = 'Whole picture';
export const whyWrong = 'Why each is wrong';
export const whatIsSimplified = 'What is simplified here';
export const sourceOfComputation = 'Source code of this computation';
export const tryIt = 'Try it';
export const fetchingData = 'Loading data …';
export const stoppedEarly = 'Stopped before the end. ';
export const goOn = 'Continue';
export const computationStopped = (why: string) =>
  `The computation stopped: ${why}. The picture shows the result for the default settings. `;
export const programLate = 'its code did not load in time';
export const programLost = 'its code could not be loaded';
export const programRefused = 'this browser does not allow it to run';
export const dataLost = 'its data could not be loaded, so check your connection';
export const cannotBe = (control: string, value: string, usual: string) =>
  `“${control}” cannot be “${value}”, so the default, ${usual}, is used.`;
export const unknownParameters = (names: readonly string[]) =>
  `The link’s settings for ${names.map((name) => `“${name}”`).join(', ')} cannot be used here. The defaults are used instead.`;
/** How often a claim holds in random draws. */
export const inDraws = (held: number, of: number) => `in ${held} of ${of} draws`;
export const inDrawsOfEach = (held: number, of: number) =>
  `in ${held} of ${of} draws in ${held === of ? 'each case' : 'the hardest case'}`;
export const holds = (inDraws: string) => `Holds ${inDraws}`;
export const exactArithmetic = 'Exact arithmetic';
export const anotherDraw = 'Another draw';
export const triedOver = (what: string) => `Tried over: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = 'Move the picture';
export const drag = 'drag';
export const statesToTry = 'Settings to try';
export const readAnswer = 'Read the answer';
export const copyPictureLink = 'Copy picture link';
export const allControls = 'All controls';
export const fewerControls = 'Fewer controls';
export const copyPicture = 'Copy picture';
export const pictureCopied = 'Picture copied to the clipboard';
export const pictureSaved = 'Picture saved';
export const saved = 'Saved';
export const yourState = 'This is your state.';
export const sendThis = 'Send this';
export const less = (input: string) => `${input}: less`;
export const more = (input: string) => `${input}: more`;
export const labIsUnder: readonly [string, string, string] = ['The lab is ', 'below the picture', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `${right} of ${answered} right so far; ${left} to go.`;
export const score = (right: number, all: number) => `${right} of ${all} right on the first try.`;
export const again = 'Again';
export const noPlace = (name: string) => `This page has no section named “${name}”. `;
export const didYouMeanPlace: readonly [string, string] = ['Did you mean ', '?'];
export const wholeAnswer = 'Here is the whole answer.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Your link refers to version “${asked}”, which this page does not have. You are reading version ${present}${date && ` of ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `This answer has changed since version ${version} of ${date}. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'All versions';

// What failed to load
export const notLoaded = (what: string) => `${what} could not be loaded. The answer is complete without it. `;
export const partNotLoaded = 'Part of this page could not be loaded. The answer is complete without it. ';
export const theLab = 'The lab';
export const thePicture = 'The picture';
export const theShortcuts = 'The list of shortcuts';
export const wayToKeep = 'The offline download';
export const whatChanged = 'The list of changes';

// Shortcuts
export const shortcuts = 'Keyboard shortcuts';
export const searchKeys = '/ or Ctrl K';
export const searchKeysDo = 'search';
export const resultKeysDo = 'move through results and open one';
export const escapeDoes = 'close';
export const questionMarkDoes = 'show this list';

// Search
export const searchAll = 'Search all answers';
export const results = 'Results';
export const moreAnswers = 'More answers';
export const topic = 'Topic';
export const difficulty = 'Difficulty';
export const anyTopic = 'Any topic';
export const anyDifficulty = 'Any difficulty';
export const misconception = 'Misconception:';
export const nothingFound = (query: string) => `Nothing found for “${query}”. Try fewer or different words.`;
export const nothingFoundHere = (query: string) =>
  `Nothing found for “${query}” here. Try fewer or different words, or allow any topic and difficulty.`;
export const noCloseMatch = (query: string) => `No close match for “${query}”. The nearest results: `;
export const resultsFound = (shown: number, total: number) =>
  `${total > shown ? `${shown} of ` : ''}${total} ${total === 1 ? 'result' : 'results'}`;
export const inPlaceOf = (to: string, from: string) => `“${to}” instead of “${from}”`;
export const resultsFor = (corrections: readonly string[]) =>
  `, showing results for ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Search for “${query}” instead`;
export const phrasesUnchecked =
  '. The phrase in quotes could not be searched, so its words were searched one by one.';
export const placesLost = '. The matching passages could not be loaded. ';
export const recentSearches = 'Recent searches. ';
export const clear = 'Clear';
export const indexLost = (why: string) =>
  `The search index could not be loaded${why && `: ${why}`}. Check your connection and try again. `;
export const placesMarked = (places: number, words: number) =>
  `${places} ${places === 1 ? 'match' : 'matches'} for your search ${places === 1 ? 'is' : 'are'} highlighted (${words} ${words === 1 ? 'word' : 'words'}).`;
/** Why a part of the index did not come. */
export const fullTextIndex = 'the full-text index';
export const late = (what: string, seconds: number) => `${what} did not load within ${seconds} seconds`;
export const didNotCome = (what: string) => `the request for ${what} failed`;
export const cameIncomplete = (what: string) => `${what} was cut off`;
export const pageInPlaceOf = (what: string) => `the server sent a web page instead of ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `the server responded with status ${status} for ${what}`;
export const somethingElse = (what: string) => `${what} has unexpected content`;

// Offline
export const bookKept = 'The book is now kept offline.';
export const bookForgotten = 'The book is no longer kept offline.';
export const bookFetched = 'The book is being downloaded.';
export const youStopped = 'You stopped the download. It will continue where it left off.';
export const noRoom = 'There is not enough space on this device.';
export const notFetchedWhole =
  'The download is incomplete because the network failed or the site has just changed. Reload the page and try again.';
export const cannotKeep = 'This browser cannot keep this site offline.';
export const sizeUnknown = 'Its size could not be determined. Check your connection.';
export const wouldTake = (size: string) =>
  `All answers, with search and labs, take up ${size} on this device.`;
export const keep = 'Keep';
export const notNow = 'Not now';
export const fetchingBook = 'Downloading the book';
export const partOf = (part: string, whole: string) => `${part} of ${whole}`;
export const wholeBookKept = (size: string) =>
  `The whole book is kept on this device${size && ` (${size})`} and opens without a network connection.`;
export const remove = 'Remove';
export const bookNotKept = (why: string) => `The book is not kept offline. ${why}`;
export const newerVersion = 'A newer version of this site is available. ';
export const nothingKept =
  'Nothing from this site is kept on this device any more. Open a page without “nosw” in its address to keep it again.';
export const noNetwork = 'You are offline';
export const offlineDescription = 'Shown offline in place of pages that were not opened before.';
export const notOnDevice = 'This page is not on your device';
export const notReadBefore = 'You are offline, and this page was not opened on this device before.';
export const pagesHere = 'Pages you can read offline';
/** `list`: the words of the link to the home page, and the text around them. */
export const howToKeep: readonly [string, string, string] = [
  'When you are online, you can keep the whole book on this device: choose “Keep this book offline” at the foot of any page, such as ',
  'the list of questions',
  '.',
];

// Lists
export const answer = 'Answer';
export const all = 'All';
export const filterQuestions = 'Filter questions';
export const findAnswer = 'Find an answer';
export const questionCount = (count: number) => `${count} question${count === 1 ? '' : 's'}`;
export const notTranslated = 'That page has not been translated into English yet. These have been:';
export const allQuestionsOf = (count: number) => `All ${count} questions`;
export const allTopicsOf = (count: number) => `All ${count} topics`;
export const titleOfPage = (title: string, number: number) => `${title}, page ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Question ${from} of ${all}` : `Questions ${from}–${to} of ${all}`;
export const pagesOfList = 'Pages of this list';
export const questionsByTopic = (book: string) => `The questions of ${book} by topic.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Introductory questions',
  intermediate: 'Intermediate questions',
  advanced: 'Advanced questions',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'One question of this difficulty.' : `${count} questions of this difficulty.`;
export const searchDescription = 'Search all questions and answers.';
export const searchNeedsScript =
  'Search needs JavaScript. Without it, every question is in one of these lists:';
export const draft = (question: string) => `Draft: ${question}`;
export const withdrawn = 'Withdrawn';
export const withdrawnOn = (date: string) => `This answer was withdrawn on ${date}.`;
export const notFound = 'Page not found';
export const notFoundDescription = 'There is no page at this address.';
export const noPageHere = 'There is no page here';
export const addressMistyped =
  'The address may be mistyped, or the page may never have existed. Addresses of answers do not change.';
export const didYouMean = 'Did you mean';
export const allQuestions = 'All questions';
/** Around two links: to all questions, and to search. */
export const otherWays: readonly [string, string, string] = [', ', 'search', ', or a topic:'];
export const whatToLookFor = (look: string) => `What to look for: ${look}.`;
export const openLab = 'Open the lab with these settings';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, a topic of ${book}`;
export const labPreset = (preset: string, question: string) => `Lab, ${preset}: ${question}`;
export const lab = 'lab';
export const changed = (question: string) => `Changed: ${question}`;
export const figure = 'Figure:';
export const outputOf = 'Output:';
export const picture = (name: string) => `Picture: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, question ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Topics: ${topics.join(', ')}${difficulty && `; difficulty: ${difficulty}`}${reviewed && `; reviewed ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Version ${version}${date && ` of ${date}`}: ${url}`;
/** Texts of `licenses.txt`; the licences themselves stay in their words. */
export const workOfOthers = 'Work by others that this site delivers, with its licences.';
export const sentWork = {
  textFace: 'the text font, reduced to the characters in use',
  formulaFace: 'the formula font, reduced to the characters in use',
  index: 'the full-text index, its script and its WebAssembly',
  schedule: 'the schedule by which practice cards come back',
  keeper: 'the service worker that keeps pages for offline reading',
  keeperPart: 'another part of the service worker',
  loader: 'the loader of scripts that are fetched when they are needed',
  ofLab: 'a package that labs of this book use',
};
export const pages = 'Pages';
export const allInOneFile = (url: string) => `All answers in one file: ${url}`;
export const allShortInOneFile = (url: string) => `All short answers in one file: ${url}`;
export const tooLong = (count: number) =>
  `The ${count} answers of this book are too long for one file. Each question is listed here with its short answer and the address of the full answer as Markdown.`;

// Written into a book
export const notAnswered = 'Not answered yet.';
/** Of the sections that have ids of their own. */
export const headings = {
  code: 'Code',
  lab: 'Lab',
  misconceptions: 'Misconceptions',
  quiz: 'Quiz',
};
export const firstPublished = 'First published.';
/** Short answer of an import whose answer has no sentence. */
export const answerBelow = {
  code: 'The code below is the answer.',
  table: 'The table below is the answer.',
  picture: 'The picture below is the answer.',
  text: 'The answer stands below.',
};
export const questionsAndAnswers = 'Questions and answers.';
export const questionsFrom = (files: string) => `Questions and answers from ${files}.`;
export const otherTopic = 'Other';
/** Description and first topic of a book that is begun. */
export const bookIsAbout = 'What this book is about, and for whom.';
export const firstTopic = 'Basics';

// Taking the book away
export const downloads = 'Downloads';
export const takeAlong = 'Take this book with you';
export const downloadsDescription =
  'All questions of this book as files, for other programs and for reading elsewhere. They are made again for each version of the site.';
/** Of each kind of file: what it is called, what it is for, and how to use it. */
export const exported = {
  anki: {
    title: 'Anki package',
    purpose:
      'Cards for spaced repetition: short answers, follow-ups, misconceptions and quizzes, with formulas and pictures.',
    use: 'Open it in Anki, on a computer or a phone. To update the cards, import a newer file: your progress is kept.',
  },
  csv: {
    title: 'Table (CSV)',
    purpose: 'The same cards as a table, one per row, for spreadsheets and your own programs.',
    use: 'The first row names the columns. Formulas are TeX between dollar signs, and links are full addresses.',
  },
  epub: {
    title: 'E-book (EPUB)',
    purpose: 'The book for e-readers, phones and computers: with pictures, formulas, code and sources.',
    use: 'Open it in any e-book app, or send it to your e-reader. Links between questions stay within the book.',
  },
  pdf: {
    title: 'PDF for printing',
    purpose:
      'The same book as A4 pages, for printing and for notes in the margin, with a table of contents and bookmarks.',
    use: 'Open it in any viewer. Links between questions stay within the document.',
  },
};
/** On cards: what is asked of a claim, and what stands above the points of an answer. */
export const longerAnswer = 'What a longer answer includes';

// Practice
export const practice = 'Practice';
export const practiceDescription =
  'Say the answer before you see it. Cards you know come back later, and cards you do not know come back soon.';
export const practiceNeedsScript =
  'Practice needs JavaScript because your progress is stored only in your browser. Without it, every question is in one of these lists:';
export const cardsLost = 'The cards could not be loaded. Check your connection and try again. ';
export const cardKindsName = 'Kind';
export const anyKind = 'Any kind';
export const cardKinds = {
  'short-answer': 'Short answer',
  'follow-up': 'Follow-up',
  quiz: 'Quiz',
  misconception: 'Misconception',
};
export const sessionLength = 'Length';
export const cardCount = (count: number) => `${count} card${count === 1 ? '' : 's'}`;
export const allDue = 'All due cards';
export const practiseCards = (count: number) =>
  count === 0 ? 'Practise' : `Practise ${count} card${count === 1 ? '' : 's'}`;
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Nothing is due' : `${due} card${due === 1 ? ' is' : 's are'} due`}, ${fresh} ${fresh === 1 ? 'is' : 'are'} new.`;
export const noCardFits = 'No card matches this selection.';
export const nothingDueUntil = (when: string) =>
  `No card of this selection is due. The next one comes back ${when}.`;
export const nothingDueYet =
  'You have not practised any card of this selection yet. Choose a number of cards to begin with new ones.';
export const cardOf = (number: number, all: number) => `Card ${number} of ${all}`;
export const endSession = 'End';
export const undo = 'Undo';
export const undone = 'Undone.';
export const spaceKey = 'Space';
export const showAnswer = 'Show the answer';
export const mainIdea = 'Say the main idea in one sentence, then compare.';
export const answerFirst = 'Answer before you look.';
export const chooseOne = 'Choose one.';
export const whatIsRight = 'This is wrong. What is right?';
export const secondsLeft = (seconds: number) => `${seconds} s`;
export const stopClock = 'Stop the clock';
export const timeOver = 'Time is up. Compare when you are ready.';
export const whichSaid = 'Which of these did you say?';
export const yourChoice = 'your choice';
/** How well a card was known, from not at all. */
export const grades: readonly [string, string, string, string] = ['Again', 'Hard', 'Good', 'Easy'];
export const suggested = 'suggested';
export const howWell = 'How well did you know it?';
export const cardChanged = 'This has changed since you last saw it.';
export const seeInAnswer = 'See it in the answer';
export const cardsPractised = (count: number) => `${count} card${count === 1 ? '' : 's'} practised`;
export const nothingPractised = 'Nothing practised';
export const goOnPractising = 'Keep practising';
export const toOverview = 'Back to the overview';
export const card = 'Card';
export const grade = 'Grade';
export const comesBack = 'Comes back';
export const mapOfBook = 'Map of the book';
export const mapRead = 'Read';
export const mapPractised = 'Practised';
export const mapDue = 'Due';
export const isRead = 'yes';
export const changedSinceRead = 'changed since';
export const eachTile = 'Each tile is a card:';
export const cardStates = { new: 'new', practised: 'practised', due: 'due' };
export const yourReviews = 'Your reviews';
export const noReviews = 'None yet. They will be kept in this browser, and nowhere else.';
export const reviewsKept = (count: number) =>
  `${count} review${count === 1 ? ' is' : 's are'} kept in this browser, and nowhere else. Browsers may delete what sites store, so export your reviews from time to time.`;
export const strayReviews = (count: number) =>
  `${count} of them ${count === 1 ? 'belongs' : 'belong'} to cards that this book no longer has, but all reviews are kept.`;
export const damagedReviews = (count: number) =>
  `${count} more could not be read. ${count === 1 ? 'It stays as it is and is' : 'They stay as they are and are'} not included in exports.`;
export const exportReviews = 'Export';
export const importReviews = 'Import';
export const clearReviews = 'Delete';
export const sureToClear = (count: number) =>
  `Delete all ${count} reviews from this browser? You can restore them only from an export.`;
export const exportFirst = 'Export first';
export const clearNow = 'Delete all';
export const cancel = 'Cancel';
export const reviewsCleared = 'All reviews were deleted.';
export const reviewsNotCleared = (why: string) => `The reviews could not be deleted. ${why} Try again.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} review${added === 1 ? '' : 's'} added${known === 0 ? '' : `, ${known} already there`}.`;
export const fileRefused = (why: string) => `Nothing was imported. ${why}`;
export const fileUnreadable = 'The browser could not read the file. Choose it again.';
export const fileNoJson =
  'The file is not valid JSON, or part of it is missing. Choose a file that “Export” on this page has written, or export it again.';
export const fileOfOtherKind = (format: string) =>
  `The file contains no reviews. It should have the format “${format}”, which “Export” on this page writes. Choose another file.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `The file uses version ${given} of its format, but this page supports version ${known}. Reload the page, because it may be outdated, and try again.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `Review ${row} in the file is damaged: “${field}” should look like ${example}. Choose an earlier export, or export it again.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `The file belongs to the book “${theirs}”, but this page needs reviews of “${ours}”. Choose another file.`;
export const reviewsNotKept = (why: string) =>
  `Your latest reviews could not be saved. ${why} You can continue, but export them before you close this tab, or they will be lost.`;
export const storeTroubles = {
  blocked: 'This browser does not let the site store anything.',
  full: 'There is no space left on this device.',
  broken: 'The data stored in this browser cannot be read or written.',
};

// As a book
export const contents = 'Contents';
/** Of its newest answer. */
export const bookState = (date: string) => `As of ${date}.`;
export const bookAccessibility =
  'All text is in reading order under headings, with a table of contents. Formulas are MathML with their source, and every picture has a description in words.';
/** Below what a lab shows, before its address. */
export const labInBook = 'This is the initial state. You can change it on the site:';

// A sheet of chosen questions
export const toRemember = 'Make it stick';
export const tenCards = 'Ten cards';
export const sheetOfEach = 'One-page sheets';
export const practiseThis = 'Practise this';
export const revisionSheet = 'Revision sheet';
export const aboutSheet =
  'A printed sheet of the questions you choose. For each it has the short answer, the picture, the three-minute answer and the misconceptions. You can share the sheet by its address.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Choose questions' : `Make a sheet of ${count} question${count === 1 ? '' : 's'}`;
export const sheetLacks = (numbers: string) =>
  `This book has no question with the number ${numbers}. Choose others.`;
export const sheetIsEmpty = 'This address does not name any question. Choose some.';
export const chooseOthers = 'Choose other questions';
export const print = 'Print';
export const threeMinutes = 'In three minutes';
