/** The texts of the interface, in German. */

export const locale = 'de-DE';
export const decimal = ',';
export const group = '.';
export const leastGrouped = 4;
export const percent = '\u00a0%';
export const quoted = (text: string) => `„${text}“`;
export const afterLabel = ' ';
export const fullStop = '.';
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}: ${text}`;
export const comma = ', ';
export const inBrackets = (text: string) => ` (${text})`;
export const betweenNames = ', ';
export const and = ' und ';
export const etAl = ' u.\u00a0a.';
export const betweenAuthors = '; ';
export const beforeTitle = ': ';
export const edition = (number: number) => `${number}. Auflage`;
export const editionInWords = (text: string) => `${text} Auflage`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, S.\u00a0${pages}`;
export const pagesOfWork = (pages: string) => `S.\u00a0${pages}`;
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Zum Text springen';
export const site = 'Website';
export const topics = 'Themen';
export const search = 'Suche';
export const themes = 'Farbschema: hell oder dunkel';
export const allTopics = 'Alle Themen';
export const keepThisBook = 'Dieses Buch offline speichern';
export const license = 'Lizenz';
export const madeWith = (generator: string) => `Gemacht mit ${generator}`;
export const licenses = 'Lizenzen';
export const close = 'Schließen';
export const tryAgain = 'Erneut versuchen';
export const reload = 'Neu laden';
export const questions = 'Fragen';
export const lightTheme = 'Helles Farbschema';
export const darkTheme = 'Dunkles Farbschema';
export const difficulties = {
  introductory: 'Einstieg',
  intermediate: 'mittelschwer',
  advanced: 'anspruchsvoll',
};

// An answer: its head
export const shortAnswer = 'Kurze Antwort';
export const fullAnswer = 'Ausführliche Antwort';
export const breadcrumb = 'Navigationspfad';
export const questionNumber = (number: number) => `Frage ${number}`;
export const minutesToRead = (minutes: number) => `${minutes} Min. Lesezeit`;
export const minutesShort = (minutes: number) => `${minutes} Min.`;
export const reviewed = (date: string) => `geprüft am ${date}`;
export const version = (version: string) => `Fassung ${version}`;
export const sourceCount = (count: number) => `${count} Quelle${count === 1 ? '' : 'n'}`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `Fassung ${version}${date && ` vom ${date}`}${reviewed && `, geprüft am ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Gedruckt ohne ${left.join(' und ')}.`;
export const whatGoesDeeper = 'die Vertiefungen';
export const labResults = 'die Ergebnisse des Labors';
export const linkTo = (name: string) => `Link zu „${name}“`;
export const linkToFigure = (title: string) => `Link zur Abbildung: ${title}`;
export const linkToQuestion = 'Link zu dieser Frage';
export const linkToMisconception = 'Link zu diesem Irrtum';
export const linkToCode = 'Link zu diesem Code';
export const copyLink = 'Link kopieren';
export const copyAnswer = 'Antwort kopieren';
export const share = 'Teilen';
export const onThisPage = 'Auf dieser Seite';

// An answer: its parts
export const usualAnswerWrong = 'Wo die übliche Antwort irrt';
export const right = 'Richtig.';
export const notRight = 'Falsch.';
export const rightChoice = 'Richtig:';
export const wrongChoice = 'Falsch:';
export const goingDeeper = 'Vertiefung:';
export const howThisFollows = 'So wurde gerechnet';
export const ownResult = 'Eigene Rechnung:';
export const wrong = 'Falsch:';
export const correct = 'Richtig:';
export const notes = { note: 'Hinweis', warning: 'Achtung', 'as-of': 'Kann veralten' };
export const wholeFile = 'ganze Datei';
export const notRunHere = 'Hier nicht ausgeführt.';
export const output = 'Ausgabe';
export const allLines = (count: number) => `Alle ${count} Zeilen`;
export const row = 'Zeile';
export const table = 'Tabelle';
export const sourceNumbered = (number: number) => `Quelle ${number}`;
export const footnote = (name: string) => `Fußnote ${name}`;
export const footnotes = 'Fußnoten';
export const backToText = 'Zurück zum Text';
export const codeVariants = 'Derselbe Code in mehreren Formen';
export const videoOn = (site: string) => `Video auf ${site}`;
export const done = 'Erledigt';
export const notDone = 'Offen';
export const unchecked = 'nicht am Text geprüft';
export const roles = { plain: 'Schritt', wrong: 'falsch' };

// An answer: its end
export const alsoAskedAs = 'Auch so gefragt';
export const inOtherLanguages = 'Die Frage in anderen Sprachen';
export const sources = 'Quellen';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, ${inFull} im Original gelesen` : ''}`;
export const howUsed = (number: number) => `wofür Quelle ${number} dient`;
export const usedFor = (use: string) => `Verwendet für: ${use}.`;
export const read = {
  text: 'Im Original gelesen',
  abstract: 'Nur die Zusammenfassung gelesen',
  code: 'Im Code gelesen',
  docs: 'In der Dokumentation gelesen',
  secondary: 'Nur aus zweiter Hand bekannt',
};
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = 'Verwandte Fragen';
export const relations = {
  prerequisite: 'Zuerst lesen',
  'follow-up': 'Danach lesen',
  contrast: 'Vergleichen',
};
export const versions = 'Fassungen';
export const citeThis = 'Diese Antwort zitieren';
export const citeAsText = 'Text';
export const copyAs = (form: string) => `Als ${form} kopieren`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. „${question}“ Fassung ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Fassung ${version}`;
export const lastChanged = (date: string) => `Zuletzt geändert am ${date}`;
export const editThisPage = 'Diese Seite bearbeiten';
export const neighbours = 'Vorige und nächste Frage';
export const previous = 'Zurück';
export const next = 'Weiter';

