import { latin, type Rules } from './rules.ts';

/** Light stemming: plurals, -ing, -ed, and British spelling, so that caramelise, caramelizing and caramelization meet. */
function stem(word: string): string {
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

export const rules: Rules = {
  code: 'en',
  stopWords:
    'a able about actual actually again all also always am an and another any anyone anything are as ask asked at away be because been before ' +
    'being better between both but by can cannot cant come comes could dear did difference differences different do does doesnt doing done dont ' +
    'down each either else even ever every everything exactly explain describe few for from get gets getting give given gives giving go goes going gone ' +
    'good got guys had happen happens has have having hello help here hey hi how however i if im in instead into is isnt it its ive just keep keeps ' +
    'kind know let lets like look looking lot lots made make makes making many may maybe me mean means might more most much must my need needed needs ' +
    'never no nothing now of off often ok on once one ones only or other others our out over people please possible put really right same say says ' +
    'see seem seems should show so some someone something still such sure take takes tell than thank thanks that thats the their them then there ' +
    'these they thing things think this those though to too try trying understand until up us use used useful uses using usually very versus vs want ' +
    'wants was way ways we well were what whats when where whether which while who whole whose why will with without wont work working works would ' +
    'wrong yes yet you your',
  // Of Spanish, French, German and Portuguese.
  foreign:
    'al como con cual cuando de del donde el en entre es esta este explica hay la las lo los para por porque que se ser si sin sirve sobre son su ' +
    'un una unas unos uso usar y ' +
    'au aux avec ce ces cette comment dans des du elle est et fonctionne il ils je le les leur marche ne on ou par pas plus pour pourquoi quand quel ' +
    'quelle quelles quels quoi sa ses sont sur ' +
    'als auf aus bei das dem den der die ein eine einem einen einer erklare funktioniert fur gibt ich ist man mit nicht oder sich sie sind uber und ' +
    'unterschied von wann warum was welche wenn werden wie wird wozu zu zum zur zwischen ' +
    'ao aos da das diferenca dos e em entre esse essa isso mais na nas no nos o os ou pela pelo quais qual quando quem sao sem seu sua um uma voce ' +
    'diferencia difference',
  within:
    /为什么|為什麼|什么|什麼|怎么样|怎么|怎麼|如何|请问|請問|是否|可以|能否|有没有|应该|一下|一个|这个|以及|还是|或者|之间|(?<!目)的(?!确)|了(?!解)|吗|嗎|呢|是|と(?=は)|とは|ですか|です|ますか|ます|ください|について|どう|なぜ|という|との|した|する|して|から|まで|の|を|に|は|が/g,
  stem,
  own: latin,
};
