import { dirname, resolve } from 'node:path';
import { drawCard, type Card } from '#outputs/card/card.ts';
import { diagramFigure } from '#outputs/card/figure.ts';
import { renderPlan, rendersQuestion } from '#outputs/render-plan.ts';
import { homeCard, presetCard, questionCard, topicCard, type CardLink } from '#render/card-links.ts';
import { allQuestions, theBook, topicsInUse, type QuestionEntry } from '#layouts/content.ts';
import { labFigure, labOf } from '#render/labs.ts';
import type { Question } from '#book/questions.ts';
import type { Book, Topic } from '#book/schema.ts';

/** A card for each question, topic and lab preset, and one for all other pages. */
export async function getStaticPaths() {
  const renders = rendersQuestion();
  const [book, questions, topics] = await Promise.all([theBook(), allQuestions(), topicsInUse()]);
  const ofQuestions = await Promise.all(
    questions.filter(({ slug }) => renders(slug)).map((question) => questionCards(question, book)),
  );
  if (renderPlan()?.part) return ofQuestions.flat();
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
  return new Response(new Uint8Array(await drawCard(card)), { headers: { 'Content-Type': 'image/png' } });
}

const cardAt = (link: CardLink, card: Card) => ({
  params: { path: link.path.replace(/^\/og\/|\.png$/g, '') },
  props: { card },
});
const count = ({ length }: readonly unknown[]) => `${length} question${length === 1 ? '' : 's'}`;
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
async function questionCards(question: Question & { entry: QuestionEntry }, book: Book) {
  const { slug, entry } = question;
  const body = entry.body ?? '';
  const topic = book.topics.find(({ slug }) => slug === question.topics[0])!.title;
  const lab = await labOf(body);
  return [
    cardAt(questionCard(question), {
      name: book.name,
      headline: question.question,
      plainHeadline: words(slug),
      facts: [topic, question.difficulty],
      figure: diagramFigure(body, dirname(resolve(entry.filePath!))) ?? (lab && labFigure(lab, {})),
    }),
    ...(lab?.lab.presets ?? []).map((preset) =>
      cardAt(presetCard(question, preset), {
        name: book.name,
        headline: preset.label,
        plainHeadline: words(preset.id),
        below: question.question,
        facts: [topic, 'lab'],
        figure: labFigure(lab!, preset.params),
      }),
    ),
  ];
}
