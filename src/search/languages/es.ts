import { latin, type Rules } from './rules.ts';

/** Without the endings of plural and gender, luces as luz (after Savoy’s minimal stemmer), and without -ar, -er, -ir. */
function stem(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/ces$/, 'z')
    .replace(/(?<=[^aeiou])es$|s$/, '')
    .replace(/(?<=.{3})(?:[aei]r|[aeo])$/, '');
}

export const rules: Rules = {
  code: 'es',
  stopWords:
    'a ademas ahora al algo alguien algun alguna algunas algunos alli ante antes aqui asi aun aunque ayuda bien cada como con consiste contra cosa cosas ' +
    'cual cuales cualquier cuando cuanta cuantas cuanto cuantos da dar de debe deben debo decir del desde despues dice diferencia diferencias donde dos e el ' +
    'ella ellas ello ellos en entonces entre era es esa ese eso esos esta estan estar estas este esto estos estoy explica explicar explique forma fue funciona ' +
    'funcionan gracias ha hace hacen hacer hago han hasta hay he hola igual ir la las le les lo los mas me mejor menos mi mientras mis mismo mucha muchas mucho muchos muy nada ni ' +
    'no nos nosotros o os otra otras otro otros para pero poco por porque pueda puede pueden puedo pues que quien quiere quiero se sea segun ser si sido ' +
    'siempre significa sin sirve sobre solo son soy su sus tal tambien tan tanto te tener tengo tiene tienen toda todas todo todos tu tus un una unas uno unos ' +
    'usa usar usted va vez ya y yo',
  foreign: 'and are can do does for how i in is it my of the to what when which why with',
  stem,
  own: latin,
};
