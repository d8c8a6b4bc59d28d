import type { Language } from '#search/language.ts';
import { ruledLanguages } from '#search/languages/all.ts';
import { languageNamed } from '#search/named-language.ts';
import { words } from '#search/tokens.ts';

/** Characters that are looked at: the beginning of a document says what language it is in. */
const most = 50_000;
/** Share of a text's letters that are of a script, and of its words that carry no meaning, in a text of a language. */
const least = { han: 0.2, kana: 0.05, hangul: 0.2, stopWords: 0.15 };

/** The language that documents are written in, of those whose words are known here; English where none is plain. */
export const languageOfTexts = (texts: readonly string[]): Language =>
  plainLanguageOf(texts) ?? languageNamed('en');

/** The same; undefined where none is plain. */
export function plainLanguageOf(texts: readonly string[]): Language | undefined {
  const text = texts
    .join('\n')
    .slice(0, most)
    .replace(/^(```|~~~)[^]*?^\1/gm, '');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp): number => (text.match(script)?.length ?? 0) / Math.max(1, letters);
  const kana = share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (kana >= least.kana) return languageNamed('ja');
  if (share(/\p{Script=Han}/gu) >= least.han) return languageNamed('zh');
  if (share(/\p{Script=Hangul}/gu) >= least.hangul) return languageNamed('ko');
  const all = words(text);
  let best: Language | undefined;
  let bestShare = least.stopWords;
  for (const code of ruledLanguages) {
    // Its neighbours share many of its short words; Bulgarian, Serbian and Ukrainian do without this letter.
    if (code === 'ru' && !/ы/i.test(text)) continue;
    const language = languageNamed(code);
    const found = all.filter((word) => language.isStopWord(word)).length / Math.max(1, all.length);
    if (found > bestShare) [best, bestShare] = [language, found];
  }
  return best;
}
