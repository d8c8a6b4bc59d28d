/** How questions and tasks begin and end in languages other than English, where no question mark says so. */

const beginnings =
  // German
  'wann|wo|wer|wen|wem|wessen|weshalb|wieso|wofür|wodurch|worin|womit|worauf|woran|woraus|inwiefern|inwieweit|wieviele?|' +
  'begründen?|begründe|erläutern?|erläutere|definieren?|definiere|skizziere|zeige|berechne|bestimme|unterscheide|' +
  // French
  "où|quand|combien|est-ce que|qu[’']est-ce que?|à quoi|de quoi|en quoi|expliquer|décrire|décrivez|comparer|définir|définis|définissez|" +
  'donnez|donne|citez|cite|nommez|énumérez|listez|montrez|' +
  // Spanish
  'quién|quiénes|dónde|cuándo|cuántos?|cuántas?|a qué|de qué|en qué|para qué|defina?|enumer[ae]|mencion[ae]|nombr[ae]|diferenci[ae]|' +
  // Portuguese
  'quem|onde|quando|quantos?|quantas?|quais|para que|explique|defina|liste|compare|diferencie|enumere|' +
  // Russian
  'что|как|почему|зачем|когда|где|кто|какой|какая|какие|каковы|чем|сколько|расскажите|назовите|перечислите|сравните|объясни|опиши';
const begins = new RegExp(`^[¿¡]?(?:${beginnings})(?![\\p{L}\\p{N}_])`, 'iu');

const chinese =
  /^(?:请|什么|如何|为什么|为何|怎么|怎样|哪些|哪个|哪种|是否|能否|解释|描述|介绍|说明|简述|列举|比较|对比|阐述|举例|谈谈|谈一谈|说说|说一说|说一下|讲讲|讲一下|聊聊|請|什麼|為什麼|怎麼|說明)|(?:什么|什麼|哪些|哪几|哪种|哪里|多少|怎么|怎样|如何)\p{L}{0,6}[。.]?$|(?:的区别|有何区别|的异同|的不同)[。.]?$/u;
const japanese =
  /(?:とは|なぜ|ですか|ますか|でしょうか|ください|下さい|教えて|説明せよ|述べよ|の違い|について)[。．.]?$|^(?:なぜ|どうして|どうやって|どのように|いつ|どこ|だれ|誰が|何が)/u;
const greek = /\p{Script=Greek}.*[;\u037e]\s*$/u;

/** Whether a text asks or sets a task in one of these languages. */
export const asksElsewhere = (text: string): boolean =>
  begins.test(text) || chinese.test(text) || japanese.test(text) || greek.test(text);
