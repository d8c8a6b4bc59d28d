/** The texts of the interface, in Russian. */

/** A number with the form of a word that goes with it, as in 1 карточка, 2 карточки, 5 карточек, 21 карточка. */
const counted = (count: number, one: string, few: string, many: string) => {
  const forms: Readonly<Record<string, string>> = { one, few };
  return `${count} ${forms[new Intl.PluralRules('ru').select(count)] ?? many}`;
};

export const locale = 'ru-RU';
export const decimal = ',';
export const group = '\u00a0';
export const leastGrouped = 4;
export const percent = '\u00a0%';
export const quoted = (text: string) => `«${text}»`;
export const afterLabel = ' ';
export const fullStop = '.';
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}: ${text}`;
export const comma = ', ';
export const inBrackets = (text: string) => ` (${text})`;
export const betweenNames = ', ';
export const and = ' и ';
export const etAl = ' и\u00a0др.';
export const betweenAuthors = '; ';
export const beforeTitle = ' ';
export const edition = (number: number) => `${number}-е издание`;
export const editionInWords = (text: string) => `${text} издание`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, с.\u00a0${pages}`;
export const pagesOfWork = (pages: string) => `с.\u00a0${pages}`;
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Перейти к содержимому';
export const site = 'Разделы сайта';
export const topics = 'Темы';
export const search = 'Поиск';
export const themes = 'Оформление: светлое или тёмное';
export const allTopics = 'Все темы';
export const keepThisBook = 'Сохранить книгу офлайн';
export const license = 'Лицензия';
export const madeWith = (generator: string) => `Сделано с помощью ${generator}`;
export const licenses = 'Лицензии';
export const close = 'Закрыть';
export const tryAgain = 'Повторить попытку';
export const reload = 'Перезагрузить';
export const questions = 'Вопросы';
export const lightTheme = 'Светлое оформление';
export const darkTheme = 'Тёмное оформление';
export const difficulties = {
  introductory: 'базовый уровень',
  intermediate: 'средний уровень',
  advanced: 'продвинутый уровень',
};

// An answer: its head
export const shortAnswer = 'Краткий ответ';
export const fullAnswer = 'Полный ответ';
export const breadcrumb = 'Навигационная цепочка';
export const questionNumber = (number: number) => `Вопрос ${number}`;
export const minutesToRead = (minutes: number) => `${minutes} мин чтения`;
export const minutesShort = (minutes: number) => `${minutes} мин`;
export const reviewed = (date: string) => `проверено ${date}`;
export const version = (version: string) => `версия ${version}`;
export const sourceCount = (count: number) => counted(count, 'источник', 'источника', 'источников');
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `версия ${version}${date && ` от ${date}`}${reviewed && `, проверено ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Напечатано без ${left.join(' и ')}.`;
export const whatGoesDeeper = 'разделов «Подробнее»';
export const labResults = 'результатов лаборатории';
export const linkTo = (name: string) => `Ссылка на «${name}»`;
export const linkToFigure = (title: string) => `Ссылка на рисунок: ${title}`;
export const linkToQuestion = 'Ссылка на этот вопрос';
export const linkToMisconception = 'Ссылка на это заблуждение';
export const linkToCode = 'Ссылка на этот код';
export const copyLink = 'Скопировать ссылку';
export const copyAnswer = 'Скопировать ответ';
export const share = 'Поделиться';
export const onThisPage = 'На этой странице';

// An answer: its parts
export const usualAnswerWrong = 'Где обычно ошибаются';
export const right = 'Верно.';
export const notRight = 'Неверно.';
export const rightChoice = 'Верно:';
export const wrongChoice = 'Неверно:';
export const goingDeeper = 'Подробнее:';
export const howThisFollows = 'Как это посчитано';
export const ownResult = 'Собственный расчёт:';
export const wrong = 'Неверно:';
export const correct = 'Верно:';
export const notes = { note: 'Примечание', warning: 'Внимание', 'as-of': 'Может устареть' };
export const wholeFile = 'файл целиком';
export const notRunHere = 'Здесь не запускалось.';
export const output = 'Вывод';
export const allLines = (count: number) => `Все строки (${count})`;
export const row = 'Строка';
export const table = 'Таблица';
export const sourceNumbered = (number: number) => `Источник ${number}`;
export const footnote = (name: string) => `Сноска ${name}`;
export const footnotes = 'Сноски';
export const backToText = 'Назад к тексту';
export const codeVariants = 'Один и тот же код в разных вариантах';
export const videoOn = (site: string) => `Видео на ${site}`;
export const done = 'Сделано';
export const notDone = 'Не сделано';
export const unchecked = 'не сверено с текстом';
export const roles = { plain: 'шаг', wrong: 'ошибка' };

// An answer: its end
export const alsoAskedAs = 'Как ещё об этом спрашивают';
export const inOtherLanguages = 'Этот вопрос на других языках';
export const sources = 'Источники';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, в оригинале прочитано: ${inFull}` : ''}`;
export const howUsed = (number: number) => `для чего нужен источник ${number}`;
export const usedFor = (use: string) => `Для чего: ${use}.`;
export const read = {
  text: 'Прочитано в оригинале',
  abstract: 'Прочитана только аннотация',
  code: 'Прочитан исходный код',
  docs: 'Прочитана документация',
  secondary: 'Цитируется по другому источнику',
};
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = 'Связанные вопросы';
export const relations = {
  prerequisite: 'Прочитать сначала',
  'follow-up': 'Прочитать затем',
  contrast: 'Сравнить',
};
export const versions = 'Версии';
export const citeThis = 'Сослаться на этот ответ';
export const citeAsText = 'Текст';
export const copyAs = (form: string) => `Скопировать (${form})`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. «${question}» Версия ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Версия ${version}`;
export const lastChanged = (date: string) => `Изменено ${date}`;
export const editThisPage = 'Исправить эту страницу';
export const neighbours = 'Предыдущий и следующий вопрос';
export const previous = 'Предыдущий';
export const next = 'Следующий';

