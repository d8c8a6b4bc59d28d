import { plainInline } from '#render/inline.ts';
import { allQuestions, theBook } from '#layouts/content.ts';
import { absoluteUrl } from '#render/site.ts';

/** The list of all answers as Markdown, for programs that read (llmstxt.org). */
export async function GET() {
  const [book, questions] = await Promise.all([theBook(), allQuestions()]);
  const inTopic = (slug: string) => questions.filter(({ topics }) => topics[0] === slug);
  const firstSentence = (text: string) => /^.*?[.?!](?=\s|$)/s.exec(text)?.[0] ?? text;
  const lines = book.topics.flatMap(({ slug, title }) => {
    const own = inTopic(slug);
    if (own.length === 0) return [];
    return [
      `## ${title}`,
      '',
      ...own.map(
        ({ slug, question, shortAnswer }) =>
          `- [${question.replace(/[[\]]/g, '\\$&')}](${absoluteUrl(`/questions/${slug}.md`)}): ` +
          firstSentence(plainInline(shortAnswer).replace(/\s+/g, ' ')),
      ),
      '',
    ];
  });
  return new Response(
    [
      `# ${book.name}`,
      '',
      `> ${book.tagline}`,
      '',
      book.description,
      '',
      `All answers in one file: ${absoluteUrl('/llms-full.txt')}`,
      '',
      ...lines,
    ].join('\n'),
  );
}
