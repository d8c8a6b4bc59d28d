/** The texts of the interface, in Japanese. */

export const locale = 'ja-JP';
export const decimal = '.';
export const group = ',';
export const leastGrouped = 4;
export const percent = '%';
export const quoted = (text: string) => `「${text}」`;
export const afterLabel = '';
export const fullStop = '。';
export const sentenceEnd = '。';
export const called = (name: string, text: string) => `${name}：${text}`;
export const comma = '、';
export const inBrackets = (text: string) => `（${text}）`;
export const betweenNames = '、';
export const and = '、';
export const etAl = 'ほか';
export const betweenAuthors = '、';
export const beforeTitle = '：';
export const edition = (number: number) => `第${number}版`;
export const editionInWords = (text: string) => `${text}版`;
export const issueAndPages = (issue: string, pages: string) => `${issue}、${pages}頁`;
export const pagesOfWork = (pages: string) => `${pages}頁`;
export const titleOfBook = (title: string) =>
  /^[^『]*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(title) ? `『${title}』` : title;

// Every page
export const skip = '本文へ移動';
export const site = 'サイトナビゲーション';
export const topics = 'トピック';
export const search = '検索';
export const themes = '表示：ライトまたはダーク';
export const allTopics = 'すべてのトピック';
export const keepThisBook = 'この本をオフラインで保存';
export const license = 'ライセンス';
export const madeWith = (generator: string) => `${generator} で作成`;
export const licenses = 'ライセンス';
export const close = '閉じる';
export const tryAgain = 'もう一度試す';
export const reload = '再読み込み';
export const questions = '質問';
export const lightTheme = 'ライト表示';
export const darkTheme = 'ダーク表示';
export const difficulties = {
  introductory: '入門',
  intermediate: '中級',
  advanced: '上級',
};

// An answer: its head
export const shortAnswer = '短い答え';
export const fullAnswer = '詳しい答え';
export const breadcrumb = 'パンくずリスト';
export const questionNumber = (number: number) => `質問${number}`;
export const minutesToRead = (minutes: number) => `読了時間 ${minutes}分`;
export const minutesShort = (minutes: number) => `${minutes}分`;
export const reviewed = (date: string) => `${date}確認`;
export const version = (version: string) => `バージョン ${version}`;
export const sourceCount = (count: number) => `出典 ${count}件`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `バージョン ${version}${date && `（${date}）`}${reviewed && `、${reviewed}確認`}。`;
export const onPaperWithout = (left: readonly string[]) => `印刷版には${left.join('と')}を含みません。`;
export const whatGoesDeeper = '補足';
export const labResults = '実験の結果';
export const linkTo = (name: string) => `「${name}」へのリンク`;
export const linkToFigure = (title: string) => `図へのリンク：${title}`;
export const linkToQuestion = 'この質問へのリンク';
export const linkToMisconception = 'この誤解へのリンク';
export const linkToCode = 'このコードへのリンク';
export const copyLink = 'リンクをコピー';
export const copyAnswer = '答えをコピー';
export const share = '共有';
export const onThisPage = 'このページの内容';

// An answer: its parts
export const usualAnswerWrong = 'よくある答えの誤り';
export const right = '正解です。';
export const notRight = '不正解です。';
export const rightChoice = '正解：';
export const wrongChoice = '不正解：';
export const goingDeeper = 'さらに詳しく：';
export const howThisFollows = '計算の根拠';
export const ownResult = '独自の計算：';
export const wrong = '誤り：';
export const correct = '正しくは：';
export const notes = { note: 'メモ', warning: '注意', 'as-of': '古くなっている可能性' };
export const wholeFile = 'ファイル全体';
export const notRunHere = 'ここでは実行していません。';
export const output = '出力';
export const allLines = (count: number) => `全${count}行`;
export const row = '行';
export const table = '表';
export const sourceNumbered = (number: number) => `出典${number}`;
export const footnote = (name: string) => `脚注${name}`;
export const footnotes = '脚注';
export const backToText = '本文に戻る';
export const codeVariants = '同じコードの別の書き方';
export const videoOn = (site: string) => `${site}の動画`;
export const done = '完了';
export const notDone = '未完了';
export const unchecked = '原文と未照合';
export const roles = { plain: '手順', wrong: '誤り' };

