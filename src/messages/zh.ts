/** The texts of the interface, in Chinese, in simplified characters. */

export const locale = 'zh-CN';
export const decimal = '.';
export const group = ',';
export const leastGrouped = 4;
export const percent = '%';
export const quoted = (text: string) => `“${text}”`;
export const afterLabel = '';
export const fullStop = '。';
export const sentenceEnd = '。';
export const called = (name: string, text: string) => `${name}：${text}`;
export const comma = '，';
export const inBrackets = (text: string) => `（${text}）`;
export const betweenNames = '、';
export const and = '、';
export const etAl = '等';
export const betweenAuthors = '、';
export const beforeTitle = '：';
export const edition = (number: number) => `第 ${number} 版`;
export const editionInWords = (text: string) => `${text}版`;
export const issueAndPages = (issue: string, pages: string) => `${issue}：${pages}`;
export const pagesOfWork = (pages: string) => `第 ${pages} 页`;
export const titleOfBook = (title: string) => (/^[^《]*\p{sc=Han}/u.test(title) ? `《${title}》` : title);

// Every page
export const skip = '跳到正文';
export const site = '网站导航';
export const topics = '主题';
export const search = '搜索';
export const themes = '外观：浅色或深色';
export const allTopics = '所有主题';
export const keepThisBook = '保存本书以供离线阅读';
export const license = '许可证';
export const madeWith = (generator: string) => `用 ${generator} 制作`;
export const licenses = '许可证';
export const close = '关闭';
export const tryAgain = '重试';
export const reload = '重新加载';
export const questions = '问题';
export const lightTheme = '浅色外观';
export const darkTheme = '深色外观';
export const difficulties = {
  introductory: '入门',
  intermediate: '中级',
  advanced: '高级',
};

// An answer: its head
export const shortAnswer = '简短回答';
export const fullAnswer = '完整回答';
export const breadcrumb = '当前位置';
export const questionNumber = (number: number) => `第 ${number} 题`;
export const minutesToRead = (minutes: number) => `阅读约 ${minutes} 分钟`;
export const minutesShort = (minutes: number) => `${minutes} 分钟`;
export const reviewed = (date: string) => `${date}核对`;
export const version = (version: string) => `版本 ${version}`;
export const sourceCount = (count: number) => `${count} 个来源`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `版本 ${version}${date && `（${date}）`}${reviewed && `，${reviewed}核对`}。`;
export const onPaperWithout = (left: readonly string[]) => `打印版不含${left.join('和')}。`;
export const whatGoesDeeper = '深入内容';
export const labResults = '实验结果';
export const linkTo = (name: string) => `“${name}”的链接`;
export const linkToFigure = (title: string) => `图的链接：${title}`;
export const linkToQuestion = '这个问题的链接';
export const linkToMisconception = '这个误解的链接';
export const linkToCode = '这段代码的链接';
export const copyLink = '复制链接';
export const copyAnswer = '复制回答';
export const share = '分享';
export const onThisPage = '本页内容';

// An answer: its parts
export const usualAnswerWrong = '常见回答错在哪里';
export const right = '正确。';
export const notRight = '错误。';
export const rightChoice = '正确：';
export const wrongChoice = '错误：';
export const goingDeeper = '深入：';
export const howThisFollows = '计算过程';
export const ownResult = '我们的计算：';
export const wrong = '错误：';
export const correct = '正确：';
export const notes = { note: '说明', warning: '注意', 'as-of': '可能过时' };
export const wholeFile = '完整文件';
export const notRunHere = '未在此运行。';
export const output = '输出';
export const allLines = (count: number) => `全部 ${count} 行`;
export const row = '行';
export const table = '表格';
export const sourceNumbered = (number: number) => `来源 ${number}`;
export const footnote = (name: string) => `脚注 ${name}`;
export const footnotes = '脚注';
export const backToText = '返回正文';
export const codeVariants = '同一段代码的几种写法';
export const videoOn = (site: string) => `${site} 上的视频`;
export const done = '已完成';
export const notDone = '未完成';
export const unchecked = '未与原文核对';
export const roles = { plain: '步骤', wrong: '错误' };

