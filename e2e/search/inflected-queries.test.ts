import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageText } from '#search/page-index.ts';
import { outcomes } from '../support/search-outcomes.ts';

/** Pages of a book in a language, each with what people type to find it: other forms of its words. */
const books: Readonly<
  Record<string, readonly (readonly [title: string, text: string, ...queries: string[]])[]>
> = {
  ru: [
    [
      'Почему скрипит велосипедная цепь?',
      'Сухие звенья трутся друг о друга. Капля масла на каждый ролик убирает скрип, а лишнее масло собирает грязь.',
      ...['скрипят цепи', 'чем смазать велосипедную цепь маслом', 'скрипела цепью'],
    ],
    [
      'Как выбрать давление в шинах?',
      'Узкие шины накачивают сильнее широких. Тяжёлому велосипедисту нужно большее давление, на песке меньшее.',
      ...['какое давление в широкой шине', 'накачать шину', 'давлением шин'],
    ],
    [
      'Почему тормоза свистят после дождя?',
      'Вода и грязь на ободе заставляют колодки дрожать. Протрите обод спиртом и зачистите колодки.',
      ...['тормоз свистит', 'свист тормозов', 'дрожит колодка'],
    ],
  ],
  it: [
    [
      'Perché la pasta madre non cresce?',
      'I lieviti selvatici sono pochi nei primi giorni. Il rinfresco con farina integrale li nutre, e il caldo li sveglia.',
      ...['rinfrescare la pasta madre', 'lievito selvatico', 'farine integrali'],
    ],
    [
      'Quanta acqua serve per l’impasto?',
      'L’idratazione di un pane va dal sessanta all’ottanta per cento. Le farine forti assorbono più acqua.',
      ...['idratazioni dei pani', 'dell’acqua nell’impasto', 'impasti'],
    ],
    [
      'Perché la crosta diventa morbida?',
      'Il vapore della mollica esce attraverso la crosta. Un forno aperto negli ultimi minuti la asciuga.',
      ...['croste morbide', 'asciugare la crosta nei forni', 'mollica'],
    ],
  ],
  ko: [
    [
      '녹차는 왜 쓴맛이 나나요?',
      '카테킨이 물에 녹아 쓴맛을 냅니다. 물의 온도를 낮추면 쓴맛이 줄어듭니다.',
      ...['녹차의 쓴맛', '카테킨은 무엇인가요?', '쓴맛이 줄어드나요?'],
    ],
    [
      '홍차를 오래 보관하려면 어떻게 하나요?',
      '햇빛과 습기를 막는 밀폐 용기에 담습니다. 냉장고의 냄새는 홍차에 밴다.',
      ...['홍차 보관은', '밀폐 용기로 보관', '햇빛이나 습기를 막으려면'],
    ],
    [
      '찻주전자는 어떻게 씻나요?',
      '세제를 쓰지 않고 뜨거운 물로 헹굽니다. 찻물 자국은 베이킹소다로 닦습니다.',
      ...['찻주전자를 씻는 세제', '찻물 자국이 남았어요', '주전자 씻기'],
    ],
  ],
};

const nonsense: Readonly<Record<string, string>> = {
  ru: 'рецепт окрошки',
  it: 'dichiarazione dei redditi',
  ko: '자동차 보험료 계산',
};

test('queries find their page in any form of its words, and what no page has is called so', () => {
  for (const [code, pages] of Object.entries(books)) {
    const texts = pages.map(([title, text], at): PageText => ({
      url: `/questions/${at}/`,
      title,
      number: String(at + 1),
      answer: text,
      topics: ['a'],
      difficulty: '',
      aliases: '',
      titles: '',
      headings: '',
      body: `${title} ${text}`,
    }));
    const asked: { q: string; page?: string }[] = [
      ...pages.flatMap(([, , ...queries], at) => queries.map((q) => ({ q, page: String(at) }))),
      { q: nonsense[code]! },
    ];
    const failedBy = (rules: string) => {
      const found = outcomes(texts, asked, { code: rules });
      return asked.filter(({ page }, at) =>
        page === undefined ? !found[at]!.flagged : found[at]!.flagged || found[at]!.pages[0] !== page,
      );
    };
    assert.deepEqual(failedBy(code), [], code);
    assert.notDeepEqual(failedBy('und'), [], 'without its rules they fail');
  }
});
