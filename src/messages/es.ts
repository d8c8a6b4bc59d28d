/** The texts of the interface, in Spanish. */

export const locale = 'es-ES';
export const decimal = ',';
export const group = '.';
export const leastGrouped = 5;
export const percent = '\u00a0%';
export const quoted = (text: string) => `«${text}»`;
export const afterLabel = ' ';
export const fullStop = '.';
export const sentenceEnd = '. ';
export const called = (name: string, text: string) => `${name}: ${text}`;
export const comma = ', ';
export const inBrackets = (text: string) => ` (${text})`;
export const betweenNames = ', ';
export const and = ' y ';
export const etAl = ' et al.';
export const betweenAuthors = '; ';
export const beforeTitle = ': ';
export const edition = (number: number) => `${number}.ª edición`;
export const editionInWords = (text: string) => `edición ${text}`;
export const issueAndPages = (issue: string, pages: string) => `${issue}, pp.\u00a0${pages}`;
export const pagesOfWork = (pages: string) => `pp.\u00a0${pages}`;
export const titleOfBook = (title: string) => title;

// Every page
export const skip = 'Ir al texto';
export const site = 'Sitio';
export const topics = 'Temas';
export const search = 'Buscar';
export const themes = 'Aspecto: claro u oscuro';
export const allTopics = 'Todos los temas';
export const keepThisBook = 'Guardar este libro sin conexión';
export const license = 'Licencia';
export const madeWith = (generator: string) => `Hecho con ${generator}`;
export const licenses = 'Licencias';
export const close = 'Cerrar';
export const tryAgain = 'Reintentar';
export const reload = 'Recargar';
export const questions = 'Preguntas';
export const lightTheme = 'Aspecto claro';
export const darkTheme = 'Aspecto oscuro';
export const difficulties = {
  introductory: 'básica',
  intermediate: 'intermedia',
  advanced: 'avanzada',
};

// An answer: its head
export const shortAnswer = 'Respuesta breve';
export const fullAnswer = 'Respuesta completa';
export const breadcrumb = 'Ruta de navegación';
export const questionNumber = (number: number) => `Pregunta ${number}`;
export const minutesToRead = (minutes: number) => `${minutes} min de lectura`;
export const minutesShort = (minutes: number) => `${minutes} min`;
export const reviewed = (date: string) => `revisada el ${date}`;
export const version = (version: string) => `versión ${version}`;
export const sourceCount = (count: number) => `${count} fuente${count === 1 ? '' : 's'}`;
export const stateOnPaper = (version: string, date: string, reviewed: string) =>
  `versión ${version}${date && ` del ${date}`}${reviewed && `, revisada el ${reviewed}`}.`;
export const onPaperWithout = (left: readonly string[]) => `Impreso sin ${left.join(' ni ')}.`;
export const whatGoesDeeper = 'los apartados de profundización';
export const labResults = 'los resultados del laboratorio';
export const linkTo = (name: string) => `Enlace a «${name}»`;
export const linkToFigure = (title: string) => `Enlace a la figura: ${title}`;
export const linkToQuestion = 'Enlace a esta pregunta';
export const linkToMisconception = 'Enlace a este error común';
export const linkToCode = 'Enlace a este código';
export const copyLink = 'Copiar enlace';
export const copyAnswer = 'Copiar respuesta';
export const share = 'Compartir';
export const onThisPage = 'En esta página';

// An answer: its parts
export const usualAnswerWrong = 'Dónde falla la respuesta habitual';
export const right = 'Correcto.';
export const notRight = 'Incorrecto.';
export const rightChoice = 'Correcto:';
export const wrongChoice = 'Incorrecto:';
export const goingDeeper = 'Para profundizar:';
export const howThisFollows = 'Cómo se calculó';
export const ownResult = 'Cálculo propio:';
export const wrong = 'Falso:';
export const correct = 'Verdadero:';
export const notes = { note: 'Nota', warning: 'Atención', 'as-of': 'Puede quedar anticuado' };
export const wholeFile = 'archivo completo';
export const notRunHere = 'No se ejecutó aquí.';
export const output = 'Salida';
export const allLines = (count: number) => `Las ${count} líneas`;
export const row = 'Fila';
export const table = 'Tabla';
export const sourceNumbered = (number: number) => `Fuente ${number}`;
export const footnote = (name: string) => `Nota al pie ${name}`;
export const footnotes = 'Notas al pie';
export const backToText = 'Volver al texto';
export const codeVariants = 'El mismo código en varias formas';
export const videoOn = (site: string) => `Vídeo en ${site}`;
export const done = 'Hecho';
export const notDone = 'Pendiente';
export const unchecked = 'sin comprobar en el texto';
export const roles = { plain: 'paso', wrong: 'erróneo' };

