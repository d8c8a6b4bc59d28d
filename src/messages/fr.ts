/** The texts of the interface, in French. A narrow no-break space stands before ; and ?, a no-break space before : and within « ». */

export const locale = 'fr-FR';
export const decimal = ',';
export const group = '\u202f';
export const leastGrouped = 4;
export const percent = '\u00a0%';
export const quoted = (text: string) => `«\u00a0${text}\u00a0»`;
export const afterLabel = ' ';
export const fullStop = '.';
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}\u00a0: ${text}`;
export const comma = ', ';
export const inBrackets = (text: string) => ` (${text})`;
export const betweenNames = ', ';
export const and = ' et ';
export const etAl = ' et al.';
export const betweenAuthors = '\u202f; ';
export const beforeTitle = '\u00a0: ';
export const edition = (number: number) => `${number}${number === 1 ? 're' : 'e'} édition`;
export const editionInWords = (text: string) => `édition ${text}`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, p.\u00a0${pages}`;
export const pagesOfWork = (pages: string) => `p.\u00a0${pages}`;
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Aller au texte';
export const site = 'Site';
export const topics = 'Thèmes';
export const search = 'Recherche';
export const themes = 'Thème\u00a0: clair ou sombre';
export const allTopics = 'Tous les thèmes';
export const keepThisBook = 'Garder ce livre hors ligne';
export const license = 'Licence';
export const madeWith = (generator: string) => `Fait avec ${generator}`;
export const licenses = 'Licences';
export const close = 'Fermer';
export const tryAgain = 'Réessayer';
export const reload = 'Recharger';
export const questions = 'Questions';
export const lightTheme = 'Thème clair';
export const darkTheme = 'Thème sombre';
export const difficulties = {
  introductory: 'débutant',
  intermediate: 'intermédiaire',
  advanced: 'avancé',
};

// An answer: its head
export const shortAnswer = 'Réponse courte';
export const fullAnswer = 'Réponse complète';
export const breadcrumb = 'Fil d’Ariane';
export const questionNumber = (number: number) => `Question n°\u00a0${number}`;
export const minutesToRead = (minutes: number) => `${minutes} min de lecture`;
export const minutesShort = (minutes: number) => `${minutes} min`;
export const reviewed = (date: string) => `vérifié le ${date}`;
export const version = (version: string) => `version ${version}`;
export const sourceCount = (count: number) => `${count} source${count < 2 ? '' : 's'}`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `version ${version}${date && ` du ${date}`}${reviewed && `, vérifiée le ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Imprimé sans ${left.join(' ni ')}.`;
export const whatGoesDeeper = 'les approfondissements';
export const labResults = 'les résultats du labo';
export const linkTo = (name: string) => `Lien vers «\u00a0${name}\u00a0»`;
export const linkToFigure = (title: string) => `Lien vers la figure\u00a0: ${title}`;
export const linkToQuestion = 'Lien vers cette question';
export const linkToMisconception = 'Lien vers cette idée fausse';
export const linkToCode = 'Lien vers ce code';
export const copyLink = 'Copier le lien';
export const copyAnswer = 'Copier la réponse';
export const share = 'Partager';
export const onThisPage = 'Sur cette page';

// An answer: its parts
export const usualAnswerWrong = 'Où la réponse habituelle se trompe';
export const right = 'Bonne réponse.';
export const notRight = 'Mauvaise réponse.';
export const rightChoice = 'Bonne réponse\u00a0:';
export const wrongChoice = 'Mauvaise réponse\u00a0:';
export const goingDeeper = 'Pour approfondir\u00a0:';
export const howThisFollows = 'Détail du calcul';
export const ownResult = 'Notre calcul\u00a0:';
export const wrong = 'Faux\u00a0:';
export const correct = 'Vrai\u00a0:';
export const notes = { note: 'Note', warning: 'Attention', 'as-of': 'Peut être obsolète' };
export const wholeFile = 'fichier entier';
export const notRunHere = 'Non exécuté ici.';
export const output = 'Sortie';
export const allLines = (count: number) => `Les ${count} lignes`;
export const row = 'Ligne';
export const table = 'Tableau';
export const sourceNumbered = (number: number) => `Source ${number}`;
export const footnote = (name: string) => `Note de bas de page ${name}`;
export const footnotes = 'Notes de bas de page';
export const backToText = 'Retour au texte';
export const codeVariants = 'Le même code sous plusieurs formes';
export const videoOn = (site: string) => `Vidéo sur ${site}`;
export const done = 'Fait';
export const notDone = 'À faire';
export const unchecked = 'non vérifié dans le texte';
export const roles = { plain: 'étape', wrong: 'faux' };

// An answer: its end
export const alsoAskedAs = 'Autres formulations';
export const inOtherLanguages = 'La question dans d’autres langues';
export const sources = 'Sources';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, dont ${inFull} lues dans l’original` : ''}`;
export const howUsed = (number: number) => `à quoi sert la source ${number}`;
export const usedFor = (use: string) => `Sert à\u00a0: ${use}.`;
export const read = {
  text: 'Lu dans l’original',
  abstract: 'Résumé lu seulement',
  code: 'Lu dans le code',
  docs: 'Lu dans la documentation',
  secondary: 'Connu de seconde main seulement',
};
export const readOn = (how: string, date: string) => `${how}${date && `, le ${date}`}.`;
export const relatedQuestions = 'Questions liées';
export const relations = {
  prerequisite: 'À lire d’abord',
  'follow-up': 'À lire ensuite',
  contrast: 'À comparer',
};
export const versions = 'Versions';
export const citeThis = 'Citer cette réponse';
export const citeAsText = 'Texte';
export const copyAs = (form: string) => `Copier en ${form}`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. «\u00a0${question}\u00a0» Version ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Version ${version}`;
export const lastChanged = (date: string) => `Dernière modification le ${date}`;
export const editThisPage = 'Modifier cette page';
export const neighbours = 'Questions précédente et suivante';
export const previous = 'Précédente';
export const next = 'Suivante';

