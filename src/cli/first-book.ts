import { stringify } from 'yaml';
import { messagesIn } from '#messages/languages.ts';

/**
 * The book.yaml of a book that is begun: what must be in it, and in comments what may. English needs no naming.
 *
 * @param language  Its code, of a language that the interface speaks, perhaps with a region.
 */
export const firstBook = (name: string, language = 'en'): string =>
  `${stringify({
    name,
    ...(language !== 'en' && { language }),
    tagline: messagesIn(language).questionsAndAnswers,
    description: 'What this book is about, and for whom.',
  })}# Topics in reading order; the first of a question's topics is its home.
${stringify({ topics: [{ slug: 'basics', title: 'Basics' }] })}`;

/** A question that is answered, to be read beside its page and then deleted: in English, whatever the book will be in. */
export const firstQuestion = {
  slug: 'sky-blue',
  source: String.raw`---
question: Why is the sky blue?
number: 1
topics: [basics]
difficulty: introductory
shortAnswer: >-
  Air scatters short waves more than long ones, in proportion to $1/\lambda^4$. So blue light reaches us from all over
  the sky, while most red light goes straight on.
aliases:
  - what makes the sky look blue
---

This page is an example: change it, or delete its folder. Everything below the front matter is the full answer, in
Markdown.

## Why short waves

Air molecules are much smaller than a wavelength of light. Particles of that size scatter light with a strength that
grows with the fourth power of its frequency (Rayleigh scattering):

$$
I \propto \frac{1}{\lambda^4}
$$
`,
};
