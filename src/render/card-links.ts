import type { Preset } from '#lab/lab.ts';
import { messages } from '#messages/of-book.ts';
import type { Controls } from '#lab/controls.ts';
import type { Book, Difficulty, Topic } from '#book/schema.ts';

/**
 * The social card of a page: its address below the base path, and what it says. Only questions are directly below /og/, so
 * that no name of theirs is taken.
 */
export interface CardLink {
  path: string;
  alt: string;
}

export function homeCard(book: Book): CardLink {
  return { path: '/og/site/home.png', alt: messages.called(book.name, book.tagline) };
}

export function topicCard(topic: Pick<Topic, 'slug' | 'title'>, book: Book): CardLink {
  return { path: `/og/topic/${topic.slug}.png`, alt: messages.topicOf(topic.title, book.name) };
}

/** Of a question with a picture that readers move. */
export function questionCard(question: {
  slug: string;
  question: string;
  difficulty?: Difficulty | undefined;
}): CardLink {
  const said = question.difficulty && messages.inBrackets(messages.difficulties[question.difficulty]);
  return {
    path: `/og/${question.slug}.png`,
    alt: `${question.question}${said ?? ''}`,
  };
}

/** Of another question: the card of its topic, at the address that a card of its own would have. */
export function sharedCard(
  { slug }: { slug: string },
  book: Book,
  topic?: Pick<Topic, 'slug' | 'title'>,
): CardLink {
  return { ...(topic ? topicCard(topic, book) : homeCard(book)), path: `/og/${slug}.png` };
}

export function presetCard(
  question: { slug: string; question: string },
  preset: Pick<Preset<Controls>, 'id' | 'label'>,
): CardLink {
  return {
    path: `/og/lab/${question.slug}/${preset.id}.png`,
    alt: messages.labPreset(preset.label, question.question),
  };
}
