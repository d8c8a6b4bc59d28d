/** The texts of the interface, in Italian. */

export const locale = 'it-IT';
export const decimal = ',';
export const group = '.';
export const leastGrouped = 5;
export const percent = '%';
export const quoted = (text: string) => `«${text}»`;
export const afterLabel = ' ';
export const fullStop = '.';
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}: ${text}`;
export const comma = ', ';
export const inBrackets = (text: string) => ` (${text})`;
export const betweenNames = ', ';
export const and = ' e ';
export const etAl = ' et al.';
export const betweenAuthors = '; ';
export const beforeTitle = ', ';
export const edition = (number: number) => `${number}ª edizione`;
export const editionInWords = (text: string) => `edizione ${text}`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, pp.\u00a0${pages}`;
export const pagesOfWork = (pages: string) => `pp.\u00a0${pages}`;
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Vai al contenuto';
export const site = 'Sezioni del sito';
export const topics = 'Argomenti';
export const search = 'Cerca';
export const themes = 'Tema: chiaro o scuro';
export const allTopics = 'Tutti gli argomenti';
export const keepThisBook = 'Salva questo libro offline';
export const license = 'Licenza';
export const madeWith = (generator: string) => `Fatto con ${generator}`;
export const licenses = 'Licenze';
export const close = 'Chiudi';
export const tryAgain = 'Riprova';
export const reload = 'Ricarica';
export const questions = 'Domande';
export const lightTheme = 'Tema chiaro';
export const darkTheme = 'Tema scuro';
export const difficulties = {
  introductory: 'livello base',
  intermediate: 'livello intermedio',
  advanced: 'livello avanzato',
};

// An answer: its head
export const shortAnswer = 'Risposta breve';
export const fullAnswer = 'Risposta completa';
export const breadcrumb = 'Percorso di navigazione';
export const questionNumber = (number: number) => `Domanda ${number}`;
export const minutesToRead = (minutes: number) => `${minutes} min di lettura`;
export const minutesShort = (minutes: number) => `${minutes} min`;
export const reviewed = (date: string) => `verificata il ${date}`;
export const version = (version: string) => `versione ${version}`;
export const sourceCount = (count: number) => `${count} ${count === 1 ? 'fonte' : 'fonti'}`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `versione ${version}${date && ` del ${date}`}${reviewed && `, verificata il ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Nella stampa mancano ${left.join(' e ')}.`;
export const whatGoesDeeper = 'gli approfondimenti';
export const labResults = 'i risultati del laboratorio';
export const linkTo = (name: string) => `Link a «${name}»`;
export const linkToFigure = (title: string) => `Link alla figura: ${title}`;
export const linkToQuestion = 'Link a questa domanda';
export const linkToMisconception = 'Link a questa idea sbagliata';
export const linkToCode = 'Link a questo codice';
export const copyLink = 'Copia il link';
export const copyAnswer = 'Copia la risposta';
export const share = 'Condividi';
export const onThisPage = 'In questa pagina';

// An answer: its parts
export const usualAnswerWrong = 'Dove sbaglia la risposta più comune';
export const right = 'Giusto.';
export const notRight = 'Sbagliato.';
export const rightChoice = 'Giusto:';
export const wrongChoice = 'Sbagliato:';
export const goingDeeper = 'Per approfondire:';
export const howThisFollows = 'Come si arriva a questo risultato';
export const ownResult = 'Nostro calcolo:';
export const wrong = 'Falso:';
export const correct = 'Vero:';
export const notes = { note: 'Nota', warning: 'Attenzione', 'as-of': 'Potrebbe non essere aggiornato' };
export const wholeFile = 'file intero';
export const notRunHere = 'Qui non è stato eseguito.';
export const output = 'Risultato';
export const allLines = (count: number) => `Tutte le ${count} righe`;
export const row = 'Riga';
export const table = 'Tabella';
export const sourceNumbered = (number: number) => `Fonte ${number}`;
export const footnote = (name: string) => `Nota a piè di pagina ${name}`;
export const footnotes = 'Note a piè di pagina';
export const backToText = 'Torna al testo';
export const codeVariants = 'Lo stesso codice in più forme';
export const videoOn = (site: string) => `Video su ${site}`;
export const done = 'Fatto';
export const notDone = 'Da fare';
export const unchecked = 'non verificato sul testo';
export const roles = { plain: 'passaggio', wrong: 'errore' };

// An answer: its end
export const alsoAskedAs = 'Si chiede anche così';
export const inOtherLanguages = 'La domanda in altre lingue';
export const sources = 'Fonti';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, di cui ${inFull} ${inFull === 1 ? 'letta' : 'lette'} in originale` : ''}`;
export const howUsed = (number: number) => `a cosa serve la fonte ${number}`;
export const usedFor = (use: string) => `Serve per: ${use}.`;
export const read = {
  text: 'Letta in originale',
  abstract: 'Letto solo l’abstract',
  code: 'Letto il codice sorgente',
  docs: 'Letta la documentazione',
  secondary: 'Citata da un’altra fonte',
};
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = 'Domande correlate';
export const relations = {
  prerequisite: 'Da leggere prima',
  'follow-up': 'Da leggere dopo',
  contrast: 'Da confrontare',
};
export const versions = 'Versioni';
export const citeThis = 'Cita questa risposta';
export const citeAsText = 'Testo';
export const copyAs = (form: string) => `Copia come ${form}`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. «${question}» Versione ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Versione ${version}`;
export const lastChanged = (date: string) => `Modificata il ${date}`;
export const editThisPage = 'Modifica questa pagina';
export const neighbours = 'Domanda precedente e successiva';
export const previous = 'Precedente';
export const next = 'Successiva';