// Copying
export const copy = 'Копировать';
export const copied = 'Скопировано';
export const copiedToClipboard = 'Скопировано в буфер обмена';
export const linkCopied = 'ссылка скопирована';
export const linkCopiedToClipboard = 'Ссылка скопирована в буфер обмена';
export const selected = 'Выделено';
export const codeSelected = 'Скопировать не удалось: браузер запретил. Код выделен.';
export const notThere = 'Недоступно';
export const markdownLost = 'Не удалось загрузить Markdown этого ответа. Попробуйте ещё раз.';
export const blocked = 'Запрещено';
export const copyingBlocked = 'Браузер запретил копирование.';

// Labs and pictures
export const reset = 'Сбросить';
export const stop = 'Остановить';
export const play = 'Запустить';
export const pause = 'Пауза';
export const pausePicture = '❚❚ пауза';
export const settingsOf = (title: string) => `Настройки: ${title}`;
export const moreSettings = 'Ещё настройки';
export const copyStateLink = 'Скопировать ссылку с настройками';
export const stepsOf = (control: string) => `Шаги: ${control}`;
export const stepBack = 'Шаг назад';
export const stepOn = 'Шаг вперёд';
export const defaultsShown =
  'Показан результат для настроек по умолчанию. Чтобы их изменить, нужен JavaScript.';
export const computing = 'Идёт расчёт';
export const wholeLab = 'Открыть лабораторию';
export const wholePicture = 'Рисунок целиком';
export const whyWrong = 'Почему это неверно';
export const whatIsSimplified = 'Что здесь упрощено';
export const sourceOfComputation = 'Исходный код этого расчёта';
export const tryIt = 'Попробовать';
export const fetchingData = 'Загружаются данные…';
export const stoppedEarly = 'Остановлено раньше времени. ';
export const goOn = 'Продолжить';
export const computationStopped = (why: string) =>
  `Расчёт прерван: ${why}. На рисунке результат для настроек по умолчанию. `;
export const programLate = 'его код не загрузился вовремя';
export const programLost = 'не удалось загрузить его код';
export const programRefused = 'этот браузер не разрешает его запустить';
export const dataLost = 'не удалось загрузить данные, проверьте подключение';
export const cannotBe = (control: string, value: string, usual: string) =>
  `Параметр «${control}» не может быть равен «${value}», поэтому взято значение по умолчанию: ${usual}.`;
export const unknownParameters = (names: readonly string[]) =>
  `Настройки из ссылки здесь неприменимы: ${names.map((name) => `«${name}»`).join(', ')}. Действуют настройки по умолчанию.`;