// Copying
export const copy = 'Copier';
export const copied = 'Copié';
export const copiedToClipboard = 'Copié dans le presse-papiers';
export const linkCopied = 'lien copié';
export const linkCopiedToClipboard = 'Lien copié dans le presse-papiers';
export const selected = 'Sélectionné';
export const codeSelected = 'La copie a été bloquée. Le code est sélectionné.';
export const notThere = 'Indisponible';
export const markdownLost = 'Le Markdown de cette réponse n’a pas pu être chargé. Réessayez.';
export const blocked = 'Bloqué';
export const copyingBlocked = 'Le navigateur a bloqué la copie.';

// Labs and pictures
export const reset = 'Réinitialiser';
export const stop = 'Arrêter';
export const play = 'Lecture';
export const pause = 'Pause';
export const pausePicture = '❚❚ pause';
export const settingsOf = (title: string) => `Réglages\u00a0: ${title}`;
export const moreSettings = 'Autres réglages';
export const copyStateLink = 'Copier le lien vers cet état';
export const stepsOf = (control: string) => `Pas à pas\u00a0: ${control}`;
export const stepBack = 'Un pas en arrière';
export const stepOn = 'Un pas en avant';
export const defaultsShown =
  'Voici le résultat pour les valeurs par défaut. Il faut JavaScript pour changer les réglages.';
export const computing = 'Calcul en cours';
export const wholeLab = 'Ouvrir le labo';
export const wholePicture = 'Image entière';
export const whyWrong = 'Pourquoi c’est faux';
export const whatIsSimplified = 'Ce qui est simplifié ici';
export const sourceOfComputation = 'Code source de ce calcul';
export const tryIt = 'Essayer';
export const fetchingData = 'Chargement des données…';
export const stoppedEarly = 'Arrêté avant la fin. ';
export const goOn = 'Continuer';
export const computationStopped = (why: string) =>
  `Le calcul s’est arrêté\u00a0: ${why}. L’image montre le résultat pour les valeurs par défaut. `;
