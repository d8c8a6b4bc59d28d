/** How a question and an answer announce themselves in the text of a line, in the languages people keep lists in. */

/** Words before a colon or number that open a question, with those that open its answer. */
const questionWords =
  'question|frage|pregunta|pergunta|domanda|vraag|pytanie|вопрос|问题|問題|質問|질문|prompt|interview question';
const answerWords =
  'answers?|ans|solution|explanation|response|réponse|respuesta|resposta|risposta|antwort(?:en)?|antwoord|odpowiedź|ответ|(?:参考|参考の|模範|正确|正確|标准|標準|正しい|正)?(?:答案|解答|回答|答え)|正解|解析|解释|解説|説明|답변|réponses?|(?:muster)?lösung(?:en)?|corrigé|solución|solução|gabarito|' +
  // Words that stand before or behind it, and what explains it.
  '(?:die |la )?(?:richtige|korrekte|bonne) (?:antwort(?:en)?|lösung|réponse)|(?:la |a )?(?:réponse|respuesta|resposta) (?:correcte|exacte|juste|correcta|correta|certa)|' +
  'erklärung|begründung|erläuterung|explication|justification|explicación|justificación|explicação|justificativa';
const end = '\\s*(?:[:：.)\\]]|[-–—](?=\\s))\\s*';

const numbered =
  /^\s*(?:[(（]?(\d{1,4})\s*(?:[.):\]．）：、](?!\d)|[-–—](?=\s))|#(\d{1,4})\b[.:)]?|(\d{1,4})\.\d{1,3}[.)]?(?=\s)|[FPDVВ](\d{1,4})[.)](?=\s))\s*/u;
const marked = new RegExp(
  `^\\s*(?:(?:q|qn|que|ques)\\s*[.#-]?\\s*(\\d{1,4})${end}|(?:q|问|問|질)\\s*[:：]\\s*|q\\.\\s+(?=\\S)|(?:${questionWords})\\s*[#№]?\\s*(\\d{1,4})?(?:${end}|\\s*$))`,
  'iu',
);
/** Single letters that other languages write for a question, before what asks, and for its answer. */
const lettered = /^\s*[PFDВ]\s*(\d{1,4})?\s*[:：]\s+(?=.*[?？]\s*$)/mu;
const letteredAnswer = /^\s*[RО]\s*\d{0,4}\s*[:：]\s+/u;
const labelled = new RegExp(
  `^\\s*(?:(?:the |short |sample |model |suggested |correct |right |detailed |long |full |possible |example |expected |show |see |view |click (?:here )?(?:for|to (?:see|show|reveal)) (?:the )?)*(?:${answerWords})\\s*\\d{0,4}(?:\\s*[:：.)]\\s*|\\s*[-–—]\\s+|\\s*$)|(?:a|ans)\\s*\\d{0,4}\\s*[:：]\\s*|(?:答|답)\\s*[:：]\\s*)`,
  'iu',
);
/** `【答案】` */
const boxed = new RegExp(`^\\s*[【〔［]\\s*(?:${answerWords}|答)\\s*[】〕］]\\s*[:：]?\\s*`, 'iu');
const revealing =
  /^\s*(?:(?:click|tap)\b.{0,30}|(?:show|view|see|reveal|open|expand)(?: (?:me|the|it|more|here))*)\s*$/i;

interface Marker {
  /** Characters that the marker takes at the start of the text. */
  length: number;
  /** The question's own number, where it has one. */
  number?: number;
  /** `Q:` or `Question 4:` rather than a bare number. */
  explicit: boolean;
}

/** The marker with which a question begins, such as `4.`, `Q4:` or `Frage 4:`. */
export function questionMarker(text: string): Marker | undefined {
  const explicit = marked.exec(text) ?? lettered.exec(text);
  if (explicit) {
    const rest = numbered.exec(text.slice(explicit[0].length));
    const own = explicit[1] ?? explicit[2];
    return {
      length: explicit[0].length,
      ...(own !== undefined && { number: Number(own) }),
      explicit: true,
      ...(own === undefined &&
        rest && { length: explicit[0].length + rest[0].length, number: numberOf(rest) }),
    };
  }
  const bare = bareNumber(text);
  if (!bare) return undefined;
  // `6. Q: …`: the number stands before the label.
  const behind = marked.exec(text.slice(bare.length))?.[0] ?? '';
  return /[:：]/.test(behind) ? { ...bare, length: bare.length + behind.length, explicit: true } : bare;
}

