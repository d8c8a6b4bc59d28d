import { interfaceLanguage } from '#messages/of-book.ts';
import { tagOrKept } from './minified-html.ts';

const tagOrText = new RegExp(`${tagOrKept.source}|[^<]+`, 'gi');
const bound = (text: string): string =>
  text.replace(/ (?=[;?!])/g, '\u202f').replace(/ (?=[:»])|(?<=«) /g, '\u00a0');

/** HTML whose text has the spaces of French, at which no line ends, before signs and within quotation marks. */
export const withFrenchSpacing = (html: string, isFrench = interfaceLanguage === 'fr'): string =>
  isFrench ? html.replace(tagOrText, (found) => (found.startsWith('<') ? found : bound(found))) : html;