// An answer: its end
export const alsoAskedAs = 'También se pregunta así';
export const inOtherLanguages = 'La pregunta en otros idiomas';
export const sources = 'Fuentes';
export const sourcesRead = (count: number, inFull: number) =>
  `${sourceCount(count)}${inFull > 0 ? `, ${inFull} leídas en el original` : ''}`;
export const howUsed = (number: number) => `para qué se usa la fuente ${number}`;
export const usedFor = (use: string) => `Se usa para: ${use}.`;
export const read = {
  text: 'Leída en el original',
  abstract: 'Leído solo el resumen',
  code: 'Leída en su código',
  docs: 'Leída en su documentación',
  secondary: 'Conocida solo de segunda mano',
};
export const readOn = (how: string, date: string) => `${how}${date && `, ${date}`}.`;
export const relatedQuestions = 'Preguntas relacionadas';
export const relations = {
  prerequisite: 'Leer antes',
  'follow-up': 'Leer después',
  contrast: 'Comparar',
};
export const versions = 'Versiones';
export const citeThis = 'Citar esta respuesta';
export const citeAsText = 'Texto';
export const copyAs = (form: string) => `Copiar como ${form}`;
export const citation = (book: string, question: string, version: string, date: string, url: string) =>
  `${book}. «${question}» Versión ${version}${date && `, ${date}`}. ${url}`;
export const versionNote = (version: string) => `Versión ${version}`;
export const lastChanged = (date: string) => `Último cambio: ${date}`;
export const editThisPage = 'Editar esta página';
export const neighbours = 'Pregunta anterior y siguiente';
export const previous = 'Anterior';
export const next = 'Siguiente';

// Copying
export const copy = 'Copiar';
export const copied = 'Copiado';
export const copiedToClipboard = 'Copiado en el portapapeles';
export const linkCopied = 'enlace copiado';
export const linkCopiedToClipboard = 'Enlace copiado en el portapapeles';
export const selected = 'Seleccionado';
export const codeSelected = 'No se pudo copiar. El código está seleccionado.';
export const notThere = 'No disponible';
export const markdownLost = 'No se pudo cargar el Markdown de esta respuesta. Inténtelo de nuevo.';
export const blocked = 'Bloqueado';
export const copyingBlocked = 'El navegador impidió copiar.';

// Labs and pictures
export const reset = 'Restablecer';
export const stop = 'Detener';
export const play = 'Reproducir';
export const pause = 'Pausa';
export const pausePicture = '❚❚ pausa';
export const settingsOf = (title: string) => `Ajustes: ${title}`;
export const moreSettings = 'Más ajustes';
export const copyStateLink = 'Copiar enlace al estado';
export const stepsOf = (control: string) => `Pasos: ${control}`;
export const stepBack = 'Un paso atrás';
export const stepOn = 'Un paso adelante';
export const defaultsShown =
  'Este es el resultado con los valores iniciales. Para cambiar los ajustes hace falta JavaScript.';
export const computing = 'Calculando';
export const wholeLab = 'Abrir el laboratorio';
export const wholePicture = 'Imagen completa';
export const whyWrong = 'Por qué es falso';
export const whatIsSimplified = 'Qué se simplifica aquí';
export const sourceOfComputation = 'Código fuente de este cálculo';
export const tryIt = 'Probar';
export const fetchingData = 'Cargando los datos…';
export const stoppedEarly = 'Detenido antes del final. ';
export const goOn = 'Continuar';
export const computationStopped = (why: string) =>
  `El cálculo se interrumpió: ${why}. La imagen muestra el resultado con los valores iniciales. `;