// An answer: its end
export const alsoAskedAs = '其他问法';
export const inOtherLanguages = '这个问题的其他语言版本';
export const sources = '来源';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `，其中 ${inFull} 个读过原文` : ''}`;
export const howUsed = (number: number) => `来源 ${number} 的用途`;
export const usedFor = (use: string) => `用于：${use}。`;
export const read = {
  text: '读过原文',
  abstract: '只读过摘要',
  code: '读过代码',
  docs: '读过文档',
  secondary: '转引自其他来源',
};
export const readOn = (how: string, date: string) => `${how}${date && `，${date}`}。`;
export const relatedQuestions = '相关问题';
export const relations = { prerequisite: '先读', 'follow-up': '后读', contrast: '对比' };
export const versions = '版本';
export const citeThis = '引用这个回答';
export const citeAsText = '文本';
export const copyAs = (form: string) => (/^\w/.test(form) ? `复制为 ${form}` : `复制为${form}`);
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}。“${question}”版本 ${version}${date && `，${date}`}。${url}`;
export const versionNote = (version: string) => `版本 ${version}`;
export const lastChanged = (date: string) => `最后修改于 ${date}`;
export const editThisPage = '编辑本页';
export const neighbours = '上一题和下一题';
export const previous = '上一题';
export const next = '下一题';

// Copying
export const copy = '复制';
export const copied = '已复制';
export const copiedToClipboard = '已复制到剪贴板';
export const linkCopied = '链接已复制';
export const linkCopiedToClipboard = '链接已复制到剪贴板';
export const selected = '已选中';
export const codeSelected = '复制被阻止。代码已选中。';
export const notThere = '无法获取';
export const markdownLost = '无法加载这个回答的 Markdown。请重试。';
export const blocked = '被阻止';
export const copyingBlocked = '浏览器阻止了复制。';

// Labs and pictures
export const reset = '重置';
export const stop = '停止';
export const play = '播放';
export const pause = '暂停';
export const pausePicture = '❚❚ 暂停';
export const settingsOf = (title: string) => `设置：${title}`;
export const moreSettings = '更多设置';
export const copyStateLink = '复制当前状态的链接';
export const stepsOf = (control: string) => `逐步：${control}`;
export const stepBack = '后退一步';
export const stepOn = '前进一步';
export const defaultsShown = '这是默认设置的结果。启用 JavaScript 后可以更改设置。';
export const computing = '正在计算';
export const wholeLab = '打开实验';
export const wholePicture = '完整的图';
export const whyWrong = '为什么不对';
export const whatIsSimplified = '这里做了哪些简化';
export const sourceOfComputation = '这项计算的源代码';
export const tryIt = '试一试';
export const fetchingData = '正在加载数据……';
export const stoppedEarly = '未完成就停止了。';
export const goOn = '继续';
export const computationStopped = (why: string) => `计算中断：${why}。图中是默认设置的结果。`;
export const programLate = '代码未能及时加载';
export const programLost = '代码无法加载';
export const programRefused = '这个浏览器不允许它运行';
export const dataLost = '数据无法加载，请检查网络连接';
export const cannotBe = (control: string, value: string, usual: string) =>
  `“${control}”不能是“${value}”，已改用默认值 ${usual}。`;
export const unknownParameters = (names: readonly string[]) =>
  `链接中${names.map((name) => `“${name}”`).join('、')}的设置在这里无法使用，已改用默认值。`;
export const inDraws = (held: number, of: number) => `${of} 次抽取中有 ${held} 次`;
export const inDrawsOfEach = (held: number, of: number) =>
  `${held === of ? '在每种规模下' : '在最不利的规模下'}，${of} 次抽取中有 ${held} 次`;
