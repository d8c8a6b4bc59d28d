/** How texts and queries become words. The build and the browser use the same functions. */

/** Words that carry no meaning in a question; they leave the query, unless nothing would be left. */
const stopWords = new Set(
  (
    'a able about actual actually again all also always am an and another any anyone anything are as ask asked at away be because been before ' +
    'being better between both but by can cannot cant come comes could dear did difference differences different do does doesnt doing done dont ' +
    'down each either else even ever every everything exactly explain describe few for from get gets getting give given gives giving go goes going gone ' +
    'good got guys had happen happens has have having hello help here hey hi how however i if im in instead into is isnt it its ive just keep keeps ' +
    'kind know let lets like look looking lot lots made make makes making many may maybe me mean means might more most much must my need needed needs ' +
    'never no nothing now of off often ok on once one ones only or other others our out over people please possible put really right same say says ' +
    'see seem seems should show so some someone something still such sure take takes tell than thank thanks that thats the their them then there ' +
    'these they thing things think this those though to too try trying understand until up us use used useful uses using usually very versus vs want ' +
    'wants was way ways we well were what whats when where whether which while who whole whose why will with without wont work working works would ' +
    'wrong yes yet you your'
  ).split(' '),
);
export const isStopWord = (word: string): boolean => stopWords.has(word);

/** The same in Spanish, French, German and Portuguese. They leave a query only where the site does not know them as words. */
const foreignStopWords = new Set(
  (
    'al como con cual cuando de del donde el en entre es esta este explica hay la las lo los para por porque que se ser si sin sirve sobre son su ' +
    'un una unas unos uso usar y ' +
    'au aux avec ce ces cette comment dans des du elle est et fonctionne il ils je le les leur marche ne on ou par pas plus pour pourquoi quand quel ' +
    'quelle quelles quels quoi sa ses sont sur ' +
    'als auf aus bei das dem den der die ein eine einem einen einer erklare funktioniert fur gibt ich ist man mit nicht oder sich sie sind uber und ' +
    'unterschied von wann warum was welche wenn werden wie wird wozu zu zum zur zwischen ' +
    'ao aos da das diferenca dos e em entre esse essa isso mais na nas no nos o os ou pela pelo quais qual quando quem sao sem seu sua um uma voce ' +
    'diferencia difference'
  ).split(' '),
);
export const isForeignStopWord = (word: string): boolean => foreignStopWords.has(word);

/** Words without meaning in Chinese and Japanese, which no spaces set apart. */
const within =
  /为什么|為什麼|什么|什麼|怎么样|怎么|怎麼|如何|请问|請問|是否|可以|能否|有没有|应该|一下|一个|这个|以及|还是|或者|之间|(?<!目)的(?!确)|了(?!解)|吗|嗎|呢|是|と(?=は)|とは|ですか|です|ますか|ます|ください|について|どう|なぜ|という|との|した|する|して|から|まで|の|を|に|は|が/g;
/** A query without these words: what they stood between stays apart. */
export const splitOff = (text: string): string => text.replace(within, ' ');

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** Lower case, without diacritics and typographic variants; Greek letters by their names. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[α-ω]/g, (letter) => greek[letter.charCodeAt(0) - 0x3b1]!);
}

/** An elided article or pronoun, as in l’étoile or qu’une. */
const elision = /^(?:[cdjlmnst]|qu)['’](?=\p{L}{2})/iu;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/u;

/**
 * The words of a text, folded, in order. An identifier gives its parts, and the whole where these are two, for that is
 * also written as one word: `OvenNGCDoor` is oven, ngc and door; `use_convection` is use, convection and useconvection;
 * `n^2` is n, 2 and n2. A text written without spaces between words gives its pairs of characters.
 */
export function words(text: string): string[] {
  const out: string[] = [];
  for (const found of text.normalize('NFKC').match(run) ?? []) {
    // Most words are plain, and most time is spent on words.
    if (plain.test(found)) {
      out.push(found.toLowerCase());
      continue;
    }
    const chunk = found
      .replace(elision, '')
      .replace(/['’]s$/, '')
      .replace(/['’]/g, '');
    const parts = chunk
      .split(/[_.^-]/)
      .flatMap((part) => part.split(new RegExp(`(${han.source})`, 'u')).flatMap(splitRun))
      .map(fold)
      .filter((part) => part !== '');
    out.push(...parts);
    if (parts.length === 2 && !han.test(chunk)) out.push(parts.join(''));
  }
  return out;
}

const run = /[\p{L}\p{N}\p{M}]+(?:[_.^'’-][\p{L}\p{N}\p{M}]+)*/gu;

/** A word that has no parts and nothing to fold but its first letter. */
const plain = /^(?:[A-Za-z][a-z]*|\d+)$/;

/** Pairs of characters of a run without spaces, or the humps of an identifier. */
function splitRun(run: string): string[] {
  if (!han.test(run)) return humps(run);
  const characters = [...run];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((second, at) => characters[at]! + second);
}

/** The parts of a camel-case name, none shorter than three letters: LaTeX stays whole, pdfLaTeX is pdf and LaTeX. */
function humps(name: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of name.matchAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu)) {
    if (index - start < 3 || name.length - index < 3) continue;
    parts.push(name.slice(start, index));
    start = index;
  }
  parts.push(name.slice(start));
  return parts;
}

/** Light stemming: plurals, -ing, -ed, and British spelling, so that caramelise, caramelizing and caramelization meet. */
export function stem(word: string): string {
  let stemmed = word;
  if (!/[a-z]/.test(stemmed) || stemmed.length < 4) return stemmed;
  stemmed = stemmed.replace(/is(ation|ations|e|es|ed|ing|er|ers)$/, 'iz$1');
  if (/(?:[^s]|ss)es$|[^aeious]s$|[aeo]s$/.test(stemmed) && !/(?:ss|us|is|as)$/.test(stemmed)) {
    stemmed = stemmed
      .replace(/ies$/, 'y')
      .replace(/(ss|x|ch|sh)es$/, '$1')
      .replace(/s$/, '');
  }
  for (const ending of ['ization', 'ational', 'ation', 'ing', 'ed', 'er', 'al', 'ity']) {
    if (stemmed.endsWith(ending) && stemmed.length - ending.length >= 4) {
      stemmed = stemmed.slice(0, -ending.length) + (ending === 'ization' ? 'iz' : '');
      if (/([^aeiouls])\1$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
      break;
    }
  }
  return stemmed.length > 4 ? stemmed.replace(/[ey]$/, '') : stemmed;
}
