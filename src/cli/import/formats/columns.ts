/** Names of fields as people call them, without spaces and signs, the surest first. */
const names = {
  question:
    'question questions questiontext q prompt query ask asked stem problem title name front term instruction frage fragen pregunta pergunta domanda vraag вопрос 问题 問題 質問 질문',
  answer:
    'answer answers answertext shortanswer a ans acceptedanswer idealanswer referenceanswer correctanswer rightanswer solution response reply completion output back content body text definition meaning answerindex correctindex correctanswerindex correctoption correctoptionindex correctchoice correctanswers correctoptions rightindex correct answerkey antwort antworten richtigeantwort respuesta respuestacorrecta resposta respostacorreta réponse reponse risposta antwoord ответ 答案 回答 解答 答え 답변',
  choices:
    'choices options answeroptions possibleanswers alternatives variants optionen auswahl opciones opções opcoes alternativas варианты 选项 選項 選択肢',
  explanation:
    'explanation answerexplanation detailedanswer longanswer fullanswer rationale reason reasoning why erklärung begründung explication explicación explicacion explicação explicacao explicação 解析 解释 解説 説明',
  section:
    'topic topics category section deck chapter subject unit area kategorie thema rubrik bereich kapitel thème theme sujet catégorie rubrique chapitre categoría tema capítulo categoria assunto tópico 主题 主題 分类 分類 类别 類別 章节 トピック テーマ カテゴリ カテゴリー 分野',
} as const;

type Columns = Partial<Record<keyof typeof names, string>> & {
  /** A column for each choice, where they are not a list in one. */
  lettered: readonly string[];
  others: readonly string[];
};

/** The language of a field of one of several: `question_en`. */
const language = /[_-](?:en|de|fr|es|it|pt|ru|zh|ja|ko|th|tr|pl|nl|vi|ar|hi)$/i;
const asking =
  /(?:quer|question|prompt|answer|respon|pregunta|respuesta|pergunta|resposta|frage|antwort)\p{L}*$/iu;
const letteredName = /^(?:(?:option|choice|answer|opt)[\s_-]*)?(?:[a-h]|[1-8])$/i;
export function namedColumns(all: readonly string[]): Columns {
  const letters = all.filter((name) => letteredName.test(name.trim()));
  const lettered = letters.length > 1 ? letters : [];
  const free = new Set(all.filter((name) => !lettered.includes(name)));
  const plainName = (name: string) => name.replace(language, '').toLowerCase().replace(/\P{L}/gu, '');
  const columns: Partial<Columns> = {};
  for (const [field, words] of Object.entries(names)) {
    // Of the end alone, since a long name would be read once for each letter.
    const lastWord = (name: string) => asking.exec(name.slice(-60))?.[0].toLowerCase();
    const known = [plainName, lastWord].flatMap((by) =>
      words.split(' ').map((word) => [...free].find((name) => by(name) === word)),
    );
    const found = known.find((name) => name !== undefined);
    if (found === undefined) continue;
    columns[field as keyof typeof names] = found;
    free.delete(found);
  }
  return { ...columns, lettered, others: [...free] };
}

export const isAsked = ({ question, answer, explanation }: Columns): boolean =>
  question !== undefined && (answer ?? explanation) !== undefined;
