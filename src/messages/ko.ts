/** The texts of the interface, in Korean. */

// What a function is given may end in any sound, so no particle that depends on it follows.

export const locale = 'ko-KR';
export const decimal = '.';
export const group = ',';
export const leastGrouped = 4;
export const percent = '%';
export const quoted = (text: string) => `‘${text}’`;
export const afterLabel = ' ';
export const fullStop = '.';
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}: ${text}`;
export const comma = ', ';
export const inBrackets = (text: string) => `(${text})`;
export const betweenNames = ', ';
export const and = ', ';
export const etAl = ' 외';
export const betweenAuthors = '; ';
export const beforeTitle = ', ';
export const edition = (number: number) => `제${number}판`;
export const editionInWords = (text: string) => `${text}판`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, ${pages}쪽`;
export const pagesOfWork = (pages: string) => `${pages}쪽`;
export const titleOfBook = (title: string) => (/\p{sc=Hang}/u.test(title) ? `『${title}』` : title);

// Every page
export const skip = '본문으로 건너뛰기';
export const site = '사이트 메뉴';
export const topics = '주제';
export const search = '검색';
export const themes = '테마: 밝게 또는 어둡게';
export const allTopics = '모든 주제';
export const keepThisBook = '이 책을 오프라인으로 저장';
export const license = '라이선스';
export const madeWith = (generator: string) => `${generator}로 만듦`;
export const licenses = '라이선스';
export const close = '닫기';
export const tryAgain = '다시 시도';
export const reload = '새로고침';
export const questions = '질문';
export const lightTheme = '밝은 테마';
export const darkTheme = '어두운 테마';
export const difficulties = {
  introductory: '초급',
  intermediate: '중급',
  advanced: '고급',
};

// An answer: its head
export const shortAnswer = '짧은 답변';
export const fullAnswer = '자세한 답변';
export const breadcrumb = '현재 위치';
export const questionNumber = (number: number) => `질문 ${number}`;
export const minutesToRead = (minutes: number) => `읽는 시간 ${minutes}분`;
export const minutesShort = (minutes: number) => `${minutes}분`;
export const reviewed = (date: string) => `${date} 검토`;
export const version = (version: string) => `버전 ${version}`;
export const sourceCount = (count: number) => `출처 ${count}개`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `버전 ${version}${date && `(${date})`}${reviewed && `, ${reviewed} 검토`}.`;
export const onPaperWithout = (left: readonly string[]) => `인쇄본에서 뺀 것: ${left.join(', ')}.`;
export const whatGoesDeeper = '‘더 깊이’ 부분';
export const labResults = '실험 결과';
export const linkTo = (name: string) => `‘${name}’ 링크`;
export const linkToFigure = (title: string) => `그림 링크: ${title}`;
export const linkToQuestion = '이 질문의 링크';
export const linkToMisconception = '이 오해의 링크';
export const linkToCode = '이 코드의 링크';
export const copyLink = '링크 복사';
export const copyAnswer = '답변 복사';
export const share = '공유';
export const onThisPage = '이 페이지의 내용';

// An answer: its parts
export const usualAnswerWrong = '흔한 답변이 틀리는 지점';
export const right = '맞습니다.';
export const notRight = '틀렸습니다.';
export const rightChoice = '정답:';
export const wrongChoice = '오답:';
export const goingDeeper = '더 깊이:';
export const howThisFollows = '계산 과정';
export const ownResult = '자체 계산:';
export const wrong = '오해:';
export const correct = '사실:';
export const notes = { note: '참고', warning: '주의', 'as-of': '바뀌었을 수 있음' };
export const wholeFile = '파일 전체';
export const notRunHere = '여기서는 실행하지 않았습니다.';
export const output = '출력';
export const allLines = (count: number) => `전체 ${count}줄`;
export const row = '행';
export const table = '표';
export const sourceNumbered = (number: number) => `출처 ${number}`;
export const footnote = (name: string) => `각주 ${name}`;
export const footnotes = '각주';
export const backToText = '본문으로 돌아가기';
export const codeVariants = '같은 코드의 여러 형태';
export const videoOn = (site: string) => `${site}의 동영상`;
export const done = '완료';
export const notDone = '미완료';
export const unchecked = '원문과 대조하지 않음';
export const roles = { plain: '단계', wrong: '틀림' };

