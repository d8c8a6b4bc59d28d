/** Long: what the interface says, in German. */

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
export const licences = 'Lizenzen';
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
export const onPaperWithout = (left: readonly string[]) => `Auf Papier ohne ${left.join(' und ohne ')}.`;
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
export const notRight = 'Nicht richtig.';
export const rightChoice = 'Richtig:';
export const wrongChoice = 'Nicht richtig:';
export const goingDeeper = 'Vertiefung:';
export const howThisFollows = 'Woraus das folgt';
export const ownResult = 'Eigenes Ergebnis:';
export const wrong = 'Falsch:';
export const correct = 'Richtig:';
export const notes = { note: 'Hinweis', warning: 'Achtung', 'as-of': 'Kann veralten' };
export const wholeFile = 'ganze Datei';
export const notRunHere = 'Hier nicht ausgeführt.';
export const output = 'Ausgabe';
export const allLines = (count: number) => `Alle ${count} Zeilen`;
export const row = 'Zeile';
export const table = 'Tabelle';
export const sourceOf = (number: number, work: string) => `Quelle ${number}: ${work}`;
export const unchecked = 'nicht am Text geprüft';
export const roles = { plain: 'Schritt', wrong: 'falsch' };

// An answer: its end
export const alsoAskedAs = 'Auch so gefragt';
export const inOtherLanguages = 'Die Frage in anderen Sprachen';
export const sources = 'Quellen';
export const howUsed = (number: number) => `wofür Quelle ${number} dient`;
export const usedFor = (use: string) => `Verwendet für: ${use}.`;
export const read = {
  text: 'Im Original gelesen',
  abstract: 'Nur die Zusammenfassung',
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
export const comments = 'Kommentare';
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
export const notThere = 'Nicht da';
export const markdownLost = 'Das Markdown dieser Antwort ließ sich nicht laden. Bitte noch einmal versuchen.';
export const blocked = 'Blockiert';
export const copyingBlocked = 'Der Browser hat das Kopieren verhindert.';
export const copyTextLink = 'Link zu diesem Text kopieren';
export const textLinkCopied = 'Link zum markierten Text in die Zwischenablage kopiert';

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
export const backToDefault = (control: string) => `${control}: zurück zur Voreinstellung`;
export const defaultsShown =
  'Hier steht das Ergebnis für die Voreinstellungen. Mit JavaScript lassen sie sich ändern.';
export const computing = 'Wird berechnet';
export const whatIsSimplified = 'Was hier vereinfacht ist';
export const sourceOfComputation = 'Quelltext dieser Rechnung';
export const tryIt = 'Ausprobieren';
export const fetchingData = 'Die Daten werden geladen …';
export const stoppedEarly = 'Vor dem Ende angehalten. ';
export const goOn = 'Fortsetzen';
export const computationStopped = (why: string) =>
  `Die Rechnung wurde abgebrochen: ${why}. Das Bild zeigt das Ergebnis für die Voreinstellungen. `;
export const programLate = 'ihr Programm kam nicht rechtzeitig an';
export const programLost = 'ihr Programm ließ sich nicht laden';
export const programRefused = 'dieser Browser lässt sie nicht laufen';
export const dataLost = 'ihre Daten kamen nicht an, vielleicht fehlt die Internetverbindung';
export const cannotBe = (control: string, value: string, usual: string) =>
  `„${control}“ kann nicht „${value}“ sein: Es gilt die Voreinstellung ${usual}.`;
export const askedInVain = (names: readonly string[]) =>
  `Der Link verlangt ${names.map((name) => `„${name}“`).join(', ')} in einer Weise, die dieses Labor nicht kennt; es gilt die Voreinstellung.`;
export const movePicture = 'Das Bild bewegen';
export const statesToTry = 'Zustände zum Ausprobieren';
export const readAnswer = 'Zur Antwort';
export const copyPictureLink = 'Link zum Bild kopieren';
export const allControls = 'Alle Regler';
export const less = (input: string) => `${input}: weniger`;
export const more = (input: string) => `${input}: mehr`;
export const labIsUnder: readonly [string, string, string] = ['Das Labor steht ', 'unter dem Bild', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `Bisher ${right} von ${answered} richtig; noch ${left}.`;
export const score = (right: number, all: number) => `${right} von ${all} beim ersten Versuch richtig.`;
export const again = 'Noch einmal';
export const noPlace = (name: string) => `Auf dieser Seite gibt es keine Stelle „${name}“. `;
export const didYouMeanPlace: readonly [string, string] = ['Meinten Sie ', '?'];
export const wholeAnswer = 'Hier steht die ganze Antwort.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Ihr Link nennt die Fassung „${asked}“, die diese Seite nicht kennt. Sie sehen die Fassung ${present}${date && ` vom ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `Diese Antwort hat sich seit der Fassung ${version} vom ${date} geändert. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'Alle Fassungen';

// What did not come
export const notLoaded = (what: string) =>
  `Nicht geladen werden konnte: ${what}. Die Antwort ist auch so vollständig. `;
export const partNotLoaded =
  'Ein Teil dieser Seite konnte nicht geladen werden. Die Antwort ist auch ohne ihn vollständig. ';
export const theLab = 'das Labor';
export const thePicture = 'das Bild';
export const theShortcuts = 'die Liste der Tastenkürzel';
export const wayToKeep = 'das Speichern des Buchs';
export const whatChanged = 'was sich seit Ihrem Link geändert hat';

// Shortcuts
export const shortcuts = 'Tastenkürzel';
export const searchKeys = '/ oder Strg K';
export const searchKeysDo = 'suchen';
export const resultKeysDo = 'durch die Treffer gehen, einen öffnen';
export const escapeDoes = 'schließen';
export const questionMarkDoes = 'diese Liste';

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
  '. Die Wörter in Anführungszeichen ließen sich nicht als Wortfolge suchen; sie zählen einzeln.';
export const placesLost = '. Die Stellen darin ließen sich nicht laden. ';
export const recentSearches = 'Letzte Suchanfragen. ';
export const clear = 'Löschen';
export const indexLost = (why: string) =>
  `Der Suchindex ließ sich nicht laden${why && `: ${why}`}. Prüfen Sie die Verbindung und versuchen Sie es noch einmal. `;
export const placesMarked = (places: number, words: number) =>
  `${places} ${places === 1 ? 'Stelle' : 'Stellen'} Ihrer Suche ${places === 1 ? 'ist' : 'sind'} markiert (${words} ${words === 1 ? 'Wort' : 'Wörter'}).`;
export const textOfPage = 'der Text einer Seite';
export const fullTextIndex = 'der Volltextindex';
export const late = (what: string, seconds: number) => `${what} kam nicht innerhalb von ${seconds} Sekunden`;
export const didNotCome = (what: string) => `${what} kam nicht an`;
export const cameIncomplete = (what: string) => `${what} kam unvollständig an`;
export const pageInPlaceOf = (what: string) => `der Server schickte eine Seite; erwartet war: ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `der Server antwortete mit ${status}; gefragt war: ${what}`;
export const somethingElse = (what: string) => `${what} enthält etwas anderes`;

// Offline
export const bookKept = 'Das Buch ist offline gespeichert.';
export const bookForgotten = 'Das Buch ist nicht mehr gespeichert.';
export const bookFetched = 'Das Buch wird geladen.';
export const youStopped = 'Sie haben den Vorgang angehalten; er geht später dort weiter.';
export const noRoom = 'Auf diesem Gerät ist nicht genug Platz.';
export const notFetchedWhole =
  'Es konnte nicht vollständig geladen werden: Die Verbindung brach ab, oder die Website hat sich gerade geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.';
export const cannotKeep = 'Dieser Browser kann hier keine Website speichern.';
export const sizeUnknown = 'Die Größe ließ sich nicht feststellen. Prüfen Sie die Verbindung.';
export const wouldTake = (size: string) =>
  `Alle Antworten mit Suche und Laboren belegen ${size} auf diesem Gerät.`;
export const keep = 'Speichern';
export const notNow = 'Jetzt nicht';
export const fetchingBook = 'Das Buch wird geladen';
export const partOf = (part: string, whole: string) => `${part} von ${whole}`;
export const wholeBookKept = (size: string) =>
  `Das ganze Buch ist auf diesem Gerät gespeichert${size && ` (${size})`}: Es öffnet sich auch offline.`;
export const remove = 'Entfernen';
export const bookNotKept = (why: string) => `Das Buch ist nicht gespeichert. ${why}`;
export const newerVersion = 'Es gibt eine neuere Fassung dieser Website. ';
export const nothingKept =
  'Von dieser Website ist auf diesem Gerät nichts mehr gespeichert. Ohne „nosw“ in der Adresse wird wieder gespeichert.';
export const noNetwork = 'Keine Internetverbindung';
export const offlineDescription = 'Erscheint offline anstelle von Seiten, die noch nicht gelesen wurden.';
export const notOnDevice = 'Diese Seite liegt nicht auf Ihrem Gerät';
export const notReadBefore = 'Es besteht keine Internetverbindung, und diese Seite wurde noch nicht gelesen.';
export const pagesHere = 'Verfügbare Seiten';
export const howToKeep: readonly [string, string, string] = [
  'Mit Internetverbindung lässt sich das ganze Buch auf diesem Gerät speichern: „Dieses Buch offline speichern“ steht am Fuß jeder Seite, etwa bei ',
  'der Liste der Fragen',
  '.',
];

// Lists
export const answer = 'Antwort';
export const all = 'Alle';
export const filterQuestions = 'Fragen filtern';
export const findAnswer = 'Antwort finden';
export const questionCount = (count: number) => `${count} Frage${count === 1 ? '' : 'n'}`;
export const allQuestionsOf = (count: number) => `Alle ${count} Fragen`;
export const allTopicsOf = (count: number) => `Alle ${count} Themen`;
export const titleOfPage = (title: string, number: number) => `${title}, Seite ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Frage ${from} von ${all}` : `Fragen ${from}–${to} von ${all}`;
export const pagesOfList = 'Seiten dieser Liste';
export const neighbourPages = 'Vorige und nächste Seite';
export const previousPage = 'Vorige Seite';
export const nextPage = 'Nächste Seite';
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
export const workOfOthers =
  'Was diese Website von der Arbeit anderer ausliefert, und unter welchen Lizenzen.';
export const sentWork = {
  textFace: 'die Leseschrift, auf die verwendeten Zeichen verkleinert',
  formulaFace: 'die Schrift der Formeln, auf die verwendeten Zeichen verkleinert',
  index: 'der Volltextindex mit seinem Skript und seinem WebAssembly',
  schedule: 'der Zeitplan, nach dem Karten zum Üben wiederkommen',
  keeper: 'der Service Worker, der Seiten zum Lesen ohne Netz aufbewahrt',
  keeperPart: 'ein weiterer Teil des Service Workers',
  loader: 'der Lader von Skripten, die erst bei Bedarf geholt werden',
};
export const pages = 'Seiten';
export const allInOneFile = (url: string) => `Alle Antworten in einer Datei: ${url}`;
export const allShortInOneFile = (url: string) => `Alle kurzen Antworten in einer Datei: ${url}`;
export const tooLong = (count: number) =>
  `Die ${count} Antworten dieses Buchs sind zu lang für eine Datei. Hier steht jede Frage mit ihrer kurzen Antwort, darunter die Adresse der ganzen Antwort als Markdown.`;

// Written into a book
export const notAnswered = 'Noch nicht beantwortet.';
export const headings = {
  code: 'Code',
  lab: 'Labor',
  misconceptions: 'Irrtümer',
  followUps: 'Was als Nächstes gefragt wird',
  quiz: 'Quiz',
};
export const firstPublished = 'Erste Veröffentlichung.';
export const asked = 'Gefragt, noch nicht beantwortet.';
export const seeFullAnswer = 'Siehe die ausführliche Antwort.';
export const questionLinksTo: readonly [string, string] = ['Die Frage verweist auf ', '.'];
export const questionsAndAnswers = 'Fragen und Antworten.';
export const questionsFrom = (files: string) => `Fragen und Antworten aus ${files}.`;
export const asides = {
  note: 'Hinweis',
  tip: 'Tipp',
  info: 'Information',
  important: 'Wichtig',
  success: 'Gelungen',
  question: 'Frage',
  warning: 'Achtung',
  danger: 'Gefahr',
  error: 'Fehler',
  example: 'Beispiel',
  quote: 'Zitat',
  summary: 'Zusammenfassung',
  todo: 'Zu tun',
  details: 'Einzelheiten',
  seealso: 'Siehe auch',
};
export const otherTopic = 'Anderes';

// Taking the book away
export const downloads = 'Herunterladen';
export const takeAlong = 'Dieses Buch zum Mitnehmen';
export const downloadsDescription =
  'Alle Fragen dieses Buchs als Dateien, für andere Programme und zum Lesen anderswo. Jede Fassung der Website hat sie neu.';
export const exported = {
  anki: {
    title: 'Anki-Paket',
    purpose:
      'Karten zum Wiederholen in Abständen: kurze Antworten, Nachfragen, Irrtümer und Quizfragen, mit Formeln und Bildern.',
    use: 'In Anki öffnen, am Computer oder am Telefon. Neuer werden die Karten, wenn eine neuere Datei importiert wird; der Lernstand bleibt.',
  },
  csv: {
    title: 'Tabelle (CSV)',
    purpose: 'Dieselben Karten als Tabelle, eine je Zeile, für Tabellenprogramme und eigene Programme.',
    use: 'Die erste Zeile nennt die Spalten. Formeln stehen als TeX zwischen Dollarzeichen, Links als ganze Adressen.',
  },
  epub: {
    title: 'E-Book (EPUB)',
    purpose:
      'Das Buch oder ein Thema für E-Reader, Telefone und Computer: mit Bildern, Formeln, Code und Quellen.',
    use: 'In jeder App für E-Books öffnen oder an den E-Reader schicken. Links zwischen Fragen führen innerhalb des Buchs.',
  },
  pdf: {
    title: 'PDF zum Drucken',
    purpose:
      'Dasselbe als A4-Seiten, zum Drucken und für Notizen am Rand: mit Inhaltsverzeichnis und Lesezeichen.',
    use: 'In jedem Anzeigeprogramm öffnen. Links zwischen Fragen führen innerhalb des Dokuments.',
  },
};
export const longerAnswer = 'Was zu einer längeren Antwort gehört';

// Practice
export const practice = 'Üben';
export const practiceDescription =
  'Antworten, bevor man nachsieht. Was Sie wissen, kommt spät wieder, was Sie nicht wissen, bald.';
export const practiceNeedsScript =
  'Zum Üben wird JavaScript gebraucht: Nur Ihr Browser merkt sich, was Sie geübt haben. Ohne JavaScript steht jede Frage in einer dieser Listen:';
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
export const allDue = 'Alles Fällige';
export const practiseCards = (count: number) =>
  count === 0 ? 'Üben' : `${count} Karte${count === 1 ? '' : 'n'} üben`;
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Nichts ist fällig' : `${due} Karte${due === 1 ? ' ist' : 'n sind'} fällig`}, ${fresh} ${fresh === 1 ? 'ist' : 'sind'} neu.`;
export const noCardFits = 'Zu dieser Auswahl gibt es keine Karte.';
export const nothingDueUntil = (when: string) =>
  `Aus dieser Auswahl ist nichts fällig. Die nächste Karte kommt ${when} wieder.`;
export const nothingDueYet =
  'Aus dieser Auswahl wurde noch nichts geübt. Mit einer Anzahl von Karten beginnen Sie mit neuen.';
export const cardOf = (number: number, all: number) => `Karte ${number} von ${all}`;
export const endSession = 'Beenden';
export const undo = 'Rückgängig';
export const undone = 'Zurückgenommen.';
export const spaceKey = 'Leertaste';
export const showAnswer = 'Antwort zeigen';
export const sayIn = (seconds: number) => `Sagen Sie es in ${seconds} Sekunden und vergleichen Sie dann.`;
export const answerFirst = 'Antworten Sie, bevor Sie nachsehen.';
export const chooseOne = 'Wählen Sie eine Möglichkeit.';
export const trueOrNot = 'Stimmt das, und warum?';
export const secondsLeft = (seconds: number) => `${seconds} s`;
export const stopClock = 'Uhr anhalten';
export const timeOver = 'Die Zeit ist um. Vergleichen Sie, wenn Sie so weit sind.';
export const notTrue = 'Das stimmt nicht.';
export const isTrue = 'Das stimmt.';
export const oftenBelieved = 'Oft glaubt man:';
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
  `${count} Wiederholung${count === 1 ? ' ist' : 'en sind'} nur in diesem Browser gespeichert. Browser können löschen, was Websites speichern: Exportieren Sie sie ab und zu.`;
export const strayReviews = (count: number) =>
  `${count} davon ${count === 1 ? 'gehört' : 'gehören'} zu Karten, die es in diesem Buch nicht mehr gibt. Sie bleiben.`;
export const damagedReviews = (count: number) =>
  `${count} weitere ${count === 1 ? 'konnte nicht gelesen werden; sie bleibt, wie sie ist, und steht' : 'konnten nicht gelesen werden; sie bleiben, wie sie sind, und stehen'} in keinem Export.`;
export const exportReviews = 'Exportieren';
export const importReviews = 'Importieren';
export const clearReviews = 'Löschen';
export const sureToClear = (count: number) =>
  `Alle ${count} Wiederholungen aus diesem Browser löschen? Nur ein Export bringt sie zurück.`;
export const exportFirst = 'Erst exportieren';
export const clearNow = 'Alle löschen';
export const cancel = 'Abbrechen';
export const reviewsCleared = 'Alle Wiederholungen sind gelöscht.';
export const reviewsNotCleared = (why: string) =>
  `Die Wiederholungen konnten nicht gelöscht werden. ${why} Versuchen Sie es erneut.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} Wiederholung${added === 1 ? '' : 'en'} hinzugefügt${known === 0 ? '' : `, ${known} schon vorhanden`}.`;
export const fileRefused = (why: string) => `Nichts wurde importiert. ${why}`;
export const fileUnreadable = 'Der Browser konnte die Datei nicht lesen. Wählen Sie sie erneut.';
export const fileNoJson =
  'Die Datei ist kein JSON oder unvollständig: Erwartet wird eine Datei, die „Exportieren“ auf dieser Seite geschrieben hat. Wählen Sie eine andere oder exportieren Sie erneut.';
export const fileOfOtherKind = (format: string) =>
  `Die Datei enthält keine Wiederholungen: Erwartet wird das Format „${format}“, das „Exportieren“ auf dieser Seite schreibt. Wählen Sie eine andere.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `Die Datei hat Version ${given} ihres Formats, und diese Seite kennt Version ${known}. Laden Sie die Seite neu, die dann neuer sein kann, und versuchen Sie es erneut.`;
export const fileRowFaulty = (row: number, field: string, example: string) =>
  `Wiederholung ${row} der Datei ist beschädigt: „${field}“ sollte aussehen wie ${example}. Wählen Sie einen früheren Export oder exportieren Sie erneut.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `Die Datei gehört zum Buch „${theirs}“: Erwartet werden Wiederholungen zu „${ours}“. Wählen Sie eine andere.`;
export const reviewsNotKept = (why: string) =>
  `Ihre letzten Wiederholungen sind nicht gespeichert. ${why} Sie können weiterüben: Sie sind hier, bis dieser Tab geschlossen wird. Exportieren Sie sie vorher.`;
export const storeTroubles = {
  blocked: 'Dieser Browser lässt die Website nichts speichern.',
  full: 'Auf diesem Gerät ist kein Platz mehr.',
  gone: 'Was dieser Browser gespeichert hatte, wurde inzwischen gelöscht.',
  newer: 'Eine neuere Version dieser Seite hat hier Wiederholungen gespeichert: Laden Sie diese neu.',
  broken: 'Was dieser Browser speichert, lässt sich nicht lesen oder schreiben.',
};

// As a book
export const contents = 'Inhalt';
export const bookState = (date: string) => `Stand: ${date}.`;
export const bookAccessibility =
  'Der ganze Text steht in Lesereihenfolge unter Überschriften, mit Inhaltsverzeichnis. Formeln sind MathML mit ihrem Quelltext, und jedes Bild ist in Worten beschrieben.';
export const labInBook = 'So sieht es am Anfang aus. Verändern lässt es sich auf der Website:';

// A sheet of chosen questions
export const practiseThis = 'Das üben';
export const interviewSheet = 'Blatt fürs Vorstellungsgespräch';
export const aboutSheet =
  'Ausgewählte Fragen auf Papier: von jeder die kurze Antwort, das Bild, die drei Minuten und die Irrtümer. Die Adresse des Blatts lässt sich weitergeben.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Fragen auswählen' : `Blatt mit ${count} ${count === 1 ? 'Frage' : 'Fragen'} machen`;
export const sheetLacks = (numbers: string) =>
  `Dieses Buch hat keine Frage mit der Nummer ${numbers}. Wählen Sie andere aus.`;
export const sheetIsEmpty = 'Diese Adresse nennt keine Frage. Wählen Sie welche aus.';
export const chooseOthers = 'Andere Fragen auswählen';
export const print = 'Drucken';
export const threeMinutes = 'In drei Minuten';
