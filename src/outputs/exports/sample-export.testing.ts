import type { PracticeCard } from '#book/practice-card.ts';
import { bookSchema, questionSchema } from '#book/schema.ts';
import type { FinishedBook } from '../finished-book.ts';

/** Texts that a book may hold and that files of other programs take for something of their own. */
export const hostileTexts = [
  '</script><script>alert(1)</script>',
  '{{c1::x}} {{Answer}} {{/Points}}',
  '=1+1',
  ' @SUM(A1)',
  '＝1＋1',
  'quote " and \' and \\ and `',
  'line\nline\r\nline',
  'control \0\u0001\u001f\u007f characters',
  '[sound:x.mp3] [$]x[/$] [anki:tts]y[/anki:tts] \\(x\\)',
  '&lt;b&gt; &amp; <!-- -->',
  'e\u0301 \u202e rtl \ufeff',
  'long '.repeat(40_000),
];

const emptyAnswer = (slug: string) => ({ path: `questions/${slug}/index.html`, anchors: [], content: [] });

/** A card of each shape; the first asks a given text. */
const sampleCards = (asked: string): PracticeCard[] => [
  {
    kind: 'short-answer',
    id: 'short-answer',
    state: '00000000',
    asked: [asked],
    answer: [['p', {}, 'A wave of ', ['math', { 'data-tex': 'E' }, ['mi', {}, 'E']], '.']],
    more: [],
    points: [['It has ', ['math', { 'data-tex': '\\lambda' }, ['mi', {}, 'λ']]]],
  },
  {
    kind: 'follow-up',
    id: 'speed',
    state: '00000001',
    asked: ['How fast?'],
    answer: [['p', {}, 'See ', ['a', { href: '/questions/light/#colour' }, 'colour'], '.']],
    more: [['p', {}, 'It bends.']],
    points: [],
  },
  {
    kind: 'quiz',
    id: 'medium',
    state: '00000002',
    asked: ['Where?'],
    shown: [['pre', {}, ['code', {}, 'look']]],
    choices: [
      { text: ['In vacuum'], right: true, why: [['p', {}, 'Yes.']] },
      { text: ['In ether'], right: false, why: [] },
    ],
  },
  {
    kind: 'misconception',
    id: 'ether',
    state: '00000003',
    asked: ['“It needs ether.”'],
    answer: [['p', {}, 'It does not.']],
    more: [],
    points: [],
  },
];

/** A book of two questions: one with a card of each shape, which asks a given text, and one with its short answer alone. */
export function sampleExport(asked = 'What is light?', site = '/nowhere'): FinishedBook {
  const book = bookSchema.parse({
    name: 'Small “optics”',
    tagline: 'Light.',
    description: 'For people who look.',
    topics: [{ slug: 'optics', title: 'Optics: rays' }],
  });
  const data = (question: string) => questionSchema.parse({ question, topics: ['optics'], shortAnswer: 'x' });
  const cards = sampleCards(asked);
  const dated = {
    written: '2025-01-02',
    difficulty: 'advanced' as const,
    changes: [{ version: '12345678', date: '2025-03-04', note: 'First published.' }],
  };
  return {
    book,
    site,
    questions: [
      {
        slug: 'light',
        number: 1,
        question: 'What is light?',
        version: '12345678',
        data: { ...data('What is light?'), ...dated },
        cards,
        answer: emptyAnswer('light'),
      },
      {
        slug: 'dark',
        number: 2,
        question: 'What is dark?',
        version: '12345678',
        data: data('What is dark?'),
        cards: [{ ...cards[0]!, asked: ['What is dark?'], points: [] } as PracticeCard],
        answer: emptyAnswer('dark'),
      },
    ],
  };
}