// Copying
export const copy = 'Kopieren';
export const copied = 'Kopiert';
export const copiedToClipboard = 'In die Zwischenablage kopiert';
export const linkCopied = 'Link kopiert';
export const linkCopiedToClipboard = 'Link in die Zwischenablage kopiert';
export const selected = 'Markiert';
export const codeSelected = 'Das Kopieren wurde verhindert. Der Code ist markiert.';
export const notThere = 'Nicht verfügbar';
export const markdownLost = 'Das Markdown dieser Antwort ließ sich nicht laden. Bitte noch einmal versuchen.';
export const blocked = 'Blockiert';
export const copyingBlocked = 'Der Browser hat das Kopieren verhindert.';

// Labs and pictures
export const reset = 'Zurücksetzen';
export const stop = 'Anhalten';
export const play = 'Abspielen';
export const pause = 'Pause';
export const pausePicture = '❚❚ Pause';
export const settingsOf = (title: string) => `Einstellungen: ${title}`;
export const moreSettings = 'Weitere Einstellungen';
export const copyStateLink = 'Link zum Zustand kopieren';
export const stepsOf = (control: string) => `Schritte: ${control}`;
export const stepBack = 'Ein Schritt zurück';
export const stepOn = 'Ein Schritt weiter';
export const defaultsShown =
  'Gezeigt wird das Ergebnis für die Voreinstellungen. Um sie zu ändern, brauchen Sie JavaScript.';
export const computing = 'Wird berechnet';
export const wholeLab = 'Labor öffnen';
export const wholePicture = 'Ganzes Bild';
export const whyWrong = 'Warum das falsch ist';
export const whatIsSimplified = 'Was hier vereinfacht ist';
export const sourceOfComputation = 'Quelltext dieser Rechnung';
export const tryIt = 'Ausprobieren';
export const fetchingData = 'Die Daten werden geladen …';
export const stoppedEarly = 'Vor dem Ende angehalten. ';
export const goOn = 'Fortsetzen';
export const computationStopped = (why: string) =>
  `Die Rechnung wurde abgebrochen: ${why}. Das Bild zeigt das Ergebnis für die Voreinstellungen. `;
