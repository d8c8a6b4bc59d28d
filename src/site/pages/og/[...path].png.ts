import { readFileSync } from 'node:fs';
import { messages } from '#messages/of-book.ts';
import { dirname, resolve } from 'node:path';
import type { Question } from '#book/questions.ts';
import type { Book, Topic } from '#book/schema.ts';
import { defaultsOf } from '#lab/controls.ts';
import { noFile, result, type AnyLab } from '#lab/lab.ts';
import { drawnStage, firstState, type AnyStage } from '#lab/stage.ts';
import { allQuestions, labOf, stageOf, theBook, topicsInUse, type AskedQuestion } from '#site/content.ts';
import { cachedCard } from '#outputs/card/cache.ts';
import { drawCard, type Card } from '#outputs/card/card.ts';
import { homeCard, presetCard, questionCard, topicCard, type CardLink } from '#render/card-links.ts';
import { flowOf } from '#render/diagram/spec.ts';
import { drawFlow } from '#render/diagram/svg.ts';
import { bookMark } from '#render/symbol.ts';

/** A card for each question, topic and lab preset, and one for all other pages. */
export async function getStaticPaths() {
  const [book, questions, topics] = await Promise.all([theBook(), allQuestions(), topicsInUse()]);
  const ofQuestions = await Promise.all(questions.map((question) => questionCards(question, book)));
  return [
    cardAt(homeCard(book), {
      name: book.name,
      headline: book.tagline,
      plainHeadline: book.name,
      facts: [count(questions)],
    }),
    ...topics.map((topic) => topicPage(topic, book)),
    ...ofQuestions.flat(),
  ];
}

export async function GET({ props: { card } }: { props: { card: Card } }) {
  // An author's server may have other labs by now than those that the cache is for.
  const png = await (import.meta.env.DEV ? drawCard : cachedCard)(card);
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
}

const cardAt = (link: CardLink, card: Omit<Card, 'mark'>) => ({
  params: { path: link.path.replace(/^\/og\/|\.png$/g, '') },
  props: { card: { ...card, mark: bookMark() } },
});
const count = ({ length }: readonly unknown[]) => messages.questionCount(length);
const words = (slug: string) => slug[0]!.toUpperCase() + slug.slice(1).replaceAll('-', ' ');

function topicPage(topic: Topic & { questions: readonly Question[] }, book: Book) {
  return cardAt(topicCard(topic, book), {
    name: book.name,
    headline: topic.title,
    plainHeadline: words(topic.slug),
    below: topic.description,
    facts: [count(topic.questions)],
  });
}

/** The card of a question, and those of its lab's presets. */
async function questionCards(question: AskedQuestion, book: Book) {
  const { slug, record } = question;
  const topic = book.topics.find(({ slug }) => slug === question.topics[0])!.title;
  const [lab, stage] = await Promise.all([labOf(question), stageOf(slug)]);
  const [diagram] = record.diagrams;
  const plainHeadline = words(slug);
  const ofQuestion = stage
    ? {
        headline: question.shortTitle ?? question.question,
        below: question.hook,
        facts: [],
        figure: stageFigure(slug, stage, stage.thumb ?? {}),
      }
    : {
        headline: question.question,
        facts: [topic, ...(question.difficulty ? [messages.difficulties[question.difficulty]] : [])],
        figure: diagram
          ? diagramFigure(resolve(dirname(record.file), diagram))
          : lab && labFigure(slug, lab, {}),
      };
  const ofPreset = (preset: AnyLab['presets'][number], at: number) =>
    stage && at < 3
      ? {
          below: sentenceOf(stage, preset.params),
          facts: [],
          figure: stageFigure(slug, stage, preset.params),
        }
      : {
          below: question.question,
          facts: [topic, messages.lab],
          figure: labFigure(slug, lab!, preset.params),
        };
  return [
    cardAt(questionCard(question), { name: book.name, plainHeadline, ...ofQuestion }),
    ...(lab?.presets ?? []).map((preset, at) =>
      cardAt(presetCard(question, preset), {
        name: book.name,
        headline: preset.label,
        plainHeadline: words(preset.id),
        ...ofPreset(preset, at),
      }),
    ),
  ];
}

/** The picture that readers move, in a state of which some parameters differ from the defaults. */
function stageFigure(slug: string, stage: AnyStage, differing: object) {
  const params = { ...firstState(stage), ...differing };
  return {
    key: `${slug} stage ${JSON.stringify(params)}`,
    draw: () => drawnStage(stage, { params }, 'thumb'),
    large: true,
  };
}

const sentenceOf = (stage: AnyStage, differing: object): string =>
  stage.sentence({ params: { ...firstState(stage), ...differing } }).replace(/<[^>]*>/g, '');

const diagramFigure = (file: string) => {
  const source = readFileSync(file, 'utf8');
  return { key: source, draw: async () => (await drawFlow(flowOf(source), 'card')).svg };
};

/** What a lab shows for parameters of which some differ from the defaults. */
function labFigure(slug: string, lab: AnyLab, differing: object) {
  const params = { ...defaultsOf(lab.controls), ...differing };
  return {
    key: `${slug} ${JSON.stringify(params)}`,
    draw: () => lab.view(result(lab.run(params, noFile)), params),
  };
}
