/** An article as every output reads it: what its parts are, and nothing of how the page shows them. */

export type AnswerNode = string | AnswerElement | AnswerPart;

/** Elements of which outputs have to know more than the tag. */
export const elementKinds = [
  'also-asked',
  'correction',
  'display-title',
  'equation',
  'facts',
  'footnotes',
  'lead',
  'legend',
  'picture',
  'quotations',
  'related',
  'short',
  'source-list',
  'spoken',
  'table',
  'use',
] as const;
export type ElementKind = (typeof elementKinds)[number];

/** Elements that parts consist of once they are unfolded. */
export type UnfoldedKind =
  | 'alternative'
  | 'asked'
  | 'claim'
  | 'code'
  | 'code-file'
  | 'deeper'
  | 'deeper-title'
  | 'follow-up'
  | 'lab'
  | 'misconception'
  | 'not-run'
  | 'note-box'
  | 'note-box warning'
  | 'note-label'
  | 'output'
  | 'quiz'
  | 'quiz-question'
  | 'verdict';

/** An element with the attributes that it has on the page; its classes are for styles alone. */
export interface AnswerElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: AnswerNode[];
  kind?: ElementKind | UnfoldedKind;
}

/** The content of each kind of part. Texts are inline unless they are called blocks. */
interface Parts {
  formula: { tex: string; display: boolean; math: AnswerElement };
  citation: { to: string; number: string; unchecked: boolean };
  /** The mark of an item in the list of footnotes; `said` is its text. */
  footnote: { name: string; said: string };
  /** How a result of the book's own follows; its mark stands here. */
  derivation: { id: string; how: AnswerNode[] };
  code: {
    id: string | undefined;
    lang: string;
    /** Path of the file that is quoted, in its repository. */
    source: string | undefined;
    /** Names what is shown: a file and a region of it, or a language. */
    title: string;
    notRun: string | undefined;
    output: string | undefined;
    caption: string | undefined;
    /** The element `pre`, with its highlighting. */
    code: AnswerElement;
  };
  drawing: { label: string; described: string; forms: AnswerElement[] };
  /** Drawn by the generator. `alternative` says in words what it shows. */
  figure: {
    id: string;
    title: string;
    alternative: string;
    drawing: AnswerNode[];
    legend: AnswerNode[];
    caption: AnswerNode[];
  };
  quiz: {
    id: string;
    question: AnswerNode[];
    /** Blocks between the question and its choices, such as code. */
    shown: AnswerNode[];
    /** `why` is blocks. */
    choices: { text: AnswerNode[]; right: boolean; why: AnswerNode[] }[];
  };
  /** Text that a reader unfolds: `content` is blocks. */
  fold: {
    of: 'deeper' | 'follow-up' | undefined;
    id: string | undefined;
    subject: AnswerNode[];
    content: AnswerNode[];
  };
  /** `claim` stands in quotation marks; `content` is blocks. */
  misconception: { id: string; claim: AnswerNode[]; instead: AnswerNode[]; content: AnswerNode[] };
  /** `content` is blocks. */
  note: { of: string; label: string; content: AnswerNode[] };
  relation: { how: AnswerNode[]; title: AnswerNode[]; why: AnswerNode[] };
  /** `view` is what it shows for its defaults. */
  lab: { id: string; title: AnswerNode[]; intro: AnswerNode[]; view: AnswerNode[]; simplified: AnswerNode[] };
  stage: { id: string; sentence: AnswerNode[]; drawing: AnswerNode[]; remark: AnswerNode[] };
}

type PartKind = keyof Parts;
export type PartOf<K extends PartKind> = { [P in K]: { part: P } & Parts[P] }[K];
export type AnswerPart = PartOf<PartKind>;

/** Kinds of parts that an output may leave out. */
export type Kind = ElementKind | UnfoldedKind | PartKind;

/** An article of the site. */
export interface Answer {
  /** Path of its page in the site. */
  path: string;
  /** Names that readers may link to, in order: of sections, headings, figures, code, tables, items, sources, presets. */
  anchors: string[];
  content: AnswerNode[];
}
