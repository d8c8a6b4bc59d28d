import type { Rules } from './rules.ts';
import { unspaced } from './unspaced.ts';

export const rules: Rules = {
  code: 'zh',
  stopWords:
    '为什么 為什麼 为何 为啥 什么 什麼 啥 怎么 怎麼 怎么样 怎樣 怎样 怎么办 办 如何 请问 請問 是否 可以 能否 能不能 可不可以 会不会 是不是 有没有 要不要 应该 應該 需要 一下 一个 一種 一种 这 这个 这样 這個 ' +
    '那 那个 那么 那個 哪 哪个 哪些 哪種 哪种 哪里 几 多少 多久 以及 还是 還是 或者 或 之间 之間 的 地 得 了 着 过 吗 嗎 呢 吧 啊 呀 是 有 没 没有 不 要 会 會 能 想 让 讓 把 被 给 給 在 从 從 到 对 對 向 ' +
    '和 与 與 跟 及 而 且 并 但 但是 就 才 又 也 都 还 還 很 太 最 更 比 真 真的 到底 究竟 我 我们 你 您 他 她 它 它们 大家 人 用 做 去 来 來 说 說 讲 时 时候 以后 以前 因为 因為 所以 如果 关于 關於 有关 ' +
    '区别 區別 不同 有何 介绍 解释 解釋 说明 帮 帮助 好 吧 里 上 下 中',
  foreign: 'a and are can do does for how i in is it my of on or the to what when which why with',
  // Characters, and what is written in Latin letters among them.
  own: /^[\p{Script=Han}a-z\d]+$/u,
  unspaced: unspaced('zh'),
};