// Copying
export const copy = 'Copia';
export const copied = 'Copiato';
export const copiedToClipboard = 'Copiato negli appunti';
export const linkCopied = 'link copiato';
export const linkCopiedToClipboard = 'Link copiato negli appunti';
export const selected = 'Selezionato';
export const codeSelected = 'Il browser ha impedito la copia. Il codice è selezionato.';
export const notThere = 'Non disponibile';
export const markdownLost = 'Impossibile caricare il Markdown di questa risposta. Riprova.';
export const blocked = 'Bloccato';
export const copyingBlocked = 'Il browser ha impedito la copia.';

// Labs and pictures
export const reset = 'Reimposta';
export const stop = 'Ferma';
export const play = 'Avvia';
export const pause = 'Pausa';
export const pausePicture = '❚❚ pausa';
export const settingsOf = (title: string) => `Impostazioni: ${title}`;
export const moreSettings = 'Altre impostazioni';
export const copyStateLink = 'Copia il link a questo stato';
export const stepsOf = (control: string) => `Passi: ${control}`;
export const stepBack = 'Un passo indietro';
export const stepOn = 'Un passo avanti';
export const defaultsShown =
  'Questo è il risultato con le impostazioni predefinite. Per cambiarle serve JavaScript.';
export const computing = 'Calcolo in corso';
export const wholeLab = 'Apri il laboratorio';
export const wholePicture = 'Figura intera';
export const whyWrong = 'Perché è sbagliato';
export const whatIsSimplified = 'Che cosa è semplificato qui';
export const sourceOfComputation = 'Codice sorgente di questo calcolo';
export const tryIt = 'Prova';
export const fetchingData = 'Caricamento dei dati…';
export const stoppedEarly = 'Fermato prima della fine. ';
export const goOn = 'Continua';
export const computationStopped = (why: string) =>
  `Il calcolo si è interrotto: ${why}. La figura mostra il risultato con le impostazioni predefinite. `;
export const programLate = 'il suo codice non è arrivato in tempo';
export const programLost = 'non è stato possibile caricare il suo codice';
export const programRefused = 'questo browser non ne permette l’esecuzione';
export const dataLost = 'non è stato possibile caricare i suoi dati, controlla la connessione';
export const cannotBe = (control: string, value: string, usual: string) =>
  `«${control}» non può valere «${value}»: si usa il valore predefinito, ${usual}.`;
export const unknownParameters = (names: readonly string[]) =>
  `Le impostazioni del link per ${names.map((name) => `«${name}»`).join(', ')} qui non si possono usare. Valgono quelle predefinite.`;
export const inDraws = (held: number, of: number) =>
  `in ${held} ${held === 1 ? 'estrazione' : 'estrazioni'} su ${of}`;
export const inDrawsOfEach = (held: number, of: number) =>
  `${inDraws(held, of)} ${held === of ? 'in ogni caso' : 'nel caso più difficile'}`;
