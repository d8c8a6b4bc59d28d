import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from '#search/named-language.ts';
import { languageOfTexts } from './language.ts';
import { slugFor, slugOfTitle } from './slug.ts';

const slug = (code: string, question: string) => slugFor(question, 18, new Set(), languageNamed(code));

test('a question of any script has a slug that can be read', () => {
  const cases: [code: string, question: string, slug: string][] = [
    ['de', 'Warum quietscht meine Scheibenbremse?', 'quietscht-scheibenbremse'],
    ['de', 'Wie groß sind Äpfel, Öfen und Übungen?', 'gross-aepfel-oefen-uebungen'],
    ['de', 'Wie viel Wasser gehört in den Teig?', 'wasser-teig'],
    ['fr', 'Combien d’eau faut-il pour la pâte ?', 'eau-pate'],
    ['fr', 'Est-ce qu’on peut congeler la pâte ?', 'congeler-pate'],
    ['es', '¿Muchas personas comen pan?', 'personas-comen-pan'],
    ['fr', 'Pourquoi l’œuf est-il dur à écaler ?', 'oeuf-dur-ecaler'],
    ['es', '¿Cómo se afina una guitarra española?', 'afina-guitarra-espanola'],
    ['pt', 'Por que o céu é azul ao meio-dia?', 'ceu-azul-meio-dia'],
    ['pt', 'Quanto é 10% de R$ 1.500,00?', 'quanto-e-10-de-r-1500'],
    ['pt', 'Quem ganha R$ 1.250.000,50 por ano?', 'ganha-r-1250000-50-ano'],
    ['en', 'Why is 192.168.100.200 a private address?', '192-168-100-200-private-address'],
    ['en', 'What is new in Node 24.1?', 'new-node-24-1'],
    ['pl', 'Dlaczego łańcuch piszczy?', 'dlaczego-lancuch-piszczy'],
    ['vi', 'Tại sao trà lại đắng?', 'tai-sao-tra-lai-dang'],
    ['it', 'Perché l’olio d’oliva fuma?', 'olio-oliva-fuma'],
    ['ru', 'Почему щёлкает цепь?', 'shchelkaet-tsep'],
    ['el', 'Γιατί τρίζει η αλυσίδα;', 'giati-trizei-i-alysida'],
    ['ar', 'لماذا الشاي مر؟', 'lmdh-lshy-mr'],
    ['he', 'למה התה מר?', 'lmh-hth-mr'],
    ['hi', 'चाय कड़वी क्यों है?', 'cay-kdvi-kyom-hai'],
    ['ko', '차는 왜 쓴가요?', 'cha-sseun'],
    ['th', 'ชาขม', 'chakhm'],
    ['zh', '绿茶和红茶有什么区别？', 'lucha-hongcha'],
    ['zh', '什么是潮汐？', 'chaoxi'],
    ['zh', '如何解决 MySQL 的死锁？', 'jiejue-mysql-si-suo'],
    ['ja', 'クラウドサーバーとは何ですか？', 'kuraudosaba'],
    ['ja', 'なぜお茶は苦いのですか？', 'ocha-kui'],
    ['en', '什么是 DNA？', 'dna'],
    ['xx', '🚀？', 'question-18'],
  ];
  for (const [code, question, expected] of cases) assert.equal(slug(code, question), expected, question);
});

test('slugs end at a word, within a bound, and are no two the same', () => {
  const long = slug('zh', '红茶绿茶普洱茶乌龙茶白茶黄茶黑茶茉莉花茶菊花茶玫瑰花茶大麦茶荞麦茶'.repeat(4));
  assert.match(long, /^[a-z]+(-[a-z]+)+$/);
  assert.ok(long.length <= 60);
  const taken = new Set(['chaoxi']);
  assert.equal(slugFor('什么是潮汐？', 1, taken, languageNamed('zh')), 'chaoxi-2');
  assert.equal(slugOfTitle('Öl & Schmierung', languageNamed('de')), 'oel-schmierung');
  assert.equal(slugOfTitle('茶叶的存放', languageNamed('zh')), 'chaye-de-cunfang');
});

test('documents say in which language they are', () => {
  const cases: [text: string, code: string][] = [
    [
      '# Fragen\n\n## Warum ist der Himmel blau?\n\nWeil das kurze Licht in der Luft stärker gestreut wird.',
      'de',
    ],
    ['## Pourquoi le ciel est-il bleu ?\n\nParce que la lumière bleue est plus diffusée par l’air.', 'fr'],
    ['## ¿Por qué el cielo es azul?\n\nPorque la luz azul se dispersa más en el aire.', 'es'],
    ['## Por que o céu é azul?\n\nPorque a luz azul é mais espalhada pelo ar do que a vermelha.', 'pt'],
    ['## Perché il cielo è blu?\n\nPerché la luce blu viene diffusa più di quella rossa.', 'it'],
    ['## Почему небо голубое?\n\nПотому что короткие волны рассеиваются сильнее, чем длинные.', 'ru'],
    ['## Защо небето е синьо?\n\nЗащото късите вълни се разсейват по-силно от дългите в атмосферата.', 'en'],
    ['## 하늘은 왜 파란가요?\n\n짧은 파장의 빛이 더 많이 흩어지기 때문입니다.', 'ko'],
    ['## 天空为什么是蓝的？\n\n短波散射得多。`const x = sky.blue()`', 'zh'],
    ['## 空はなぜ青いのですか？\n\n短い光がよく散乱するからです。', 'ja'],
    ['## Why is the sky blue?\n\nShort waves scatter more than long ones do.', 'en'],
    ['```js\nconst der = die + das;\n```\n\nTides?', 'en'],
    ['', 'en'],
  ];
  for (const [text, code] of cases) assert.equal(languageOfTexts([text]).rules.code, code, text);
});
