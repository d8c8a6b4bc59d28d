export interface Document {
  /** As the pictures call it. */
  name: string;
  /** What is indexed. */
  tokens: string[];
}

export interface Query {
  kind: 'identifier' | 'paraphrase';
  tokens: string[];
  /** Documents that answer it, ascending. */
  relevant: number[];
}

/** Eight topics of four concepts; articles say a concept by its first word, glossaries give both. */
const topics = [
  'car automobile, engine motor, brake decelerator, driver motorist',
  'doctor physician, medicine drug, illness disease, hospital clinic',
  'film movie, actor performer, director filmmaker, script screenplay',
  'lawyer attorney, court tribunal, contract agreement, fine penalty',
  'house dwelling, roof rooftop, wall partition, rent lease',
  'boat vessel, harbour port, captain skipper, sailor mariner',
  'money cash, bank lender, loan credit, debt liability',
  'teacher instructor, student pupil, lesson class, exam test',
].map((topic) => topic.split(', ').map((concept) => concept.split(' ') as [string, string]));

/** The concepts of a topic's articles; the fifth says one of them twice. */
const concepts = [
  [0, 1, 2],
  [0, 1, 3],
  [0, 2, 3],
  [1, 2, 3],
  [0, 0, 1],
  [2, 3, 3],
];
const fillers = ['report', 'team', 'note', 'page'];

/**
 * The documents and the queries of the laboratory: no chance in it.
 *
 * Each of the 39 articles is the answer to a query for its identifier and first word. Each topic has four queries in its
 * second words, which no article contains: all articles of the topic answer them, the two glossaries of the topic do
 * not, although they alone contain the words.
 */
export function corpus(): { documents: Document[]; queries: Query[] } {
  const documents: Document[] = [];
  const identifiers: Query[] = [];
  const paraphrases: Query[] = [];
  let glossaries = 0;
  topics.forEach((pairs, topic) => {
    const articles: number[] = [];
    const kept = (at: number) => fillers.slice(0, 1 + (at % 3));
    for (const chosen of concepts.slice(0, 4 + (topic % 3))) {
      const at = documents.length;
      const id = `id${100 + 7 * at}`;
      const words = chosen.map((concept) => pairs[concept]![0]);
      documents.push({
        name: id,
        tokens: [id, ...words, ...kept(at)],
      });
      identifiers.push({ kind: 'identifier', tokens: [id, words[0]!], relevant: [at] });
      articles.push(at);
    }
    for (let copy = 0; copy < 2; copy++) {
      const at = documents.length;
      glossaries += 1;
      documents.push({
        name: `glossary\u00a0${glossaries}`,
        tokens: [...pairs.flat(), ...kept(at)],
      });
    }
    pairs.forEach(([, word], concept) =>
      paraphrases.push({
        kind: 'paraphrase',
        tokens: [word, pairs[(concept + 1) % 4]![1]],
        relevant: articles,
      }),
    );
  });
  return { documents, queries: [...identifiers, ...paraphrases] };
}