export const programLate = 'son code n’a pas été chargé à temps';
export const programLost = 'son code n’a pas pu être chargé';
export const programRefused = 'ce navigateur ne permet pas de l’exécuter';
export const dataLost = 'ses données n’ont pas pu être chargées, vérifiez la connexion';
export const cannotBe = (control: string, value: string, usual: string) =>
  `«\u00a0${control}\u00a0» ne peut pas valoir «\u00a0${value}\u00a0»\u00a0: la valeur par défaut ${usual} est utilisée.`;
export const unknownParameters = (names: readonly string[]) =>
  `Le lien demande ${names.map((name) => `«\u00a0${name}\u00a0»`).join(', ')} avec des valeurs impossibles ici. Les valeurs par défaut sont utilisées.`;
export const inDraws = (held: number, of: number) => `dans ${held} tirages sur ${of}`;
export const inDrawsOfEach = (held: number, of: number) =>
  `dans ${held} tirages sur ${of} ${held === of ? 'à chaque taille' : 'à la taille la moins favorable'}`;
export const holds = (inDraws: string) => `Vrai ${inDraws}`;
export const exactArithmetic = 'Calcul exact';
export const anotherDraw = 'Autre tirage';
export const triedOver = (what: string) => `Vérifié avec : ${what}.`;
export const atSize = (size: string, draws: string) => `${size} : ${draws}`;
export const movePicture = 'Bouger l’image';
export const drag = 'glisser';
export const statesToTry = 'Réglages à essayer';
export const readAnswer = 'Lire la réponse';
export const copyPictureLink = 'Copier le lien vers l’image';
export const allControls = 'Tous les réglages';
export const fewerControls = 'Moins de réglages';
export const copyPicture = 'Copier l’image';
export const pictureCopied = 'Image copiée dans le presse-papiers';
export const pictureSaved = 'Image enregistrée';
export const saved = 'Enregistrée';
export const yourState = 'Voici votre réglage.';
export const sendThis = 'L’envoyer';
export const less = (input: string) => `${input}\u00a0: moins`;
export const more = (input: string) => `${input}\u00a0: plus`;
export const labIsUnder: readonly [string, string, string] = ['Le labo se trouve ', 'sous l’image', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `${right} sur ${answered} jusqu’ici\u202f; encore ${left}.`;
export const score = (right: number, all: number) => `${right} sur ${all} du premier coup.`;
export const again = 'Recommencer';
export const noPlace = (name: string) => `Cette page n’a pas de section nommée «\u00a0${name}\u00a0». `;
export const didYouMeanPlace: readonly [string, string] = ['Vouliez-vous dire ', '\u202f?'];
export const wholeAnswer = 'Voici la réponse entière.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Votre lien renvoie à la version «\u00a0${asked}\u00a0», qui n’existe pas sur cette page. Vous lisez la version ${present}${date && ` du ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `Cette réponse a changé depuis la version ${version} du ${date}. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}\u00a0: ${what}`;
export const allVersions = 'Toutes les versions';

// What failed to load
export const notLoaded = (what: string) =>
  `Impossible de charger\u00a0: ${what}. La réponse est complète sans cela. `;
export const partNotLoaded =
  'Une partie de cette page n’a pas pu être chargée. La réponse est complète sans elle. ';
export const theLab = 'le labo';
export const thePicture = 'l’image';
export const theShortcuts = 'la liste des raccourcis';
export const wayToKeep = 'le téléchargement hors ligne';
export const whatChanged = 'la liste des changements depuis votre lien';

// Shortcuts
export const shortcuts = 'Raccourcis clavier';
export const searchKeys = '/ ou Ctrl K';
export const searchKeysDo = 'rechercher';
export const resultKeysDo = 'parcourir les résultats et en ouvrir un';
export const escapeDoes = 'fermer';
export const questionMarkDoes = 'afficher cette liste';

// Search
export const searchAll = 'Chercher dans toutes les réponses';
export const results = 'Résultats';
export const moreAnswers = 'Plus de réponses';
export const topic = 'Thème';
export const difficulty = 'Difficulté';
export const anyTopic = 'Tous les thèmes';
export const anyDifficulty = 'Toutes les difficultés';
export const misconception = 'Idée fausse\u00a0:';
export const nothingFound = (query: string) =>
  `Rien trouvé pour «\u00a0${query}\u00a0». Essayez avec moins de mots ou avec d’autres.`;
export const nothingFoundHere = (query: string) =>
  `Rien trouvé ici pour «\u00a0${query}\u00a0». Essayez avec moins de mots ou avec d’autres, ou avec tous les thèmes et toutes les difficultés.`;
export const noCloseMatch = (query: string) =>
  `Rien ne correspond vraiment à «\u00a0${query}\u00a0». Les plus proches\u00a0: `;
export const resultsFound = (shown: number, total: number) =>
  `${total > shown ? `${shown} sur ` : ''}${total} ${total < 2 ? 'résultat' : 'résultats'}`;
export const inPlaceOf = (to: string, from: string) => `«\u00a0${to}\u00a0» au lieu de «\u00a0${from}\u00a0»`;
export const resultsFor = (corrections: readonly string[]) => `, résultats pour ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Chercher plutôt «\u00a0${query}\u00a0»`;
export const phrasesUnchecked =
  '. Les mots entre guillemets n’ont pas pu être cherchés comme une expression\u202f; ils ont été cherchés séparément.';
export const placesLost = '. Les passages n’ont pas pu être chargés. ';
export const recentSearches = 'Recherches récentes. ';
export const clear = 'Effacer';
export const indexLost = (why: string) =>
  `L’index de recherche n’a pas pu être chargé${why && `\u00a0: ${why}`}. Vérifiez la connexion, puis réessayez. `;
export const placesMarked = (places: number, words: number) =>
  `${places} ${places < 2 ? 'passage' : 'passages'} de votre recherche ${places < 2 ? 'est marqué' : 'sont marqués'} (${words} ${words < 2 ? 'mot' : 'mots'}).`;
export const fullTextIndex = 'l’index du texte intégral';
export const late = (what: string, seconds: number) => `${what}\u00a0: aucune réponse en ${seconds} secondes`;
export const didNotCome = (what: string) => `${what}\u00a0: échec de la requête`;
export const cameIncomplete = (what: string) => `${what}\u00a0: transfert incomplet`;
export const pageInPlaceOf = (what: string) =>
  `le serveur a envoyé une page web\u202f; attendu\u00a0: ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `le serveur a répondu avec le statut ${status}\u202f; demandé\u00a0: ${what}`;
export const somethingElse = (what: string) => `${what}\u00a0: contenu inattendu`;

// Offline
export const bookKept = 'Le livre est disponible hors ligne.';
export const bookForgotten = 'Le livre n’est plus gardé hors ligne.';
export const bookFetched = 'Le livre est en cours de téléchargement.';
export const youStopped = 'Vous avez arrêté le téléchargement\u202f; il reprendra là où il en était.';
export const noRoom = 'Il n’y a pas assez de place sur cet appareil.';
export const notFetchedWhole =
  'Le téléchargement est incomplet\u00a0: le réseau a été coupé, ou le site vient de changer. Rechargez la page, puis réessayez.';
export const cannotKeep = 'Ce navigateur ne peut pas garder ce site hors ligne.';
export const sizeUnknown = 'Sa taille n’a pas pu être déterminée. Vérifiez la connexion.';
export const wouldTake = (size: string) =>
  `Toutes les réponses, avec la recherche et les labos, occupent ${size} sur cet appareil.`;
export const keep = 'Garder';
export const notNow = 'Pas maintenant';
export const fetchingBook = 'Téléchargement du livre';
export const partOf = (part: string, whole: string) => `${part} sur ${whole}`;
export const wholeBookKept = (size: string) =>
  `Le livre entier est sur cet appareil${size && ` (${size})`}\u00a0: il s’ouvre sans réseau.`;
export const remove = 'Supprimer';
export const bookNotKept = (why: string) => `Le livre n’est pas gardé hors ligne. ${why}`;
export const newerVersion = 'Une version plus récente de ce site est disponible. ';
export const nothingKept =
  'Plus rien de ce site n’est gardé sur cet appareil. Ouvrez une page sans «\u00a0nosw\u00a0» dans l’adresse pour le garder à nouveau.';
export const noNetwork = 'Pas de réseau';
export const offlineDescription =
  'S’affiche hors ligne à la place des pages qui n’ont pas encore été ouvertes.';
export const notOnDevice = 'Cette page n’est pas sur votre appareil';
export const notReadBefore =
  'Vous êtes hors ligne, et cette page n’a pas encore été ouverte sur cet appareil.';
export const pagesHere = 'Pages disponibles hors ligne';
export const howToKeep: readonly [string, string, string] = [
  'Une fois en ligne, vous pourrez garder le livre entier sur cet appareil\u00a0: «\u00a0Garder ce livre hors ligne\u00a0» se trouve au pied de chaque page, comme ',
  'la liste des questions',
  '.',
];

// Lists
export const answer = 'Réponse';
export const all = 'Toutes';
export const filterQuestions = 'Filtrer les questions';
export const findAnswer = 'Trouver une réponse';
export const questionCount = (count: number) => `${count} question${count < 2 ? '' : 's'}`;
export const notTranslated =
  'Cette page n’est pas encore traduite en français. Voici celles qui le sont\u00a0:';
export const allQuestionsOf = (count: number) => `Les ${count} questions`;
export const allTopicsOf = (count: number) => `Les ${count} thèmes`;
export const titleOfPage = (title: string, number: number) => `${title}, page ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Question ${from} sur ${all}` : `Questions ${from} à ${to} sur ${all}`;
export const pagesOfList = 'Pages de cette liste';
export const questionsByTopic = (book: string) => `Les questions de «\u00a0${book}\u00a0» par thème.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Questions pour débuter',
  intermediate: 'Questions intermédiaires',
  advanced: 'Questions avancées',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'Une question de cette difficulté.' : `${count} questions de cette difficulté.`;
export const searchDescription = 'Chercher dans toutes les questions et réponses.';
export const searchNeedsScript =
  'La recherche a besoin de JavaScript. Sans lui, chaque question est dans une de ces listes\u00a0:';
export const draft = (question: string) => `Brouillon\u00a0: ${question}`;
export const withdrawn = 'Réponse retirée';
export const withdrawnOn = (date: string) => `Cette réponse a été retirée le ${date}.`;
export const notFound = 'Page introuvable';
export const notFoundDescription = 'Il n’y a pas de page à cette adresse.';
export const noPageHere = 'Il n’y a pas de page ici';
export const addressMistyped =
  'L’adresse est peut-être mal écrite, ou la page n’a jamais existé. Les adresses des réponses ne changent pas.';
export const didYouMean = 'Vouliez-vous dire';
export const allQuestions = 'Toutes les questions';
export const otherWays: readonly [string, string, string] = [', la ', 'recherche', ' ou un thème\u00a0:'];
export const whatToLookFor = (look: string) => `À observer\u00a0: ${look}.`;
export const openLab = 'Ouvrir le labo avec ces réglages';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, un thème de «\u00a0${book}\u00a0»`;
export const labPreset = (preset: string, question: string) => `Labo, ${preset}\u00a0: ${question}`;
export const lab = 'labo';
export const changed = (question: string) => `Modifié\u00a0: ${question}`;
export const figure = 'Figure\u00a0:';
export const outputOf = 'Sortie\u00a0:';
export const picture = (name: string) => `Image\u00a0: ${name}`;
export const place = (book: string, number: number, url: string) =>
  `${book}, question ${number}\u00a0: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Thèmes\u00a0: ${topics.join(', ')}${difficulty && `\u202f; difficulté\u00a0: ${difficulty}`}${reviewed && `\u202f; vérifié le ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Version ${version}${date && ` du ${date}`}\u00a0: ${url}`;
export const workOfOthers = 'Travaux d’autrui que ce site distribue, avec leurs licences.';
export const sentWork = {
  textFace: 'la police du texte, réduite aux caractères utilisés',
  formulaFace: 'la police des formules, réduite aux caractères utilisés',
  index: 'l’index du texte intégral, son script et son WebAssembly',
  schedule: 'le calendrier selon lequel les cartes reviennent',
  keeper: 'le service worker qui garde des pages à lire hors ligne',
  keeperPart: 'une autre partie du service worker',
  loader: 'le chargeur des scripts téléchargés au besoin',
  ofLab: 'un paquet que les labos de ce livre utilisent',
};
export const pages = 'Pages';
export const allInOneFile = (url: string) => `Toutes les réponses dans un fichier\u00a0: ${url}`;
export const allShortInOneFile = (url: string) => `Toutes les réponses courtes dans un fichier\u00a0: ${url}`;
export const tooLong = (count: number) =>
  `Les ${count} réponses de ce livre sont trop longues pour un seul fichier. Voici chaque question avec sa réponse courte et l’adresse de la réponse complète en Markdown.`;

// Written into a book
export const notAnswered = 'Pas encore de réponse.';
export const headings = {
  code: 'Code',
  lab: 'Labo',
  misconceptions: 'Idées fausses',
  quiz: 'Quiz',
};
export const firstPublished = 'Première publication.';
export const answerBelow = {
  code: 'La réponse est le code ci-dessous.',
  table: 'La réponse est le tableau ci-dessous.',
  picture: 'La réponse est l’image ci-dessous.',
  text: 'La réponse se trouve ci-dessous.',
};
export const questionsAndAnswers = 'Questions et réponses.';
export const questionsFrom = (files: string) => `Questions et réponses tirées de ${files}.`;
export const otherTopic = 'Autres';
export const bookIsAbout = 'De quoi parle ce livre et à qui il s’adresse.';
export const firstTopic = 'Notions de base';

// Taking the book away
export const downloads = 'Téléchargements';
export const takeAlong = 'Emporter ce livre';
export const downloadsDescription =
  'Toutes les questions de ce livre en fichiers, pour d’autres programmes et pour lire ailleurs. Ils sont régénérés à chaque version du site.';
export const exported = {
  anki: {
    title: 'Paquet Anki',
    purpose:
      'Des cartes pour la répétition espacée\u00a0: réponses courtes, questions suivantes, idées fausses et quiz, avec formules et images.',
    use: 'Ouvrez-le dans Anki, sur ordinateur ou sur téléphone. Pour mettre les cartes à jour, importez un fichier plus récent\u00a0: votre progression est conservée.',
  },
  csv: {
    title: 'Tableau (CSV)',
    purpose: 'Les mêmes cartes en tableau, une par ligne, pour les tableurs et vos propres programmes.',
    use: 'La première ligne nomme les colonnes. Les formules sont en TeX entre dollars, les liens sont des adresses complètes.',
  },
  epub: {
    title: 'Livre numérique (EPUB)',
    purpose: 'Le livre pour liseuses, téléphones et ordinateurs : avec images, formules, code et sources.',
    use: 'Ouvrez-le dans toute application de lecture, ou envoyez-le à votre liseuse. Les liens entre questions restent dans le livre.',
  },
  pdf: {
    title: 'PDF à imprimer',
    purpose: 'Le même livre en pages A4, à imprimer et à annoter : avec sommaire et signets.',
    use: 'Ouvrez-le dans n’importe quel lecteur. Les liens entre questions restent dans le document.',
  },
};
export const longerAnswer = 'Ce que contient une réponse plus longue';

// Practice
export const practice = 'S’exercer';
export const practiceDescription =
  'Répondez avant de regarder. Les cartes que vous savez reviennent plus tard, les autres bientôt.';
export const practiceNeedsScript =
  'Pour s’exercer, il faut JavaScript, car votre progression n’est conservée que dans votre navigateur. Sans lui, chaque question se trouve dans l’une de ces listes\u00a0:';
export const cardsLost = 'Les cartes n’ont pas pu être chargées. Vérifiez la connexion, puis réessayez. ';
export const cardKindsName = 'Type';
export const anyKind = 'Tous les types';
export const cardKinds = {
  'short-answer': 'Réponse courte',
  'follow-up': 'Question suivante',
  quiz: 'Question à choix',
  misconception: 'Idée fausse',
};
export const sessionLength = 'Longueur';
export const cardCount = (count: number) => `${count} carte${count === 1 ? '' : 's'}`;
export const allDue = 'Toutes les cartes à revoir';
export const practiseCards = (count: number) =>
  count === 0 ? 'Commencer' : `Commencer avec ${count} carte${count === 1 ? '' : 's'}`;
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Rien n’est à revoir' : `${due} carte${due === 1 ? '' : 's'} à revoir`}, ${fresh} nouvelle${fresh === 1 ? '' : 's'}.`;
export const noCardFits = 'Aucune carte ne correspond à cette sélection.';
export const nothingDueUntil = (when: string) =>
  `Rien n’est à revoir dans cette sélection. La prochaine carte revient ${when}.`;
export const nothingDueYet =
  'Vous n’avez encore travaillé aucune carte de cette sélection. Choisissez un nombre de cartes pour commencer par de nouvelles.';
export const cardOf = (number: number, all: number) => `Carte ${number} sur ${all}`;
export const endSession = 'Terminer';
export const undo = 'Annuler';
export const undone = 'Annulé.';
export const spaceKey = 'Espace';
export const showAnswer = 'Voir la réponse';
export const mainIdea = 'Dites l’idée principale en une phrase, puis comparez.';
export const answerFirst = 'Répondez avant de regarder.';
export const chooseOne = 'Choisissez une réponse.';
export const whatIsRight = 'C’est faux. Qu’est-ce qui est juste\u00a0?';
export const secondsLeft = (seconds: number) => `${seconds}\u00a0s`;
export const stopClock = 'Arrêter le chronomètre';
export const timeOver = 'Le temps est écoulé. Comparez quand vous voulez.';
export const whichSaid = 'Lesquels de ces points avez-vous dits\u00a0?';
export const yourChoice = 'votre choix';
export const grades: readonly [string, string, string, string] = ['À revoir', 'Difficile', 'Bien', 'Facile'];
export const suggested = 'suggéré';
export const howWell = 'Le saviez-vous bien\u00a0?';
export const cardChanged = 'Ceci a changé depuis que vous l’avez vu.';
export const seeInAnswer = 'Voir dans la réponse complète';
export const cardsPractised = (count: number) =>
  `${count} carte${count === 1 ? ' travaillée' : 's travaillées'}`;
export const nothingPractised = 'Rien n’a été travaillé';
export const goOnPractising = 'Continuer';
export const toOverview = 'Retour à la vue d’ensemble';
export const card = 'Carte';
export const grade = 'Note';
export const comesBack = 'Revient';
export const mapOfBook = 'Plan du livre';
export const mapRead = 'Lu';
export const mapPractised = 'Travaillé';
export const mapDue = 'À revoir';
export const isRead = 'oui';
export const changedSinceRead = 'modifié depuis';
export const eachTile = 'Chaque case est une carte\u00a0:';
export const cardStates = { new: 'nouvelle', practised: 'travaillée', due: 'à revoir' };
export const yourReviews = 'Vos révisions';
export const noReviews = 'Aucune encore. Elles seront conservées dans ce navigateur, et nulle part ailleurs.';
export const reviewsKept = (count: number) =>
  `${count} révision${count === 1 ? ' est conservée' : 's sont conservées'} dans ce navigateur, et nulle part ailleurs. Un navigateur peut effacer les données des sites\u00a0: exportez vos révisions de temps en temps.`;
export const strayReviews = (count: number) =>
  `Parmi elles, ${count} ${count === 1 ? 'concerne' : 'concernent'} des cartes que ce livre n’a plus. Elles sont conservées.`;
export const damagedReviews = (count: number) =>
  `${count} ${count === 1 ? 'autre n’a pas pu être lue\u00a0; elle reste telle quelle' : 'autres n’ont pas pu être lues\u00a0; elles restent telles quelles'}, hors des exports.`;
export const exportReviews = 'Exporter';
export const importReviews = 'Importer';
export const clearReviews = 'Effacer';
export const sureToClear = (count: number) =>
  `Effacer les ${count} révisions de ce navigateur\u00a0? Vous ne pourrez les restaurer qu’à partir d’un export.`;
export const exportFirst = 'Exporter d’abord';
export const clearNow = 'Tout effacer';
export const cancel = 'Ne rien effacer';
export const reviewsCleared = 'Toutes les révisions ont été effacées.';
export const reviewsNotCleared = (why: string) =>
  `Les révisions n’ont pas pu être supprimées. ${why} Réessayez.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} révision${added === 1 ? ' ajoutée' : 's ajoutées'}${known === 0 ? '' : `, ${known} déjà là`}.`;
export const fileRefused = (why: string) => `Rien n’a été importé. ${why}`;
export const fileUnreadable = 'Le navigateur n’a pas pu lire le fichier. Choisissez-le à nouveau.';
export const fileNoJson =
  'Le fichier n’est pas du JSON valide, ou il est incomplet. Choisissez un fichier créé par «\u00a0Exporter\u00a0» sur cette page, ou exportez à nouveau.';
export const fileOfOtherKind = (format: string) =>
  `Le fichier ne contient pas de révisions\u00a0: il faut le format «\u00a0${format}\u00a0», celui de «\u00a0Exporter\u00a0» sur cette page. Choisissez-en un autre.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `Le fichier utilise la version ${given} du format, mais cette page accepte la version ${known}. La page est peut-être ancienne\u00a0: rechargez-la, puis réessayez.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `La révision ${row} du fichier est endommagée\u00a0: «\u00a0${field}\u00a0» devrait ressembler à ${example}. Choisissez un export plus ancien, ou exportez à nouveau.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `Le fichier appartient au livre «\u00a0${theirs}\u00a0», mais il faut des révisions de «\u00a0${ours}\u00a0». Choisissez-en un autre.`;
export const reviewsNotKept = (why: string) =>
  `Vos dernières révisions n’ont pas pu être enregistrées. ${why} Vous pouvez continuer, mais exportez-les avant de fermer cet onglet, sinon elles seront perdues.`;
export const storeTroubles = {
  blocked: 'Ce navigateur ne permet pas au site d’enregistrer des données.',
  full: 'Il n’y a plus de place sur cet appareil.',
  broken: 'Les données de ce navigateur ne peuvent être ni lues ni écrites.',
};

// As a book
export const contents = 'Sommaire';
export const bookState = (date: string) => `État au ${date}.`;
export const bookAccessibility =
  'Tout le texte suit l’ordre de lecture, sous des titres, avec un sommaire. Les formules sont en MathML avec leur source, et chaque image est décrite par des mots.';
export const labInBook = 'Voici l’état de départ. On peut le modifier sur le site :';

// A sheet of chosen questions
export const toRemember = 'À retenir';
export const tenCards = 'Dix cartes';
export const sheetOfEach = 'Une fiche d’une page par réponse';
export const practiseThis = 'S’exercer sur cette question';
export const revisionSheet = 'Fiche de révision';
export const aboutSheet =
  'Une fiche à imprimer, avec les questions de votre choix\u00a0: pour chacune la réponse courte, l’image, la réponse en trois minutes et les idées fausses. Vous pouvez partager la fiche par son adresse.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Choisissez des questions' : `Faire une fiche de ${count} question${count === 1 ? '' : 's'}`;
export const sheetLacks = (numbers: string) =>
  `Ce livre n’a pas de question numéro ${numbers}. Choisissez-en d’autres.`;
export const sheetIsEmpty = 'Cette adresse n’indique aucune question. Choisissez-en.';
export const chooseOthers = 'Choisir d’autres questions';
export const print = 'Imprimer';
export const threeMinutes = 'En trois minutes';
