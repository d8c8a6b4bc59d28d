import { stringify } from 'yaml';
import { interfaceOf, messagesIn, type Language } from '#messages/languages.ts';
import { firstTexts } from './first-texts.ts';

const textsIn = (language: string) => firstTexts[interfaceOf(language) as Language];

/**
 * The book.yaml of a book that is begun: what must be in it, and in comments what may. English needs no naming.
 *
 * @param language  Its code, of a language that the interface speaks, perhaps with a region.
 */
export function firstBook(name: string, language = 'en'): string {
  const { description, order, topic } = textsIn(language);
  const { questionsAndAnswers: tagline } = messagesIn(language);
  return `${stringify({ name, ...(language !== 'en' && { language }), tagline, description })}# ${order}
${stringify({ topics: [topic] })}`;
}

/** A text in lines of a file, as far as it has spaces to end them at. */
const inLines = (text: string, indent = ''): string =>
  text.replace(/(.{1,118})(?: |$)/g, `$1\n${indent}`).trimEnd();

/** A question that is answered, to be read beside its page and then deleted. */
export function firstQuestion(language: string): { slug: string; source: string } {
  const says = textsIn(language);
  return {
    slug: says.slug,
    source: `---
question: ${says.question}
number: 1
topics: [${says.topic.slug}]
difficulty: introductory
shortAnswer: >-
  ${inLines(says.shortAnswer, '  ')}
aliases:
  - ${says.alias}
---

${inLines(says.example)}

## ${says.heading}

${inLines(says.reason)}

$$
I \\propto \\frac{1}{\\lambda^4}
$$
`,
  };
}