export const programLate = 'ihr Code wurde nicht rechtzeitig geladen';
export const programLost = 'ihr Code ließ sich nicht laden';
export const programRefused = 'dieser Browser führt sie nicht aus';
export const dataLost = 'ihre Daten ließen sich nicht laden, bitte prüfen Sie die Verbindung';
export const cannotBe = (control: string, value: string, usual: string) =>
  `„${control}“ kann nicht „${value}“ sein: Es gilt die Voreinstellung ${usual}.`;
export const unknownParameters = (names: readonly string[]) =>
  `Was der Link für ${names.map((name) => `„${name}“`).join(', ')} verlangt, ist hier nicht möglich. Es gelten die Voreinstellungen.`;
export const inDraws = (held: number, of: number) => `in ${held} von ${of} Ziehungen`;
export const inDrawsOfEach = (held: number, of: number) =>
  `in ${held} von ${of} Ziehungen ${held === of ? 'bei jeder Größe' : 'bei der ungünstigsten Größe'}`;
export const holds = (inDraws: string) => `Gilt ${inDraws}`;
export const exactArithmetic = 'Exakte Rechnung';
export const anotherDraw = 'Neue Ziehung';
export const triedOver = (what: string) => `Geprüft mit: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = 'Das Bild bewegen';
export const drag = 'ziehen';
export const statesToTry = 'Einstellungen zum Ausprobieren';
export const readAnswer = 'Zur Antwort';
export const copyPictureLink = 'Link zum Bild kopieren';
export const allControls = 'Alle Regler';
export const fewerControls = 'Weniger Regler';
export const copyPicture = 'Bild kopieren';
export const pictureCopied = 'Bild in die Zwischenablage kopiert';
export const pictureSaved = 'Bild gespeichert';
export const saved = 'Gespeichert';
export const yourState = 'Das ist Ihr Zustand.';
export const sendThis = 'Verschicken';
export const less = (input: string) => `${input}: weniger`;
export const more = (input: string) => `${input}: mehr`;
export const labIsUnder: readonly [string, string, string] = ['Das Labor finden Sie ', 'unter dem Bild', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `Bisher ${right} von ${answered} richtig; noch ${left}.`;
export const score = (right: number, all: number) => `${right} von ${all} beim ersten Versuch richtig.`;
export const again = 'Noch einmal';
export const noPlace = (name: string) => `Auf dieser Seite gibt es keinen Abschnitt „${name}“. `;
export const didYouMeanPlace: readonly [string, string] = ['Meinten Sie ', '?'];
export const wholeAnswer = 'Hier steht die ganze Antwort.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Ihr Link verweist auf die Fassung „${asked}“, die es auf dieser Seite nicht gibt. Sie lesen die Fassung ${present}${date && ` vom ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `Diese Antwort hat sich seit der Fassung ${version} vom ${date} geändert. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'Alle Fassungen';

// What failed to load
export const notLoaded = (what: string) =>
  `Konnte nicht geladen werden: ${what}. Die Antwort ist auch so vollständig. `;
export const partNotLoaded =
  'Ein Teil dieser Seite konnte nicht geladen werden. Die Antwort ist auch ohne ihn vollständig. ';
export const theLab = 'das Labor';
export const thePicture = 'das Bild';
export const theShortcuts = 'die Liste der Tastenkürzel';
export const wayToKeep = 'das Speichern des Buchs';
export const whatChanged = 'die Liste der Änderungen seit Ihrem Link';

// Shortcuts
export const shortcuts = 'Tastenkürzel';
export const searchKeys = '/ oder Strg K';
export const searchKeysDo = 'suchen';
export const resultKeysDo = 'durch die Treffer gehen und einen öffnen';
export const escapeDoes = 'schließen';
export const questionMarkDoes = 'diese Liste zeigen';

// Search
export const searchAll = 'Alle Antworten durchsuchen';
export const results = 'Treffer';
export const moreAnswers = 'Weitere Antworten';
export const topic = 'Thema';
export const difficulty = 'Schwierigkeit';
export const anyTopic = 'Alle Themen';
export const anyDifficulty = 'Jede Schwierigkeit';
export const misconception = 'Irrtum:';
export const nothingFound = (query: string) =>
  `Zu „${query}“ wurde nichts gefunden. Versuchen Sie es mit weniger oder anderen Wörtern.`;
export const nothingFoundHere = (query: string) =>
  `Zu „${query}“ wurde hier nichts gefunden. Versuchen Sie es mit weniger oder anderen Wörtern oder mit allen Themen und jeder Schwierigkeit.`;
export const noCloseMatch = (query: string) => `Nichts passt genau zu „${query}“. Am nächsten kommen: `;
export const resultsFound = (shown: number, total: number) =>
  `${total > shown ? `${shown} von ` : ''}${total} Treffer`;
export const inPlaceOf = (to: string, from: string) => `„${to}“ statt „${from}“`;
export const resultsFor = (corrections: readonly string[]) => `, Treffer für ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Stattdessen nach „${query}“ suchen`;
export const phrasesUnchecked =
  '. Die Wörter in Anführungszeichen ließen sich nicht als Wortfolge suchen, deshalb wurden sie einzeln gesucht.';
export const placesLost = '. Die passenden Textstellen ließen sich nicht laden. ';
export const recentSearches = 'Letzte Suchanfragen. ';
export const clear = 'Löschen';
export const indexLost = (why: string) =>
  `Der Suchindex ließ sich nicht laden${why && `: ${why}`}. Prüfen Sie die Verbindung und versuchen Sie es noch einmal. `;
export const placesMarked = (places: number, words: number) =>
  `${places} ${places === 1 ? 'Fundstelle' : 'Fundstellen'} Ihrer Suche ${places === 1 ? 'ist' : 'sind'} markiert (${words} ${words === 1 ? 'Wort' : 'Wörter'}).`;
export const fullTextIndex = 'der Volltextindex';
export const late = (what: string, seconds: number) =>
  `${what} wurde nicht innerhalb von ${seconds} Sekunden geladen`;
export const didNotCome = (what: string) => `die Anfrage schlug fehl; gefragt war: ${what}`;
export const cameIncomplete = (what: string) => `${what} wurde nur unvollständig übertragen`;
export const pageInPlaceOf = (what: string) => `der Server schickte eine Webseite; erwartet war: ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `der Server antwortete mit dem Status ${status}; gefragt war: ${what}`;
export const somethingElse = (what: string) => `${what} hat einen unerwarteten Inhalt`;