// An answer: its end
export const alsoAskedAs = '이렇게도 묻습니다';
export const inOtherLanguages = '다른 언어로 된 이 질문';
export const sources = '출처';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, 그중 ${inFull}개는 원문 확인` : ''}`;
export const howUsed = (number: number) => `출처 ${number}의 쓰임`;
export const usedFor = (use: string) => `쓰임: ${use}.`;
export const read = {
  text: '원문 확인',
  abstract: '초록만 확인',
  code: '소스 코드 확인',
  docs: '문서 확인',
  secondary: '다른 출처에서 재인용',
};
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = '관련 질문';
export const relations = {
  prerequisite: '먼저 읽기',
  'follow-up': '이어서 읽기',
  contrast: '비교하기',
};
export const versions = '버전 기록';
export const citeThis = '이 답변 인용';
export const citeAsText = '텍스트';
export const copyAs = (form: string) => `복사(${form})`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}, “${question}” 버전 ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `버전 ${version}`;
export const lastChanged = (date: string) => `${date} 수정`;
export const editThisPage = '이 페이지 고치기';
export const neighbours = '이전 질문과 다음 질문';
export const previous = '이전';
export const next = '다음';

// Copying
export const copy = '복사';
export const copied = '복사됨';
export const copiedToClipboard = '클립보드에 복사했습니다';
export const linkCopied = '링크 복사됨';
export const linkCopiedToClipboard = '링크를 클립보드에 복사했습니다';
export const selected = '선택됨';
export const codeSelected = '브라우저가 복사를 막았습니다. 대신 코드를 선택해 두었습니다.';
export const notThere = '사용할 수 없음';
export const markdownLost = '이 답변의 Markdown을 불러오지 못했습니다. 다시 시도하세요.';
export const blocked = '차단됨';
export const copyingBlocked = '브라우저가 복사를 막았습니다.';

// Labs and pictures
export const reset = '초기화';
export const stop = '중지';
export const play = '재생';
export const pause = '일시정지';
export const pausePicture = '❚❚ 일시정지';
export const settingsOf = (title: string) => `설정: ${title}`;
export const moreSettings = '설정 더 보기';
export const copyStateLink = '현재 설정 링크 복사';
export const stepsOf = (control: string) => `단계 이동: ${control}`;
export const stepBack = '한 단계 뒤로';
export const stepOn = '한 단계 앞으로';
export const defaultsShown = '기본 설정의 결과입니다. 설정을 바꾸려면 JavaScript가 필요합니다.';
export const computing = '계산 중';
export const wholeLab = '실험실 열기';
export const wholePicture = '전체 그림';
export const whyWrong = '각각 왜 틀렸는지 보기';
export const whatIsSimplified = '여기서 단순화한 것';
export const sourceOfComputation = '이 계산의 소스 코드';
export const tryIt = '해 보기';
export const fetchingData = '데이터를 불러오는 중…';
export const stoppedEarly = '끝나기 전에 중지했습니다. ';
export const goOn = '계속';
export const computationStopped = (why: string) =>
  `계산이 중단되었습니다(${why}). 그림은 기본 설정의 결과입니다. `;
export const programLate = '코드를 제때 불러오지 못함';
export const programLost = '코드를 불러오지 못함';
export const programRefused = '이 브라우저가 실행을 허용하지 않음';
export const dataLost = '데이터를 불러오지 못함, 네트워크 연결을 확인하세요';
export const cannotBe = (control: string, value: string, usual: string) =>
  `‘${control}’에는 ‘${value}’ 값을 쓸 수 없어 기본값(${usual})을 사용합니다.`;
