import type { Rules } from './rules.ts';
import { unspaced } from './unspaced.ts';

/** Particles and endings that cling to a noun, or make a verb of one. */
const clinging =
  '은 는 이 가 을 를 의 에 에서 에게 께 한테 로 으로 와 과 도 만 까지 부터 보다 처럼 마다 조차 밖에 이나 나 이란 란 이라 라 이라고 라고 이라는 라는 이라면 라면 이며 이고 인 인데 이면 ' +
  '에는 에도 에서는 에서도 에서의 에게는 으로는 로는 으로도 로도 으로의 로의 으로써 로써 으로서 로서 과는 와는 과의 와의 까지는 부터는 보다는 만의 만으로 만으로는 들 들이 들은 들을 들의 들도 ' +
  '입니다 입니까 이다 인가 인가요 일까 일까요 이에요 예요 이죠 죠 이지만 하다 합니다 합니까 하나 하나요 하는 하는지 하는데 하고 하면 하려면 하며 하여 해 해서 해야 해요 했다 한 한다 한다면 할 할까 할까요 함 ' +
  '되다 됩니다 되나 되나요 되는 되는지 되면 되어 되고 된 된다 될 될까 될까요 가요 나요 까요 습니까 습니다 어요 아요 으면 지만 돼 돼요 됐다 시키다 시키는 시키면';

/**
 * A noun of two syllables and more, and what clings to it. Behind one syllable only what seldom ends a word, as in 물을:
 * 차이 and 도로 are words.
 */
const either = (list: string) => list.split(' ').join('|');
const nounAndRest = new RegExp(
  `^(\\p{sc=Hang}{2,}?)(${either(clinging)})$|^(\\p{sc=Hang})(${either('은 는 을 를 에 에서 에는 으로 까지 부터 보다 처럼 입니다 인가요 가요 나요 까요 습니까')})$`,
  'u',
);
const spaced = unspaced('ko');
const meaningless =
  '왜 무엇 뭐 뭔가요 뭐예요 뭐야 무엇인가요 무엇인가 무엇이 무엇을 무슨 어떤 어떻게 어떡해 어디 어디서 언제 누가 얼마 얼마나 몇 어느 그 이것 그것 저것 이런 그런 저런 저 제 내 우리 나는 저는 ' +
  '것 거 게 건 수 때 때문 때문에 점 등 및 또 또는 그리고 그러나 하지만 그래서 그럼 혹은 대해 대한 대하여 관해 관한 위해 위한 통해 따라 따른 있다 있는 있나 있나요 있을까 있을까요 있습니까 있습니다 있어 있어요 있고 ' +
  '없다 없는 없나요 없나 없이 없어요 좋은 좋다 좋나요 좋을까 좋을까요 좋을지 좀 더 가장 잘 못 안 꼭 너무 매우 정말 진짜 그냥 다 모두 각각 서로 차이 차이점 다른가요 다르나요 설명 설명해 설명해줘 설명해주세요 알려줘 알려주세요 ' +
  '알고 싶어요 싶은데 방법 해야 하나요 되나요 주세요 줘 사용 쓰나요 쓰는 쓸 써야 같은 같이 경우';
/** Not divided: these, and words that end like a noun with a particle. */
const whole = new Set(`${meaningless} 가을 마을 노을`.split(' '));

export const rules: Rules = {
  code: 'ko',
  stopWords: `${clinging} ${meaningless}`,
  foreign: 'a and are can do does for how i in is it my of on or the to what when which why with',
  own: /^[\p{Script=Hangul}a-z\d]+$/u,
  unspaced: {
    ...spaced,
    divide: (text) =>
      spaced.divide(text).flatMap((word) => {
        const found = whole.has(word) ? null : nounAndRest.exec(word);
        return found ? [found[1] ?? found[3]!, found[2] ?? found[4]!] : [word];
      }),
  },
};