// Offline
export const bookKept = 'Das Buch ist offline gespeichert.';
export const bookForgotten = 'Das Buch ist nicht mehr offline gespeichert.';
export const bookFetched = 'Das Buch wird heruntergeladen.';
export const youStopped = 'Sie haben den Download angehalten. Er wird später dort fortgesetzt.';
export const noRoom = 'Auf diesem Gerät ist nicht genug Platz.';
export const notFetchedWhole =
  'Es konnte nicht vollständig geladen werden: Die Verbindung brach ab, oder die Website hat sich gerade geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.';
export const cannotKeep = 'Dieser Browser kann diese Website nicht offline speichern.';
export const sizeUnknown = 'Die Größe ließ sich nicht feststellen. Prüfen Sie die Verbindung.';
export const wouldTake = (size: string) =>
  `Alle Antworten mit Suche und Laboren belegen ${size} auf diesem Gerät.`;
export const keep = 'Speichern';
export const notNow = 'Jetzt nicht';
export const fetchingBook = 'Das Buch wird heruntergeladen';
export const partOf = (part: string, whole: string) => `${part} von ${whole}`;
export const wholeBookKept = (size: string) =>
  `Das ganze Buch ist auf diesem Gerät gespeichert${size && ` (${size})`} und lässt sich auch offline öffnen.`;
export const remove = 'Entfernen';
export const bookNotKept = (why: string) => `Das Buch ist nicht offline gespeichert. ${why}`;
export const newerVersion = 'Es gibt eine neuere Fassung dieser Website. ';
export const nothingKept =
  'Von dieser Website ist auf diesem Gerät nichts mehr gespeichert. Öffnen Sie eine Seite ohne „nosw“ in der Adresse, um sie wieder zu speichern.';