export const programLate = 'su código no se cargó a tiempo';
export const programLost = 'no se pudo cargar su código';
export const programRefused = 'este navegador no permite ejecutarlo';
export const dataLost = 'no se pudieron cargar sus datos, compruebe la conexión';
export const cannotBe = (control: string, value: string, usual: string) =>
  `«${control}» no puede ser «${value}»: se usa el valor inicial ${usual}.`;
export const unknownParameters = (names: readonly string[]) =>
  `El enlace pide ${names.map((name) => `«${name}»`).join(', ')} con valores que aquí no son posibles. Se usan los valores iniciales.`;
export const inDraws = (held: number, of: number) => `en ${held} de ${of} sorteos`;
export const inDrawsOfEach = (held: number, of: number) =>
  `en ${held} de ${of} sorteos ${held === of ? 'con cada tamaño' : 'con el tamaño menos favorable'}`;
export const holds = (inDraws: string) => `Se cumple ${inDraws}`;
export const exactArithmetic = 'Cálculo exacto';
export const anotherDraw = 'Otro sorteo';
export const triedOver = (what: string) => `Comprobado con: ${what}.`;
export const atSize = (size: string, draws: string) => `${size}: ${draws}`;
export const movePicture = 'Mover la imagen';
export const drag = 'arrastrar';
export const statesToTry = 'Ajustes para probar';
export const readAnswer = 'Leer la respuesta';
export const copyPictureLink = 'Copiar enlace a la imagen';
export const allControls = 'Todos los controles';
export const fewerControls = 'Menos controles';
export const copyPicture = 'Copiar imagen';
export const pictureCopied = 'Imagen copiada al portapapeles';
export const pictureSaved = 'Imagen guardada';
export const saved = 'Guardada';
export const yourState = 'Este es su ajuste.';
export const sendThis = 'Enviarlo';
export const less = (input: string) => `${input}: menos`;
export const more = (input: string) => `${input}: más`;
export const labIsUnder: readonly [string, string, string] = [
  'El laboratorio está ',
  'debajo de la imagen',
  '.',
];

// Quiz, places and versions
export const scoreSoFar = (right: number, answered: number, left: number) =>
  `${right} de ${answered} hasta ahora; ${left === 1 ? 'queda' : 'quedan'} ${left}.`;
export const score = (right: number, all: number) => `${right} de ${all} a la primera.`;
export const again = 'Otra vez';
export const noPlace = (name: string) => `Esta página no tiene ninguna sección llamada «${name}». `;
export const didYouMeanPlace: readonly [string, string] = ['¿Quería decir ', '?'];
export const wholeAnswer = 'Esta es la respuesta completa.';
export const unknownVersion = (asked: string, present: string, date: string) =>
  `Su enlace remite a la versión «${asked}», que no existe en esta página. Está leyendo la versión ${present}${date && ` del ${date}`}.`;
export const changedSince = (version: string, date: string, notes: readonly string[]) =>
  `Esta respuesta ha cambiado desde la versión ${version} del ${date}. ${notes.join(' ')} `;
export const changedOn = (date: string, what: string) => `${date}: ${what}`;
export const allVersions = 'Todas las versiones';

// What failed to load
export const notLoaded = (what: string) =>
  `No se pudo cargar: ${what}. La respuesta está completa sin ello. `;
export const partNotLoaded =
  'No se pudo cargar una parte de esta página. La respuesta está completa sin ella. ';
export const theLab = 'el laboratorio';
export const thePicture = 'la imagen';
export const theShortcuts = 'la lista de atajos';
export const wayToKeep = 'la descarga sin conexión';
export const whatChanged = 'la lista de cambios desde su enlace';

// Shortcuts
export const shortcuts = 'Atajos de teclado';
export const searchKeys = '/ o Ctrl K';
export const searchKeysDo = 'buscar';
export const resultKeysDo = 'recorrer los resultados y abrir uno';
export const escapeDoes = 'cerrar';
export const questionMarkDoes = 'mostrar esta lista';