export const holds = (inDraws: string) => `Vale ${inDraws}`;
export const exactArithmetic = 'Calcolo esatto';
export const anotherDraw = 'Nuova estrazione';
export const triedOver = (what: string) => `Provato con: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = 'Comandi della figura';
export const drag = 'trascina';
export const statesToTry = 'Impostazioni da provare';
export const readAnswer = 'Leggi la risposta';
export const copyPictureLink = 'Copia il link alla figura';
export const allControls = 'Tutti i comandi';
export const fewerControls = 'Meno comandi';
export const copyPicture = 'Copia la figura';
export const pictureCopied = 'Figura copiata negli appunti';
export const pictureSaved = 'Figura salvata';
export const saved = 'Salvata';
export const yourState = 'Questa è la tua versione.';
export const sendThis = 'Condividila';
export const less = (input: string) => `${input}: meno`;
export const more = (input: string) => `${input}: più`;
export const labIsUnder: readonly [string, string, string] = ['Il laboratorio è ', 'sotto la figura', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `Finora ${right} su ${answered}; ${left === 1 ? 'ne resta' : 'ne restano'} ${left}.`;
export const score = (right: number, all: number) => `${right} su ${all} al primo tentativo.`;
export const again = 'Ricomincia';
export const noPlace = (name: string) => `In questa pagina non c’è una sezione «${name}». `;
export const didYouMeanPlace: readonly [string, string] = ['Forse cercavi ', '?'];
export const wholeAnswer = 'Ecco la risposta intera.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Il tuo link rimanda alla versione «${asked}», che in questa pagina non esiste. Stai leggendo la versione ${present}${date && ` del ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `Questa risposta è cambiata dalla versione ${version} del ${date}. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'Tutte le versioni';

// What failed to load
export const notLoaded = (what: string) =>
  `Impossibile caricare ${what}. La risposta è completa anche così. `;
export const partNotLoaded =
  'Impossibile caricare una parte di questa pagina. La risposta è completa anche così. ';
export const theLab = 'il laboratorio';
export const thePicture = 'la figura';
export const theShortcuts = 'l’elenco delle scorciatoie';
export const wayToKeep = 'il pannello per salvare il libro';
export const whatChanged = 'l’elenco delle modifiche';

// Shortcuts
export const shortcuts = 'Scorciatoie da tastiera';
export const searchKeys = '/ oppure Ctrl K';
export const searchKeysDo = 'cerca';
export const resultKeysDo = 'scorri i risultati e aprine uno';
export const escapeDoes = 'chiudi';
export const questionMarkDoes = 'mostra questo elenco';

// Search
export const searchAll = 'Cerca in tutte le risposte';
export const results = 'Risultati';
export const moreAnswers = 'Altre risposte';
export const topic = 'Argomento';
export const difficulty = 'Livello';
export const anyTopic = 'Tutti gli argomenti';
export const anyDifficulty = 'Tutti i livelli';
export const misconception = 'Idea sbagliata:';
export const nothingFound = (query: string) =>
  `Nessun risultato per «${query}». Prova con meno parole o con parole diverse.`;
export const nothingFoundHere = (query: string) =>
  `Qui non c’è nessun risultato per «${query}». Prova con meno parole, con parole diverse, oppure con tutti gli argomenti e i livelli.`;
export const noCloseMatch = (query: string) =>
  `Nessuna risposta corrisponde bene a «${query}». Le più vicine: `;
export const resultsFound = (shown: number, total: number) =>
  `${total > shown ? `${shown} di ` : ''}${total} ${total === 1 ? 'risultato' : 'risultati'}`;
export const inPlaceOf = (to: string, from: string) => `«${to}» invece di «${from}»`;
export const resultsFor = (corrections: readonly string[]) => `, cercando ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Cerca proprio «${query}»`;
export const phrasesUnchecked =
  '. Non è stato possibile cercare la frase tra virgolette, quindi le sue parole sono state cercate una per una.';
export const placesLost = '. Impossibile caricare i passaggi trovati. ';
export const recentSearches = 'Ricerche recenti. ';
export const clear = 'Cancella';
export const indexLost = (why: string) =>
  `Impossibile caricare l’indice di ricerca${why && `: ${why}`}. Controlla la connessione e riprova. `;
export const placesMarked = (places: number, words: number) =>
  `${places === 1 ? 'È evidenziato' : 'Sono evidenziati'} ${places} ${places === 1 ? 'passaggio' : 'passaggi'} della tua ricerca (${words} ${words === 1 ? 'parola' : 'parole'}).`;
export const fullTextIndex = 'l’indice del testo completo';
export const late = (what: string, seconds: number) => `${what} non è arrivato entro ${seconds} secondi`;
export const didNotCome = (what: string) => `richiesta non riuscita per ${what}`;
export const cameIncomplete = (what: string) => `${what} è arrivato incompleto`;
export const pageInPlaceOf = (what: string) => `il server ha inviato una pagina web al posto di ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `il server ha risposto con lo stato ${status} per ${what}`;
export const somethingElse = (what: string) => `${what} ha un contenuto inatteso`;