export const unknownParameters = (names: readonly string[]) =>
  `링크의 ${names.map((name) => `‘${name}’`).join(', ')} 설정은 여기서 쓸 수 없어 기본값을 사용합니다.`;
export const inDraws = (held: number, of: number) => `무작위 추출 ${of}번 중 ${held}번`;
export const inDrawsOfEach = (held: number, of: number) =>
  `${held === of ? '모든 경우에' : '가장 불리한 경우에'} ${inDraws(held, of)}`;
export const holds = (inDraws: string) => `${inDraws} 성립`;
export const exactArithmetic = '정확한 계산';
export const anotherDraw = '다시 추출';
export const triedOver = (what: string) => `시험한 범위: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = '그림 조작';
export const drag = '끌어 보세요';
export const statesToTry = '시도해 볼 설정';
export const readAnswer = '답변 읽기';
export const copyPictureLink = '그림 링크 복사';
export const allControls = '설정 모두 보기';
export const fewerControls = '설정 줄이기';
export const copyPicture = '그림 복사';
export const pictureCopied = '그림을 클립보드에 복사했습니다';
export const pictureSaved = '그림을 저장했습니다';
export const saved = '저장됨';
export const yourState = '직접 만든 상태입니다.';
export const sendThis = '공유하기';
export const less = (input: string) => `${input} 줄이기`;
export const more = (input: string) => `${input} 늘리기`;
export const labIsUnder: readonly [string, string, string] = ['실험실은 ', '그림 아래', '에 있습니다.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `지금까지 ${answered}개 중 ${right}개 정답, ${left}개 남음.`;
export const score = (right: number, all: number) => `${all}개 중 ${right}개를 한 번에 맞혔습니다.`;
export const again = '다시 풀기';
export const noPlace = (name: string) => `이 페이지에는 ‘${name}’ 부분이 없습니다. `;
export const didYouMeanPlace: readonly [string, string] = ['혹시 이 부분을 찾으셨나요? ', ''];
export const wholeAnswer = '아래는 답변 전체입니다.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `링크가 가리키는 버전(‘${asked}’)은 이 페이지에 없습니다. 지금 보고 있는 것은 버전 ${present}${date && `(${date})`}입니다.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `버전 ${version}(${date}) 이후 이 답변이 바뀌었습니다. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = '모든 버전';

// What failed to load
export const notLoaded = (what: string) => `${what} 불러오지 못했습니다. 답변을 읽는 데는 문제가 없습니다. `;
export const partNotLoaded = '이 페이지의 일부를 불러오지 못했습니다. 답변을 읽는 데는 문제가 없습니다. ';
export const theLab = '실험실을';
export const thePicture = '그림을';
export const theShortcuts = '단축키 목록을';
export const wayToKeep = '오프라인 저장 기능을';
export const whatChanged = '변경 내역을';

// Shortcuts
export const shortcuts = '키보드 단축키';
export const searchKeys = '/ 또는 Ctrl K';
export const searchKeysDo = '검색';
export const resultKeysDo = '검색 결과를 옮겨 다니고 열기';
export const escapeDoes = '닫기';
export const questionMarkDoes = '이 목록 보기';

// Search
export const searchAll = '모든 답변 검색';
export const results = '검색 결과';
export const moreAnswers = '다른 답변';
export const topic = '주제';
export const difficulty = '난이도';
export const anyTopic = '모든 주제';
export const anyDifficulty = '모든 난이도';
export const misconception = '오해:';
export const nothingFound = (query: string) =>
  `‘${query}’에 대한 검색 결과가 없습니다. 단어를 줄이거나 바꿔 보세요.`;
export const nothingFoundHere = (query: string) =>
  `여기에는 ‘${query}’에 대한 검색 결과가 없습니다. 단어를 줄이거나 바꾸거나, 모든 주제와 난이도에서 찾아보세요.`;
export const noCloseMatch = (query: string) =>
  `‘${query}’에 잘 맞는 답변이 없습니다. 가장 가까운 결과입니다. `;
export const resultsFound = (shown: number, total: number) =>
  total > shown ? `결과 ${total}개 중 ${shown}개` : `결과 ${total}개`;
export const inPlaceOf = (to: string, from: string) => `‘${from}’ 대신 ‘${to}’`;
export const resultsFor = (corrections: readonly string[]) => `, 고쳐 찾은 말: ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `‘${query}’ 그대로 검색`;
export const phrasesUnchecked = '. 따옴표 안의 문구를 그대로 찾을 수 없어 단어별로 찾았습니다.';
export const placesLost = '. 일치하는 부분을 불러오지 못했습니다. ';
export const recentSearches = '최근 검색어. ';
export const clear = '지우기';
export const indexLost = (why: string) =>
  `검색 색인을 불러오지 못했습니다${why && `(${why})`}. 네트워크 연결을 확인하고 다시 시도하세요. `;