export const holds = (inDraws: string) => `成立：${inDraws}`;
export const exactArithmetic = '精确计算';
export const anotherDraw = '换一次抽取';
export const triedOver = (what: string) => `试验范围：${what}。`;
export const atSize = (size: string, draws: string) => `${size}：${draws}`;
export const movePicture = '操作图形';
export const drag = '拖动';
export const statesToTry = '可以试试的设置';
export const readAnswer = '阅读回答';
export const copyPictureLink = '复制图形链接';
export const allControls = '全部设置';
export const fewerControls = '收起设置';
export const copyPicture = '复制图形';
export const pictureCopied = '图形已复制到剪贴板';
export const pictureSaved = '图形已保存';
export const saved = '已保存';
export const yourState = '这是您调出的状态。';
export const sendThis = '发给别人';
export const less = (input: string) => `${input}：减少`;
export const more = (input: string) => `${input}：增加`;
export const labIsUnder: readonly [string, string, string] = ['实验在', '图形下方', '。'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `已答 ${answered} 题，答对 ${right} 题；还剩 ${left} 题。`;
export const score = (right: number, all: number) => `${all} 题中一次答对 ${right} 题。`;
export const again = '再来一次';
export const noPlace = (name: string) => `本页没有名为“${name}”的章节。`;
export const didYouMeanPlace: readonly [string, string] = ['您是不是要找 ', '？'];
export const wholeAnswer = '这里是完整的回答。';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `您的链接指向版本“${asked}”，本页没有这个版本。您看到的是版本 ${present}${date && `（${date}）`}。`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `这个回答在版本 ${version}（${date}）之后有改动。${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}：${what}`;
export const allVersions = '所有版本';

// What failed to load
export const notLoaded = (what: string) => `无法加载${what}。没有它，回答也是完整的。`;
export const partNotLoaded = '本页有一部分无法加载。没有它，回答也是完整的。';
export const theLab = '实验';
export const thePicture = '图形';
export const theShortcuts = '快捷键列表';
export const wayToKeep = '离线保存功能';
export const whatChanged = '您的链接之后的改动';

// Shortcuts
export const shortcuts = '键盘快捷键';
export const searchKeys = '/ 或 Ctrl K';
export const searchKeysDo = '搜索';
export const resultKeysDo = '浏览并打开结果';
export const escapeDoes = '关闭';
export const questionMarkDoes = '显示这个列表';

// Search
export const searchAll = '搜索所有回答';
export const results = '结果';
export const moreAnswers = '更多回答';
export const topic = '主题';
export const difficulty = '难度';
export const anyTopic = '所有主题';
export const anyDifficulty = '所有难度';
export const misconception = '误解：';
export const nothingFound = (query: string) => `没有找到“${query}”。请减少词语或换用其他词语。`;
export const nothingFoundHere = (query: string) =>
  `在此没有找到“${query}”。请减少词语或换用其他词语，或选择所有主题和所有难度。`;
export const noCloseMatch = (query: string) => `没有与“${query}”很接近的回答。最接近的是：`;
export const resultsFound = (shown: number, total: number) =>
  total > shown ? `${total} 个结果中的 ${shown} 个` : `${total} 个结果`;
export const inPlaceOf = (to: string, from: string) => `“${to}”（而不是“${from}”）`;
export const resultsFor = (corrections: readonly string[]) => `，显示的是${corrections.join('、')}的结果。`;
export const searchInstead = (query: string) => `仍然搜索“${query}”`;
export const phrasesUnchecked = '。引号中的词语无法作为词组查找，已按单个词语搜索。';
export const placesLost = '。匹配的段落无法加载。';
export const recentSearches = '最近的搜索。';
export const clear = '清除';
export const indexLost = (why: string) => `无法加载搜索索引${why && `：${why}`}。请检查网络连接，然后重试。`;
export const placesMarked = (places: number, words: number) =>
  `已标出搜索词 ${places} 处（${words} 个词语）。`;
export const fullTextIndex = '全文索引';
export const late = (what: string, seconds: number) => `${what} 在 ${seconds} 秒内没有加载完成`;
export const didNotCome = (what: string) => `${what} 的请求失败`;
export const cameIncomplete = (what: string) => `${what} 传输不完整`;
export const pageInPlaceOf = (what: string) => `服务器返回的是网页，而不是 ${what}`;
export const serverAnswered = (status: number, what: string) => `服务器对 ${what} 返回了状态码 ${status}`;
export const somethingElse = (what: string) => `${what} 的内容与预期不符`;

// Offline
export const bookKept = '本书已离线保存。';
export const bookForgotten = '本书不再离线保存。';
export const bookFetched = '正在下载本书。';
export const youStopped = '您停止了下载，之后会从中断处继续。';
export const noRoom = '此设备的空间不足。';
export const notFetchedWhole = '未能完整下载：网络中断，或网站刚刚更新。请重新加载页面，然后重试。';
export const cannotKeep = '此浏览器无法离线保存本网站。';
export const sizeUnknown = '无法确定大小。请检查网络连接。';
export const wouldTake = (size: string) => `所有回答连同搜索和实验将占用此设备 ${size}。`;
export const keep = '保存';
export const notNow = '暂不';
export const fetchingBook = '正在下载本书';
export const partOf = (part: string, whole: string) => `${part}，共 ${whole}`;
export const wholeBookKept = (size: string) =>
  `全书已保存在此设备上${size && `（${size}）`}，没有网络也能打开。`;
export const remove = '删除';
export const bookNotKept = (why: string) => `本书没有离线保存。${why}`;
export const newerVersion = '网站有更新的版本。';
export const nothingKept = '此设备上不再保存本网站的任何内容。打开地址中不含“nosw”的页面，即可重新保存。';
export const noNetwork = '没有网络';
export const offlineDescription = '没有网络时，代替尚未打开过的页面显示。';
export const notOnDevice = '此页面不在您的设备上';
export const notReadBefore = '没有网络，而且您还没有在此设备上打开过这个页面。';
export const pagesHere = '可离线阅读的页面';
export const howToKeep: readonly [string, string, string] = [
  '有网络时，可以把全书保存在此设备上：“保存本书以供离线阅读”在每一页的页脚，例如',
  '问题列表',
  '。',
];

// Lists
export const answer = '回答';
export const all = '全部';
export const filterQuestions = '筛选问题';
export const findAnswer = '查找回答';
export const questionCount = (count: number) => `${count} 个问题`;
export const notTranslated = '该页面尚无中文版。已有中文版的页面如下：';
export const allQuestionsOf = (count: number) => `全部 ${count} 个问题`;
export const allTopicsOf = (count: number) => `全部 ${count} 个主题`;
export const titleOfPage = (title: string, number: number) => `${title}，第 ${number} 页`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `第 ${from} 个问题，共 ${all} 个` : `第 ${from}–${to} 个问题，共 ${all} 个`;
export const pagesOfList = '此列表的各页';
export const questionsByTopic = (book: string) => `${book}的问题，按主题排列。`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}，${difficulty}`;
export const questionsOfDifficulty = {
  introductory: '入门问题',
  intermediate: '中级问题',
  advanced: '高级问题',
};
export const countOfDifficulty = (count: number) => `这个难度有 ${count} 个问题。`;
export const searchDescription = '搜索所有问题和回答。';
export const searchNeedsScript = '搜索需要 JavaScript。没有它时，可以在以下列表中找到所有问题：';
export const draft = (question: string) => `草稿：${question}`;
export const withdrawn = '已撤回';
export const withdrawnOn = (date: string) => `本答案已于${date}撤回。`;
export const notFound = '找不到页面';
export const notFoundDescription = '这个地址没有页面。';
export const noPageHere = '这里没有页面';
export const addressMistyped = '地址可能有误，或者这个页面从未存在过。回答的地址不会改变。';
export const didYouMean = '您是不是要找';
export const allQuestions = '所有问题';
export const otherWays: readonly [string, string, string] = ['、', '搜索', '，或选择主题：'];
export const whatToLookFor = (look: string) => `看点：${look}。`;
export const openLab = '用这些设置打开实验';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}，${book}的主题`;
export const labPreset = (preset: string, question: string) => `实验，${preset}：${question}`;
export const lab = '实验';
export const changed = (question: string) => `有改动：${question}`;
export const figure = '图：';
export const outputOf = '输出：';
export const picture = (name: string) => `图形：${name}`;
export const place = (book: string, number: number, url: string) => `${book}，第 ${number} 题：${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `主题：${topics.join('、')}${difficulty && `；难度：${difficulty}`}${reviewed && `；${reviewed}核对`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `版本 ${version}${date && `（${date}）`}：${url}`;
export const workOfOthers = '本站发送的他人作品及其许可证。';
export const sentWork = {
  textFace: '正文字体，只含用到的字符',
  formulaFace: '公式字体，只含用到的字符',
  index: '全文索引及其脚本和 WebAssembly',
  schedule: '练习卡片再次出现的时间表',
  keeper: '供离线阅读保存页面的 Service Worker',
  keeperPart: 'Service Worker 的另一部分',
  loader: '按需获取脚本的加载器',
  ofLab: '本书的实验使用的软件包',
};
export const pages = '页面';
export const allInOneFile = (url: string) => `所有回答在一个文件中：${url}`;
export const allShortInOneFile = (url: string) => `所有简短回答在一个文件中：${url}`;
export const tooLong = (count: number) =>
  `本书的 ${count} 个回答太长，一个文件放不下。这里列出每个问题、简短回答，以及 Markdown 格式完整回答的地址。`;

// Written into a book
export const notAnswered = '尚未回答。';
export const headings = {
  code: '代码',
  lab: '实验',
  misconceptions: '误解',
  quiz: '小测验',
};
export const firstPublished = '首次发布。';
export const answerBelow = {
  code: '答案是下面的代码。',
  table: '答案是下面的表格。',
  picture: '答案是下面的图片。',
  text: '答案见下文。',
};
export const questionsAndAnswers = '问题与回答。';
export const questionsFrom = (files: string) => `问题与回答，来自 ${files}。`;
export const otherTopic = '其他';
export const bookIsAbout = '这本书讲什么，写给谁看。';
export const firstTopic = '基础';

// Taking the book away
export const downloads = '下载';
export const takeAlong = '把本书带走';
export const downloadsDescription =
  '本书的全部问题，做成文件，供其他程序使用，也可在别处阅读。网站每次更新都会重新生成。';
export const exported = {
  anki: {
    title: 'Anki 卡片包',
    purpose: '用于间隔重复的卡片：简短回答、追问、常见误解和测验，附公式和图片。',
    use: '在电脑或手机上用 Anki 打开。要更新卡片，导入较新的文件即可，学习进度会保留。',
  },
  csv: {
    title: '表格（CSV）',
    purpose: '同样的卡片做成表格，每行一张，供电子表格和您自己的程序使用。',
    use: '第一行是各列的名称。公式是美元符号之间的 TeX，链接是完整的网址。',
  },
  epub: {
    title: '电子书（EPUB）',
    purpose: '整本书，适合电子阅读器、手机和电脑：含图片、公式、代码和出处。',
    use: '用任何电子书应用打开，或发送到您的阅读器。问题之间的链接指向书内。',
  },
  pdf: {
    title: 'PDF（供打印）',
    purpose: '同样的内容，排成 A4 页面，便于打印和批注：含目录和书签。',
    use: '用任何阅读器打开。问题之间的链接指向文档内。',
  },
};
export const longerAnswer = '更长的回答包含什么';

// Practice
export const practice = '练习';
export const practiceDescription = '先回答，再看答案。已掌握的卡片隔得久一些再出现，没掌握的很快再出现。';
export const practiceNeedsScript =
  '练习需要 JavaScript，因为练习记录只保存在您的浏览器中。没有它时，可以在以下列表中找到所有问题：';
export const cardsLost = '卡片无法加载。请检查网络连接，然后重试。';
export const cardKindsName = '类型';
export const anyKind = '所有类型';
export const cardKinds = {
  'short-answer': '简短回答',
  'follow-up': '追问',
  quiz: '选择题',
  misconception: '误解',
};
export const sessionLength = '数量';
export const cardCount = (count: number) => `${count} 张卡片`;
export const allDue = '所有到期的卡片';
export const practiseCards = (count: number) => (count === 0 ? '开始练习' : `练习 ${count} 张卡片`);
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? '没有到期的卡片' : `${due} 张卡片到期`}，${fresh} 张是新的。`;
export const noCardFits = '没有符合这些条件的卡片。';
export const nothingDueUntil = (when: string) => `这些条件下没有到期的卡片。下一张${when}再出现。`;
export const nothingDueYet = '这些条件下还没有练习过。选择卡片数量即可从新卡片开始。';
export const cardOf = (number: number, all: number) => `第 ${number} 张，共 ${all} 张`;
export const endSession = '结束';
export const undo = '撤销';
export const undone = '已撤销。';
export const spaceKey = '空格';
export const showAnswer = '显示答案';
export const mainIdea = '用一句话说出要点，然后对照答案。';
export const answerFirst = '先回答，再看答案。';
export const chooseOne = '选择一项。';
export const whatIsRight = '这不对。正确的说法是什么？';
export const secondsLeft = (seconds: number) => `${seconds} 秒`;
export const stopClock = '停止计时';
export const timeOver = '时间到。准备好后请对照答案。';
export const whichSaid = '您说到了哪几点？';
export const yourChoice = '您的选择';
export const grades: readonly [string, string, string, string] = ['重来', '困难', '良好', '容易'];
export const suggested = '建议';
export const howWell = '您掌握得怎么样？';
export const cardChanged = '自您上次看到以来，这里有改动。';
export const seeInAnswer = '在完整答案中查看';
export const cardsPractised = (count: number) => `练习了 ${count} 张卡片`;
export const nothingPractised = '没有练习';
export const goOnPractising = '继续练习';
export const toOverview = '返回总览';
export const card = '卡片';
export const grade = '评分';
export const comesBack = '再次出现';
export const mapOfBook = '本书地图';
export const mapRead = '已读';
export const mapPractised = '已练习';
export const mapDue = '到期';
export const isRead = '是';
export const changedSinceRead = '此后有改动';
export const eachTile = '每格是一张卡片：';
export const cardStates = { new: '新', practised: '已练习', due: '到期' };
export const yourReviews = '您的练习记录';
export const noReviews = '还没有。记录只保存在这个浏览器里。';
export const reviewsKept = (count: number) =>
  `${count} 条记录只保存在这个浏览器里。浏览器可能会清除网站保存的内容，请定期导出。`;
export const strayReviews = (count: number) => `其中 ${count} 条属于本书已没有的卡片，仍会保留。`;
export const damagedReviews = (count: number) => `另有 ${count} 条无法读取，保持原样，也不在导出的文件里。`;
export const exportReviews = '导出';
export const importReviews = '导入';
export const clearReviews = '删除';
export const sureToClear = (count: number) =>
  `从这个浏览器删除全部 ${count} 条记录？删除后只能用导出的文件恢复。`;
export const exportFirst = '先导出';
export const clearNow = '全部删除';
export const cancel = '取消';
export const reviewsCleared = '所有记录都已删除。';
export const reviewsNotCleared = (why: string) => `练习记录未能删除。${why}请重试。`;
export const reviewsImported = (added: number, known: number) =>
  `添加了 ${added} 条记录${known === 0 ? '' : `，${known} 条原来就有`}。`;
export const fileRefused = (why: string) => `没有导入任何内容。${why}`;
export const fileUnreadable = '浏览器无法读取这个文件。请重新选择。';
export const fileNoJson = '文件不是有效的 JSON，或者不完整。请选择由本页面“导出”生成的文件，或重新导出。';
export const fileOfOtherKind = (format: string) =>
  `文件里没有练习记录。需要由本页面“导出”生成的“${format}”格式的文件。请选择另一个文件。`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `文件格式的版本是 ${given}，而本页面支持的是版本 ${known}。本页面可能已过时，请重新加载，然后重试。`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `文件中第 ${row} 条记录已损坏：“${field}”应当像 ${example} 这样。请选择更早的导出文件，或重新导出。`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `文件属于另一本书“${theirs}”，这里需要“${ours}”的记录。请选择另一个文件。`;
export const reviewsNotKept = (why: string) =>
  `最近的练习记录未能保存。${why}您可以继续练习，但请在关闭这个标签页之前导出，否则记录会丢失。`;
export const storeTroubles = {
  blocked: '这个浏览器不允许网站保存内容。',
  full: '这台设备没有空间了。',
  broken: '这个浏览器保存的内容无法读写。',
};

// As a book
export const contents = '目录';
export const bookState = (date: string) => `截至 ${date}。`;
export const bookAccessibility =
  '全部文字按阅读顺序排列，有标题和目录。公式为 MathML 并附源代码，每幅图都有文字说明。';
export const labInBook = '这是初始状态，可在网站上更改：';

// A sheet of chosen questions
export const toRemember = '记得更牢';
export const tenCards = '十张卡片';
export const sheetOfEach = '每个答案一页提纲';
export const practiseThis = '练习这个问题';
export const revisionSheet = '复习提纲';
export const aboutSheet =
  '把您选择的问题做成可打印的提纲，包含每个问题的简短回答、图、三分钟要点和常见误解。可以通过网址分享提纲。';
export const makeSheet = (count: number) => (count === 0 ? '选择问题' : `用 ${count} 个问题做提纲`);
export const sheetLacks = (numbers: string) => `本书没有编号为 ${numbers} 的问题。请另选。`;
export const sheetIsEmpty = '这个网址没有指定问题。请选择。';
export const chooseOthers = '选择其他问题';
export const print = '打印';
export const threeMinutes = '三分钟要点';
