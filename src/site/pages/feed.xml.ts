import { statSync } from 'node:fs';
import { inlineText } from '#book/inline.ts';
import { topicTitle } from '#book/questions.ts';
import { language, messages } from '#messages/of-book.ts';
import { allQuestions, allTexts, theBook, type AskedQuestion } from '#site/content.ts';
import { escapeHtml } from '#lab/escape.ts';
import { absoluteUrl } from '#project/site.ts';

/** Entries that a reader of the feed is given; older ones are on the pages. */
const most = 50;

/** Changes to an answer. Before the first is recorded, the answer itself is new; without a date, of the day its file was saved. */
function changesOf({ changes, written, reviewed, record }: AskedQuestion) {
  if (changes.length > 0) return changes;
  const saved = () => statSync(record.file).mtime.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return [{ version: record.version, date: written ?? reviewed ?? record.changed ?? saved(), note: '' }];
}

/** New and changed answers as an Atom feed (RFC 4287), the newest first. */
export async function GET() {
  const [book, questions, texts] = await Promise.all([theBook(), allQuestions(), allTexts()]);
  const entries = questions
    .flatMap((question) =>
      changesOf(question).map((change, at, [first]) => ({
        question,
        change,
        first: first!,
        isNew: at === 0,
      })),
    )
    .sort((a, b) => b.change.date.localeCompare(a.change.date) || a.question.number - b.question.number)
    .slice(0, most);
  const stamp = (day: string) => `${day}T00:00:00.000Z`;
  // A feed must say when it changed; one without entries never did.
  const updated = entries[0]?.change.date ?? '1970-01-01';
  const body = entries.map(({ question, change, first, isNew }) => {
    const url = absoluteUrl(`/questions/${question.slug}/`);
    return [
      '<entry>',
      `<id>${escapeHtml(`${url}?v=${change.version}`)}</id>`,
      `<title>${escapeHtml(isNew ? question.question : messages.changed(question.question))}</title>`,
      `<link rel="alternate" type="text/html" href="${escapeHtml(url)}"/>`,
      `<published>${stamp(isNew ? change.date : first.date)}</published>`,
      `<updated>${stamp(change.date)}</updated>`,
      ...question.topics.map(
        (topic) => `<category term="${escapeHtml(topic)}" label="${escapeHtml(topicTitle(book, topic))}"/>`,
      ),
      `<summary>${escapeHtml(`${change.note} ${inlineText(texts(question.shortAnswer))}`.replace(/\s+/g, ' ').trim())}</summary>`,
      '</entry>',
    ].join('');
  });
  return new Response(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
      `<id>${escapeHtml(absoluteUrl('/'))}</id>`,
      `<title>${escapeHtml(book.name)}</title>`,
      `<subtitle>${escapeHtml(book.tagline)}</subtitle>`,
      `<link rel="self" type="application/atom+xml" href="${escapeHtml(absoluteUrl('/feed.xml'))}"/>`,
      `<link rel="alternate" type="text/html" href="${escapeHtml(absoluteUrl('/'))}"/>`,
      `<updated>${stamp(updated)}</updated>`,
      ...(book.author ?? [book.name]).map((name) => `<author><name>${escapeHtml(name)}</name></author>`),
      ...body,
      '</feed>',
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'application/atom+xml' } },
  );
}