// Search
export const searchAll = 'Buscar en todas las respuestas';
export const results = 'Resultados';
export const moreAnswers = 'Más respuestas';
export const topic = 'Tema';
export const difficulty = 'Dificultad';
export const anyTopic = 'Todos los temas';
export const anyDifficulty = 'Cualquier dificultad';
export const misconception = 'Error común:';
export const nothingFound = (query: string) =>
  `No se encontró nada para «${query}». Pruebe con menos palabras o con otras.`;
export const nothingFoundHere = (query: string) =>
  `No se encontró nada aquí para «${query}». Pruebe con menos palabras o con otras, o con todos los temas y cualquier dificultad.`;
export const noCloseMatch = (query: string) => `Nada coincide bien con «${query}». Lo más cercano: `;
export const resultsFound = (shown: number, total: number) =>
  `${total > shown ? `${shown} de ` : ''}${total} ${total === 1 ? 'resultado' : 'resultados'}`;
export const inPlaceOf = (to: string, from: string) => `«${to}» en lugar de «${from}»`;
export const resultsFor = (corrections: readonly string[]) => `, resultados para ${corrections.join(', ')}. `;
export const searchInstead = (query: string) => `Buscar «${query}» tal cual`;
export const phrasesUnchecked =
  '. Las palabras entre comillas no se pudieron buscar como frase, así que se buscaron por separado.';
export const placesLost = '. No se pudieron cargar los pasajes. ';
export const recentSearches = 'Búsquedas recientes. ';
export const clear = 'Borrar';
export const indexLost = (why: string) =>
  `No se pudo cargar el índice de búsqueda${why && `: ${why}`}. Compruebe la conexión y vuelva a intentarlo. `;
export const placesMarked = (places: number, words: number) =>
  `${places} ${places === 1 ? 'pasaje' : 'pasajes'} de su búsqueda ${places === 1 ? 'está marcado' : 'están marcados'} (${words} ${words === 1 ? 'palabra' : 'palabras'}).`;
export const fullTextIndex = 'el índice del texto completo';
export const late = (what: string, seconds: number) => `${what} no se cargó en ${seconds} segundos`;
export const didNotCome = (what: string) => `${what}: falló la petición`;
export const cameIncomplete = (what: string) => `${what} se recibió incompleto`;
export const pageInPlaceOf = (what: string) => `el servidor envió una página web; se esperaba ${what}`;
export const serverAnswered = (status: number, what: string) =>
  `el servidor respondió con el estado ${status} para ${what}`;
export const somethingElse = (what: string) => `${what} tiene un contenido inesperado`;

// Offline
export const bookKept = 'El libro está guardado para leer sin conexión.';
export const bookForgotten = 'El libro ya no está guardado sin conexión.';
export const bookFetched = 'Se está descargando el libro.';
export const youStopped = 'Ha detenido la descarga; continuará donde se quedó.';
export const noRoom = 'No hay espacio suficiente en este dispositivo.';
export const notFetchedWhole =
  'La descarga está incompleta: falló la red o el sitio acaba de cambiar. Recargue la página y vuelva a intentarlo.';
export const cannotKeep = 'Este navegador no puede guardar este sitio sin conexión.';
export const sizeUnknown = 'No se pudo averiguar su tamaño. Compruebe la conexión.';
export const wouldTake = (size: string) =>
  `Todas las respuestas, con la búsqueda y los laboratorios, ocupan ${size} en este dispositivo.`;
export const keep = 'Guardar';
export const notNow = 'Ahora no';
export const fetchingBook = 'Descargando el libro';
export const partOf = (part: string, whole: string) => `${part} de ${whole}`;
export const wholeBookKept = (size: string) =>
  `El libro entero está guardado en este dispositivo${size && ` (${size})`} y se abre sin conexión.`;
export const remove = 'Quitar';
export const bookNotKept = (why: string) => `El libro no está guardado sin conexión. ${why}`;
export const newerVersion = 'Hay una versión más nueva de este sitio. ';
export const nothingKept =
  'Ya no queda nada de este sitio en este dispositivo. Abra una página sin «nosw» en la dirección para volver a guardarlo.';
