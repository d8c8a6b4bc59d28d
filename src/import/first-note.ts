import { answerVersion } from '#check/answer-version.ts';
import { bodyOf, checkedYaml, frontMatterOf } from '#check/front-matter.ts';
import { withChange } from '#check/record.ts';
import { questionSchema } from '#book/schema.ts';

/**
 * Adds the first note of changes to a page, which a book that lists what it has published wants of every answer.
 *
 * @param date  YYYY-MM-DD.
 * @returns a function of the page's source and of the folder in which it lies.
 */
export const firstNote =
  (date: string, note: string) =>
  (source: string, folder: string): string => {
    const { data } = checkedYaml(frontMatterOf(source) ?? '', questionSchema, folder, 1);
    if (!data) throw new Error('the front matter cannot be read');
    return withChange(source, data.number ?? 1, {
      version: answerVersion(data, bodyOf(source), folder),
      date,
      note,
    });
  };
