import { isMap, isNode, parseDocument } from 'yaml';
import { messages } from '#messages/of-book.ts';
import type { Topic } from '#book/schema.ts';

/** A page that has no answer yet, and says so: it can be published at any time. */
const page = `question: …
number: 0
topics: […]
# introductory, intermediate or advanced
difficulty: intermediate
# What to say in 30 seconds: right on its own, with $formulas$ and <Cite of="key" /> where it needs them.
shortAnswer: ${messages.notAnswered}
# Where the usual answer goes wrong, in a sentence or two.
# correction: …
# When it was first written, and when it was last checked against its sources.
# written: 2026-01-31
# reviewed: 2026-01-31
# Other ways in which people ask for this. They are searched.
# aliases:
#   - …
# The question, and words that people type for it, in other languages. They are searched.
# titles: { de: … }
# terms: { de: [ … ] }
# What to read before (prerequisite), after (follow-up) or for the difference (contrast).
# related:
#   - to: folder-of-another-question
#     kind: contrast
#     why: …
# What each cited source is used for, what of it was read (text, abstract, code, docs or secondary), and when.
# sources:
#   - key: …
#     use: …
#     read: text
#     on: 2026-01-31
# The full answer goes below the front matter, in Markdown with headings from ## down.
`;

/** The page of a new question. It builds as it is. */
export function scaffold(asked: {
  question: string;
  number: number;
  topic: string;
  topics: readonly Topic[];
}): string {
  // Version 1.1 puts in quotes what any reader of YAML could take for a date, a number or a truth value.
  const document = parseDocument(page, { version: '1.1' });
  document.set('question', document.createNode(asked.question));
  document.set('number', asked.number);
  document.setIn(['topics', 0], document.createNode(asked.topic));
  const key = isMap(document.contents) ? document.contents.items[2]!.key : undefined;
  const known = asked.topics.map(({ slug }) => slug).join(', ');
  if (isNode(key)) key.commentBefore = ` One or more of ${known}; the first is the question's home. Choose.`;
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}