// Offline
export const bookKept = 'Il libro è salvato offline.';
export const bookForgotten = 'Il libro non è più salvato offline.';
export const bookFetched = 'Download del libro in corso.';
export const youStopped = 'Hai interrotto il download. Riprenderà da dove si è fermato.';
export const noRoom = 'Su questo dispositivo non c’è spazio sufficiente.';
export const notFetchedWhole =
  'Il download non è completo: è caduta la connessione, oppure il sito è appena cambiato. Ricarica la pagina e riprova.';
export const cannotKeep = 'Questo browser non può salvare offline questo sito.';
export const sizeUnknown = 'Impossibile stabilire le dimensioni del libro. Controlla la connessione.';
export const wouldTake = (size: string) =>
  `Tutte le risposte, con la ricerca e i laboratori, occupano ${size} su questo dispositivo.`;
export const keep = 'Salva';
export const notNow = 'Non ora';
export const fetchingBook = 'Download del libro';
export const partOf = (part: string, whole: string) => `${part} di ${whole}`;
export const wholeBookKept = (size: string) =>
  `L’intero libro è salvato su questo dispositivo${size && ` (${size})`} e si apre anche senza rete.`;
export const remove = 'Rimuovi';
export const bookNotKept = (why: string) => `Il libro non è salvato offline. ${why}`;
export const newerVersion = 'È disponibile una versione più recente di questo sito. ';
export const nothingKept =
  'Su questo dispositivo non è più salvato nulla di questo sito. Per salvarlo di nuovo, apri una pagina senza «nosw» nell’indirizzo.';
export const noNetwork = 'Nessuna connessione';
export const offlineDescription = 'Compare offline al posto delle pagine non ancora aperte.';
export const notOnDevice = 'Questa pagina non è sul tuo dispositivo';
export const notReadBefore =
  'Non c’è connessione, e questa pagina non è mai stata aperta su questo dispositivo.';
export const pagesHere = 'Pagine leggibili offline';
export const howToKeep: readonly [string, string, string] = [
  'Quando la connessione torna, puoi salvare l’intero libro su questo dispositivo: scegli «Salva questo libro offline» in fondo a una pagina qualsiasi, per esempio ',
  'l’elenco delle domande',
  '.',
];