export const noNetwork = 'Keine Internetverbindung';
export const offlineDescription = 'Erscheint offline anstelle von Seiten, die noch nicht geöffnet wurden.';
export const notOnDevice = 'Diese Seite liegt nicht auf Ihrem Gerät';
export const notReadBefore =
  'Es besteht keine Internetverbindung, und diese Seite wurde auf diesem Gerät noch nicht geöffnet.';
export const pagesHere = 'Offline verfügbare Seiten';
export const howToKeep: readonly [string, string, string] = [
  'Sobald Sie wieder online sind, können Sie das ganze Buch auf diesem Gerät speichern: „Dieses Buch offline speichern“ steht am Fuß jeder Seite, etwa bei ',
  'der Liste der Fragen',
  '.',
];

// Lists
export const answer = 'Antwort';
export const all = 'Alle';
export const filterQuestions = 'Fragen filtern';
export const findAnswer = 'Antwort finden';
export const questionCount = (count: number) => `${count} Frage${count === 1 ? '' : 'n'}`;
export const notTranslated = 'Diese Seite gibt es noch nicht auf Deutsch. Übersetzt sind bisher:';
export const allQuestionsOf = (count: number) => `Alle ${count} Fragen`;
export const allTopicsOf = (count: number) => `Alle ${count} Themen`;
export const titleOfPage = (title: string, number: number) => `${title}, Seite ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Frage ${from} von ${all}` : `Fragen ${from}–${to} von ${all}`;
export const pagesOfList = 'Seiten dieser Liste';
export const questionsByTopic = (book: string) => `Die Fragen aus „${book}“ nach Themen.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Fragen zum Einstieg',
  intermediate: 'Mittelschwere Fragen',
  advanced: 'Anspruchsvolle Fragen',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'Eine Frage dieser Schwierigkeit.' : `${count} Fragen dieser Schwierigkeit.`;
export const searchDescription = 'Alle Fragen und Antworten durchsuchen.';
export const searchNeedsScript =
  'Die Suche braucht JavaScript. Ohne steht jede Frage in einer dieser Listen:';
export const draft = (question: string) => `Entwurf: ${question}`;
export const withdrawn = 'Zurückgezogen';
export const withdrawnOn = (date: string) => `Diese Antwort wurde am ${date} zurückgezogen.`;
export const notFound = 'Seite nicht gefunden';
export const notFoundDescription = 'Unter dieser Adresse gibt es keine Seite.';
export const noPageHere = 'Hier gibt es keine Seite';
export const addressMistyped =
  'Vielleicht ist die Adresse falsch geschrieben, oder die Seite hat es nie gegeben. Adressen von Antworten ändern sich nicht.';
export const didYouMean = 'Meinten Sie';
export const allQuestions = 'Alle Fragen';
export const otherWays: readonly [string, string, string] = [', ', 'Suche', ' oder ein Thema:'];
export const whatToLookFor = (look: string) => `Worauf zu achten ist: ${look}.`;
export const openLab = 'Das Labor mit diesen Einstellungen öffnen';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, ein Thema aus „${book}“`;
export const labPreset = (preset: string, question: string) => `Labor, ${preset}: ${question}`;
export const lab = 'Labor';
export const changed = (question: string) => `Geändert: ${question}`;
export const figure = 'Abbildung:';
export const outputOf = 'Ausgabe:';
export const picture = (name: string) => `Bild: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, Frage ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Themen: ${topics.join(', ')}${difficulty && `; Schwierigkeit: ${difficulty}`}${reviewed && `; geprüft am ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Fassung ${version}${date && ` vom ${date}`}: ${url}`;
export const workOfOthers = 'Arbeiten anderer, die diese Website ausliefert, mit ihren Lizenzen.';
export const sentWork = {
  textFace: 'die Textschrift, auf die verwendeten Zeichen reduziert',
  formulaFace: 'die Formelschrift, auf die verwendeten Zeichen reduziert',
  index: 'der Volltextindex mit seinem Skript und seinem WebAssembly',
  schedule: 'der Zeitplan, nach dem Übungskarten wiederkommen',
  keeper: 'der Service Worker, der Seiten für das Lesen ohne Netz speichert',
  keeperPart: 'ein weiterer Teil des Service Workers',
  loader: 'der Lader von Skripten, die erst bei Bedarf geholt werden',
  ofLab: 'ein Paket, das Labore dieses Buchs verwenden',
};
export const pages = 'Seiten';
export const allInOneFile = (url: string) => `Alle Antworten in einer Datei: ${url}`;
export const allShortInOneFile = (url: string) => `Alle kurzen Antworten in einer Datei: ${url}`;
export const tooLong = (count: number) =>
  `Die ${count} Antworten dieses Buchs sind zu lang für eine Datei. Hier steht jede Frage mit ihrer kurzen Antwort und der Adresse der ausführlichen Antwort als Markdown.`;

// Written into a book
export const notAnswered = 'Noch nicht beantwortet.';
export const headings = {
  code: 'Code',
  lab: 'Labor',
  misconceptions: 'Irrtümer',
  quiz: 'Quiz',
};
export const firstPublished = 'Erste Veröffentlichung.';
export const answerBelow = {
  code: 'Die Antwort ist der Code unten.',
  table: 'Die Antwort ist die Tabelle unten.',
  picture: 'Die Antwort ist das Bild unten.',
  text: 'Die Antwort steht unten.',
};
export const questionsAndAnswers = 'Fragen und Antworten.';
export const questionsFrom = (files: string) => `Fragen und Antworten aus ${files}.`;
export const otherTopic = 'Anderes';
export const bookIsAbout = 'Worum es in diesem Buch geht und für wen es ist.';
export const firstTopic = 'Grundlagen';

// Taking the book away
export const downloads = 'Herunterladen';
export const takeAlong = 'Dieses Buch zum Mitnehmen';
export const downloadsDescription =
  'Alle Fragen dieses Buchs als Dateien, für andere Programme und zum Lesen anderswo. Sie werden mit jeder Fassung der Website neu erstellt.';
export const exported = {
  anki: {
    title: 'Anki-Paket',
    purpose:
      'Karten zum Wiederholen in Abständen: kurze Antworten, Nachfragen, Irrtümer und Quizfragen, mit Formeln und Bildern.',
    use: 'In Anki öffnen, am Computer oder am Telefon. Um die Karten zu aktualisieren, importieren Sie eine neuere Datei; Ihr Lernstand bleibt erhalten.',
  },
  csv: {
    title: 'Tabelle (CSV)',
    purpose: 'Dieselben Karten als Tabelle, eine je Zeile, für Tabellenkalkulationen und eigene Programme.',
    use: 'Die erste Zeile nennt die Spalten. Formeln stehen als TeX zwischen Dollarzeichen, Links als vollständige Adressen.',
  },
  epub: {
    title: 'E-Book (EPUB)',
    purpose: 'Das Buch für E-Reader, Telefone und Computer: mit Bildern, Formeln, Code und Quellen.',
    use: 'In jeder App für E-Books öffnen oder an den E-Reader schicken. Links zwischen Fragen bleiben im Buch.',
  },
  pdf: {
    title: 'PDF zum Drucken',
    purpose:
      'Dasselbe Buch als A4-Seiten, zum Drucken und für Notizen am Rand: mit Inhaltsverzeichnis und Lesezeichen.',
    use: 'In jedem Anzeigeprogramm öffnen. Links zwischen Fragen bleiben im Dokument.',
  },
};
export const longerAnswer = 'Was zu einer längeren Antwort gehört';

// Practice
export const practice = 'Üben';
export const practiceDescription =
  'Antworten Sie, bevor Sie nachsehen. Karten, die Sie können, kommen später wieder, die anderen bald.';
export const practiceNeedsScript =
  'Zum Üben brauchen Sie JavaScript, denn Ihr Lernstand wird nur in Ihrem Browser gespeichert. Ohne JavaScript steht jede Frage in einer dieser Listen:';
export const cardsLost =
  'Die Karten konnten nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut. ';
export const cardKindsName = 'Art';
export const anyKind = 'Jede Art';
export const cardKinds = {
  'short-answer': 'Kurze Antwort',
  'follow-up': 'Nachfrage',
  quiz: 'Quiz',
  misconception: 'Irrtum',
};
export const sessionLength = 'Umfang';
export const cardCount = (count: number) => `${count} Karte${count === 1 ? '' : 'n'}`;
export const allDue = 'Alle fälligen Karten';
export const practiseCards = (count: number) =>
  count === 0 ? 'Üben' : `${count} Karte${count === 1 ? '' : 'n'} üben`;
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Nichts ist fällig' : `${due} Karte${due === 1 ? ' ist' : 'n sind'} fällig`}, ${fresh} ${fresh === 1 ? 'ist' : 'sind'} neu.`;
export const noCardFits = 'Zu dieser Auswahl gibt es keine Karte.';
export const nothingDueUntil = (when: string) =>
  `Aus dieser Auswahl ist nichts fällig. Die nächste Karte kommt ${when} wieder.`;