export const inDraws = (held: number, of: number) =>
  `в ${held} из ${counted(of, 'случайного прогона', 'случайных прогонов', 'случайных прогонов')}`;
export const inDrawsOfEach = (held: number, of: number) =>
  `${inDraws(held, of)} ${held === of ? 'в каждом случае' : 'в самом трудном случае'}`;
export const holds = (inDraws: string) => `Верно ${inDraws}`;
export const exactArithmetic = 'Точный расчёт';
export const anotherDraw = 'Ещё один прогон';
export const triedOver = (what: string) => `На чём проверено: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = 'Управление рисунком';
export const drag = 'потяните';
export const statesToTry = 'Что попробовать';
export const readAnswer = 'Читать ответ';
export const copyPictureLink = 'Скопировать ссылку на рисунок';
export const allControls = 'Все настройки';
export const fewerControls = 'Меньше настроек';
export const copyPicture = 'Скопировать рисунок';
export const pictureCopied = 'Рисунок скопирован в буфер обмена';
export const pictureSaved = 'Рисунок сохранён';
export const saved = 'Сохранено';
export const yourState = 'Это ваш вариант.';
export const sendThis = 'Поделиться им';
export const less = (input: string) => `${input}: меньше`;
export const more = (input: string) => `${input}: больше`;
export const labIsUnder: readonly [string, string, string] = ['Лаборатория находится ', 'под рисунком', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `Пока верно ${right} из ${answered}, осталось ${left}.`;
export const score = (right: number, all: number) => `С первой попытки верно ${right} из ${all}.`;
export const again = 'Ещё раз';
export const noPlace = (name: string) => `На этой странице нет раздела «${name}». `;
export const didYouMeanPlace: readonly [string, string] = ['Возможно, вам нужно сюда: ', '.'];
export const wholeAnswer = 'Перед вами весь ответ.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Ваша ссылка ведёт на версию «${asked}», которой у этой страницы нет. Вы читаете версию ${present}${date && ` от ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `После версии ${version} от ${date} этот ответ изменился. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'Все версии';

// What failed to load
export const notLoaded = (what: string) => `Не удалось загрузить ${what}. Ответ полон и без этого. `;
export const partNotLoaded = 'Не удалось загрузить часть этой страницы. Ответ полон и без неё. ';
export const theLab = 'лабораторию';
export const thePicture = 'рисунок';
export const theShortcuts = 'список сочетаний клавиш';
export const wayToKeep = 'окно сохранения книги';
export const whatChanged = 'список изменений';

// Shortcuts
export const shortcuts = 'Сочетания клавиш';
export const searchKeys = '/ или Ctrl K';
export const searchKeysDo = 'искать';
export const resultKeysDo = 'перемещаться по результатам и открыть нужный';
export const escapeDoes = 'закрыть';
export const questionMarkDoes = 'показать этот список';

// Search
export const searchAll = 'Поиск по всем ответам';
export const results = 'Результаты';
export const moreAnswers = 'Другие ответы';
export const topic = 'Тема';
export const difficulty = 'Уровень';
export const anyTopic = 'Любая тема';
export const anyDifficulty = 'Любой уровень';
export const misconception = 'Заблуждение:';
export const nothingFound = (query: string) =>
  `По запросу «${query}» ничего не найдено. Попробуйте сократить его или сформулировать иначе.`;
export const nothingFoundHere = (query: string) =>
  `По запросу «${query}» здесь ничего не найдено. Попробуйте сократить его, сформулировать иначе или искать по всем темам и уровням.`;
export const noCloseMatch = (query: string) =>
  `Точного ответа на запрос «${query}» не нашлось. Ближе всего: `;
export const resultsFound = (shown: number, total: number) =>
  total > shown
    ? `${shown} из ${counted(total, 'результата', 'результатов', 'результатов')}`
    : counted(total, 'результат', 'результата', 'результатов');
export const inPlaceOf = (to: string, from: string) => `«${to}» вместо «${from}»`;
export const resultsFor = (corrections: readonly string[]) => `, исправлено: ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Всё равно искать «${query}»`;
export const phrasesUnchecked =
  '. Искать фразу в кавычках целиком не удалось, поэтому её слова искались по отдельности.';
export const placesLost = '. Не удалось загрузить найденные фрагменты. ';
export const recentSearches = 'Недавние запросы. ';
export const clear = 'Очистить';
export const indexLost = (why: string) =>
  `Не удалось загрузить поисковый индекс${why && ` (${why})`}. Проверьте подключение и попробуйте ещё раз. `;
export const placesMarked = (places: number, words: number) =>
  `По вашему запросу выделено: ${counted(places, 'место', 'места', 'мест')} (${counted(words, 'слово', 'слова', 'слов')}).`;
export const fullTextIndex = 'полнотекстовый индекс';
export const late = (what: string, seconds: number) => `${what}: нет ответа за ${seconds}\u00a0с`;
export const didNotCome = (what: string) => `${what}: запрос не удался`;
export const cameIncomplete = (what: string) => `${what}: получено не полностью`;
export const pageInPlaceOf = (what: string) => `${what}: вместо данных сервер прислал веб-страницу`;
export const serverAnswered = (status: number, what: string) => `${what}: сервер ответил кодом ${status}`;
export const somethingElse = (what: string) => `${what}: неожиданное содержимое`;

// Offline
export const bookKept = 'Книга сохранена для чтения офлайн.';
export const bookForgotten = 'Книга больше не хранится на этом устройстве.';
export const bookFetched = 'Книга загружается.';
export const youStopped = 'Вы остановили загрузку. Она продолжится с того же места.';
export const noRoom = 'На этом устройстве не хватает места.';
export const notFetchedWhole =
  'Загрузка не завершена: пропала связь или сайт только что обновился. Перезагрузите страницу и попробуйте ещё раз.';
export const cannotKeep = 'Этот браузер не может сохранить сайт для чтения офлайн.';
export const sizeUnknown = 'Не удалось узнать размер книги. Проверьте подключение.';
export const wouldTake = (size: string) =>
  `Все ответы вместе с поиском и лабораториями займут на этом устройстве ${size}.`;
export const keep = 'Сохранить';
export const notNow = 'Не сейчас';
export const fetchingBook = 'Загрузка книги';
export const partOf = (part: string, whole: string) => `${part} из ${whole}`;
export const wholeBookKept = (size: string) =>
  `Вся книга хранится на этом устройстве${size && ` (${size})`} и открывается без сети.`;
export const remove = 'Удалить';
export const bookNotKept = (why: string) => `Книга не сохранена. ${why}`;
export const newerVersion = 'Вышла новая версия этого сайта. ';
export const nothingKept =
  'На этом устройстве больше ничего не хранится с этого сайта. Чтобы он снова сохранялся, откройте страницу без «nosw» в адресе.';
export const noNetwork = 'Нет подключения к сети';
export const offlineDescription = 'Показывается без сети вместо страниц, которые ещё не открывались.';
export const notOnDevice = 'Этой страницы нет на вашем устройстве';
export const notReadBefore = 'Подключения к сети нет, а эта страница на этом устройстве ещё не открывалась.';
export const pagesHere = 'Страницы, доступные без сети';
export const howToKeep: readonly [string, string, string] = [
  'Когда появится сеть, вы сможете сохранить всю книгу на этом устройстве: нажмите «Сохранить книгу офлайн» внизу любой страницы, например под ',
  'списком вопросов',
  '.',
];

// Lists
export const answer = 'Ответ';
export const all = 'Все';
export const filterQuestions = 'Отбор вопросов';
export const findAnswer = 'Найти ответ';
export const questionCount = (count: number) => counted(count, 'вопрос', 'вопроса', 'вопросов');
export const notTranslated = 'Эта страница ещё не переведена на русский. Переведены такие:';
export const allQuestionsOf = (count: number) => `Все вопросы (${count})`;
export const allTopicsOf = (count: number) => `Все темы (${count})`;
export const titleOfPage = (title: string, number: number) => `${title}, страница ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Вопрос ${from} из ${all}` : `Вопросы ${from}–${to} из ${all}`;
export const pagesOfList = 'Страницы этого списка';
export const questionsByTopic = (book: string) => `Вопросы книги «${book}» по темам.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Вопросы базового уровня',
  intermediate: 'Вопросы среднего уровня',
  advanced: 'Вопросы продвинутого уровня',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'Один вопрос этого уровня.' : `${questionCount(count)} этого уровня.`;
