import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from '#book/questions.ts';
import type { Book } from '#book/schema.ts';
import { escapeHtml } from '#lab/escape.ts';
import { href } from '#project/site.ts';
import { writeBelow } from '#project/write-below.ts';
import { homeCard, questionCard, topicCard } from '#render/card-links.ts';

/**
 * Writes what a finished site has for each question and rendering would repeat: its short link, which is that of the first
 * but for where it leads, and the card of its topic, if it has none of its own.
 */
export function writeRepeatedFiles(site: string, questions: readonly Question[], book: Book): void {
  const [first, ...others] = questions;
  if (!first) return;
  const linkOf = ({ number }: Question) => `q/${number}/index.html`;
  // With the base path, which may have the same words in it.
  const pathOf = ({ slug }: Question) => href(`/questions/${slug}/`);
  const page = readFileSync(join(site, linkOf(first)), 'utf8');
  const parts = page.split(`>${escapeHtml(first.question)}<`);
  for (const question of others) {
    const html = parts.join(`>${escapeHtml(question.question)}<`);
    writeBelow(
      site,
      linkOf(question),
      html.replaceAll(pathOf(first), () => pathOf(question)),
    );
  }
  for (const question of questions) {
    const own = join(site, questionCard(question).path);
    if (existsSync(own)) continue;
    const topic = book.topics.find(({ slug }) => slug === question.topics[0]);
    copyFileSync(join(site, (topic ? topicCard(topic, book) : homeCard(book)).path), own);
  }
}
