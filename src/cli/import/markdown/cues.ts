/** How a question and an answer announce themselves in the text of a line, in the languages people keep lists in. */

/** Words before a colon or number that open a question, with those that open its answer. */
const questionWords =
  'question|frage|pregunta|pergunta|domanda|vraag|pytanie|вопрос|vopros|питання|soru|pertanyaan|întrebare|câu(?: hỏi)?|प्रश्न|คำถาม|ερώτηση|въпрос|kérdés|kysymys|fråga|spørgsmål|spørsmål|السؤال|سؤال|otázka|pitanje|问题|問題|質問|질문|面试官|面试题|prompt|interviewer|interview question|front';
const answerWords =
  'answers?(?: (?:guide|key|outline|sketch))?|ans|back|solution|explanation|response|candidate|interviewee|kandidat(?:in)?|候选人|面试者|réponse|respuesta|resposta|risposta|antwort(?:en)?|antwoord|odpowiedź|(?:правильный |верный )?ответ|otvet|відповідь|cevap|jawaban|răspuns|đáp án|svar|svaret|vastaus|odpověď|odgovor|(?:câu )?trả lời|válasz|απάντηση|отговор|الإجابة|الجواب|คำตอบ|उत्तर|(?:参考|参考の|模範|正确|正確|标准|標準|正しい|正)?(?:答案|解答|回答|答え)|正解|解析|解释|解説|説明|답변|réponses?|(?:muster)?lösung(?:en)?|corrigé|solución|solução|gabarito|' +
  // Words that stand before or behind it, and what explains it.
  '(?:die |la )?(?:richtige|korrekte|bonne) (?:antwort(?:en)?|lösung|réponse)|(?:la |a )?(?:réponse|respuesta|resposta) (?:correcte|exacte|juste|correcta|correta|certa)|' +
  'erklärung|begründung|erläuterung|explication|justification|explicación|justificación|explicação|justificativa';
const end = '\\s*(?:[:：.)\\]]+|[-–—](?=\\s))\\s*';
/** The language of one of several wordings: `Question (EN)`. */
const language = '(?:\\s*\\([A-Za-z]{2}\\))?';
/** A number before a question; of numerals in words only that they are one. */
const numbered =
  /^\s*(?:[(（]?(\d{1,4})\s*(?:[.):\]．）：、](?!\d)|[-–—](?=\s))|#(\d{1,4})\b[.:)]?|(\d{1,4})\.\d{1,3}[.)]?(?=\s)|[FPDVВ](\d{1,4})[.)](?=\s)|第\s*(\d{1,4})\s*[题題问問]\s*(?:[:：.．、]|(?=\s))|[(（]?[一二三四五六七八九十]{1,3}[)）、．][、.．]?)\s*/u;
const marked = new RegExp(
  `^\\s*(?:(?:q[a-z]?|qn|que|ques)\\s*[.#-]?\\s*(\\d{1,4})[a-z]?${end}|(?:q\\.?|问|問|질)\\s*[:：)]\\s*|(?:q\\s*[-–—]|[FPDVВ]\\s*(?:[.:]+|[-–—]))\\s+(?=[^\\n]*[?？])|q\\.\\s+(?:(\\d{1,4})\\s+(?=\\p{L}))?(?=\\S)|(?:${questionWords})\\s*[#№]?\\s*(\\d{1,4})?(?:${end}|${language}\\s*$))`,
  'iu',
);
const labelled = new RegExp(
  `^(?:\\s|\\p{Extended_Pictographic}|\\ufe0f)*[【〔［]?\\s*(?:(?:the |short |sample |model |suggested |correct |right |detailed |long |full |possible |example |expected |show |see |view |click (?:here )?(?:for|to (?:see|show|reveal)) (?:the )?)*(?:${answerWords})\\s*\\d{0,4}(?:\\s*[:：.)】〕］]+(?:[-–—]+(?=\\s|$))?\\s*|\\s*[-–—]\\s+|${language}\\s*$)|(?:[aа]|ans)\\.?\\s*\\d{0,4}\\s*[:：]\\s*|(?:答|답)\\s*[:：】]+\\s*)`,
  'iu',
);
const revealing =
  /^\s*(?:(?:click|tap)\b.{0,30}|(?:show|view|see|reveal|open|expand)(?: (?:me|the|it|more|here))*)\s*$/i;

export interface Marker {
  length: number;
  number?: number;
  /** `Q:` or `Question 4:` rather than a bare number. */
  explicit: boolean;
}

export const isQuestionWord = (word: string): boolean =>
  new RegExp(`^(?:q|qn|que|ques|(?:${questionWords})s?|fragen|вопросы)$`, 'iu').test(word);

