/** The texts of the interface, in Portuguese as it is written in Brazil. */

export const locale = 'pt-BR';
export const decimal = ',';
export const group = '.';
export const leastGrouped = 4;
export const percent = '%';
export const quoted = (text: string) => `“${text}”`;
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
export const beforeTitle = ': ';
export const edition = (number: number) => `${number}ª edição`;
export const editionInWords = (text: string) => `edição ${text}`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, p.\u00a0${pages}`;
export const pagesOfWork = (pages: string) => `p.\u00a0${pages}`;
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Ir para o texto';
export const site = 'Navegação do site';
export const topics = 'Temas';
export const search = 'Buscar';
export const themes = 'Aparência: clara ou escura';
export const allTopics = 'Todos os temas';
export const keepThisBook = 'Salvar este livro offline';
export const license = 'Licença';
export const madeWith = (generator: string) => `Feito com ${generator}`;
export const licenses = 'Licenças';
export const close = 'Fechar';
export const tryAgain = 'Tentar de novo';
export const reload = 'Recarregar';
export const questions = 'Perguntas';
export const lightTheme = 'Aparência clara';
export const darkTheme = 'Aparência escura';
export const difficulties = {
  introductory: 'básica',
  intermediate: 'intermediária',
  advanced: 'avançada',
};

// An answer: its head
export const shortAnswer = 'Resposta curta';
export const fullAnswer = 'Resposta completa';
export const breadcrumb = 'Trilha de navegação';
export const questionNumber = (number: number) => `Pergunta ${number}`;
export const minutesToRead = (minutes: number) => `${minutes} min de leitura`;
export const minutesShort = (minutes: number) => `${minutes} min`;
export const reviewed = (date: string) => `revisada em ${date}`;
export const version = (version: string) => `versão ${version}`;
export const sourceCount = (count: number) => `${count} fonte${count < 2 ? '' : 's'}`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `versão ${version}${date && ` de ${date}`}${reviewed && `, revisada em ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Impresso sem ${left.join(' nem ')}.`;
export const whatGoesDeeper = 'os aprofundamentos';
export const labResults = 'os resultados do laboratório';
export const linkTo = (name: string) => `Link para “${name}”`;
export const linkToFigure = (title: string) => `Link para a figura: ${title}`;
export const linkToQuestion = 'Link para esta pergunta';
export const linkToMisconception = 'Link para este engano';
export const linkToCode = 'Link para este código';
export const copyLink = 'Copiar link';
export const copyAnswer = 'Copiar resposta';
export const share = 'Compartilhar';
export const onThisPage = 'Nesta página';

// An answer: its parts
export const usualAnswerWrong = 'Onde a resposta comum erra';
export const right = 'Certo.';
export const notRight = 'Errado.';
export const rightChoice = 'Certo:';
export const wrongChoice = 'Errado:';
export const goingDeeper = 'Para aprofundar:';
export const howThisFollows = 'Como foi calculado';
export const ownResult = 'Cálculo próprio:';
export const wrong = 'Errado:';
export const correct = 'Certo:';
export const notes = { note: 'Nota', warning: 'Atenção', 'as-of': 'Pode ficar desatualizado' };
export const wholeFile = 'arquivo inteiro';
export const notRunHere = 'Não executado aqui.';
export const output = 'Saída';
export const allLines = (count: number) => `Todas as ${count} linhas`;
export const row = 'Linha';
export const table = 'Tabela';
export const sourceNumbered = (number: number) => `Fonte ${number}`;
export const footnote = (name: string) => `Nota de rodapé ${name}`;
export const footnotes = 'Notas de rodapé';
export const backToText = 'Voltar ao texto';
export const codeVariants = 'O mesmo código em várias formas';
export const videoOn = (site: string) => `Vídeo em ${site}`;
export const done = 'Feito';
export const notDone = 'Por fazer';
export const unchecked = 'não conferido no texto';
export const roles = { plain: 'etapa', wrong: 'errado' };

// An answer: its end
export const alsoAskedAs = 'Também perguntam assim';
export const inOtherLanguages = 'A pergunta em outros idiomas';
export const sources = 'Fontes';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, ${inFull} lidas no original` : ''}`;
export const howUsed = (number: number) => `para que serve a fonte ${number}`;
export const usedFor = (use: string) => `Serve para: ${use}.`;
export const read = {
  text: 'Lida no original',
  abstract: 'Lido só o resumo',
  code: 'Lida no código',
  docs: 'Lida na documentação',
  secondary: 'Conhecida apenas de segunda mão',
};
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = 'Perguntas relacionadas';
export const relations = {
  prerequisite: 'Leia antes',
  'follow-up': 'Leia depois',
  contrast: 'Compare',
};
export const versions = 'Versões';
export const citeThis = 'Citar esta resposta';
export const citeAsText = 'Texto';
export const copyAs = (form: string) => `Copiar como ${form}`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. “${question}” Versão ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Versão ${version}`;
export const lastChanged = (date: string) => `Última alteração: ${date}`;
export const editThisPage = 'Editar esta página';
export const neighbours = 'Pergunta anterior e próxima';
export const previous = 'Anterior';
export const next = 'Próxima';

// Copying
export const copy = 'Copiar';
export const copied = 'Copiado';
export const copiedToClipboard = 'Copiado para a área de transferência';
export const linkCopied = 'link copiado';
export const linkCopiedToClipboard = 'Link copiado para a área de transferência';
export const selected = 'Selecionado';
export const codeSelected = 'A cópia foi bloqueada. O código está selecionado.';
export const notThere = 'Não disponível';
export const markdownLost = 'O Markdown desta resposta não pôde ser carregado. Tente de novo.';
export const blocked = 'Bloqueado';
export const copyingBlocked = 'O navegador bloqueou a cópia.';

// Labs and pictures
export const reset = 'Restaurar';
export const stop = 'Parar';
export const play = 'Reproduzir';
export const pause = 'Pausa';
export const pausePicture = '❚❚ pausa';
export const settingsOf = (title: string) => `Ajustes: ${title}`;
export const moreSettings = 'Mais ajustes';
export const copyStateLink = 'Copiar link do estado';
export const stepsOf = (control: string) => `Passos: ${control}`;
export const stepBack = 'Um passo atrás';
export const stepOn = 'Um passo adiante';
export const defaultsShown =
  'Este é o resultado com os valores padrão. Para mudar os ajustes é preciso JavaScript.';
export const computing = 'Calculando';
export const wholeLab = 'Abrir o laboratório';
export const wholePicture = 'Figura inteira';
export const whyWrong = 'Por que está errado';
export const whatIsSimplified = 'O que está simplificado aqui';
export const sourceOfComputation = 'Código-fonte deste cálculo';
export const tryIt = 'Experimentar';
export const fetchingData = 'Carregando os dados…';
export const stoppedEarly = 'Parado antes do fim. ';
export const goOn = 'Continuar';
export const computationStopped = (why: string) =>
  `O cálculo foi interrompido: ${why}. A imagem mostra o resultado com os valores padrão. `;
export const programLate = 'o código não foi carregado a tempo';
export const programLost = 'o código não pôde ser carregado';
export const programRefused = 'este navegador não permite executá-lo';
export const dataLost = 'os dados não puderam ser carregados, verifique a conexão';
export const cannotBe = (control: string, value: string, usual: string) =>
  `“${control}” não pode ser “${value}”: vale o padrão ${usual}.`;
export const unknownParameters = (names: readonly string[]) =>
  `O link pede ${names.map((name) => `“${name}”`).join(', ')} com valores que aqui não são possíveis. Valem os valores padrão.`;
export const inDraws = (held: number, of: number) => `em ${held} de ${of} sorteios`;
export const inDrawsOfEach = (held: number, of: number) =>
  `em ${held} de ${of} sorteios ${held === of ? 'com cada tamanho' : 'com o tamanho menos favorável'}`;
export const holds = (inDraws: string) => `Vale ${inDraws}`;
export const exactArithmetic = 'Cálculo exato';
export const anotherDraw = 'Outro sorteio';
export const triedOver = (what: string) => `Verificado com: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = 'Mexer na imagem';
export const drag = 'arraste';
export const statesToTry = 'Ajustes para experimentar';
export const readAnswer = 'Ler a resposta';
export const copyPictureLink = 'Copiar link da imagem';
export const allControls = 'Todos os controles';
export const fewerControls = 'Menos controles';
export const copyPicture = 'Copiar imagem';
export const pictureCopied = 'Imagem copiada para a área de transferência';
export const pictureSaved = 'Imagem salva';
export const saved = 'Salva';
export const yourState = 'Este é o seu ajuste.';
export const sendThis = 'Enviar';
export const less = (input: string) => `${input}: menos`;
export const more = (input: string) => `${input}: mais`;
export const labIsUnder: readonly [string, string, string] = ['O laboratório está ', 'abaixo da imagem', '.'];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `${right} de ${answered} até agora; ${left < 2 ? 'falta' : 'faltam'} ${left}.`;
export const score = (right: number, all: number) => `${right} de ${all} na primeira tentativa.`;
export const again = 'De novo';
export const noPlace = (name: string) => `Esta página não tem nenhuma seção chamada “${name}”. `;
export const didYouMeanPlace: readonly [string, string] = ['Você quis dizer ', '?'];
export const wholeAnswer = 'Esta é a resposta completa.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Seu link indica a versão “${asked}”, que não existe nesta página. Você está lendo a versão ${present}${date && ` de ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `Esta resposta mudou desde a versão ${version} de ${date}. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'Todas as versões';

// What failed to load
export const notLoaded = (what: string) =>
  `Não foi possível carregar: ${what}. A resposta está completa sem isso. `;
export const partNotLoaded =
  'Uma parte desta página não pôde ser carregada. A resposta está completa sem ela. ';
export const theLab = 'o laboratório';
export const thePicture = 'a imagem';
export const theShortcuts = 'a lista de atalhos';
export const wayToKeep = 'o download offline';
export const whatChanged = 'a lista de mudanças desde o seu link';

// Shortcuts
export const shortcuts = 'Atalhos de teclado';
export const searchKeys = '/ ou Ctrl K';
export const searchKeysDo = 'buscar';
export const resultKeysDo = 'percorrer os resultados e abrir um';
export const escapeDoes = 'fechar';
export const questionMarkDoes = 'mostrar esta lista';

// Search
export const searchAll = 'Buscar em todas as respostas';
export const results = 'Resultados';
export const moreAnswers = 'Mais respostas';
export const topic = 'Tema';
export const difficulty = 'Dificuldade';
export const anyTopic = 'Todos os temas';
export const anyDifficulty = 'Qualquer dificuldade';
export const misconception = 'Engano:';
export const nothingFound = (query: string) =>
  `Nada encontrado para “${query}”. Tente menos palavras ou outras.`;
export const nothingFoundHere = (query: string) =>
  `Nada encontrado aqui para “${query}”. Tente menos palavras ou outras, ou todos os temas e qualquer dificuldade.`;
export const noCloseMatch = (query: string) => `Nada corresponde bem a “${query}”. O mais próximo: `;
export const resultsFound = (shown: number, total: number) =>
  `${total > shown ? `${shown} de ` : ''}${total} ${total < 2 ? 'resultado' : 'resultados'}`;
export const inPlaceOf = (to: string, from: string) => `“${to}” em vez de “${from}”`;
export const resultsFor = (corrections: readonly string[]) => `, resultados para ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Buscar “${query}” mesmo assim`;
export const phrasesUnchecked =
  '. As palavras entre aspas não puderam ser buscadas como frase e foram buscadas separadamente.';
export const placesLost = '. Os trechos não puderam ser carregados. ';
export const recentSearches = 'Buscas recentes. ';
export const clear = 'Limpar';
export const indexLost = (why: string) =>
  `O índice da busca não pôde ser carregado${why && `: ${why}`}. Verifique a conexão e tente de novo. `;
export const placesMarked = (places: number, words: number) =>
  `${places} ${places < 2 ? 'trecho' : 'trechos'} da sua busca ${places < 2 ? 'está marcado' : 'estão marcados'} (${words} ${words < 2 ? 'palavra' : 'palavras'}).`;
export const fullTextIndex = 'o índice do texto completo';
export const late = (what: string, seconds: number) => `${what} não foi carregado em ${seconds} segundos`;
export const didNotCome = (what: string) => `${what}: o pedido falhou`;
export const cameIncomplete = (what: string) => `${what} foi recebido incompleto`;
export const pageInPlaceOf = (what: string) => `o servidor enviou uma página web; esperava-se ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `o servidor respondeu com o status ${status} para ${what}`;
export const somethingElse = (what: string) => `${what} tem um conteúdo inesperado`;

// Offline
export const bookKept = 'O livro está salvo offline.';
export const bookForgotten = 'O livro não está mais salvo offline.';
export const bookFetched = 'O livro está sendo baixado.';
export const youStopped = 'Você parou o download; ele continuará de onde parou.';
export const noRoom = 'Não há espaço suficiente neste dispositivo.';
export const notFetchedWhole =
  'O download está incompleto: a rede falhou ou o site acabou de mudar. Recarregue a página e tente de novo.';
export const cannotKeep = 'Este navegador não consegue salvar este site offline.';
export const sizeUnknown = 'Não foi possível saber o tamanho. Verifique a conexão.';
export const wouldTake = (size: string) =>
  `Todas as respostas, com a busca e os laboratórios, ocupam ${size} neste dispositivo.`;
export const keep = 'Salvar';
export const notNow = 'Agora não';
export const fetchingBook = 'Baixando o livro';
export const partOf = (part: string, whole: string) => `${part} de ${whole}`;
export const wholeBookKept = (size: string) =>
  `O livro inteiro está salvo neste dispositivo${size && ` (${size})`} e abre sem conexão.`;
export const remove = 'Remover';
export const bookNotKept = (why: string) => `O livro não está salvo offline. ${why}`;
export const newerVersion = 'Há uma versão mais nova deste site. ';
export const nothingKept =
  'Nada deste site continua salvo neste dispositivo. Abra uma página sem “nosw” no endereço para salvá-lo de novo.';
export const noNetwork = 'Sem conexão';
export const offlineDescription = 'Aparece sem conexão no lugar de páginas que ainda não foram abertas.';
export const notOnDevice = 'Esta página não está no seu dispositivo';
export const notReadBefore = 'Você está sem conexão, e esta página ainda não foi aberta neste dispositivo.';
export const pagesHere = 'Páginas que você pode ler offline';
export const howToKeep: readonly [string, string, string] = [
  'Quando estiver online, você pode salvar o livro inteiro neste dispositivo: “Salvar este livro offline” fica no rodapé de cada página, como ',
  'a lista de perguntas',
  '.',
];

// Lists
export const answer = 'Resposta';
export const all = 'Todas';
export const filterQuestions = 'Filtrar perguntas';
export const findAnswer = 'Buscar uma resposta';
export const questionCount = (count: number) => `${count} pergunta${count < 2 ? '' : 's'}`;
export const notTranslated = 'Essa página ainda não foi traduzida para português. Estas já foram:';
export const allQuestionsOf = (count: number) => `Todas as ${count} perguntas`;
export const allTopicsOf = (count: number) => `Todos os ${count} temas`;
export const titleOfPage = (title: string, number: number) => `${title}, página ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Pergunta ${from} de ${all}` : `Perguntas ${from} a ${to} de ${all}`;
export const pagesOfList = 'Páginas desta lista';
export const questionsByTopic = (book: string) => `As perguntas de “${book}” por tema.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Perguntas básicas',
  intermediate: 'Perguntas intermediárias',
  advanced: 'Perguntas avançadas',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'Uma pergunta desta dificuldade.' : `${count} perguntas desta dificuldade.`;
export const searchDescription = 'Buscar em todas as perguntas e respostas.';
export const searchNeedsScript =
  'A busca precisa de JavaScript. Sem ele, cada pergunta está em uma destas listas:';
export const draft = (question: string) => `Rascunho: ${question}`;
export const withdrawn = 'Resposta retirada';
export const withdrawnOn = (date: string) => `Esta resposta foi retirada em ${date}.`;
export const notFound = 'Página não encontrada';
export const notFoundDescription = 'Não há página neste endereço.';
export const noPageHere = 'Não há página aqui';
export const addressMistyped =
  'Talvez o endereço esteja errado, ou a página nunca tenha existido. Os endereços das respostas não mudam.';
export const didYouMean = 'Você quis dizer';
export const allQuestions = 'Todas as perguntas';
export const otherWays: readonly [string, string, string] = [', ', 'busca', ' ou um tema:'];
export const whatToLookFor = (look: string) => `O que observar: ${look}.`;
export const openLab = 'Abrir o laboratório com estes ajustes';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, um tema de “${book}”`;
export const labPreset = (preset: string, question: string) => `Laboratório, ${preset}: ${question}`;
export const lab = 'laboratório';
export const changed = (question: string) => `Mudou: ${question}`;
export const figure = 'Figura:';
export const outputOf = 'Saída:';
export const picture = (name: string) => `Imagem: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, pergunta ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Temas: ${topics.join(', ')}${difficulty && `; dificuldade: ${difficulty}`}${reviewed && `; revisada em ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Versão ${version}${date && ` de ${date}`}: ${url}`;
export const workOfOthers = 'Trabalhos de outros que este site distribui, com suas licenças.';
export const sentWork = {
  textFace: 'a fonte do texto, reduzida aos caracteres em uso',
  formulaFace: 'a fonte das fórmulas, reduzida aos caracteres em uso',
  index: 'o índice de texto completo, seu script e seu WebAssembly',
  schedule: 'o calendário com que os cartões voltam',
  keeper: 'o service worker que guarda páginas para ler offline',
  keeperPart: 'outra parte do service worker',
  loader: 'o carregador dos scripts buscados só quando são necessários',
  ofLab: 'um pacote que os laboratórios deste livro usam',
};
export const pages = 'Páginas';
export const allInOneFile = (url: string) => `Todas as respostas em um arquivo: ${url}`;
export const allShortInOneFile = (url: string) => `Todas as respostas curtas em um arquivo: ${url}`;
export const tooLong = (count: number) =>
  `As ${count} respostas deste livro são longas demais para um só arquivo. Aqui está cada pergunta com sua resposta curta e o endereço da resposta completa em Markdown.`;

// Written into a book
export const notAnswered = 'Ainda sem resposta.';
export const headings = {
  code: 'Código',
  lab: 'Laboratório',
  misconceptions: 'Enganos',
  quiz: 'Quiz',
};
export const firstPublished = 'Primeira publicação.';
export const answerBelow = {
  code: 'A resposta é o código abaixo.',
  table: 'A resposta é a tabela abaixo.',
  picture: 'A resposta é a imagem abaixo.',
  text: 'A resposta está abaixo.',
};
export const questionsAndAnswers = 'Perguntas e respostas.';
export const questionsFrom = (files: string) => `Perguntas e respostas de ${files}.`;
export const otherTopic = 'Outras';
export const bookIsAbout = 'De que trata este livro e para quem é.';
export const firstTopic = 'Noções básicas';

// Taking the book away
export const downloads = 'Baixar';
export const takeAlong = 'Leve este livro com você';
export const downloadsDescription =
  'Todas as perguntas deste livro como arquivos, para outros programas e para ler em outro lugar. Eles são gerados de novo a cada versão do site.';
export const exported = {
  anki: {
    title: 'Pacote do Anki',
    purpose:
      'Cartões para repetição espaçada: respostas curtas, perguntas seguintes, enganos e quizzes, com fórmulas e imagens.',
    use: 'Abra no Anki, no computador ou no celular. Para atualizar os cartões, importe um arquivo mais novo: o seu progresso é mantido.',
  },
  csv: {
    title: 'Tabela (CSV)',
    purpose: 'Os mesmos cartões como tabela, um por linha, para planilhas e programas próprios.',
    use: 'A primeira linha dá o nome das colunas. As fórmulas estão em TeX entre cifrões; os links são endereços completos.',
  },
  epub: {
    title: 'Livro eletrônico (EPUB)',
    purpose:
      'O livro para leitores eletrônicos, telefones e computadores: com imagens, fórmulas, código e fontes.',
    use: 'Abra em qualquer aplicativo de livros eletrônicos ou envie para o seu leitor. Os links entre perguntas ficam dentro do livro.',
  },
  pdf: {
    title: 'PDF para impressão',
    purpose: 'O mesmo livro em páginas A4, para imprimir e anotar: com sumário e marcadores.',
    use: 'Abra em qualquer visualizador. Os links entre perguntas ficam dentro do documento.',
  },
};
export const longerAnswer = 'O que inclui uma resposta mais longa';

// Practice
export const practice = 'Praticar';
export const practiceDescription =
  'Responda antes de olhar. Os cartões que você sabe voltam mais tarde; os outros voltam logo.';
export const practiceNeedsScript =
  'Para praticar é preciso JavaScript, porque o seu progresso fica guardado só no seu navegador. Sem ele, cada pergunta está em uma destas listas:';
export const cardsLost = 'Não foi possível carregar os cartões. Verifique a conexão e tente de novo. ';
export const cardKindsName = 'Tipo';
export const anyKind = 'Qualquer tipo';
export const cardKinds = {
  'short-answer': 'Resposta curta',
  'follow-up': 'Pergunta seguinte',
  quiz: 'Múltipla escolha',
  misconception: 'Engano',
};
export const sessionLength = 'Tamanho';
export const cardCount = (count: number) => `${count} ${count === 1 ? 'cartão' : 'cartões'}`;
export const allDue = 'Todos os pendentes';
export const practiseCards = (count: number) =>
  count === 0 ? 'Começar' : `Praticar ${count} ${count === 1 ? 'cartão' : 'cartões'}`;
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Nada pendente' : `${due} ${due === 1 ? 'cartão pendente' : 'cartões pendentes'}`}, ${fresh} ${fresh === 1 ? 'novo' : 'novos'}.`;
export const noCardFits = 'Nenhum cartão corresponde a esta seleção.';
export const nothingDueUntil = (when: string) =>
  `Nada está pendente nesta seleção. O próximo cartão volta ${when}.`;
export const nothingDueYet =
  'Você ainda não praticou nenhum cartão desta seleção. Escolha um número de cartões para começar pelos novos.';
export const cardOf = (number: number, all: number) => `Cartão ${number} de ${all}`;
export const endSession = 'Encerrar';
export const undo = 'Desfazer';
export const undone = 'Desfeito.';
export const spaceKey = 'Espaço';
export const showAnswer = 'Mostrar a resposta';
export const mainIdea = 'Diga a ideia principal em uma frase e depois compare.';
export const answerFirst = 'Responda antes de olhar.';
export const chooseOne = 'Escolha uma opção.';
export const whatIsRight = 'Isso está errado. O que é certo?';
export const secondsLeft = (seconds: number) => `${seconds}\u00a0s`;
export const stopClock = 'Parar o relógio';
export const timeOver = 'O tempo acabou. Compare quando quiser.';
export const whichSaid = 'Quais destes pontos você disse?';
export const yourChoice = 'sua escolha';
export const grades: readonly [string, string, string, string] = ['De novo', 'Difícil', 'Bom', 'Fácil'];
export const suggested = 'sugestão';
export const howWell = 'Você sabia bem?';
export const cardChanged = 'Isto mudou desde a última vez que você viu.';
export const seeInAnswer = 'Ver na resposta completa';
export const cardsPractised = (count: number) =>
  `${count} ${count === 1 ? 'cartão praticado' : 'cartões praticados'}`;
export const nothingPractised = 'Nada praticado';
export const goOnPractising = 'Continuar praticando';
export const toOverview = 'Voltar à visão geral';
export const card = 'Cartão';
export const grade = 'Nota';
export const comesBack = 'Volta';
export const mapOfBook = 'Mapa do livro';
export const mapRead = 'Lido';
export const mapPractised = 'Praticado';
export const mapDue = 'Pendente';
export const isRead = 'sim';
export const changedSinceRead = 'mudou desde então';
export const eachTile = 'Cada quadrado é um cartão:';
export const cardStates = { new: 'novo', practised: 'praticado', due: 'pendente' };
export const yourReviews = 'Suas revisões';
export const noReviews = 'Nenhuma ainda. Serão guardadas neste navegador e em nenhum outro lugar.';
export const reviewsKept = (count: number) =>
  `${count} ${count === 1 ? 'revisão está guardada' : 'revisões estão guardadas'} neste navegador e em nenhum outro lugar. Navegadores podem apagar o que os sites guardam, então exporte suas revisões de vez em quando.`;
export const strayReviews = (count: number) =>
  `Delas, ${count} ${count === 1 ? 'é' : 'são'} de cartões que este livro não tem mais. Elas são mantidas.`;
export const damagedReviews = (count: number) =>
  `Mais ${count} não ${count === 1 ? 'pôde ser lida; fica como está' : 'puderam ser lidas; ficam como estão'} e não ${count === 1 ? 'entra' : 'entram'} nas exportações.`;
export const exportReviews = 'Exportar';
export const importReviews = 'Importar';
export const clearReviews = 'Apagar';
export const sureToClear = (count: number) =>
  `Apagar todas as ${count} revisões deste navegador? Você só poderá recuperá-las de uma exportação.`;
export const exportFirst = 'Exportar antes';
export const clearNow = 'Apagar tudo';
export const cancel = 'Cancelar';
export const reviewsCleared = 'Todas as revisões foram apagadas.';
export const reviewsNotCleared = (why: string) =>
  `Não foi possível apagar as revisões. ${why} Tente de novo.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} ${added === 1 ? 'revisão adicionada' : 'revisões adicionadas'}${known === 0 ? '' : `, ${known} já ${known === 1 ? 'estava' : 'estavam'} aqui`}.`;
export const fileRefused = (why: string) => `Nada foi importado. ${why}`;
export const fileUnreadable = 'O navegador não conseguiu ler o arquivo. Escolha-o de novo.';
export const fileNoJson =
  'O arquivo não é JSON válido ou está incompleto. Escolha um arquivo criado por “Exportar” nesta página ou exporte de novo.';
export const fileOfOtherKind = (format: string) =>
  `O arquivo não contém revisões. Ele deve ter o formato “${format}”, o de “Exportar” nesta página. Escolha outro.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `O arquivo usa a versão ${given} do formato, mas esta página aceita a versão ${known}. A página pode estar desatualizada: recarregue-a e tente de novo.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `A revisão ${row} do arquivo está danificada: “${field}” deveria ser como ${example}. Escolha uma exportação anterior ou exporte de novo.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `O arquivo pertence ao livro “${theirs}”, mas são necessárias revisões de “${ours}”. Escolha outro.`;
export const reviewsNotKept = (why: string) =>
  `Suas últimas revisões não puderam ser salvas. ${why} Você pode continuar, mas exporte-as antes de fechar esta aba, ou elas serão perdidas.`;
export const storeTroubles = {
  blocked: 'Este navegador não deixa o site guardar nada.',
  full: 'Não há mais espaço neste dispositivo.',
  broken: 'Os dados deste navegador não podem ser lidos nem escritos.',
};

// As a book
export const contents = 'Sumário';
export const bookState = (date: string) => `Situação em ${date}.`;
export const bookAccessibility =
  'Todo o texto está em ordem de leitura, sob títulos e com um sumário. As fórmulas são MathML com o código-fonte, e cada imagem está descrita em palavras.';
export const labInBook = 'Este é o estado inicial. Você pode alterá-lo no site:';

// A sheet of chosen questions
export const toRemember = 'Para lembrar';
export const tenCards = 'Dez cartões';
export const sheetOfEach = 'Uma folha por resposta';
export const practiseThis = 'Praticar esta pergunta';
export const revisionSheet = 'Folha de revisão';
export const aboutSheet =
  'Uma folha para imprimir com as perguntas que você escolher: de cada uma, a resposta curta, a imagem, a resposta em três minutos e os enganos. Você pode compartilhar a folha pelo endereço.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Escolha perguntas' : `Fazer uma folha com ${count} pergunta${count === 1 ? '' : 's'}`;
export const sheetLacks = (numbers: string) =>
  `Este livro não tem pergunta com o número ${numbers}. Escolha outras.`;
export const sheetIsEmpty = 'Este endereço não indica nenhuma pergunta. Escolha algumas.';
export const chooseOthers = 'Escolher outras perguntas';
export const print = 'Imprimir';
export const threeMinutes = 'Em três minutos';
