import type { Problem } from '#book/problem.ts';
import { withdrawnIn, type Published } from '#book/published.ts';
import type { QuestionRecord } from '#book/question-record.ts';
import { commandLine } from '#project/package-root.ts';

/** Contradictions to the list of published addresses: it is gone, or has withdrawn a question that is there again. */
export function withdrawnProblems(
  records: readonly QuestionRecord[],
  published: Published | undefined,
  file: string,
): Problem[] {
  const noted = records.filter(({ data }) => data.changes.length > 0);
  if (!published && noted.length > 0)
    return [
      {
        file,
        message: `The list of published addresses is missing, although ${noted.length === 1 ? 'one answer has' : `${noted.length} answers have`} a note of its publication.`,
        expected: 'the file as it was, because without it no lost address is noticed',
        fix: `restore it (git checkout -- ${file}); for a book that was never published, delete "changes" from every front matter`,
      },
    ];
  return withdrawnIn(published).flatMap(({ slug, number, on }) =>
    records.flatMap((record) => {
      if (record.slug === slug || record.data.formerly.includes(slug))
        return {
          file: record.file,
          message: `The question /questions/${slug}/ was withdrawn on ${on}.`,
          expected: 'an address that has not been withdrawn',
          fix: `rename its folder, or remove it from "formerly"; or delete "withdrawn" from its entry in ${file}`,
        };
      if (record.data.number !== number) return [];
      return {
        file: record.file,
        message: `The number ${number} belongs to /questions/${slug}/, which was withdrawn, and old links to /q/${number}/ mean that question.`,
        expected: 'a number that no other question has had',
        fix: `choose another, or leave it out, and ${commandLine('record')} assigns one`,
      };
    }),
  );
}