export const placesMarked = (places: number, words: number) =>
  `검색어와 일치하는 ${places}곳을 표시했습니다(단어 ${words}개).`;
export const fullTextIndex = '전문 색인';
export const late = (what: string, seconds: number) => `${what}: ${seconds}초 안에 응답 없음`;
export const didNotCome = (what: string) => `${what}: 요청 실패`;
export const cameIncomplete = (what: string) => `${what}: 일부만 받음`;
export const pageInPlaceOf = (what: string) => `${what}: 서버가 데이터 대신 웹 페이지를 보냄`;
export const serverAnswered = (status: number, what: string) => `${what}: 서버 응답 코드 ${status}`;
export const somethingElse = (what: string) => `${what}: 예상과 다른 내용`;

// Offline
export const bookKept = '책을 오프라인으로 저장했습니다.';
export const bookForgotten = '책을 더 이상 오프라인으로 보관하지 않습니다.';
export const bookFetched = '책을 내려받고 있습니다.';
export const youStopped = '내려받기를 중지했습니다. 다음에는 멈춘 곳부터 이어집니다.';
export const noRoom = '이 기기에 저장 공간이 부족합니다.';
export const notFetchedWhole =
  '내려받기를 끝내지 못했습니다. 네트워크가 끊겼거나 사이트가 방금 바뀌었습니다. 페이지를 새로고침하고 다시 시도하세요.';
export const cannotKeep = '이 브라우저에서는 이 사이트를 오프라인으로 저장할 수 없습니다.';
export const sizeUnknown = '크기를 알 수 없습니다. 네트워크 연결을 확인하세요.';
export const wouldTake = (size: string) =>
  `검색과 실험실을 포함한 모든 답변이 이 기기에서 ${size}를 차지합니다.`;
export const keep = '저장';
export const notNow = '나중에';
export const fetchingBook = '책 내려받기';
export const partOf = (part: string, whole: string) => `${whole} 중 ${part}`;
export const wholeBookKept = (size: string) =>
  `책 전체가 이 기기에 저장되어 있으며${size && `(${size})`} 네트워크 없이 열 수 있습니다.`;
export const remove = '삭제';
export const bookNotKept = (why: string) => `책을 오프라인으로 저장하지 못했습니다. ${why}`;
export const newerVersion = '이 사이트의 새 버전이 있습니다. ';
export const nothingKept =
  '이 사이트의 데이터가 더 이상 이 기기에 저장되어 있지 않습니다. 다시 저장하려면 주소에 ‘nosw’가 없는 페이지를 여세요.';