export const nothingDueYet =
  'Aus dieser Auswahl haben Sie noch keine Karte geübt. Wählen Sie eine Anzahl, um mit neuen Karten zu beginnen.';
export const cardOf = (number: number, all: number) => `Karte ${number} von ${all}`;
export const endSession = 'Beenden';
export const undo = 'Rückgängig';
export const undone = 'Rückgängig gemacht.';
export const spaceKey = 'Leertaste';
export const showAnswer = 'Antwort zeigen';
export const mainIdea = 'Sagen Sie den Hauptgedanken in einem Satz und vergleichen Sie dann.';
export const answerFirst = 'Antworten Sie, bevor Sie nachsehen.';
export const chooseOne = 'Wählen Sie eine Möglichkeit.';
export const whatIsRight = 'Das ist falsch. Was ist richtig?';
export const secondsLeft = (seconds: number) => `${seconds} s`;
export const stopClock = 'Uhr anhalten';
export const timeOver = 'Die Zeit ist um. Vergleichen Sie, wenn Sie so weit sind.';
export const whichSaid = 'Was davon haben Sie gesagt?';
export const yourChoice = 'Ihre Wahl';
export const grades: readonly [string, string, string, string] = ['Nochmal', 'Schwer', 'Gut', 'Leicht'];
export const suggested = 'Vorschlag';
export const howWell = 'Wie gut haben Sie es gewusst?';
export const cardChanged = 'Das hat sich geändert, seit Sie es zuletzt gesehen haben.';
export const seeInAnswer = 'In der Antwort ansehen';
export const cardsPractised = (count: number) => `${count} Karte${count === 1 ? '' : 'n'} geübt`;
export const nothingPractised = 'Nichts geübt';
export const goOnPractising = 'Weiterüben';
export const toOverview = 'Zur Übersicht';
export const card = 'Karte';
export const grade = 'Note';
export const comesBack = 'Kommt wieder';
export const mapOfBook = 'Karte des Buchs';
export const mapRead = 'Gelesen';
export const mapPractised = 'Geübt';
export const mapDue = 'Fällig';
export const isRead = 'ja';
export const changedSinceRead = 'seither geändert';
export const eachTile = 'Jedes Kästchen ist eine Karte:';
export const cardStates = { new: 'neu', practised: 'geübt', due: 'fällig' };
export const yourReviews = 'Ihre Wiederholungen';
export const noReviews = 'Noch keine. Sie werden nur in diesem Browser gespeichert.';
export const reviewsKept = (count: number) =>
  `${count} Wiederholung${count === 1 ? ' ist' : 'en sind'} nur in diesem Browser gespeichert. Browser können löschen, was Websites speichern, deshalb sollten Sie Ihre Wiederholungen ab und zu exportieren.`;
