import { latin, type Rules } from './rules.ts';

/** Articles that are elided before a vowel and stand in one word with what follows: dell’acqua is dellacqua here. */
const elided = /^(?:(?:[dn]e|d?a|su|que)ll|un)(?=[aeiouh][a-z]{3})/;

/** Without the endings of plural and gender, amiche as amica (after Savoy’s light stemmer), and without -are, -ere, -ire. */
const stem = (word: string): string =>
  word
    .replace(elided, '')
    .replace(/(?<=.{3})(?:[aei]r)?[aeio]$/, '')
    .replace(/(?<=.{3})(?:(?<=[cg])h|i)$/, '');

export const rules: Rules = {
  code: 'it',
  stopWords:
    'a abbia ad adesso agli all anch ai aiuto al alcuna alcuni alla alle allo allora altra altre altri altro anche ancora appena avere aveva bene bisogna c capire che chi ci ciao cio circa ' +
    'come con consiste cos com contro cosa cose cosi cui d da dagli dai dal dall dalla dalle dallo davvero deve devo devono degli dei del dell della delle dello dentro di dice differenza ' +
    'differenze dire diversa diverso dopo dov dove dovrebbe dovrei due durante e ecco ed era erano essere esso fa faccio fai fanno far fare fatto fin fino fra funziona funzionano fuori gia gli grazie ha hai hanno ho ' +
    'i il importante in infatti io invece l l la le lei li lo loro lui ma mai me meglio meno mentre mette mettere mi mia mie miei mio molta molte molti molto ne negli nei nel nell nella nelle nello ' +
    'nessun nessuna nessuno niente no noi non nostra nostro o ogni oltre oppure ora per perche pero piu po poco poi possa possiamo posso possono prima proprio puo pur qual quale quali quando quanta ' +
    'quante quanti quanto quasi quei quel quell quella quelle quelli quello questa queste questi questo qui quindi sa sapere se sei sempre senza serve servono si sia siamo significa simile so sola solo ' +
    'sono sopra sotto spiega spiegare spiegami spieghi sta stata stati stato stessa stesso su sua sue sugli sui sul sull sulla sulle sullo suo suoi tale tanta tanto te ti tra troppo tu tua tuo tutta tutte tutti tutto ' +
    'un una uno usa usare usano vai va vengono viene voglio voi vs vuol vuole',
  foreign: 'and are can do does for how in is it my of the to what when which why with',
  stem,
  own: latin,
};