// Lists
export const answer = 'Risposta';
export const all = 'Tutte';
export const filterQuestions = 'Filtra le domande';
export const findAnswer = 'Trova una risposta';
export const questionCount = (count: number) => `${count} ${count === 1 ? 'domanda' : 'domande'}`;
export const notTranslated = 'Quella pagina non è ancora tradotta in italiano. Lo sono queste:';
export const allQuestionsOf = (count: number) => `Tutte le ${count} domande`;
export const allTopicsOf = (count: number) => `Tutti i ${count} argomenti`;
export const titleOfPage = (title: string, number: number) => `${title}, pagina ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Domanda ${from} di ${all}` : `Domande ${from}–${to} di ${all}`;
export const pagesOfList = 'Pagine di questo elenco';
export const questionsByTopic = (book: string) => `Le domande di «${book}» per argomento.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Domande di livello base',
  intermediate: 'Domande di livello intermedio',
  advanced: 'Domande di livello avanzato',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'Una domanda di questo livello.' : `${count} domande di questo livello.`;
export const searchDescription = 'Cerca in tutte le domande e le risposte.';
export const searchNeedsScript =
  'La ricerca richiede JavaScript. Senza, ogni domanda si trova in uno di questi elenchi:';
export const draft = (question: string) => `Bozza: ${question}`;
export const withdrawn = 'Risposta ritirata';
export const withdrawnOn = (date: string) => `Questa risposta è stata ritirata il ${date}.`;
export const notFound = 'Pagina non trovata';
export const notFoundDescription = 'A questo indirizzo non c’è nessuna pagina.';
export const noPageHere = 'Qui non c’è nessuna pagina';
export const addressMistyped =
  'Forse l’indirizzo contiene un errore, oppure la pagina non è mai esistita. Gli indirizzi delle risposte non cambiano.';
export const didYouMean = 'Forse cercavi';
export const allQuestions = 'Tutte le domande';
export const otherWays: readonly [string, string, string] = [', la ', 'ricerca', ' o un argomento:'];
export const whatToLookFor = (look: string) => `Che cosa osservare: ${look}.`;
export const openLab = 'Apri il laboratorio con queste impostazioni';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, un argomento di «${book}»`;
export const labPreset = (preset: string, question: string) => `Laboratorio, ${preset}: ${question}`;
export const lab = 'laboratorio';
export const changed = (question: string) => `Modifica: ${question}`;
export const figure = 'Figura:';
export const outputOf = 'Risultato:';
export const picture = (name: string) => `Figura: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, domanda ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Argomenti: ${topics.join(', ')}${difficulty && `; ${difficulty}`}${reviewed && `; verificata il ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Versione ${version}${date && ` del ${date}`}: ${url}`;
export const workOfOthers = 'Opere di altri distribuite da questo sito, con le rispettive licenze.';
export const sentWork = {
  textFace: 'il carattere del testo, ridotto ai glifi in uso',
  formulaFace: 'il carattere delle formule, ridotto ai glifi in uso',
  index: 'l’indice del testo completo, con il suo script e il suo WebAssembly',
  schedule: 'il calendario secondo cui tornano le carte da ripassare',
  keeper: 'il service worker che salva le pagine per la lettura offline',
  keeperPart: 'un’altra parte del service worker',
  loader: 'il caricatore degli script richiesti solo quando servono',
  ofLab: 'un pacchetto usato dai laboratori di questo libro',
};
export const pages = 'Pagine';
export const allInOneFile = (url: string) => `Tutte le risposte in un unico file: ${url}`;
export const allShortInOneFile = (url: string) => `Tutte le risposte brevi in un unico file: ${url}`;
export const tooLong = (count: number) =>
  `Le ${count} risposte di questo libro sono troppo lunghe per un unico file. Per ogni domanda ci sono qui la risposta breve e l’indirizzo della risposta completa in Markdown.`;

// Written into a book
export const notAnswered = 'Ancora senza risposta.';
export const headings = {
  code: 'Codice',
  lab: 'Laboratorio',
  misconceptions: 'Idee sbagliate',
  quiz: 'Quiz',
};
export const firstPublished = 'Prima pubblicazione.';
export const answerBelow = {
  code: 'La risposta è il codice qui sotto.',
  table: 'La risposta è la tabella qui sotto.',
  picture: 'La risposta è l’immagine qui sotto.',
  text: 'La risposta è qui sotto.',
};
export const questionsAndAnswers = 'Domande e risposte.';
export const questionsFrom = (files: string) => `Domande e risposte da ${files}.`;
export const otherTopic = 'Altro';
export const bookIsAbout = 'Di che cosa parla questo libro e a chi si rivolge.';
export const firstTopic = 'Nozioni di base';

// Taking the book away
export const downloads = 'Download';
export const takeAlong = 'Porta il libro con te';
export const downloadsDescription =
  'Tutte le domande di questo libro come file, per altri programmi e per leggere altrove. I file vengono rigenerati a ogni versione del sito.';
export const exported = {
  anki: {
    title: 'Pacchetto Anki',
    purpose:
      'Carte per la ripetizione dilazionata: risposte brevi, domande di approfondimento, idee sbagliate e quiz, con formule e figure.',
    use: 'Aprilo in Anki, sul computer o sul telefono. Per aggiornare le carte, importa un file più recente: i tuoi progressi restano.',
  },
  csv: {
    title: 'Tabella (CSV)',
    purpose: 'Le stesse carte in una tabella, una per riga, per fogli di calcolo e per i tuoi programmi.',
    use: 'La prima riga contiene i nomi delle colonne. Le formule sono in TeX tra simboli di dollaro, i link sono indirizzi completi.',
  },
  epub: {
    title: 'E-book (EPUB)',
    purpose: 'Il libro per e-reader, telefoni e computer: con figure, formule, codice e fonti.',
    use: 'Aprilo con una qualsiasi app per e-book o invialo al tuo e-reader. I link tra le domande restano dentro il libro.',
  },
  pdf: {
    title: 'PDF da stampare',
    purpose: 'Lo stesso libro in pagine A4, da stampare e annotare a margine, con indice e segnalibri.',
    use: 'Aprilo con qualsiasi visualizzatore. I link tra le domande restano dentro il documento.',
  },
};
export const longerAnswer = 'Che cosa contiene una risposta più lunga';

// Practice
export const practice = 'Ripasso';
export const practiceDescription =
  'Rispondi prima di guardare. Le carte che sai tornano più avanti, le altre presto.';
export const practiceNeedsScript =
  'Il ripasso richiede JavaScript, perché i tuoi progressi sono salvati solo nel tuo browser. Senza, ogni domanda si trova in uno di questi elenchi:';
export const cardsLost = 'Impossibile caricare le carte. Controlla la connessione e riprova. ';
export const cardKindsName = 'Tipo';
export const anyKind = 'Tutti i tipi';
export const cardKinds = {
  'short-answer': 'Risposta breve',
  'follow-up': 'Approfondimento',
  quiz: 'Quiz',
  misconception: 'Idea sbagliata',
};
export const sessionLength = 'Quantità';
export const cardCount = (count: number) => `${count} ${count === 1 ? 'carta' : 'carte'}`;
export const allDue = 'Tutte le carte da ripassare';
export const practiseCards = (count: number) => (count === 0 ? 'Ripassa' : `Ripassa ${cardCount(count)}`);
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Niente da ripassare' : `${cardCount(due)} da ripassare`}, ${fresh} ${fresh === 1 ? 'nuova' : 'nuove'}.`;
export const noCardFits = 'Nessuna carta corrisponde a questa selezione.';
export const nothingDueUntil = (when: string) =>
  `In questa selezione non c’è niente da ripassare. La prossima carta torna ${when}.`;