/** The marker with which a question begins, such as `4.`, `Q4:`, `Frage 4:` or `6. Q:`. */
export function questionMarker(text: string): Marker | undefined {
  const before = numbered.exec(text);
  const place = before?.[0].length ?? 0;
  const label = marked.exec(text.slice(place));
  const explicit = label !== null && (!before || /[:：]/.test(label[0]));
  const end = place + (explicit ? label[0].length : 0);
  const behind = explicit && !before && !digitsOf(label) ? numbered.exec(text.slice(end)) : null;
  if (!before && !explicit) return undefined;
  const digits = digitsOf(before) ?? (explicit ? digitsOf(label) : undefined) ?? digitsOf(behind);
  return { length: end + (behind?.[0].length ?? 0), ...(digits && { number: Number(digits) }), explicit };
}

const digitsOf = (match: RegExpExecArray | null): string | undefined => match?.slice(1).find(Boolean);

export const answerLabel = (text: string): number => labelled.exec(text)?.[0].length ?? 0;
/** The letter, or sign, that answers of a document may begin with: `R.`, `A)`, an arrow. */
export const answerLetter =
  /^\s*(?:(\p{Lu})\d{0,3}\s*(?:[.．:：)]+|[-–—](?=\s))|(\p{Extended_Pictographic}|[→⇒➜►▶])\ufe0f?)\s*/u;

export const isAnswerLabel = (text: string): boolean =>
  text.trim() !== '' && (answerLabel(text) >= text.trimEnd().length || revealing.test(text));

const asking =
  "what|what['’]s|why|how|when|which|who|whose|whom|where|is|are|was|were|can|could|do|does|did|should|would|will|have|has|true or false|wie|warum|wieso|weshalb|wozu|wann|wo|wer|welche[rsnm]?|qué|por qué|cómo|cuál|cuáles|quel|quelles?|quels|comment|pourquoi|o que|como|por que|qual|quais";
const tasks =
  'explain|describe|compare|contrast|discuss|define|list|name|outline|implement|design|write|give|tell|walk|differentiate|distinguish|summari[sz]e|derive|prove|show|state|identify|calculate|compute|estimate|find|suggest|sketch|mention|provide|elaborate|demonstrate|determine|illustrate|justify|specify|(?:add|build|change|check|choose|configure|convert|create|debug|delete|draw|enable|fix|make|pick|remove|rewrite|run|select|set|show|solve|use) (?:the|a|an|all|any|each|every|this|these|two|three|\\d+)|explique|expliquez|explica|explicar|describa|descreva|décrivez|décris|comparez|compara|erkläre|erklären|beschreibe|beschreiben|vergleiche|nenne|nennen|объясните|опишите|сравните';
const asks = new RegExp(
  `^(?:please |can you |could you |briefly |(?:in )?detail |now )*(?:${asking}|${tasks})(?![\\p{L}\\p{N}_])`,
  'iu',
);
const titles = new RegExp(
  `^(?:${asking}|explain|describe|compare)(?: +\\S+){2}|^(?:什么|如何|为什么|怎么|怎样)|(?:是什么|区别)$`,
  'iu',
);

export const endsAsQuestion = (text: string): boolean =>
  /[?？؟⁇]["'”’»)\]\s*_.:：]*$/u.test(text) || /[吗呢么か][。.]?$/u.test(text);
export const readsAsQuestion = (text: string): boolean => endsAsQuestion(text) || asks.test(text);
/** Whether the title of a note asks, which is a stricter matter than for an entry of a list of questions. */
export const titleAsks = (title: string): boolean => endsAsQuestion(title) || titles.test(title);

const placeholder =
  /^[^\p{L}\p{N}]*(?:to-?do|tbd|tba|wip|fixme|n\/?a|none|empty|pending|unanswered|coming soon|(?:there is )?no answer(?: yet)?|not (?:yet )?answered(?: yet)?|answer (?:goes )?here|to be (?:done|added|answered|written|continued)|placeholder|lorem ipsum|prev(?:ious)?\W+next|(?:noch )?offen|folgt(?: noch)?|à compléter|à venir|pendiente|por hacer|pendente|a fazer|待补充|待完善|待续|暂无|略|未回答|準備中|工事中)[^\p{L}\p{N}]*$/iu;
export const isPlaceholder = (text: string): boolean =>
  !/[\p{L}\p{N}\p{S}]/u.test(text) || placeholder.test(text);

/** A line that files a question under something: `Tags: a, b`. */
export const isTag =
  /^(?:\s*#[\p{L}_][\p{L}\p{N}_/-]*)+\s*$|^\P{L}*(?:key ?words?|tags?|created(?: time)?|last edited(?: time)?|updated|zuletzt bearbeitet|erstellt|创建时间|最后编辑时间|difficulty|levels?|topics?|categor(?:y|ies)|compan(?:y|ies)|asked (?:in|at|by)|frequency|importance|references? id|marks|points|hints?|schlagwörter|stichwörter|schwierigkeit(?:sgrad)?|kategorie|palabras clave|etiquetas|dificultad|categoría|tema|mots[- ]clés|difficulté|catégorie|thème|palavras[- ]chave|dificuldade|categoria|parole chiave|difficoltà|ключевые слова|теги|сложность|категория|тема|关键[词字]|標籤|标签|难度|难易度|分类|频率|考点|キーワード|タグ|難易度|カテゴリー?|키워드|태그|난이도|카테고리)\P{L}*[:：]/iu;