export const strayReviews = (count: number) =>
  `${count} davon ${count === 1 ? 'gehört' : 'gehören'} zu Karten, die es in diesem Buch nicht mehr gibt. Sie bleiben erhalten.`;
export const damagedReviews = (count: number) =>
  `${count} weitere ${count === 1 ? 'konnte nicht gelesen werden; sie bleibt, wie sie ist, und steht' : 'konnten nicht gelesen werden; sie bleiben, wie sie sind, und stehen'} in keinem Export.`;
export const exportReviews = 'Exportieren';
export const importReviews = 'Importieren';
export const clearReviews = 'Löschen';
export const sureToClear = (count: number) =>
  `Alle ${count} Wiederholungen aus diesem Browser löschen? Wiederherstellen können Sie sie nur aus einem Export.`;
export const exportFirst = 'Erst exportieren';
export const clearNow = 'Alle löschen';
export const cancel = 'Abbrechen';
export const reviewsCleared = 'Alle Wiederholungen wurden gelöscht.';
export const reviewsNotCleared = (why: string) =>
  `Die Wiederholungen konnten nicht gelöscht werden. ${why} Versuchen Sie es erneut.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} Wiederholung${added === 1 ? '' : 'en'} hinzugefügt${known === 0 ? '' : `, ${known} schon vorhanden`}.`;
