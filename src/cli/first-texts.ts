import type { Language } from '#messages/languages.ts';

/** Texts of a new book, in its language; first-book.ts has those that all languages share. */
interface FirstTexts {
  /** Stands in place of the author's own. */
  description: string;
  order: string;
  topic: { slug: string; title: string };
  slug: string;
  question: string;
  /** Has the formula in its place in the language. */
  shortAnswer: string;
  alias: string;
  example: string;
  heading: string;
  reason: string;
}

export const firstTexts: Readonly<Record<Language, FirstTexts>> = {
  en: {
    description: 'What this book is about, and for whom.',
    order: "Topics in reading order; the first of a question's topics is its home.",
    topic: { slug: 'basics', title: 'Basics' },
    slug: 'sky-blue',
    question: 'Why is the sky blue?',
    shortAnswer:
      'Air scatters short waves more than long ones, in proportion to $1/\\lambda^4$. So blue light reaches us from all over the sky, while most red light goes straight on.',
    alias: 'what makes the sky look blue',
    example:
      'This page is an example: change it, or delete its folder. Everything below the front matter is the full answer, in Markdown.',
    heading: 'Why short waves',
    reason:
      'Air molecules are much smaller than a wavelength of light. Particles of that size scatter light with a strength that grows with the fourth power of its frequency (Rayleigh scattering):',
  },
  de: {
    description: 'Worum es in diesem Buch geht und für wen es ist.',
    order: 'Themen in der Reihenfolge, in der man sie liest; zum ersten ihrer Themen gehört eine Frage.',
    topic: { slug: 'grundlagen', title: 'Grundlagen' },
    slug: 'himmel-blau',
    question: 'Warum ist der Himmel blau?',
    shortAnswer:
      'Luft streut kurze Wellen stärker als lange, nämlich im Verhältnis $1/\\lambda^4$. Darum kommt blaues Licht aus allen Richtungen des Himmels zu uns, während rotes meist geradeaus weiterläuft.',
    alias: 'woher der Himmel seine Farbe hat',
    example:
      'Diese Seite ist ein Beispiel, zum Ändern oder um sie mit ihrem Ordner zu löschen. Alles, was unter den Angaben am Anfang der Datei steht, ist die ausführliche Antwort, in Markdown.',
    heading: 'Warum gerade kurze Wellen',
    reason:
      'Die Moleküle der Luft sind viel kleiner als eine Lichtwelle. So kleine Teilchen streuen Licht umso stärker, je höher seine Frequenz ist, und zwar mit deren vierter Potenz (Rayleigh-Streuung):',
  },
  fr: {
    description: 'De quoi parle ce livre, et à qui il s’adresse.',
    order: 'Les thèmes dans l’ordre de lecture\u202f; le premier thème d’une question est le sien.',
    topic: { slug: 'bases', title: 'Les bases' },
    slug: 'ciel-bleu',
    question: 'Pourquoi le ciel est-il bleu\u202f?',
    shortAnswer:
      'L’air diffuse les ondes courtes davantage que les longues, en proportion de $1/\\lambda^4$. La lumière bleue nous arrive donc de tout le ciel, tandis que la rouge va le plus souvent tout droit.',
    alias: 'd’où vient la couleur du ciel',
    example:
      'Cette page est un exemple\u00a0: modifiez-la, ou supprimez son dossier. Tout ce qui suit l’en-tête du fichier est la réponse complète, en Markdown.',
    heading: 'Pourquoi les ondes courtes',
    reason:
      'Les molécules de l’air sont bien plus petites qu’une onde lumineuse. De telles particules diffusent la lumière avec une intensité qui croît comme la puissance quatre de sa fréquence (diffusion de Rayleigh)\u00a0:',
  },
  es: {
    description: 'De qué trata este libro y para quién es.',
    order: 'Los temas en orden de lectura; una pregunta pertenece al primero de los suyos.',
    topic: { slug: 'fundamentos', title: 'Fundamentos' },
    slug: 'cielo-azul',
    question: '¿Por qué el cielo es azul?',
    shortAnswer:
      'El aire dispersa las ondas cortas más que las largas, en proporción a $1/\\lambda^4$. Por eso la luz azul nos llega de todo el cielo, mientras que la roja sigue casi siempre en línea recta.',
    alias: 'de dónde viene el color del cielo',
    example:
      'Esta página es un ejemplo: cámbiela o borre su carpeta. Todo lo que sigue a la cabecera del archivo es la respuesta completa, en Markdown.',
    heading: 'Por qué las ondas cortas',
    reason:
      'Las moléculas del aire son mucho más pequeñas que una onda de luz. Partículas así dispersan la luz con una intensidad que crece con la cuarta potencia de su frecuencia (dispersión de Rayleigh):',
  },
  pt: {
    description: 'Do que trata este livro e para quem ele é.',
    order: 'Os temas em ordem de leitura; uma pergunta pertence ao primeiro dos seus.',
    topic: { slug: 'fundamentos', title: 'Fundamentos' },
    slug: 'ceu-azul',
    question: 'Por que o céu é azul?',
    shortAnswer:
      'O ar espalha as ondas curtas mais do que as longas, na proporção de $1/\\lambda^4$. Por isso a luz azul nos chega de todo o céu, enquanto a vermelha segue quase sempre em linha reta.',
    alias: 'de onde vem a cor do céu',
    example:
      'Esta página é um exemplo: altere-a ou apague a pasta dela. Tudo o que vem depois do cabeçalho do arquivo é a resposta completa, em Markdown.',
    heading: 'Por que as ondas curtas',
    reason:
      'As moléculas do ar são muito menores do que uma onda de luz. Partículas assim espalham a luz com uma intensidade que cresce com a quarta potência da frequência (espalhamento de Rayleigh):',
  },
  zh: {
    description: '这本书讲什么，写给谁看。',
    order: '主题按阅读顺序排列；一个问题属于它列出的第一个主题。',
    topic: { slug: 'jichu', title: '基础' },
    slug: 'tiankong-lanse',
    question: '天空为什么是蓝色的？',
    shortAnswer:
      '空气对短波光的散射强于长波光，强度与 $1/\\lambda^4$ 成正比。因此蓝光从整个天空射向我们，而红光大多沿直线继续前进。',
    alias: '天空的颜色从哪里来',
    example:
      '本页是一个示例：请修改它，或者删除它所在的文件夹。文件开头的字段之后就是完整回答，用 Markdown 书写。',
    heading: '为什么是短波',
    reason: '空气分子比光的波长小得多。这样小的粒子散射光的强度与频率的四次方成正比（瑞利散射）：',
  },
  ja: {
    description: 'この本が何についての、誰のための本か。',
    order: 'トピックは読む順に並べます。質問は、最初に挙げたトピックに属します。',
    topic: { slug: 'kiso', title: '基礎' },
    slug: 'sora-aoi',
    question: '空はなぜ青いのですか？',
    shortAnswer:
      '空気は波長の短い光を長い光よりも強く散乱させ、その強さは $1/\\lambda^4$ に比例します。そのため青い光は空全体から届き、赤い光はほとんどがまっすぐ進みます。',
    alias: '空の色はどこから来るのか',
    example:
      'このページは見本です。書き換えるか、フォルダーごと削除してください。ファイル冒頭の項目より下が詳しい答えで、Markdown で書きます。',
    heading: 'なぜ波長の短い光なのか',
    reason:
      '空気の分子は光の波長よりもはるかに小さいものです。そのような粒子が光を散乱させる強さは、振動数の 4 乗に比例します（レイリー散乱）。',
  },
};