export const noNetwork = '오프라인 상태';
export const offlineDescription = '오프라인일 때, 아직 연 적 없는 페이지 대신 나타납니다.';
export const notOnDevice = '이 페이지는 기기에 저장되어 있지 않습니다';
export const notReadBefore = '오프라인 상태이며, 이 기기에서 이 페이지를 연 적이 없습니다.';
export const pagesHere = '오프라인으로 읽을 수 있는 페이지';
export const howToKeep: readonly [string, string, string] = [
  '온라인일 때 책 전체를 이 기기에 저장할 수 있습니다. ',
  '질문 목록',
  ' 등 아무 페이지에서나 맨 아래의 ‘이 책을 오프라인으로 저장’을 선택하세요.',
];

// Lists
export const answer = '답변';
export const all = '전체';
export const filterQuestions = '질문 거르기';
export const findAnswer = '답변 찾기';
export const questionCount = (count: number) => `질문 ${count}개`;
export const notTranslated =
  '그 페이지는 아직 한국어로 번역되지 않았습니다. 한국어로 읽을 수 있는 페이지는 다음과 같습니다.';
export const allQuestionsOf = (count: number) => `전체 질문 ${count}개`;
export const allTopicsOf = (count: number) => `전체 주제 ${count}개`;
export const titleOfPage = (title: string, number: number) => `${title}, ${number}페이지`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `전체 ${all}개 중 ${from}번째 질문` : `전체 ${all}개 중 ${from}~${to}번째 질문`;
export const pagesOfList = '이 목록의 페이지';
export const questionsByTopic = (book: string) => `‘${book}’의 질문을 주제별로 모았습니다.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: '초급 질문',
  intermediate: '중급 질문',
  advanced: '고급 질문',
};
export const countOfDifficulty = (count: number) => `이 난이도의 질문 ${count}개.`;
export const searchDescription = '모든 질문과 답변을 검색합니다.';
export const searchNeedsScript =
  '검색하려면 JavaScript가 필요합니다. JavaScript가 없어도 모든 질문을 아래 목록에서 찾을 수 있습니다.';
export const draft = (question: string) => `초안: ${question}`;
export const withdrawn = '철회된 답변';
export const withdrawnOn = (date: string) => `이 답변은 ${date}에 철회되었습니다.`;
export const notFound = '페이지를 찾을 수 없음';
export const notFoundDescription = '이 주소에는 페이지가 없습니다.';
export const noPageHere = '여기에는 페이지가 없습니다';
export const addressMistyped =
  '주소를 잘못 입력했거나 처음부터 없던 페이지일 수 있습니다. 답변의 주소는 바뀌지 않습니다.';
export const didYouMean = '이 페이지를 찾으셨나요?';
export const allQuestions = '모든 질문';
export const otherWays: readonly [string, string, string] = [', ', '검색', ', 또는 주제:'];
export const whatToLookFor = (look: string) => `살펴볼 점: ${look}.`;
export const openLab = '이 설정으로 실험실 열기';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, ‘${book}’의 주제`;
export const labPreset = (preset: string, question: string) => `실험실, ${preset}: ${question}`;
export const lab = '실험실';
export const changed = (question: string) => `변경: ${question}`;
export const figure = '그림:';
export const outputOf = '출력:';
export const picture = (name: string) => `그림: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, 질문 ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `주제: ${topics.join(', ')}${difficulty && `; 난이도: ${difficulty}`}${reviewed && `; ${reviewed} 검토`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `버전 ${version}${date && `(${date})`}: ${url}`;
export const workOfOthers = '이 사이트가 배포하는 다른 사람의 저작물과 그 라이선스입니다.';
export const sentWork = {
  textFace: '본문 글꼴(쓰인 글자만 포함)',
  formulaFace: '수식 글꼴(쓰인 글자만 포함)',
  index: '전문 색인과 그 스크립트, WebAssembly',
  schedule: '연습 카드가 다시 나올 때를 정하는 일정',
  keeper: '오프라인에서 읽을 수 있게 페이지를 저장하는 서비스 워커',
  keeperPart: '서비스 워커의 다른 부분',
  loader: '필요할 때 스크립트를 불러오는 로더',
  ofLab: '이 책의 실험실이 쓰는 패키지',
};
export const pages = '페이지';
export const allInOneFile = (url: string) => `모든 답변을 파일 하나로: ${url}`;
export const allShortInOneFile = (url: string) => `모든 짧은 답변을 파일 하나로: ${url}`;
export const tooLong = (count: number) =>
  `이 책의 답변 ${count}개는 파일 하나에 담기에 너무 깁니다. 여기에는 각 질문의 짧은 답변과 자세한 답변(Markdown)의 주소가 있습니다.`;

// Written into a book
export const notAnswered = '아직 답변이 없습니다.';
export const headings = {
  code: '코드',
  lab: '실험실',
  misconceptions: '흔한 오해',
  quiz: '퀴즈',
};
export const firstPublished = '처음 공개.';
export const answerBelow = {
  code: '아래 코드가 답입니다.',
  table: '아래 표가 답입니다.',
  picture: '아래 그림이 답입니다.',
  text: '답은 아래에 있습니다.',
};
export const questionsAndAnswers = '질문과 답변.';
export const questionsFrom = (files: string) => `질문과 답변(출처: ${files}).`;
export const otherTopic = '기타';
export const bookIsAbout = '이 책이 다루는 내용과 대상 독자.';
export const firstTopic = '기초';

// Taking the book away
export const downloads = '다운로드';
export const takeAlong = '이 책 가져가기';
export const downloadsDescription =
  '이 책의 모든 질문을 파일로 내려받아 다른 프로그램이나 다른 곳에서 볼 수 있습니다. 파일은 사이트가 바뀔 때마다 새로 만들어집니다.';
export const exported = {
  anki: {
    title: 'Anki 패키지',
    purpose: '간격 반복용 카드입니다. 짧은 답변, 꼬리 질문, 흔한 오해, 퀴즈를 수식, 그림과 함께 담았습니다.',
    use: '컴퓨터나 휴대전화의 Anki에서 여세요. 카드를 갱신하려면 새 파일을 가져오세요. 학습 기록은 유지됩니다.',
  },
  csv: {
    title: '표(CSV)',
    purpose:
      '같은 카드를 한 줄에 하나씩 담은 표입니다. 스프레드시트나 직접 만든 프로그램에서 쓸 수 있습니다.',
    use: '첫 줄은 열 이름입니다. 수식은 달러 기호로 감싼 TeX이고, 링크는 전체 주소입니다.',
  },
  epub: {
    title: '전자책(EPUB)',
    purpose:
      '전자책 단말기, 휴대전화, 컴퓨터에서 읽는 책입니다. 그림, 수식, 코드, 출처가 모두 들어 있습니다.',
    use: '전자책 앱에서 열거나 전자책 단말기로 보내세요. 질문 사이의 링크는 책 안에서 이동합니다.',
  },
  pdf: {
    title: '인쇄용 PDF',
    purpose: '같은 책을 A4 크기로 만들었습니다. 인쇄해서 메모하기 좋고, 목차와 책갈피가 있습니다.',
    use: '아무 뷰어에서나 열 수 있습니다. 질문 사이의 링크는 문서 안에서 이동합니다.',
  },
};
export const longerAnswer = '더 긴 답변에 들어갈 것';

// Practice
export const practice = '연습';
export const practiceDescription =
  '답을 보기 전에 먼저 말해 보세요. 아는 카드는 나중에, 모르는 카드는 곧 다시 나옵니다.';
export const practiceNeedsScript =
  '학습 기록을 사용자의 브라우저에만 저장하므로 연습하려면 JavaScript가 필요합니다. JavaScript가 없어도 모든 질문을 아래 목록에서 찾을 수 있습니다.';
export const cardsLost = '카드를 불러오지 못했습니다. 네트워크 연결을 확인하고 다시 시도하세요. ';
export const cardKindsName = '종류';
export const anyKind = '모든 종류';
export const cardKinds = {
  'short-answer': '짧은 답변',
  'follow-up': '꼬리 질문',
  quiz: '퀴즈',
  misconception: '오해',
};
export const sessionLength = '분량';
export const cardCount = (count: number) => `카드 ${count}장`;
export const allDue = '복습할 카드 모두';
export const practiseCards = (count: number) => (count === 0 ? '연습하기' : `카드 ${count}장 연습하기`);
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? '복습할 카드 없음' : `복습할 카드 ${due}장`}, 새 카드 ${fresh}장.`;
export const noCardFits = '선택한 조건에 맞는 카드가 없습니다.';
export const nothingDueUntil = (when: string) =>
  `선택한 조건에서 복습할 카드가 없습니다. 다음 카드가 다시 나오는 때: ${when}.`;
export const nothingDueYet =
  '선택한 조건의 카드를 아직 연습하지 않았습니다. 장수를 골라 새 카드부터 시작하세요.';
export const cardOf = (number: number, all: number) => `카드 ${number}/${all}`;
export const endSession = '끝내기';
export const undo = '되돌리기';
export const undone = '되돌렸습니다.';
export const spaceKey = '스페이스';
export const showAnswer = '답 보기';
export const mainIdea = '핵심을 한 문장으로 말해 보고 비교하세요.';
export const answerFirst = '보기 전에 먼저 답해 보세요.';
export const chooseOne = '하나를 고르세요.';
export const whatIsRight = '틀린 말입니다. 올바른 내용은 무엇인가요?';
export const secondsLeft = (seconds: number) => `${seconds}초`;
export const stopClock = '타이머 멈추기';
export const timeOver = '시간이 다 됐습니다. 준비되면 비교하세요.';
export const whichSaid = '이 중 무엇을 말했나요?';
export const yourChoice = '내가 고른 답';
export const grades: readonly [string, string, string, string] = ['다시', '어려움', '알맞음', '쉬움'];
export const suggested = '추천';
export const howWell = '얼마나 잘 알고 있었나요?';
export const cardChanged = '지난번에 본 뒤로 내용이 바뀌었습니다.';
export const seeInAnswer = '답변에서 보기';
export const cardsPractised = (count: number) => `카드 ${count}장을 연습했습니다`;
export const nothingPractised = '연습한 카드가 없습니다';
export const goOnPractising = '계속 연습하기';
export const toOverview = '개요로 돌아가기';
export const card = '카드';
export const grade = '평가';
export const comesBack = '다음 복습';
export const mapOfBook = '책 지도';
export const mapRead = '읽음';
export const mapPractised = '연습함';
export const mapDue = '복습할 것';
export const isRead = '예';
export const changedSinceRead = '이후 바뀜';
export const eachTile = '한 칸이 카드 한 장입니다:';
export const cardStates = { new: '새 카드', practised: '연습함', due: '복습할 것' };
export const yourReviews = '내 복습 기록';
export const noReviews = '아직 없습니다. 기록은 이 브라우저에만 저장되고 다른 곳에는 저장되지 않습니다.';
export const reviewsKept = (count: number) =>
  `복습 기록 ${count}건이 이 브라우저에만 저장되어 있습니다. 브라우저가 사이트 데이터를 지울 수 있으니 가끔 기록을 내보내세요.`;
export const strayReviews = (count: number) =>
  `그중 ${count}건은 이 책에 더 이상 없는 카드의 기록이지만, 모두 그대로 보관합니다.`;
export const damagedReviews = (count: number) =>
  `그 밖에 ${count}건은 읽을 수 없었습니다. 그대로 두지만 내보내기에는 넣지 않습니다.`;
export const exportReviews = '내보내기';
export const importReviews = '가져오기';
export const clearReviews = '삭제';
export const sureToClear = (count: number) =>
  `이 브라우저에서 복습 기록 ${count}건을 모두 삭제할까요? 내보낸 파일이 있어야만 되살릴 수 있습니다.`;
export const exportFirst = '먼저 내보내기';
export const clearNow = '모두 삭제';
export const cancel = '취소';
export const reviewsCleared = '복습 기록을 모두 삭제했습니다.';
export const reviewsNotCleared = (why: string) => `복습 기록을 삭제하지 못했습니다. ${why} 다시 시도하세요.`;
export const reviewsImported = (added: number, known: number) =>
  `복습 기록 ${added}건을 추가했습니다${known === 0 ? '' : `(${known}건은 이미 있었습니다)`}.`;
export const fileRefused = (why: string) => `아무것도 가져오지 않았습니다. ${why}`;
export const fileUnreadable = '브라우저가 파일을 읽지 못했습니다. 파일을 다시 고르세요.';
export const fileNoJson =
  '파일이 올바른 JSON이 아니거나 일부가 빠졌습니다. 이 페이지의 ‘내보내기’로 만든 파일을 고르거나 다시 내보내세요.';
export const fileOfOtherKind = (format: string) =>
  `파일에 복습 기록이 없습니다. 이 페이지의 ‘내보내기’가 만드는 ‘${format}’ 형식이어야 합니다. 다른 파일을 고르세요.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `파일 형식이 버전 ${given}인데, 이 페이지는 버전 ${known}만 지원합니다. 페이지가 오래되었을 수 있으니 새로고침하고 다시 시도하세요.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `파일의 ${row}번째 복습 기록이 손상되었습니다. ‘${field}’ 값은 ${example} 같은 꼴이어야 합니다. 이전에 내보낸 파일을 고르거나 다시 내보내세요.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `이 파일은 ‘${theirs}’의 기록입니다. 이 페이지에는 ‘${ours}’의 복습 기록이 필요합니다. 다른 파일을 고르세요.`;