export const noNetwork = 'Sin conexión';
export const offlineDescription = 'Se muestra sin conexión en lugar de páginas que no se han abierto antes.';
export const notOnDevice = 'Esta página no está en su dispositivo';
export const notReadBefore = 'No hay conexión y esta página no se ha abierto antes en este dispositivo.';
export const pagesHere = 'Páginas que puede leer sin conexión';
export const howToKeep: readonly [string, string, string] = [
  'Cuando tenga conexión, podrá guardar el libro entero en este dispositivo: «Guardar este libro sin conexión» está al pie de cada página, como en ',
  'la lista de preguntas',
  '.',
];

// Lists
export const answer = 'Respuesta';
export const all = 'Todas';
export const filterQuestions = 'Filtrar preguntas';
export const findAnswer = 'Buscar una respuesta';
export const questionCount = (count: number) => `${count} pregunta${count === 1 ? '' : 's'}`;
export const notTranslated = 'Esa página aún no está traducida al español. Estas sí lo están:';
export const allQuestionsOf = (count: number) => `Las ${count} preguntas`;
export const allTopicsOf = (count: number) => `Los ${count} temas`;
export const titleOfPage = (title: string, number: number) => `${title}, página ${number}`;
export const partOfList = (from: number, to: number, all: number) =>
  from === to ? `Pregunta ${from} de ${all}` : `Preguntas ${from} a ${to} de ${all}`;
export const pagesOfList = 'Páginas de esta lista';
export const questionsByTopic = (book: string) => `Las preguntas de «${book}» por tema.`;
export const topicAndDifficulty = (topic: string, difficulty: string) => `${topic}, ${difficulty}`;
export const questionsOfDifficulty = {
  introductory: 'Preguntas básicas',
  intermediate: 'Preguntas intermedias',
  advanced: 'Preguntas avanzadas',
};
export const countOfDifficulty = (count: number) =>
  count === 1 ? 'Una pregunta de esta dificultad.' : `${count} preguntas de esta dificultad.`;
export const searchDescription = 'Buscar en todas las preguntas y respuestas.';
export const searchNeedsScript =
  'La búsqueda necesita JavaScript. Sin él, cada pregunta está en una de estas listas:';
export const draft = (question: string) => `Borrador: ${question}`;
export const withdrawn = 'Respuesta retirada';
export const withdrawnOn = (date: string) => `Esta respuesta se retiró el ${date}.`;
export const notFound = 'Página no encontrada';
export const notFoundDescription = 'No hay ninguna página en esta dirección.';
export const noPageHere = 'Aquí no hay ninguna página';
export const addressMistyped =
  'Puede que la dirección esté mal escrita o que la página nunca haya existido. Las direcciones de las respuestas no cambian.';
export const didYouMean = 'Quizá buscaba';
export const allQuestions = 'Todas las preguntas';
export const otherWays: readonly [string, string, string] = [', ', 'buscar', ' o un tema:'];
export const whatToLookFor = (look: string) => `En qué fijarse: ${look}.`;
export const openLab = 'Abrir el laboratorio con estos ajustes';

// For other sites and programs
export const topicOf = (topic: string, book: string) => `${topic}, un tema de «${book}»`;
export const labPreset = (preset: string, question: string) => `Laboratorio, ${preset}: ${question}`;
export const lab = 'laboratorio';
export const changed = (question: string) => `Cambio: ${question}`;
export const figure = 'Figura:';
export const outputOf = 'Salida:';
export const picture = (name: string) => `Imagen: ${name}`;
export const place = (book: string, number: number, url: string) => `${book}, pregunta ${number}: ${url}`;
export const facts = (topics: readonly string[], difficulty: string, reviewed: string) =>
  `Temas: ${topics.join(', ')}${difficulty && `; dificultad: ${difficulty}`}${reviewed && `; revisada el ${reviewed}`}`;
export const stateAt = (version: string, date: string, url: string) =>
  `Versión ${version}${date && ` del ${date}`}: ${url}`;
