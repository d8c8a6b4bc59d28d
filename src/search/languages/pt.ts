import { latin, type Rules } from './rules.ts';

/** Without the endings of plural and gender, opções as opção and papéis as papel (after Savoy), and without -ar, -er, -ir. */
function stem(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/(?:oes|aes)$/, 'ao')
    .replace(/([aeou])is$/, '$1l')
    .replace(/ns$/, 'm')
    .replace(/(?<=[rzs])es$|s$/, '')
    .replace(/(?<=.{3})(?:[aei]r|[aeo])$/, '');
}

export const rules: Rules = {
  code: 'pt',
  stopWords:
    'a acaso agora ai ainda ajuda algo alguem algum alguma algumas alguns ali ante antes ao aos apenas apos aquela aquele aquilo as assim ate bem cada com ' +
    'como consigo contra da dar das de deve devem devo dela dele deles depois desde dessa desse desta deste diferenca diferencas dizer do dos e ela elas ele eles ' +
    'em entao entre era essa essas esse esses esta estao estar estas este estes estou eu explica explicar explique faz fazem fazer fica foi forma funciona ' +
    'funcionam ha isso isto ja la lhe lhes lo mais mas me melhor menos mesmo meu meus minha minhas muita muitas muito muitos na nada nao nas nem nessa nesse nesta neste no ' +
    'nos nossa nosso num numa o obrigado obrigada ola onde os ou outra outras outro outros para pela pelas pelo pelos pode podem poder posso por porque pra ' +
    'preciso qual quais qualquer quando quanta quantas quanto quantos que quem quero sao se seja sem sempre ser serve seu seus sua suas significa sim so sobre ' +
    'sou tal tambem tao te tem temos tenho ter teu toda todas todo todos tu tua tudo um uma umas uns usa usar vai vez voce voces',
  foreign: 'and are can do does for how i in is it my of the to what when which why with',
  stem,
  own: latin,
};