// An answer: its end
export const alsoAskedAs = 'ほかの聞き方';
export const inOtherLanguages = 'ほかの言語でのこの質問';
export const sources = '出典';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `（うち${inFull}件は原文を確認）` : ''}`;
export const howUsed = (number: number) => `出典${number}の使いみち`;
export const usedFor = (use: string) => `用途：${use}。`;
export const read = {
  text: '原文を確認',
  abstract: '要旨のみ確認',
  code: 'コードを確認',
  docs: 'ドキュメントを確認',
  secondary: '別の出典による',
};
export const readOn = (how: string, date: string) => `${how}${date && `（${date}）`}。`;
export const relatedQuestions = '関連する質問';
export const relations = { prerequisite: '先に読む', 'follow-up': '次に読む', contrast: '比べる' };
export const versions = 'バージョン履歴';
export const citeThis = 'この答えを引用';
export const citeAsText = 'テキスト';
export const copyAs = (form: string) => `${form}としてコピー`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}「${question}」バージョン ${version}${date && `、${date}`}。${url}`;
export const versionNote = (version: string) => `バージョン ${version}`;
export const lastChanged = (date: string) => `最終更新：${date}`;
export const editThisPage = 'このページを編集';
export const neighbours = '前後の質問';
export const previous = '前へ';
export const next = '次へ';

// Copying
export const copy = 'コピー';
export const copied = 'コピー済み';
export const copiedToClipboard = 'クリップボードにコピーしました';
export const linkCopied = 'リンクをコピーしました';
export const linkCopiedToClipboard = 'リンクをクリップボードにコピーしました';
export const selected = '選択済み';
export const codeSelected = 'コピーできませんでした。コードを選択しました。';
export const notThere = '取得失敗';
export const markdownLost = 'この答えのMarkdownを読み込めませんでした。もう一度お試しください。';
export const blocked = 'コピー不可';
export const copyingBlocked = 'ブラウザーがコピーを許可しませんでした。';

// Labs and pictures
export const reset = 'リセット';
export const stop = '停止';
export const play = '再生';
export const pause = '一時停止';
export const pausePicture = '❚❚ 一時停止';
export const settingsOf = (title: string) => `設定：${title}`;
export const moreSettings = 'その他の設定';
export const copyStateLink = 'この状態へのリンクをコピー';
export const stepsOf = (control: string) => `ステップ：${control}`;
export const stepBack = '一つ戻る';
export const stepOn = '一つ進む';
export const defaultsShown = '初期設定での結果です。JavaScriptを有効にすると設定を変えられます。';
export const computing = '計算中';
export const wholeLab = '実験を開く';
export const wholePicture = '図の全体';
export const whyWrong = 'なぜ誤りか';
export const whatIsSimplified = 'ここで簡略化したこと';
export const sourceOfComputation = 'この計算のソースコード';
export const tryIt = '試す';
export const fetchingData = 'データを読み込んでいます…';
export const stoppedEarly = '途中で停止しました。';
export const goOn = '続ける';
export const computationStopped = (why: string) => `計算が止まりました：${why}。図は初期設定での結果です。`;
export const programLate = 'コードを時間内に読み込めませんでした';
export const programLost = 'コードを読み込めませんでした';
export const programRefused = 'このブラウザーでは実行できません';
export const dataLost = 'データを読み込めませんでした。接続を確認してください';
export const cannotBe = (control: string, value: string, usual: string) =>
  `「${control}」を「${value}」にはできません。初期値の${usual}を使います。`;
export const unknownParameters = (names: readonly string[]) =>
  `リンクにある${names.map((name) => `「${name}」`).join('')}の設定はここでは使えません。初期値を使います。`;