export const reviewsNotKept = (why: string) =>
  `최근 복습 기록을 저장하지 못했습니다. ${why} 계속할 수 있지만, 이 탭을 닫기 전에 내보내지 않으면 기록이 사라집니다.`;
export const storeTroubles = {
  blocked: '이 브라우저가 사이트의 데이터 저장을 허용하지 않습니다.',
  full: '이 기기에 남은 저장 공간이 없습니다.',
  broken: '이 브라우저에 저장된 데이터를 읽거나 쓸 수 없습니다.',
};

// As a book
export const contents = '목차';
export const bookState = (date: string) => `${date} 기준.`;
export const bookAccessibility =
  '모든 글이 제목 아래 읽는 순서대로 놓여 있고 목차가 있습니다. 수식은 원래 표기를 담은 MathML이며, 모든 그림에 글로 된 설명이 있습니다.';
export const labInBook = '처음 상태입니다. 사이트에서 바꿔 볼 수 있습니다:';

// A sheet of chosen questions
export const toRemember = '잊지 않으려면';
export const tenCards = '카드 열 장';
export const sheetOfEach = '한 쪽짜리 요약지';
export const practiseThis = '이 질문 연습하기';
export const revisionSheet = '복습 요약지';
export const aboutSheet =
  '고른 질문을 인쇄할 수 있는 요약지입니다. 질문마다 짧은 답변, 그림, 3분 답변, 흔한 오해가 있습니다. 주소로 요약지를 공유할 수 있습니다.';
export const makeSheet = (count: number) =>
  count === 0 ? '질문을 고르세요' : `질문 ${count}개로 요약지 만들기`;
export const sheetLacks = (numbers: string) =>
  `이 책에 없는 질문 번호입니다: ${numbers}. 다른 질문을 고르세요.`;
export const sheetIsEmpty = '이 주소에는 질문이 지정되어 있지 않습니다. 질문을 고르세요.';
export const chooseOthers = '다른 질문 고르기';
export const print = '인쇄';
export const threeMinutes = '3분 답변';
