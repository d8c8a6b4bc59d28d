import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';
import { parseQuery } from './query.ts';
import { words } from './tokens.ts';

const english = languageNamed('en');
const stem = (word: string) => english.stem(word);

test('words without meaning', () => {
  for (const word of ['what', 'doesnt', 'please', 'between']) assert.ok(english.isStopWord(word), word);
  for (const word of ['rye', 'butter', 'oven']) assert.ok(!english.isStopWord(word), word);
  for (const word of ['como', 'zwischen', 'quelle', 'sao']) assert.ok(!english.isOwn(word), word);
});

test('stems meet across plurals, endings and British spelling', () => {
  const same = [
    ['caramelization', 'caramelisation', 'caramelize', 'caramelised', 'caramelizing'],
    ['toaster', 'toasters'],
    ['strainers', 'strainer'],
    ['ovens', 'oven'],
    ['annexes', 'annex'],
    ['berries', 'berry'],
    ['grating', 'grated'],
  ];
  for (const group of same)
    assert.equal(new Set(group.map(stem)).size, 1, group.map((word) => `${word} → ${stem(word)}`).join(', '));
  for (const word of ['bias', 'loss', 'swiss', 'bus', 'ids', 'rye']) assert.ok(stem(word).length >= 3);
  assert.notEqual(stem('lira'), stem('lire'));
});

const de = languageNamed('de-AT');
const stems = (code: string, text: string) => words(text).map((word) => languageNamed(code).stem(word));
/** Words of each group meet, and those of two groups do not. */
function meet(code: string, ...groups: string[][]): void {
  const keys = groups.map((group) => {
    const own = new Set(group.flatMap((word) => stems(code, word)));
    assert.equal(own.size, 1, `${code}: ${group.join(', ')} → ${[...own].join(', ')}`);
    return [...own][0];
  });
  assert.equal(new Set(keys).size, groups.length, `${code}: ${keys.join(', ')}`);
}

test('stems of other languages meet across plurals, genders and ways of writing', () => {
  meet(
    'de',
    ['Öl', 'Oel'],
    ['Straße', 'Strasse', 'Straßen'],
    ['Bremse', 'Bremsen'],
    ['Größe', 'Groesse', 'GRÖSSE'],
  );
  meet('de', ['Reifen', 'Reifens'], ['quietscht', 'quietschen'], ['Bäume', 'Baeume'], ['Quelle', 'Quellen']);
  meet(
    'fr',
    ['réseau', 'reseau'],
    ['journal', 'journaux'],
    ['élevée', 'élevé', 'élevés'],
    ['l’étoile', 'étoiles'],
  );
  meet(
    'es',
    ['luz', 'luces'],
    ['canción', 'canciones', 'cancion'],
    ['rojo', 'roja', 'rojos'],
    ['árbol', 'árboles'],
  );
  meet(
    'pt',
    ['opção', 'opções', 'opcao'],
    ['animal', 'animais'],
    ['papel', 'papéis'],
    ['homem', 'homens'],
    ['gato', 'gatas'],
  );
  meet(
    'it',
    ['l’amica', 'amico', 'amiche', 'amici'],
    ['formaggio', 'formaggi'],
    ['fermentare', 'fermenta'],
    ['città', 'citta'],
    ['dell’acqua', 'acque', 'un’acqua'],
    ['motore', 'motori'],
  );
  meet('ru', ['Чай', 'чая', 'чаем'], ['цепь', 'цепи', 'цепей', 'цепью'], ['тормоз', 'тормоза', 'тормозов']);
  meet(
    'ru',
    ['щёлкает', 'щелкают', 'щёлкать'],
    ['новый', 'новая', 'новые', 'нового'],
    ['скорость', 'скорости'],
  );
  meet('ru', ['велосипедный', 'велосипедная'], ['покрышка', 'покрышки', 'покрышкой']);
  meet('ar', ['كَلْب', 'كلب']);
});