export const workOfOthers = 'Trabajos de otros que distribuye este sitio, con sus licencias.';
export const sentWork = {
  textFace: 'el tipo de letra del texto, reducido a los caracteres en uso',
  formulaFace: 'el tipo de letra de las fórmulas, reducido a los caracteres en uso',
  index: 'el índice de texto completo, su script y su WebAssembly',
  schedule: 'el calendario con el que vuelven las tarjetas',
  keeper: 'el service worker que guarda páginas para leerlas sin conexión',
  keeperPart: 'otra parte del service worker',
  loader: 'el cargador de los scripts que se piden solo cuando hacen falta',
  ofLab: 'un paquete que usan los laboratorios de este libro',
};
export const pages = 'Páginas';
export const allInOneFile = (url: string) => `Todas las respuestas en un archivo: ${url}`;
export const allShortInOneFile = (url: string) => `Todas las respuestas breves en un archivo: ${url}`;
export const tooLong = (count: number) =>
  `Las ${count} respuestas de este libro son demasiado largas para un solo archivo. Aquí está cada pregunta con su respuesta breve y la dirección de la respuesta completa en Markdown.`;

// Written into a book
export const notAnswered = 'Aún sin respuesta.';
export const headings = {
  code: 'Código',
  lab: 'Laboratorio',
  misconceptions: 'Errores comunes',
  quiz: 'Cuestionario',
};
export const firstPublished = 'Primera publicación.';
export const answerBelow = {
  code: 'La respuesta es el código de abajo.',
  table: 'La respuesta es la tabla de abajo.',
  picture: 'La respuesta es la imagen de abajo.',
  text: 'La respuesta está abajo.',
};
export const questionsAndAnswers = 'Preguntas y respuestas.';
export const questionsFrom = (files: string) => `Preguntas y respuestas de ${files}.`;
export const otherTopic = 'Otras';
export const bookIsAbout = 'De qué trata este libro y para quién es.';
export const firstTopic = 'Fundamentos';

// Taking the book away
export const downloads = 'Descargas';
export const takeAlong = 'Llévese este libro';
export const downloadsDescription =
  'Todas las preguntas de este libro como archivos, para otros programas y para leer en otra parte. Se generan de nuevo con cada versión del sitio.';
export const exported = {
  anki: {
    title: 'Paquete de Anki',
    purpose:
      'Tarjetas para la repetición espaciada: respuestas breves, preguntas de seguimiento, errores comunes y cuestionarios, con fórmulas e imágenes.',
    use: 'Ábralo en Anki, en el ordenador o en el teléfono. Para actualizar las tarjetas, importe un archivo más nuevo: su progreso se conserva.',
  },
  csv: {
    title: 'Tabla (CSV)',
    purpose: 'Las mismas tarjetas como tabla, una por fila, para hojas de cálculo y programas propios.',
    use: 'La primera fila da el nombre de las columnas. Las fórmulas están en TeX entre signos de dólar; los enlaces son direcciones completas.',
  },
  epub: {
    title: 'Libro electrónico (EPUB)',
    purpose:
      'El libro para lectores electrónicos, teléfonos y ordenadores: con imágenes, fórmulas, código y fuentes.',
    use: 'Ábralo con cualquier aplicación de libros electrónicos o envíelo a su lector. Los enlaces entre preguntas no salen del libro.',
  },
  pdf: {
    title: 'PDF para imprimir',
    purpose: 'El mismo libro en páginas A4, para imprimir y anotar: con índice y marcadores.',
    use: 'Ábralo con cualquier visor. Los enlaces entre preguntas no salen del documento.',
  },
};
export const longerAnswer = 'Qué incluye una respuesta más larga';

// Practice
export const practice = 'Practicar';
export const practiceDescription =
  'Responda antes de mirar. Las tarjetas que sabe vuelven más tarde; las demás, pronto.';
export const practiceNeedsScript =
  'Para practicar hace falta JavaScript, porque su progreso solo se guarda en su navegador. Sin él, cada pregunta está en una de estas listas:';
