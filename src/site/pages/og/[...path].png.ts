import { textOfHtml } from '#book/entities.ts';
import { topicTitle } from '#book/questions.ts';
import type { Book, Topic } from '#book/schema.ts';
import type { ShownStage } from '#lab/shown.ts';
import { messages } from '#messages/of-book.ts';
import { cachedCard } from '#outputs/card/cached-card.ts';
import type { Card } from '#outputs/card/card.ts';
import { mostPictures } from '#outputs/card/figure.ts';
import { homeCard, presetCard, questionCard, topicCard } from '#render/card-links.ts';
import { bookMark } from '#render/symbol.ts';
import { allQuestions, labOf, stageOf, theBook, topicsInUse, type AskedQuestion } from '#site/content.ts';

/** Texts and picture of a card, beside the book's mark. */
type Shown = Omit<Card, 'mark'>;

/**
 * A card for each topic, each preset of a lab, and each question with a picture that readers move, and one for all other
 * pages. A question without such a picture has the card of its topic, which a build copies (outputs/repeated-files.ts).
 */
export async function getStaticPaths() {
  const [book, questions, topics] = await Promise.all([theBook(), allQuestions(), topicsInUse()]);
  const ofTopics = new Map(topics.map((topic) => [topic.slug, topicPage(topic, book)]));
  const ofQuestions = await Promise.all(
    questions.map((question) => questionCards(question, book, ofTopics.get(question.topics[0]!)!.props)),
  );
  return [
    cardAt(homeCard(book).path, async () => {
      const large = await mosaic(questions);
      return {
        ...(large.length > 0
          ? { name: count(questions), headline: book.name, below: book.tagline }
          : { name: book.name, headline: book.tagline }),
        plainHeadline: book.name,
        facts: [count(questions)],
        large,
      };
    }),
    ...ofTopics.values(),
    ...ofQuestions.flat().filter((card) => card !== false),
  ];
}

interface Props {
  png: () => Promise<Buffer>;
}

export async function GET({ props: { png } }: { props: Props }) {
  return new Response(new Uint8Array(await png()), { headers: { 'Content-Type': 'image/png' } });
}

const at = (path: string, props: Props) => ({
  params: { path: path.replace(/^\/og\/|\.png$/g, '') },
  props,
});

function cardAt(path: string, shown: () => Shown | Promise<Shown>) {
  return at(path, { png: async () => cachedCard({ ...(await shown()), mark: bookMark() }) });
}

const count = ({ length }: readonly unknown[]) => messages.questionCount(length);
const words = (slug: string) => slug[0]!.toUpperCase() + slug.slice(1).replaceAll('-', ' ');

function topicPage(topic: Topic & { questions: readonly AskedQuestion[] }, book: Book) {
  return cardAt(topicCard(topic, book).path, async () => ({
    name: book.name,
    headline: topic.title,
    plainHeadline: words(topic.slug),
    below: topic.description,
    facts: [count(topic.questions)],
    large: await mosaic(topic.questions),
  }));
}

/** The newest pictures that readers move, as many as a card has room for. */
async function mosaic(questions: readonly AskedQuestion[]): Promise<string[]> {
  const stages = await Promise.all(questions.map(({ record }) => stageOf(record)));
  return stages
    .filter((stage) => stage !== undefined)
    .slice(-mostPictures)
    .map(({ thumb }) => thumb);
}

/** The card of a question, and those of its lab's presets. */
async function questionCards(question: AskedQuestion, book: Book, ofTopic: Props) {
  const [lab, stage] = await Promise.all([labOf(question.record), stageOf(question.record)]);
  const topic = topicTitle(book, question.topics[0]!);
  const { path } = questionCard(question);
  return [
    stage
      ? cardAt(path, () => ({
          name: book.name,
          headline: question.shortTitle ?? question.question,
          plainHeadline: words(question.slug),
          below: question.hook,
          facts: [],
          large: [stage.thumb],
        }))
      : import.meta.env.DEV && at(path, ofTopic),
    ...(lab?.presets ?? []).map((preset) =>
      cardAt(presetCard(question, preset).path, () => ({
        // Below the headline stands what the state shows: the question is named beside it, after the book's mark.
        name: question.shortTitle ?? book.name,
        headline: preset.label,
        plainHeadline: words(preset.id),
        ...ofPreset(preset, topic, stage),
      })),
    ),
  ];
}

/** A state of a lab, by the picture that readers move; by what to look for where that leaves out what the state sets. */
function ofPreset({ id, look }: { id: string; look: string }, topic: string, stage: ShownStage | undefined) {
  const shown = stage && Object.hasOwn(stage.presets, id) ? stage.presets[id] : undefined;
  if (!shown) return { below: messages.whatToLookFor(look), facts: [topic, messages.lab] };
  return { below: textOfHtml(shown.sentence), facts: [], large: [shown.thumb] };
}