export const inDraws = (held: number, of: number) => `${of} 回の抽選のうち ${held} 回`;
export const inDrawsOfEach = (held: number, of: number) =>
  `${held === of ? 'どの大きさでも' : '最も不利な大きさでは'} ${of} 回の抽選のうち ${held} 回`;
export const holds = (inDraws: string) => `成り立つのは${inDraws}`;
export const exactArithmetic = '厳密な計算';
export const anotherDraw = '別の抽選';
export const triedOver = (what: string) => `試した範囲：${what}。`;
export const atSize = (size: string, draws: string) => `${size}：${draws}`;
export const movePicture = '図を動かす';
export const drag = 'ドラッグ';
export const statesToTry = '試せる設定';
export const readAnswer = '答えを読む';
export const copyPictureLink = '図へのリンクをコピー';
export const allControls = 'すべての設定';
export const fewerControls = '設定を減らす';
export const copyPicture = '図をコピー';
export const pictureCopied = '図をクリップボードにコピーしました';
export const pictureSaved = '図を保存しました';
export const saved = '保存しました';
export const yourState = 'これがあなたの設定です。';
export const sendThis = '送る';
export const less = (input: string) => `${input}：減らす`;
export const more = (input: string) => `${input}：増やす`;
export const labIsUnder: readonly [string, string, string] = ['実験は', '図の下', 'にあります。'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `${answered}問中${right}問正解、残り${left}問。`;
export const score = (right: number, all: number) => `${all}問中${right}問に一度で正解しました。`;
export const again = 'もう一度';
export const noPlace = (name: string) => `このページに「${name}」というセクションはありません。`;
export const didYouMeanPlace: readonly [string, string] = ['もしかして：', ''];
export const wholeAnswer = '答えの全体を表示しています。';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `リンクのバージョン「${asked}」はこのページにありません。表示しているのはバージョン ${present}${date && `（${date}）`}です。`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `この答えはバージョン ${version}（${date}）のあとに変わりました。${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}：${what}`;
export const allVersions = 'すべてのバージョン';

// What failed to load
export const notLoaded = (what: string) => `${what}を読み込めませんでした。答えはこれがなくても完全です。`;
export const partNotLoaded = 'このページの一部を読み込めませんでした。答えはこれがなくても完全です。';
export const theLab = '実験';
export const thePicture = '図';
export const theShortcuts = 'ショートカット一覧';
export const wayToKeep = '本を保存する機能';
export const whatChanged = 'リンク作成後の変更点';

// Shortcuts
export const shortcuts = 'キーボードショートカット';
export const searchKeys = '/ または Ctrl K';
export const searchKeysDo = '検索';
export const resultKeysDo = '結果を選んで開く';
export const escapeDoes = '閉じる';
export const questionMarkDoes = 'この一覧を表示';

// Search
export const searchAll = 'すべての答えを検索';
export const results = '検索結果';
export const moreAnswers = 'ほかの答え';
export const topic = 'トピック';
export const difficulty = '難易度';
export const anyTopic = 'すべてのトピック';
export const anyDifficulty = 'すべての難易度';
export const misconception = '誤解：';
export const nothingFound = (query: string) =>
  `「${query}」は見つかりませんでした。語を減らすか、別の語でお試しください。`;
export const nothingFoundHere = (query: string) =>
  `ここには「${query}」が見つかりませんでした。語を減らすか別の語にする、またはすべてのトピックと難易度でお試しください。`;
export const noCloseMatch = (query: string) => `「${query}」に近い答えは見つかりませんでした。最も近いもの：`;
export const resultsFound = (shown: number, total: number) =>
  total > shown ? `${total}件中${shown}件` : `${total}件`;
export const inPlaceOf = (to: string, from: string) => `「${from}」の代わりに「${to}」`;
export const resultsFor = (corrections: readonly string[]) => `。${corrections.join('、')}で検索しています。`;
export const searchInstead = (query: string) => `「${query}」のまま検索`;
export const phrasesUnchecked = '。引用符で囲んだ語句をそのまま検索できなかったため、語ごとに検索しました。';
export const placesLost = '。該当する箇所を読み込めませんでした。';
export const recentSearches = '最近の検索。';
export const clear = '消去';
export const indexLost = (why: string) =>
  `検索インデックスを読み込めませんでした${why && `：${why}`}。接続を確認して、もう一度お試しください。`;
export const placesMarked = (places: number, words: number) =>
  `検索した語を${places}か所で強調しています（${words}語）。`;
export const fullTextIndex = '全文検索のインデックス';
export const late = (what: string, seconds: number) => `${what}を${seconds}秒以内に読み込めませんでした`;
export const didNotCome = (what: string) => `${what}の取得に失敗しました`;
export const cameIncomplete = (what: string) => `${what}が途中で切れていました`;
export const pageInPlaceOf = (what: string) => `サーバーが${what}の代わりにウェブページを返しました`;
export const serverAnswered = (status: number, what: string) =>
  `サーバーが${what}にステータス${status}を返しました`;
export const somethingElse = (what: string) => `${what}の内容が想定と異なります`;

// Offline
export const bookKept = '本をオフラインで保存しました。';
export const bookForgotten = '本のオフライン保存をやめました。';
export const bookFetched = '本をダウンロードしています。';
export const youStopped = 'ダウンロードを停止しました。次回は続きから再開します。';
export const noRoom = 'この端末の空き容量が足りません。';
export const notFetchedWhole =
  '全体をダウンロードできませんでした。ネットワークが切れたか、サイトが更新されたばかりです。ページを再読み込みして、もう一度お試しください。';
export const cannotKeep = 'このブラウザーではこのサイトをオフラインで保存できません。';
export const sizeUnknown = 'サイズを確認できませんでした。接続を確認してください。';
export const wouldTake = (size: string) => `検索と実験を含むすべての答えで、この端末の${size}を使います。`;
export const keep = '保存';
export const notNow = '今はしない';
export const fetchingBook = '本をダウンロード中';
export const partOf = (part: string, whole: string) => `${part} / ${whole}`;
export const wholeBookKept = (size: string) =>
  `本全体をこの端末に保存しています${size && `（${size}）`}。ネットワークなしで開けます。`;
export const remove = '削除';
export const bookNotKept = (why: string) => `本は保存されていません。${why}`;
export const newerVersion = 'このサイトの新しいバージョンがあります。';
export const nothingKept =
  'このサイトの内容はもうこの端末に保存されていません。アドレスに「nosw」のないページを開くと、再び保存されます。';
export const noNetwork = 'オフラインです';
export const offlineDescription = 'オフラインのとき、まだ開いていないページの代わりに表示します。';
export const notOnDevice = 'このページは端末にありません';
export const notReadBefore = 'オフラインのため表示できません。このページはこの端末でまだ開かれていません。';
export const pagesHere = 'オフラインで読めるページ';
export const howToKeep: readonly [string, string, string] = [
  'オンラインのときに、本全体をこの端末に保存できます。「この本をオフラインで保存」は各ページの下にあります。例：',
  '質問の一覧',
  '。',
];

// Lists
export const answer = '答え';
export const all = 'すべて';
export const filterQuestions = '質問を絞り込む';
export const findAnswer = '答えを探す';
export const questionCount = (count: number) => `${count}件の質問`;
export const notTranslated = 'そのページはまだ日本語になっていません。日本語で読めるページは次のとおりです。';
export const allQuestionsOf = (count: number) => `全${count}件の質問`;
export const allTopicsOf = (count: number) => `全${count}件のトピック`;
export const titleOfPage = (title: string, number: number) => `${title}（${number}ページ目）`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `質問 ${from}件目（全${all}件）` : `質問 ${from}〜${to}件目（全${all}件）`;
export const pagesOfList = 'この一覧のページ';
export const questionsByTopic = (book: string) => `${book}の質問をトピック別に。`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}、${difficulty}`;
export const questionsOfDifficulty = {
  introductory: '入門の質問',
  intermediate: '中級の質問',
  advanced: '上級の質問',
};
export const countOfDifficulty = (count: number) => `この難易度の質問は${count}件です。`;
export const searchDescription = 'すべての質問と答えを検索します。';
export const searchNeedsScript =
  '検索にはJavaScriptが必要です。使えない場合、質問は次の一覧のどれかにあります：';
export const draft = (question: string) => `下書き：${question}`;
export const withdrawn = '取り下げ';
export const withdrawnOn = (date: string) => `この回答は${date}に取り下げられました。`;
export const notFound = 'ページが見つかりません';
export const notFoundDescription = 'このアドレスにページはありません。';
export const noPageHere = 'ここにページはありません';
export const addressMistyped =
  'アドレスが間違っているか、もともとないページかもしれません。答えのアドレスは変わりません。';
export const didYouMean = 'もしかして';
export const allQuestions = 'すべての質問';
export const otherWays: readonly [string, string, string] = ['、', '検索', '、またはトピック：'];
export const whatToLookFor = (look: string) => `見どころ：${look}。`;
export const openLab = 'この設定で実験を開く';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}、${book}のトピック`;
export const labPreset = (preset: string, question: string) => `実験、${preset}：${question}`;
export const lab = '実験';
export const changed = (question: string) => `変更：${question}`;
export const figure = '図：';
export const outputOf = '出力：';
export const picture = (name: string) => `図：${name}`;
export const place = (book: string, number: number, url: string) => `${book}、質問${number}： ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `トピック：${topics.join('、')}${difficulty && `；難易度：${difficulty}`}${reviewed && `；${reviewed}確認`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `バージョン ${version}${date && `（${date}）`}： ${url}`;
export const workOfOthers = 'このサイトが配信する他者の著作物とそのライセンス。';
export const sentWork = {
  textFace: '本文の書体（使用する文字のみ）',
  formulaFace: '数式の書体（使用する文字のみ）',
  index: '全文検索のインデックスとそのスクリプト、WebAssembly',
  schedule: '練習カードが戻ってくる時期を決める予定表',
  keeper: 'オフラインで読むためにページを保存するService Worker',
  keeperPart: 'Service Workerの別の部分',
  loader: '必要になったスクリプトを読み込むローダー',
  ofLab: 'この本の実験が使うパッケージ',
};
export const pages = 'ページ';
export const allInOneFile = (url: string) => `すべての答えを一つのファイルに： ${url}`;
export const allShortInOneFile = (url: string) => `すべての短い答えを一つのファイルに： ${url}`;
export const tooLong = (count: number) =>
  `この本の${count}件の答えは長すぎて一つのファイルに収まりません。ここには各質問の短い答えと、詳しい答え（Markdown）のアドレスがあります。`;

// Written into a book
export const notAnswered = 'まだ答えがありません。';
export const headings = {
  code: 'コード',
  lab: '実験',
  misconceptions: '誤解',
  quiz: 'クイズ',
};
export const firstPublished = '初版。';
export const answerBelow = {
  code: '答えは下のコードです。',
  table: '答えは下の表です。',
  picture: '答えは下の図です。',
  text: '答えは下にあります。',
};
export const questionsAndAnswers = '質問と答え。';
export const questionsFrom = (files: string) => `${files}からの質問と答え。`;
export const otherTopic = 'その他';
export const bookIsAbout = 'この本の内容と、想定する読者。';
export const firstTopic = '基礎';

// Taking the book away
export const downloads = 'ダウンロード';
export const takeAlong = 'この本を持ち出す';
export const downloadsDescription =
  'この本のすべての質問をファイルにしたものです。ほかのプログラムで使ったり、別の場所で読んだりできます。サイトが新しくなるたびに作り直されます。';
export const exported = {
  anki: {
    title: 'Anki パッケージ',
    purpose:
      '間隔をあけて繰り返すためのカードです。短い答え、追加の質問、よくある誤解、クイズを、数式や図とともに収めています。',
    use: 'パソコンやスマートフォンの Anki で開きます。カードを更新するには、新しいファイルを読み込みます。学習の記録は残ります。',
  },
  csv: {
    title: '表（CSV）',
    purpose: '同じカードを一行に一枚ずつ並べた表です。表計算ソフトや自作のプログラムで使えます。',
    use: '最初の行は列の名前です。数式はドル記号で囲んだ TeX、リンクは完全なアドレスです。',
  },
  epub: {
    title: '電子書籍（EPUB）',
    purpose: '本全体を、電子書籍リーダー、スマートフォン、パソコンで。図、数式、コード、出典付き。',
    use: '電子書籍アプリで開くか、リーダーに送ってください。質問の間のリンクは本の中で移動します。',
  },
  pdf: {
    title: '印刷用の PDF',
    purpose: '同じ内容を A4 のページにしたもの。印刷や書き込みに。目次としおり付き。',
    use: 'どのビューアーでも開けます。質問の間のリンクは文書の中で移動します。',
  },
};
export const longerAnswer = '長い答えに含まれること';

// Practice
export const practice = '練習';
export const practiceDescription =
  '答えを見る前に答えましょう。覚えたカードは間隔をあけて、まだのカードはすぐにまた出てきます。';
export const practiceNeedsScript =
  '練習には JavaScript が必要です。練習の記録はお使いのブラウザーだけに保存されるためです。JavaScript がなくても、すべての質問は次の一覧のどれかにあります。';
export const cardsLost = 'カードを読み込めませんでした。接続を確認して、もう一度お試しください。';
export const cardKindsName = '種類';
export const anyKind = 'すべての種類';
export const cardKinds = {
  'short-answer': '短い答え',
  'follow-up': '追加の質問',
  quiz: 'クイズ',
  misconception: '誤解',
};
export const sessionLength = '枚数';
export const cardCount = (count: number) => `${count} 枚`;
export const allDue = '期限が来たカードすべて';
export const practiseCards = (count: number) => (count === 0 ? '練習する' : `${count} 枚を練習する`);
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? '期限が来たカードはありません' : `${due} 枚の期限が来ています`}。新しいカードは ${fresh} 枚です。`;
export const noCardFits = 'この条件に合うカードはありません。';
export const nothingDueUntil = (when: string) =>
  `この条件で期限が来たカードはありません。次のカードは${when}に出てきます。`;
export const nothingDueYet = 'この条件ではまだ練習していません。枚数を選ぶと新しいカードから始まります。';
export const cardOf = (number: number, all: number) => `${all} 枚中 ${number} 枚目`;
export const endSession = '終える';
export const undo = '元に戻す';
export const undone = '元に戻しました。';
export const spaceKey = 'スペース';
export const showAnswer = '答えを見る';
export const mainIdea = '要点を一文で言ってから、比べましょう。';
export const answerFirst = '見る前に答えましょう。';
export const chooseOne = '一つ選んでください。';
export const whatIsRight = 'これは誤りです。正しくはどうですか。';
export const secondsLeft = (seconds: number) => `${seconds} 秒`;
export const stopClock = '時計を止める';
export const timeOver = '時間です。準備ができたら比べましょう。';
export const whichSaid = '次のどれを言えましたか。';
export const yourChoice = '選んだ答え';
export const grades: readonly [string, string, string, string] = ['もう一度', '難しい', '良い', '簡単'];
export const suggested = 'おすすめ';
export const howWell = 'どのくらい覚えていましたか。';
export const cardChanged = '前に見たときから変わっています。';
export const seeInAnswer = '詳しい答えで見る';
export const cardsPractised = (count: number) => `${count} 枚を練習しました`;
export const nothingPractised = '練習していません';
export const goOnPractising = '続けて練習する';
export const toOverview = '概要に戻る';
export const card = 'カード';
export const grade = '評価';
export const comesBack = '次の回';
export const mapOfBook = 'この本の地図';
export const mapRead = '既読';
export const mapPractised = '練習済み';
export const mapDue = '期限';
export const isRead = 'はい';
export const changedSinceRead = 'その後に変更';
export const eachTile = '一つのます目が一枚のカードです。';
export const cardStates = { new: '新しい', practised: '練習済み', due: '期限が来た' };
export const yourReviews = '練習の記録';
export const noReviews = 'まだありません。記録はこのブラウザーだけに保存されます。';
export const reviewsKept = (count: number) =>
  `${count} 件の記録がこのブラウザーだけに保存されています。ブラウザーはサイトの保存内容を消すことがあります。ときどき書き出してください。`;
export const strayReviews = (count: number) =>
  `そのうち ${count} 件は、この本にもうないカードのものです。そのまま残ります。`;
export const damagedReviews = (count: number) =>
  `ほかに ${count} 件が読めませんでした。そのまま残りますが、書き出したファイルには入りません。`;
export const exportReviews = '書き出す';
export const importReviews = '読み込む';
export const clearReviews = '削除';
export const sureToClear = (count: number) =>
  `このブラウザーから ${count} 件の記録をすべて削除しますか。元に戻せるのは書き出したファイルだけです。`;
export const exportFirst = '先に書き出す';
export const clearNow = 'すべて削除';
export const cancel = 'やめる';
export const reviewsCleared = 'すべての記録を削除しました。';
export const reviewsNotCleared = (why: string) =>
  `練習の記録を削除できませんでした。${why}もう一度お試しください。`;
export const reviewsImported = (added: number, known: number) =>
  `${added} 件の記録を加えました${known === 0 ? '' : `。${known} 件はすでにありました`}。`;
export const fileRefused = (why: string) => `何も読み込みませんでした。${why}`;
export const fileUnreadable = 'ブラウザーがファイルを読めませんでした。もう一度選んでください。';
export const fileNoJson =
  'ファイルが正しい JSON でないか、途中で切れています。このページの「書き出す」で作ったファイルを選ぶか、書き出し直してください。';
export const fileOfOtherKind = (format: string) =>
  `ファイルに練習の記録がありません。このページの「書き出す」が作る形式「${format}」が必要です。別のファイルを選んでください。`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `ファイル形式のバージョンは ${given} で、このページが扱えるのはバージョン ${known} です。ページを再読み込みして新しくしてから、もう一度お試しください。`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `ファイルの ${row} 件目の記録が壊れています。「${field}」は ${example} のような値のはずです。前に書き出したファイルを選ぶか、書き出し直してください。`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `ファイルは別の本「${theirs}」のものです。「${ours}」の記録が必要です。別のファイルを選んでください。`;
export const reviewsNotKept = (why: string) =>
  `最近の記録を保存できませんでした。${why}このまま続けられますが、タブを閉じる前に書き出さないと失われます。`;
export const storeTroubles = {
  blocked: 'このブラウザーではサイトのデータを保存できません。',
  full: 'この端末に空きがありません。',
  broken: 'このブラウザーのデータを読み書きできません。',
};

// As a book
export const contents = '目次';
export const bookState = (date: string) => `${date}現在。`;
export const bookAccessibility =
  '本文はすべて読む順に見出しの下に並び、目次があります。数式は元の記述を添えた MathML で、どの図にも言葉による説明があります。';
export const labInBook = 'これは最初の状態です。サイトで変えられます：';

// A sheet of chosen questions
export const toRemember = '忘れないために';
export const tenCards = 'カード十枚';
export const sheetOfEach = '回答ごとに一枚のシート';
export const practiseThis = 'この質問を練習する';
export const revisionSheet = '復習シート';
export const aboutSheet =
  '選んだ質問を印刷用のシートにします。それぞれの短い答え、図、3 分間の答え、よくある誤解を収めます。シートはアドレスで共有できます。';
export const makeSheet = (count: number) =>
  count === 0 ? '質問を選んでください' : `${count} 件の質問でシートを作る`;
export const sheetLacks = (numbers: string) =>
  `この本に番号 ${numbers} の質問はありません。ほかの質問を選んでください。`;
export const sheetIsEmpty = 'このアドレスには質問が指定されていません。選んでください。';
export const chooseOthers = 'ほかの質問を選ぶ';
export const print = '印刷';
export const threeMinutes = '3 分間で';
