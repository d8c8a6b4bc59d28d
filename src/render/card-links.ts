import type { Preset } from '#lab/lab.ts';
import type { Controls } from '#lab/controls.ts';
import type { Book, Topic } from '#book/schema.ts';

/**
 * The social card of a page: its address below the base path, and what it says. Only questions stand directly below
 * /og/, so that no name of theirs is taken.
 */
export interface CardLink {
  path: string;
  alt: string;
}

export function homeCard(book: Book): CardLink {
  return { path: '/og/site/home.png', alt: `${book.name}: ${book.tagline}` };
}

export function topicCard(topic: Pick<Topic, 'slug' | 'title'>, book: Book): CardLink {
  return { path: `/og/topic/${topic.slug}.png`, alt: `${topic.title}, a topic of ${book.name}` };
}

export function questionCard(question: { slug: string; question: string; difficulty: string }): CardLink {
  return { path: `/og/${question.slug}.png`, alt: `${question.question} (${question.difficulty})` };
}

export function presetCard(
  question: { slug: string; question: string },
  preset: Pick<Preset<Controls>, 'id' | 'label'>,
): CardLink {
  return {
    path: `/og/lab/${question.slug}/${preset.id}.png`,
    alt: `Lab, ${preset.label}: ${question.question}`,
  };
}