export const nothingDueYet =
  'In questa selezione non hai ancora ripassato nessuna carta. Scegli quante prenderne per cominciare con carte nuove.';
export const cardOf = (number: number, all: number) => `Carta ${number} di ${all}`;
export const endSession = 'Termina';
export const undo = 'Annulla';
export const undone = 'Annullato.';
export const spaceKey = 'Spazio';
export const showAnswer = 'Mostra la risposta';
export const mainIdea = 'Di’ l’idea principale in una frase, poi confronta.';
export const answerFirst = 'Rispondi prima di guardare.';
export const chooseOne = 'Scegli una risposta.';
export const whatIsRight = 'È falso. Che cosa è vero?';
export const secondsLeft = (seconds: number) => `${seconds}\u00a0s`;
export const stopClock = 'Ferma il tempo';
export const timeOver = 'Tempo scaduto. Confronta quando vuoi.';
export const whichSaid = 'Quali di questi punti hai detto?';
export const yourChoice = 'la tua scelta';
export const grades: readonly [string, string, string, string] = ['Ripeti', 'Difficile', 'Bene', 'Facile'];
export const suggested = 'consigliato';
export const howWell = 'Quanto bene lo sapevi?';
export const cardChanged = 'Questa carta è cambiata dall’ultima volta che l’hai vista.';
export const seeInAnswer = 'Vedi nella risposta completa';
export const cardsPractised = (count: number) =>
  `${cardCount(count)} ${count === 1 ? 'ripassata' : 'ripassate'}`;
export const nothingPractised = 'Nessuna carta ripassata';
export const goOnPractising = 'Continua il ripasso';
export const toOverview = 'Torna al riepilogo';
export const card = 'Carta';
export const grade = 'Voto';
export const comesBack = 'Ritorna';
export const mapOfBook = 'Mappa del libro';
export const mapRead = 'Letta';
export const mapPractised = 'Ripassate';
export const mapDue = 'Da ripassare';
export const isRead = 'sì';
export const changedSinceRead = 'cambiata da allora';
export const eachTile = 'Ogni casella è una carta:';
export const cardStates = { new: 'nuova', practised: 'ripassata', due: 'da ripassare' };
export const yourReviews = 'I tuoi ripassi';
export const noReviews = 'Ancora nessuno. Saranno salvati in questo browser e da nessun’altra parte.';
export const reviewsKept = (count: number) =>
  `${count} ${count === 1 ? 'ripasso è salvato' : 'ripassi sono salvati'} in questo browser e da nessun’altra parte. I browser possono cancellare i dati dei siti: esporta i tuoi ripassi di tanto in tanto.`;