/** `七、`, `（七）` and `第3题：`, as questions are counted in Chinese and Japanese. */
const counted =
  /^\s*(?:[(（]([一二三四五六七八九十]{1,3})[)）]\s*[、.．]?|([一二三四五六七八九十]{1,3})[、．]|第\s*(\d{1,4}|[一二三四五六七八九十]{1,3})\s*[题題问問]\s*(?:[:：.．、]|(?=\s)))\s*/u;
const numerals = '一二三四五六七八九';

/** A number up to 99 in digits or Chinese numerals. */
function counting(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [tens, ones] = written.includes('十') ? written.split('十', 2) : ['', written];
  const digit = (sign = '') => numerals.indexOf(sign) + 1;
  return written.includes('十') ? 10 * (digit(tens) || 1) + (ones ? digit(ones) : 0) : digit(ones);
}

function bareNumber(text: string): Marker | undefined {
  const digits = numbered.exec(text);
  if (digits) return { length: digits[0].length, number: numberOf(digits), explicit: false };
  const found = counted.exec(text);
  const [length, written, titled] = [found?.[0].length ?? 0, found?.slice(1).find(Boolean), found?.[3]];
  return written === undefined
    ? undefined
    : { length, number: counting(written), explicit: titled !== undefined };
}

const numberOf = (match: RegExpExecArray): number => Number(match.slice(1).find(Boolean));

/** Length of the label with which an answer begins, such as `Answer:` or `A:`; 0 if there is none. */
export const answerLabel = (text: string): number =>
  (labelled.exec(text) ?? boxed.exec(text) ?? letteredAnswer.exec(text))?.[0].length ?? 0;

/** Whether a text is nothing but the label of an answer, or an invitation to open it. */
export const isAnswerLabel = (text: string): boolean =>
  text.trim() !== '' && (answerLabel(text) >= text.trimEnd().length || revealing.test(text));

const asks =
  /^(?:please |can you |could you |briefly |(?:in )?detail |now )*(?:explain|describe|compare|contrast|discuss|define|list|name|outline|implement|design|write|give|tell|walk|differentiate|distinguish|summari[sz]e|derive|prove|show|state|identify|calculate|compute|estimate|find|suggest|sketch|what|what's|why|how|when|which|who|whose|whom|where|mention|provide|elaborate|demonstrate|determine|illustrate|justify|specify|(?:add|build|change|check|choose|configure|convert|create|debug|delete|draw|enable|fix|make|pick|remove|rewrite|run|select|set|show|solve|use) (?:the|a|an|all|any|each|every|this|these|two|three|\d+)|is|are|was|were|can|could|do|does|did|should|would|will|have|has|true or false|explique|expliquez|explica|explicar|explain|describa|describe|descreva|décrivez|décris|comparez|compara|compare|erkläre|erklären|beschreibe|beschreiben|vergleiche|nenne|nennen|объясните|опишите|сравните|qué|por qué|cómo|cuál|cuáles|was|wie|warum|wozu|welche|welcher|welches|quel|quelle|quels|comment|pourquoi|o que|como|por que|qual)(?![\p{L}\p{N}_])/iu;

/** Whether a text ends as a question does, in any script. */
export const endsAsQuestion = (text: string): boolean =>
  /[?？؟⁇]["'”’»)\]\s*_.]*$/u.test(text) || /[吗呢么か][。.]?$/u.test(text);

/** Whether a text reads as a question or a task: it ends with a question mark, or begins with a word that asks. */
export const readsAsQuestion = (text: string): boolean => endsAsQuestion(text) || asks.test(text);

/** Whether an answer says only that there is none yet. */
export const isPlaceholder = (text: string): boolean =>
  !/[\p{L}\p{N}\p{S}]/u.test(text) ||
  /^[\W_]*(?:to-?do|tbd|tba|wip|fixme|n\/?a|none|empty|pending|unanswered|coming soon|(?:there is )?no answer(?: yet)?|not (?:yet )?answered(?: yet)?|answer (?:goes )?here|to be (?:done|added|answered|written|continued)|placeholder|lorem ipsum|(?:noch )?offen|folgt(?: noch)?|à compléter|à venir|pendiente|por hacer|pendente|a fazer|待补充|待完善|待续|暂无|略|未回答|準備中|工事中)[\W_]*$/iu.test(
    text,
  );

/** Whether a link or a line says that it leads to the start or the contents of its document. */
export const leadsToTop = (text: string): boolean =>
  /^[^\p{L}]*(?:(?:go )?(?:back[ -])?to[ -]?(?:the )?(?:top|contents?|questions?|index|table of contents)|top|up)[^\p{L}]*$/iu.test(
    text,
  );