export const searchDescription = 'Поиск по всем вопросам и ответам.';
export const searchNeedsScript =
  'Для поиска нужен JavaScript. Без него любой вопрос можно найти в одном из этих списков:';
export const draft = (question: string) => `Черновик: ${question}`;
export const withdrawn = 'Ответ отозван';
export const withdrawnOn = (date: string) => `Этот ответ отозван ${date}.`;
export const notFound = 'Страница не найдена';
export const notFoundDescription = 'По этому адресу страницы нет.';
export const noPageHere = 'Здесь нет страницы';
export const addressMistyped =
  'Возможно, в адресе опечатка или такой страницы никогда не было. Адреса ответов не меняются.';
export const didYouMean = 'Возможно, вы искали';
export const allQuestions = 'Все вопросы';
export const otherWays: readonly [string, string, string] = [', ', 'поиск', ' или тема:'];
export const whatToLookFor = (look: string) => `На что обратить внимание: ${look}.`;
export const openLab = 'Открыть лабораторию с этими настройками';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}: тема книги «${book}»`;
export const labPreset = (preset: string, question: string) => `Лаборатория, ${preset}: ${question}`;
export const lab = 'лаборатория';
export const changed = (question: string) => `Изменено: ${question}`;
export const figure = 'Рисунок:';
export const outputOf = 'Вывод:';
export const picture = (name: string) => `Рисунок: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, вопрос ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Темы: ${topics.join(', ')}${difficulty && `; ${difficulty}`}${reviewed && `; проверено ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Версия ${version}${date && ` от ${date}`}: ${url}`;
export const workOfOthers = 'Чужие работы, которые распространяет этот сайт, и их лицензии.';
export const sentWork = {
  textFace: 'шрифт текста, в котором оставлены только нужные знаки',
  formulaFace: 'шрифт формул, в котором оставлены только нужные знаки',
  index: 'полнотекстовый индекс, его скрипт и WebAssembly',
  schedule: 'расписание, по которому возвращаются карточки',
  keeper: 'service worker, который сохраняет страницы для чтения офлайн',
  keeperPart: 'ещё одна часть service worker',
  loader: 'загрузчик скриптов, которые запрашиваются по мере надобности',
  ofLab: 'пакет, который используют лаборатории этой книги',
};
export const pages = 'Страницы';
export const allInOneFile = (url: string) => `Все ответы одним файлом: ${url}`;
export const allShortInOneFile = (url: string) => `Все краткие ответы одним файлом: ${url}`;
export const tooLong = (count: number) =>
  `Все ответы этой книги (${count}) в один файл не помещаются. Для каждого вопроса здесь приведены краткий ответ и адрес полного ответа в формате Markdown.`;

// Written into a book
export const notAnswered = 'Ответа пока нет.';
export const headings = {
  code: 'Код',
  lab: 'Лаборатория',
  misconceptions: 'Заблуждения',
  quiz: 'Тест',
};
export const firstPublished = 'Первая публикация.';
export const answerBelow = {
  code: 'Ответ — код ниже.',
  table: 'Ответ — таблица ниже.',
  picture: 'Ответ — рисунок ниже.',
  text: 'Ответ ниже.',
};
export const questionsAndAnswers = 'Вопросы и ответы.';
export const questionsFrom = (files: string) => `Вопросы и ответы из ${files}.`;
export const otherTopic = 'Прочее';
export const bookIsAbout = 'О чём эта книга и для кого она.';
export const firstTopic = 'Основы';

// Taking the book away
export const downloads = 'Скачать';
export const takeAlong = 'Возьмите книгу с собой';
export const downloadsDescription =
  'Все вопросы этой книги в файлах: для других программ и для чтения вне сайта. Файлы обновляются вместе с сайтом.';
export const exported = {
  anki: {
    title: 'Пакет Anki',
    purpose:
      'Карточки для интервального повторения: краткие ответы, дополнительные вопросы, заблуждения и тесты, с формулами и рисунками.',
    use: 'Откройте файл в Anki на компьютере или телефоне. Чтобы обновить карточки, импортируйте новый файл: ваш прогресс сохранится.',
  },
  csv: {
    title: 'Таблица (CSV)',
    purpose: 'Те же карточки таблицей, по одной в строке: для электронных таблиц и собственных программ.',
    use: 'В первой строке названия столбцов. Формулы записаны в TeX между знаками доллара, ссылки даны полностью.',
  },
  epub: {
    title: 'Электронная книга (EPUB)',
    purpose:
      'Книга для электронных ридеров, телефонов и компьютеров: с рисунками, формулами, кодом и источниками.',
    use: 'Откройте файл в любой программе для чтения книг или отправьте его на ридер. Ссылки между вопросами ведут внутрь книги.',
  },
  pdf: {
    title: 'PDF для печати',
    purpose: 'Та же книга на листах A4, для печати и заметок на полях: с оглавлением и закладками.',
    use: 'Откройте файл в любой программе просмотра. Ссылки между вопросами ведут внутрь документа.',
  },
};
export const longerAnswer = 'Что есть в более полном ответе';

// Practice
export const practice = 'Тренировка';
export const practiceDescription =
  'Ответьте, прежде чем смотреть ответ. Карточки, которые вы знаете, вернутся нескоро, остальные\u00a0— скоро.';
export const practiceNeedsScript =
  'Для тренировки нужен JavaScript: ваш прогресс хранится только в вашем браузере. Без него любой вопрос можно найти в одном из этих списков:';
export const cardsLost = 'Не удалось загрузить карточки. Проверьте подключение и попробуйте ещё раз. ';
export const cardKindsName = 'Вид';
export const anyKind = 'Любой вид';
export const cardKinds = {
  'short-answer': 'Краткий ответ',
  'follow-up': 'Дополнительный вопрос',
  quiz: 'Тест',
  misconception: 'Заблуждение',
};
export const sessionLength = 'Объём';
export const cardCount = (count: number) => counted(count, 'карточка', 'карточки', 'карточек');
export const allDue = 'Всё, что пора повторить';
export const practiseCards = (count: number) => (count === 0 ? 'Начать' : `Начать: ${cardCount(count)}`);
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Повторять пока нечего' : `Пора повторить: ${cardCount(due)}`}, ${counted(fresh, 'новая', 'новые', 'новых')}.`;
export const noCardFits = 'Такому выбору не соответствует ни одна карточка.';
export const nothingDueUntil = (when: string) =>
  `Из выбранного повторять пока нечего. Следующая карточка вернётся ${when}.`;
export const nothingDueYet =
  'Из выбранного вы ещё ничего не проходили. Укажите, сколько карточек взять, чтобы начать с новых.';
export const cardOf = (number: number, all: number) => `Карточка ${number} из ${all}`;
export const endSession = 'Закончить';
export const undo = 'Отменить';
export const undone = 'Отменено.';
export const spaceKey = 'Пробел';
export const showAnswer = 'Показать ответ';
export const mainIdea = 'Назовите главную мысль одним предложением и сравните.';
export const answerFirst = 'Сначала ответьте, потом смотрите.';
export const chooseOne = 'Выберите один вариант.';
export const whatIsRight = 'Это неверно. Как на самом деле?';
export const secondsLeft = (seconds: number) => `${seconds} с`;
export const stopClock = 'Остановить таймер';
export const timeOver = 'Время вышло. Сравните, когда будете готовы.';
export const whichSaid = 'Что из этого вы назвали?';
export const yourChoice = 'ваш выбор';
export const grades: readonly [string, string, string, string] = ['Снова', 'Трудно', 'Хорошо', 'Легко'];
export const suggested = 'рекомендуется';
export const howWell = 'Насколько хорошо вы это знали?';
export const cardChanged = 'С прошлого раза здесь кое-что изменилось.';
export const seeInAnswer = 'Смотреть в полном ответе';
export const cardsPractised = (count: number) =>
  counted(count, 'карточка пройдена', 'карточки пройдены', 'карточек пройдено');
export const nothingPractised = 'Ни одна карточка не пройдена';
export const goOnPractising = 'Продолжить';
export const toOverview = 'К обзору';
export const card = 'Карточка';
export const grade = 'Оценка';
export const comesBack = 'Вернётся';
export const mapOfBook = 'Карта книги';
export const mapRead = 'Прочитано';
export const mapPractised = 'Пройдено';
export const mapDue = 'Пора повторить';
export const isRead = 'да';
export const changedSinceRead = 'с тех пор изменилось';
export const eachTile = 'Каждая клетка — карточка:';
export const cardStates = { new: 'новая', practised: 'пройденная', due: 'к повторению' };
export const yourReviews = 'Ваши повторения';
export const noReviews = 'Пока ни одного. Они будут храниться только в этом браузере.';
export const reviewsKept = (count: number) =>
  `${counted(count, 'повторение хранится', 'повторения хранятся', 'повторений хранится')} в этом браузере и больше нигде. Браузер может удалить данные сайтов, поэтому время от времени экспортируйте повторения.`;
export const strayReviews = (count: number) =>
  `Из них ${counted(count, 'относится', 'относятся', 'относятся')} к карточкам, которых в книге больше нет, но сохранены все.`;
export const damagedReviews = (count: number) =>
  `Ещё ${counted(count, 'запись прочитать не удалось', 'записи прочитать не удалось', 'записей прочитать не удалось')}. ${count === 1 ? 'Она останется как есть и не попадёт' : 'Они останутся как есть и не попадут'} в экспорт.`;
export const exportReviews = 'Экспорт';
export const importReviews = 'Импорт';
export const clearReviews = 'Удалить';
export const sureToClear = (count: number) =>
  `Удалить из этого браузера все повторения (${count})? Восстановить их можно будет только из экспорта.`;
export const exportFirst = 'Сначала экспортировать';
export const clearNow = 'Удалить все';
export const cancel = 'Отмена';
export const reviewsCleared = 'Все повторения удалены.';
export const reviewsNotCleared = (why: string) => `Не удалось удалить повторения. ${why} Попробуйте ещё раз.`;
export const reviewsImported = (added: number, known: number) =>
  `Добавлено: ${counted(added, 'повторение', 'повторения', 'повторений')}${known === 0 ? '' : `, уже было: ${known}`}.`;
export const fileRefused = (why: string) => `Ничего не импортировано. ${why}`;
export const fileUnreadable = 'Браузер не смог прочитать файл. Выберите его ещё раз.';
export const fileNoJson =
  'Это не JSON, или файл неполон. Выберите файл, сохранённый кнопкой «Экспорт» на этой странице, или экспортируйте ещё раз.';
export const fileOfOtherKind = (format: string) =>
  `В файле нет повторений. Нужен формат «${format}», который сохраняет кнопка «Экспорт» на этой странице. Выберите другой файл.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `Файл записан в версии формата ${given}, а эта страница понимает версию ${known}. Возможно, страница устарела: перезагрузите её и попробуйте ещё раз.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `Повторение ${row} в файле повреждено: поле «${field}» должно выглядеть так: ${example}. Выберите более ранний файл или экспортируйте ещё раз.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `Этот файл относится к книге «${theirs}», а здесь нужны повторения книги «${ours}». Выберите другой файл.`;
export const reviewsNotKept = (why: string) =>
  `Последние повторения не удалось сохранить. ${why} Можно продолжать, но экспортируйте их, прежде чем закрыть вкладку, иначе они пропадут.`;
export const storeTroubles = {
  blocked: 'Этот браузер не разрешает сайту ничего хранить.',
  full: 'На этом устройстве закончилось место.',
  broken: 'Данные в этом браузере нельзя ни прочитать, ни записать.',
};

// As a book
export const contents = 'Оглавление';
export const bookState = (date: string) => `По состоянию на ${date}.`;
export const bookAccessibility =
  'Весь текст идёт в порядке чтения, под заголовками и с оглавлением. Формулы записаны в MathML вместе с исходной записью, у каждого рисунка есть словесное описание.';
export const labInBook = 'Это исходное состояние. Изменить его можно на сайте:';

// A sheet of chosen questions
export const toRemember = 'Чтобы не забыть';
export const tenCards = 'Десять карточек';
export const sheetOfEach = 'Шпаргалки на одну страницу';
export const practiseThis = 'Отработать этот вопрос';
export const revisionSheet = 'Шпаргалка для повторения';
export const aboutSheet =
  'Печатный лист с вопросами на ваш выбор: краткий ответ, рисунок, ответ на три минуты и заблуждения. Им можно поделиться: достаточно адреса.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Выберите вопросы' : `Составить шпаргалку: ${questionCount(count)}`;
export const sheetLacks = (numbers: string) =>
  `В этой книге нет вопросов с такими номерами: ${numbers}. Выберите другие.`;
export const sheetIsEmpty = 'В этом адресе не указан ни один вопрос. Выберите нужные.';
export const chooseOthers = 'Выбрать другие вопросы';
export const print = 'Печать';
export const threeMinutes = 'За три минуты';