export const strayReviews = (count: number) =>
  `Di questi, ${count} ${count === 1 ? 'riguarda' : 'riguardano'} carte che il libro non ha più, ma tutti sono conservati.`;
export const damagedReviews = (count: number) =>
  `Non è stato possibile leggerne ${count === 1 ? 'un altro, che resta com’è ed è escluso' : `altri ${count}, che restano come sono e sono esclusi`} dalle esportazioni.`;
export const exportReviews = 'Esporta';
export const importReviews = 'Importa';
export const clearReviews = 'Elimina';
export const sureToClear = (count: number) =>
  `Eliminare da questo browser tutti i ripassi (${count})? Potrai recuperarli solo da un’esportazione.`;
export const exportFirst = 'Prima esporta';
export const clearNow = 'Elimina tutto';
export const cancel = 'Non eliminare';
export const reviewsCleared = 'Tutti i ripassi sono stati eliminati.';
export const reviewsNotCleared = (why: string) => `Impossibile eliminare i ripassi. ${why} Riprova.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} ${added === 1 ? 'ripasso aggiunto' : 'ripassi aggiunti'}${known === 0 ? '' : `, ${known} già ${known === 1 ? 'presente' : 'presenti'}`}.`;
export const fileRefused = (why: string) => `Non è stato importato nulla. ${why}`;
export const fileUnreadable = 'Il browser non è riuscito a leggere il file. Sceglilo di nuovo.';
export const fileNoJson =
  'Il file non è un JSON valido, oppure ne manca una parte. Scegli un file creato con «Esporta» in questa pagina, o esporta di nuovo.';
export const fileOfOtherKind = (format: string) =>
  `Il file non contiene ripassi: serve il formato «${format}», quello di «Esporta» in questa pagina. Scegli un altro file.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `Il file usa la versione ${given} del formato, ma questa pagina accetta la versione ${known}. Forse la pagina è vecchia: ricaricala e riprova.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `Il ripasso ${row} del file è danneggiato: «${field}» dovrebbe essere del tipo ${example}. Scegli un’esportazione precedente, o esporta di nuovo.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `Il file appartiene al libro «${theirs}», ma qui servono i ripassi di «${ours}». Scegli un altro file.`;
export const reviewsNotKept = (why: string) =>
  `Non è stato possibile salvare i tuoi ultimi ripassi. ${why} Puoi continuare, ma esportali prima di chiudere questa scheda, altrimenti andranno persi.`;
export const storeTroubles = {
  blocked: 'Questo browser non permette al sito di salvare dati.',
  full: 'Su questo dispositivo non c’è più spazio.',
  broken: 'I dati di questo browser non si possono né leggere né scrivere.',
};

// As a book
export const contents = 'Indice';
export const bookState = (date: string) => `Aggiornato al ${date}.`;
export const bookAccessibility =
  'Tutto il testo segue l’ordine di lettura, sotto titoli e con un indice. Le formule sono in MathML con la loro sorgente, e ogni figura ha una descrizione a parole.';
export const labInBook = 'Questo è lo stato iniziale. Si può cambiare sul sito:';

// A sheet of chosen questions
export const toRemember = 'Da ricordare';
export const tenCards = 'Dieci carte';
export const sheetOfEach = 'Schede di una pagina';
export const practiseThis = 'Ripassa questa domanda';
export const revisionSheet = 'Scheda di ripasso';
export const aboutSheet =
  'Una scheda da stampare con le domande che scegli: di ognuna la risposta breve, la figura, la risposta in tre minuti e le idee sbagliate. Puoi condividere la scheda con il suo indirizzo.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Scegli le domande' : `Crea una scheda con ${questionCount(count)}`;
export const sheetLacks = (numbers: string) =>
  `Questo libro non ha domande con questi numeri: ${numbers}. Scegline altre.`;
export const sheetIsEmpty = 'Questo indirizzo non indica nessuna domanda. Scegline qualcuna.';
export const chooseOthers = 'Scegli altre domande';
export const print = 'Stampa';
export const threeMinutes = 'In tre minuti';