export const cardsLost = 'No se pudieron cargar las tarjetas. Compruebe la conexión y vuelva a intentarlo. ';
export const cardKindsName = 'Tipo';
export const anyKind = 'Cualquier tipo';
export const cardKinds = {
  'short-answer': 'Respuesta breve',
  'follow-up': 'Pregunta de seguimiento',
  quiz: 'Cuestionario',
  misconception: 'Error común',
};
export const sessionLength = 'Cantidad';
export const cardCount = (count: number) => `${count} tarjeta${count === 1 ? '' : 's'}`;
export const allDue = 'Todas las pendientes';
export const practiseCards = (count: number) =>
  count === 0 ? 'Empezar' : `Practicar ${count} tarjeta${count === 1 ? '' : 's'}`;
export const dueAndNew = (due: number, fresh: number) =>
  `${due === 0 ? 'Nada pendiente' : `${due} tarjeta${due === 1 ? '' : 's'} pendiente${due === 1 ? '' : 's'}`}, ${fresh} nueva${fresh === 1 ? '' : 's'}.`;
export const noCardFits = 'Ninguna tarjeta corresponde a esta selección.';
export const nothingDueUntil = (when: string) =>
  `No hay nada pendiente en esta selección. La próxima tarjeta vuelve ${when}.`;
export const nothingDueYet =
  'Aún no ha practicado ninguna tarjeta de esta selección. Elija un número de tarjetas para empezar por las nuevas.';
export const cardOf = (number: number, all: number) => `Tarjeta ${number} de ${all}`;
export const endSession = 'Terminar';
export const undo = 'Deshacer';
export const undone = 'Deshecho.';
export const spaceKey = 'Espacio';
export const showAnswer = 'Mostrar la respuesta';
export const mainIdea = 'Diga la idea principal en una frase y compare.';
export const answerFirst = 'Responda antes de mirar.';
export const chooseOne = 'Elija una opción.';
export const whatIsRight = 'Esto es falso. ¿Qué es lo correcto?';
export const secondsLeft = (seconds: number) => `${seconds}\u00a0s`;
export const stopClock = 'Parar el reloj';
export const timeOver = 'Se acabó el tiempo. Compare cuando quiera.';
export const whichSaid = '¿Cuáles de estos puntos ha dicho?';
export const yourChoice = 'su elección';
export const grades: readonly [string, string, string, string] = ['Otra vez', 'Difícil', 'Bien', 'Fácil'];
export const suggested = 'sugerido';
export const howWell = '¿Lo sabía bien?';
export const cardChanged = 'Esto ha cambiado desde la última vez que lo vio.';
export const seeInAnswer = 'Ver en la respuesta completa';
export const cardsPractised = (count: number) =>
  `${count} tarjeta${count === 1 ? ' practicada' : 's practicadas'}`;
export const nothingPractised = 'Nada practicado';
export const goOnPractising = 'Seguir practicando';
export const toOverview = 'Volver al resumen';
export const card = 'Tarjeta';
export const grade = 'Nota';
export const comesBack = 'Vuelve';
export const mapOfBook = 'Mapa del libro';
export const mapRead = 'Leído';
export const mapPractised = 'Practicado';
export const mapDue = 'Pendiente';
export const isRead = 'sí';
export const changedSinceRead = 'cambiado desde entonces';
export const eachTile = 'Cada casilla es una tarjeta:';
export const cardStates = { new: 'nueva', practised: 'practicada', due: 'pendiente' };
export const yourReviews = 'Sus repasos';
export const noReviews = 'Todavía ninguno. Se guardarán en este navegador y en ningún otro sitio.';
export const reviewsKept = (count: number) =>
  `${count} repaso${count === 1 ? ' está guardado' : 's están guardados'} en este navegador y en ningún otro sitio. Los navegadores pueden borrar lo que guardan los sitios, así que exporte sus repasos de vez en cuando.`;
export const strayReviews = (count: number) =>
  `De ellos, ${count} ${count === 1 ? 'es' : 'son'} de tarjetas que este libro ya no tiene. Se conservan.`;
