import type { Rules } from './rules.ts';

const ends = (endings: string, afterVowel = ''): RegExp => {
  const either = (list: string) => list.replaceAll(' ', '|');
  return new RegExp(`(?:${either(endings)}${afterVowel && `|(?<=[ая])(?:${either(afterVowel)})`})$`);
};
// As words are folded, with и for й.
const gerund = ends('ив ивши ившись ыв ывши ывшись', 'в вши вшись');
const adjective = ends('ее ие ые ое ими ыми еи ии ыи ои ем им ым ом его ого ему ому их ых ую юю ая яя ою ею');
const participle = ends('ивш ывш ующ', 'ем нн вш ющ щ');
const verb = ends(
  'ила ыла ена еите уите ите или ыли еи уи ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
  'ла на ете ите ли и л ем н ло но ет ют ны ть ешь нно',
);
const noun = ends(
  'а ев ов ие ье е иями ями ами еи ии и иеи ои иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
);

/** Without the endings of cases, persons and degrees (Snowball’s Russian stemmer). */
function stem(word: string): string {
  const [, start = word, rest = ''] = /^(.*?[аеиоуыэюя])(.*)$/.exec(word) ?? [];
  return start + withoutEndings(rest);
}

/** @param rest  What follows the first vowel of a word. */
function withoutEndings(rest: string): string {
  let left = rest.replace(gerund, '');
  if (left === rest) {
    left = rest.replace(/с[яь]$/, '');
    const plain = left.replace(adjective, '');
    if (plain !== left) left = plain.replace(participle, '');
    else left = left.replace(verb.test(left) ? verb : noun, '');
  }
  return left
    .replace(/и$/, '')
    .replace(/(?<=[^аеиоуыэюя][аеиоуыэюя].*)ость?$/, '')
    .replace(/еише?$/, '')
    .replace(/нн$/, 'н')
    .replace(/ь$/, '');
}

export const rules: Rules = {
  code: 'ru',
  stopWords:
    'а без более бы был была были было быть в вам вас ваш весь вместо во вообще вот все всегда всего всех всю вы где да даже для до должен должна должно ' +
    'другие другой его ее если есть еще ж же за зачем значит и из или им именно их к как какая какие каким какими каких какого какое какои какую ко когда ' +
    'кого кому который которые котором которых кто куда ли либо лучше лучшии между меня мне много может можно мои моя мою моего моеи мы на над надо нам нас наш не него нее неи ' +
    'нельзя нет ни них но ну нужен нужна нужно нужны о об объясни объясните обычно один одна одно однои он она они оно от отличается отличаются отличие отличия очень по ' +
    'под подскажите пожалуиста помогите почему поэтому при про просто против работает работают раз разве различие разница ради с сам самыи свои свою себя сеичас сколько ' +
    'слишком со совсем стоит так такая также такие такое такои там те тем то тогда тоже только том тот ту тут ты у уже хорошо хочу чего чеи чем через что чтобы чья ' +
    'эта эти этим этих это этои этом этот эту я является являются',
  foreign: 'a and are can do does for how i in is it my of on or the to what when which why with',
  stem,
  // What is written in Latin letters is a name or a term.
  own: /^[а-яa-z\d]+$/,
};
