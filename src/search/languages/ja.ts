import type { Rules } from './rules.ts';
import { unspaced } from './unspaced.ts';

export const rules: Rules = {
  code: 'ja',
  stopWords:
    'の を に は が と も で へ や か から まで より って て た だ です ます ました ません でした ある あり あります いる い います する し します した して せ さ れ れる られる なる なり なった な ない ' +
    'なかっ ので のに ば なら たら けど けれど でも しか だけ ほど など とは では には とか という こと もの とき 時 ため よう 様 どう どうして どの どれ どんな どこ なぜ 何故 なに 何 なん いつ いくつ ' +
    'いくら どのくらい どれくらい どのように どうすれば どうやって この その あの これ それ あれ ここ そこ ください 下さい 教え できる でき 出来る べき ほう 方 くらい ぐらい とても もっと また そして ' +
    'しかし について 違い 説明 方法 使う 使い 使っ 良い いい よい 私 人 的 や ね よ',
  foreign: 'a and are can do does for how i in is it my of on or the to what when which why with',
  own: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script_Extensions=Katakana}a-z\d]+$/u,
  unspaced: unspaced('ja'),
};
