import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Question } from '#book/questions.ts';
import type { Book, Topic } from '#book/schema.ts';
import type { Frame } from '#compute/frame-thread.ts';
import type { AnyLab } from '#lab/lab.ts';
import { drawnStage, firstState, shows, type AnyStage } from '#lab/stage.ts';
import { messages } from '#messages/of-book.ts';
import { cachedCard } from '#outputs/card/cached-card.ts';
import type { Card, Figure } from '#outputs/card/card.ts';
import { homeCard, presetCard, questionCard, topicCard, type CardLink } from '#render/card-links.ts';
import { flowOf } from '#render/diagram/spec.ts';
import { drawFlow } from '#render/diagram/svg.ts';
import { bookMark } from '#render/symbol.ts';
import { allQuestions, labOf, stageOf, theBook, topicsInUse, type AskedQuestion } from '#site/content.ts';
import { firstFrameIn, frameIn } from '#site/frames.ts';

/** Texts and picture of a card, beside the book's mark. */
type Shown = Omit<Card, 'mark'>;

/** A card for each question, topic and lab preset, and one for all other pages. */
export async function getStaticPaths() {
  const [book, questions, topics] = await Promise.all([theBook(), allQuestions(), topicsInUse()]);
  const ofQuestions = await Promise.all(questions.map((question) => questionCards(question, book)));
  return [
    cardAt(homeCard(book), () => ({
      name: book.name,
      headline: book.tagline,
      plainHeadline: book.name,
      facts: [count(questions)],
    })),
    ...topics.map((topic) => topicPage(topic, book)),
    ...ofQuestions.flat(),
  ];
}

export async function GET({ props: { shown } }: { props: { shown: () => Shown | Promise<Shown> } }) {
  const png = await cachedCard({ ...(await shown()), mark: bookMark() });
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
}

const cardAt = (link: CardLink, shown: () => Shown | Promise<Shown>) => ({
  params: { path: link.path.replace(/^\/og\/|\.png$/g, '') },
  props: { shown },
});
const count = ({ length }: readonly unknown[]) => messages.questionCount(length);
const words = (slug: string) => slug[0]!.toUpperCase() + slug.slice(1).replaceAll('-', ' ');

function topicPage(topic: Topic & { questions: readonly Question[] }, book: Book) {
  return cardAt(topicCard(topic, book), () => ({
    name: book.name,
    headline: topic.title,
    plainHeadline: words(topic.slug),
    below: topic.description,
    facts: [count(topic.questions)],
  }));
}

/** The card of a question, and those of its lab's presets. */
async function questionCards(question: AskedQuestion, book: Book) {
  const [lab, stage] = await Promise.all([labOf(question), stageOf(question.slug)]);
  const topic = book.topics.find(({ slug }) => slug === question.topics[0])!.title;
  return [
    cardAt(questionCard(question), async () => ({
      name: book.name,
      plainHeadline: words(question.slug),
      ...(stage ? ofStage(question, stage) : await ofQuestion(question, topic, lab)),
    })),
    ...(lab?.presets ?? []).map((preset) =>
      cardAt(presetCard(question, preset), async () => ({
        name: book.name,
        headline: preset.label,
        plainHeadline: words(preset.id),
        ...(await ofPreset(question, preset.params, topic, stage)),
      })),
    ),
  ];
}

/** A question by the picture that readers move. */
const ofStage = ({ shortTitle, question, hook }: AskedQuestion, stage: AnyStage) => ({
  headline: shortTitle ?? question,
  below: hook,
  facts: [],
  figure: stageFigure(stage, stage.thumb ?? {}),
});

/** A question without one: by its first diagram, else by its lab. */
async function ofQuestion(question: AskedQuestion, topic: string, lab: AnyLab | undefined) {
  const { file, diagrams } = question.record;
  const figure = async (): Promise<Figure | undefined> => {
    if (diagrams[0] === undefined) return lab && htmlOf(await firstFrameIn(labFolder(question)));
    const source = readFileSync(resolve(dirname(file), diagrams[0]), 'utf8');
    return { html: drawFlow(flowOf(source), 'card').svg };
  };
  return {
    headline: question.question,
    facts: [topic, ...(question.difficulty ? [messages.difficulties[question.difficulty]] : [])],
    figure: await figure(),
  };
}

/** A state of a lab, by the picture that readers move; by the lab where that leaves out what the state sets. */
async function ofPreset(
  question: AskedQuestion,
  differing: object,
  topic: string,
  stage: AnyStage | undefined,
) {
  if (!stage || !shows(stage, differing))
    return {
      below: question.question,
      facts: [topic, messages.lab],
      figure: htmlOf(await frameIn(labFolder(question), differing)),
    };
  const sentence = stage.sentence({ params: { ...firstState(stage), ...differing } });
  return { below: sentence.replace(/<[^>]*>/g, ''), facts: [], figure: stageFigure(stage, differing) };
}

const htmlOf = ({ html }: Frame): Figure => ({ html });
const labFolder = ({ record }: AskedQuestion): string => join(dirname(record.file), 'lab');

/** The picture that readers move, in a state of which some parameters differ from the defaults. */
const stageFigure = (stage: AnyStage, differing: object): Figure => ({
  html: drawnStage(stage, { params: { ...firstState(stage), ...differing } }, 'thumb'),
  large: true,
});
