import { compounds } from './compounds.ts';
import type { Rules } from './rules.ts';

/** Umlauts and ß also as two letters, and without the endings of cases, plurals and persons (after Savoy 2006, Snowball). */
function stem(word: string): string {
  const plain = word.replace(/ß/g, 'ss').replace(/(?<![aeq])([aou])e/g, '$1');
  const stemmed =
    plain.length > 4 ? plain.replace(/(?<=.{3})(?:erns|ern|ens|em|en|ers|er|es|e|n|s)$/, '') : plain;
  return stemmed.length > 5 ? stemmed.replace(/(?<=sch|[bgklmnprsz])t$/, '') : stemmed;
}

export const rules: Rules = {
  code: 'de',
  stopWords:
    'aber alle allem allen aller alles als also am an andere anderen auch auf aus bedeutet bei beim bekomme bekommt bin bis bitte da dabei dafur dagegen ' +
    'dann daran darauf darf das dass dazu dein deine dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch dran drauf ' +
    'eher eigentlich ein eine einem einen einer eines einfach einmal er erklare erklaren es etwa etwas fur ganz geht genau gehen gehort gibt gut ' +
    'hab habe haben hallo hat hatte hier hilfe hilft ich ihm ihn ihr ihre ihrem ihren im immer in ins ist ja jede jedem jeden jeder jedes jemand jetzt ' +
    'kann kannst kein keine keinen konnen konnte lasse lassen lasst macht mache machen man mehr mein meine meinem meinen meiner mich mir mit muss mussen ' +
    'nach nehmen nein nicht nichts noch nun nur ob oder ohne oft ohne passiert pro schon sehr sein seine seit sich sie sind so soll sollen sollte sollten ' +
    'sonst uber um und uns unser unter unterschied unterschiede viel viele vielen vieler vom von vor wann war warum was wegen weil welche welchem welchen welcher welches wenn wer ' +
    'werde werden weshalb wie wieder wieso wieviel will wir wird wo wodurch wofur woher wohin womit woran worauf wozu wurde wurden zu zum zur zwischen',
  foreign: 'a and are can do does for how i in is it my of on or the to what when which why with',
  stem,
  // Fahrrad-kette, Kette-n-pflege, Schaltung-s-zug, Kind-er-rad.
  compounds: compounds(['', 's', 'n', 'en', 'es', 'er']),
  own: /^[a-zß\d]+$/,
};