export const damagedReviews = (count: number) =>
  `${count} más no se ${count === 1 ? 'ha podido leer; se queda como está' : 'han podido leer; se quedan como están'} y no se ${count === 1 ? 'incluye' : 'incluyen'} en las exportaciones.`;
export const exportReviews = 'Exportar';
export const importReviews = 'Importar';
export const clearReviews = 'Borrar';
export const sureToClear = (count: number) =>
  `¿Borrar los ${count} repasos de este navegador? Solo podrá recuperarlos de una exportación.`;
export const exportFirst = 'Exportar antes';
export const clearNow = 'Borrar todo';
export const cancel = 'Cancelar';
export const reviewsCleared = 'Se han borrado todos los repasos.';
export const reviewsNotCleared = (why: string) =>
  `No se pudieron borrar los repasos. ${why} Inténtelo de nuevo.`;
export const reviewsImported = (added: number, known: number) =>
  `${added} repaso${added === 1 ? ' añadido' : 's añadidos'}${known === 0 ? '' : `, ${known} ya estaba${known === 1 ? '' : 'n'}`}.`;
export const fileRefused = (why: string) => `No se ha importado nada. ${why}`;
export const fileUnreadable = 'El navegador no pudo leer el archivo. Elíjalo de nuevo.';
export const fileNoJson =
  'El archivo no es JSON válido o está incompleto. Elija un archivo creado con «Exportar» en esta página o expórtelo de nuevo.';
export const fileOfOtherKind = (format: string) =>
  `El archivo no contiene repasos. Debe tener el formato «${format}», el de «Exportar» en esta página. Elija otro.`;
export const fileOfOtherVersion = (given: string, known: number) =>
  `El archivo usa la versión ${given} del formato, pero esta página admite la versión ${known}. Quizá la página esté anticuada: vuelva a cargarla e inténtelo de nuevo.`;
export const fileRowInvalid = (row: number, field: string, example: string) =>
  `El repaso ${row} del archivo está dañado: «${field}» debería ser como ${example}. Elija una exportación anterior o expórtelo de nuevo.`;
export const fileOfOtherBook = (theirs: string, ours: string) =>
  `El archivo pertenece al libro «${theirs}», pero se necesitan repasos de «${ours}». Elija otro.`;
export const reviewsNotKept = (why: string) =>
  `No se pudieron guardar sus últimos repasos. ${why} Puede seguir, pero expórtelos antes de cerrar esta pestaña o se perderán.`;
export const storeTroubles = {
  blocked: 'Este navegador no deja que el sitio guarde nada.',
  full: 'No queda espacio en este dispositivo.',
  broken: 'Los datos guardados en este navegador no se pueden leer ni escribir.',
};

// As a book
export const contents = 'Índice';
export const bookState = (date: string) => `Estado a ${date}.`;
export const bookAccessibility =
  'Todo el texto está en orden de lectura, bajo títulos y con un índice. Las fórmulas son MathML con su código fuente, y cada imagen está descrita con palabras.';
export const labInBook = 'Este es el estado inicial. Puede cambiarlo en el sitio:';

// A sheet of chosen questions
export const toRemember = 'Para recordar';
export const tenCards = 'Diez tarjetas';
export const sheetOfEach = 'Una hoja por respuesta';
export const practiseThis = 'Practicar esta pregunta';
export const revisionSheet = 'Hoja de repaso';
export const aboutSheet =
  'Una hoja para imprimir con las preguntas que elija: de cada una, la respuesta breve, la imagen, la respuesta en tres minutos y los errores comunes. Puede compartir la hoja por su dirección.';
export const makeSheet = (count: number) =>
  count === 0 ? 'Elija preguntas' : `Hacer una hoja de ${count} pregunta${count === 1 ? '' : 's'}`;
export const sheetLacks = (numbers: string) =>
  `Este libro no tiene ninguna pregunta con el número ${numbers}. Elija otras.`;
export const sheetIsEmpty = 'Esta dirección no nombra ninguna pregunta. Elija algunas.';
export const chooseOthers = 'Elegir otras preguntas';
export const print = 'Imprimir';
export const threeMinutes = 'En tres minutos';