export const fileRefused = (why: string) => `Nichts wurde importiert. ${why}`;
export const fileUnreadable = 'Der Browser konnte die Datei nicht lesen. Wählen Sie sie erneut.';
export const fileNoJson =
  'Die Datei ist kein gültiges JSON oder unvollständig. Wählen Sie eine Datei, die mit „Exportieren“ auf dieser Seite erstellt wurde, oder exportieren Sie erneut.';
export const fileOfOtherKind = (format: string) =>
  `Die Datei enthält keine Wiederholungen. Erwartet wird das Format „${format}“, in dem „Exportieren“ auf dieser Seite speichert. Wählen Sie eine andere Datei.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `Die Datei hat die Formatversion ${given}, diese Seite unterstützt aber Version ${known}. Die Seite ist vielleicht veraltet: Laden Sie sie neu und versuchen Sie es noch einmal.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `Wiederholung ${row} in der Datei ist beschädigt: „${field}“ sollte wie ${example} aussehen. Wählen Sie einen früheren Export oder exportieren Sie erneut.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `Die Datei gehört zum Buch „${theirs}“, erwartet werden aber Wiederholungen zu „${ours}“. Wählen Sie eine andere Datei.`;
export const reviewsNotKept = (why: string) =>
  `Ihre letzten Wiederholungen konnten nicht gespeichert werden. ${why} Sie können weiterüben, sollten aber exportieren, bevor Sie diesen Tab schließen, sonst gehen sie verloren.`;
export const storeTroubles = {
  blocked: 'Dieser Browser lässt die Website nichts speichern.',
  full: 'Auf diesem Gerät ist kein Platz mehr.',
  broken: 'Die Daten in diesem Browser lassen sich weder lesen noch schreiben.',
};

// As a book
export const contents = 'Inhalt';
export const bookState = (date: string) => `Stand: ${date}.`;
export const bookAccessibility =
  'Der gesamte Text steht in Lesereihenfolge unter Überschriften, mit einem Inhaltsverzeichnis. Formeln sind MathML mit ihrem Quelltext, und jedes Bild ist in Worten beschrieben.';
export const labInBook = 'Das ist der Ausgangszustand. Auf der Website können Sie ihn ändern:';

// A sheet of chosen questions
export const toRemember = 'Zum Merken';
export const tenCards = 'Zehn Karten';
export const sheetOfEach = 'Ein Blatt je Antwort';
export const practiseThis = 'Diese Frage üben';
export const revisionSheet = 'Blatt zum Wiederholen';
export const aboutSheet =
  'Ein Blatt zum Ausdrucken mit Fragen Ihrer Wahl: zu jeder die kurze Antwort, das Bild, die Antwort in drei Minuten und die Irrtümer. Sie können das Blatt über seine Adresse teilen.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Fragen auswählen' : `Blatt mit ${count} ${count === 1 ? 'Frage' : 'Fragen'} erstellen`;
export const sheetLacks = (numbers: string) =>
  `Dieses Buch hat keine Frage mit der Nummer ${numbers}. Wählen Sie andere aus.`;
export const sheetIsEmpty = 'Diese Adresse nennt keine Frage. Wählen Sie welche aus.';
export const chooseOthers = 'Andere Fragen auswählen';
export const print = 'Drucken';
export const threeMinutes = 'In drei Minuten';
