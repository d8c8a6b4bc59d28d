import { formatDate } from '../dates.ts';
import { messages } from '#messages/of-book.ts';

/** An answer as somebody cites it: the state it was in, and where that state is. */
export interface CitedAnswer {
  question: string;
  slug: string;
  book: string;
  /** Of the book, where it names any. */
  authors?: readonly string[] | undefined;
  /** Address of the page. */
  url: string;
  version: string;
  /** YYYY-MM-DD */
  date: string | undefined;
}

/** A link to this state of the answer: followed later, the page says whether the answer has changed since. */
export const versionUrl = ({ url, version }: Pick<CitedAnswer, 'url' | 'version'>): string =>
  `${url}?v=${version}`;

export function plainCitation(answer: CitedAnswer): string {
  const book = [...(answer.authors ?? []), answer.book].join(messages.comma);
  return messages.citation(
    book,
    answer.question,
    answer.version,
    formatDate(answer.date),
    versionUrl(answer),
  );
}

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
const escapeTex = (text: string): string =>
  text.replace(/[\\^~]|[&%$#_{}]/g, (character) => special[character] ?? `\\${character}`);

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** An entry `@misc` under the key `slug-version`. Texts of the book are escaped for TeX; without a date it has no year. */
export function bibtexCitation(answer: CitedAnswer): string {
  const [year, month] = answer.date?.split('-') ?? [];
  return [
    `@misc{${answer.slug}-${answer.version},`,
    `  author       = {${answer.authors?.map(escapeTex).join(' and ') ?? `{${escapeTex(answer.book)}}`}},`,
    `  title        = {{${escapeTex(answer.question)}}},`,
    ...(year ? [`  year         = {${year}},`, `  month        = ${months[Number(month) - 1]},`] : []),
    `  note         = {${messages.versionNote(answer.version)}},`,
    `  howpublished = {${answer.authors ? `${escapeTex(answer.book)}, ` : ''}\\url{${versionUrl(answer)}}},`,
    `}`,
  ].join('\n');
}
