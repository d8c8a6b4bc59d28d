import { stringify } from 'yaml';
import { messagesIn } from '#messages/languages.ts';

/** The book.yaml of a book that is begun: what must be in it, and in comments what may. English needs no naming. */
export function firstBook(name: string, language = 'en'): string {
  const says = messagesIn(language);
  const own = { name, ...(language !== 'en' && { language }), tagline: says.questionsAndAnswers };
  return `${stringify(own)}description: What this book is about, and for whom.
# Topics in reading order; the first of a question's topics is its home.
topics:
  - slug: basics
    title: ${language === 'en' ? 'Basics' : says.questions}
`;
}

/** A question that is answered, to be read beside its page and then deleted. */
export const firstQuestion = {
  slug: 'sky-blue',
  source: `---
question: Why is the sky blue?
number: 1
topics: [basics]
difficulty: introductory
shortAnswer: >-
  Air scatters short waves more than long ones, in proportion to $1/\\lambda^4$. So blue light reaches us from all of the
  sky, while most red light goes straight on.
aliases:
  - what makes the sky look blue
---

This page is an example: change it, or delete its folder. Everything below the front matter is the full answer, in Markdown.

## Why short waves

Molecules of air are much smaller than a wave of light. Such particles scatter light with a strength that grows with the fourth
power of its frequency (Rayleigh scattering):

$$
I \\propto \\frac{1}{\\lambda^4}
$$

| colour | wavelength | scattered, red as 1 |
| --- | ---: | ---: |
| red | 700 nm | 1 |
| green | 550 nm | 2.6 |
| blue | 450 nm | 5.9 |

## Quiz {#quiz}

<Quiz id="red-sun" question="Why is the sun red when it sets?">
<Choice text="Its light has crossed more air" right>On a long way through air most of the blue is scattered out of it.</Choice>
<Choice text="It is cooler in the evening">The sun does not change; the way of its light does.</Choice>
</Quiz>
`,
};