test('words without meaning leave a query in the language of the book', () => {
  const cases: [code: string, query: string, words: string[]][] = [
    ['de', 'Wie oft muss ich die Kette ölen?', ['kette', 'olen']],
    ['fr', 'Comment est-ce que l’eau bout ?', ['eau', 'bout']],
    ['es', '¿Por qué es azul el cielo?', ['azul', 'cielo']],
    ['pt', 'Por que o céu é azul?', ['ceu', 'azul']],
    ['zh', '为什么茶很苦？', ['茶', '苦']],
    ['zh', '请问普洱茶怎么保存', ['普洱', '洱茶', '普', '洱', '茶', '保存']],
    ['ja', 'お茶はなぜ苦いのですか？', ['お茶', '苦い']],
    ['it', 'Perché l’acqua del mare è salata?', ['acqua', 'mare', 'salata']],
    ['it', 'Che cos’è il lievito e come funziona?', ['lievito']],
    ['ru', 'Почему щёлкает цепь у велосипеда?', ['щелкает', 'цепь', 'велосипеда']],
    ['ru', 'В чём разница между чаем и кофе?', ['чаем', 'кофе']],
    ['ko', '녹차는 왜 쓴가요?', ['녹차', '쓴']],
    ['ko', '물을 끓이면 어떻게 되나요?', ['물', '끓이']],
    ['xx', 'the what of it', ['the', 'what', 'of', 'it']],
  ];
  for (const [code, query, expected] of cases) {
    const found = parseQuery(query, languageNamed(code)).words;
    assert.deepEqual([...found].sort(), [...expected].sort(), `${code}: ${query}`);
  }
});

test('a pair of characters across two words means nothing by itself', () => {
  const { words, across } = parseQuery('绿茶水温', languageNamed('zh'));
  assert.deepEqual(words, ['绿茶', '茶水', '水温']);
  assert.deepEqual([...across], ['茶水']);
});

test('compounds are found by their parts, with what joins them', () => {
  const known = new Set(['kette', 'fahrrad', 'schaltung', 'zug', 'pflege', 'helm', 'rad']);
  const parts = (word: string) => de.rules.compounds!.parts(word, (part) => known.has(part));
  assert.deepEqual(parts('fahrradkette'), ['fahrrad', 'kette']);
  assert.deepEqual(parts('kettenpflege'), ['kette', 'pflege']);
  assert.deepEqual(parts('schaltungsdraht'), ['schaltung'], 'the end is not known');
  assert.deepEqual(parts('motorradhelm'), ['helm'], 'the beginning is not known');
  assert.deepEqual(parts('plankette'), ['kette']);
  assert.deepEqual(parts('unbekannt'), []);
});

const marked = (code: string, text: string, ...asked: string[]) => {
  const language = languageNamed(code);
  const places = language.placesOf(text, new Set(asked.map((word) => language.stem(word))));
  return places.map(([from, to]) => text.slice(from, to));
};

test('what is looked for is marked: compounds whole, characters by pairs', () => {
  assert.deepEqual(marked('de', 'Die Fahrradkette, nicht der Kern', 'kette'), ['Fahrradkette']);
  assert.deepEqual(marked('zh', '新买的紫砂壶，LoRA微调', '紫砂', '砂壶', 'lora'), ['紫砂壶', 'LoRA']);
  assert.deepEqual(marked('zh', '茶壶和水', '茶', '水'), ['茶', '水']);
  assert.deepEqual(marked('en', 'crusts of bread', 'crust'), ['crusts']);
});

test('a language that nothing is known of has words as they are', () => {
  const language = languageNamed('sw-KE');
  assert.deepEqual(language.rules.code, 'und');
  assert.equal(language.stem('vitabu'), 'vitabu');
  assert.ok(language.isOwn('чай') && language.isOwn('vitabu'));
  assert.ok(!language.isStopWord('na'));
});
