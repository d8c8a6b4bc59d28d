import { escapeHtml } from 'grounded/lab/escape.ts';
import { picture, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { note, svg } from 'grounded/lab/svg.ts';
import { patch, side, words } from '../../../model/sight.ts';
import { titledTable } from '../../../model/views.ts';
import { controls, type Params } from './controls.ts';
import { files, isWordOf, run, tried, type Asked, type Frame } from './core.ts';
import { before, linear, lossesOf, mean, of, rightOf, seeds, share, type Way } from './found.ts';

const cell = 8;
const size = side * cell;
const greys = 4;

/** A picture of 8 × 8 pixels with the borders of its patches, and below it what the model writes. */
function scan({ digit, shown, word }: Asked): string {
  const paths = Array.from({ length: greys + 1 }, () => '');
  Array.from(shown ?? [], (value, at) => {
    const grey = Math.ceil((value * greys) / 16);
    paths[grey] += `M${(at % side) * cell + 1} ${Math.floor(at / side) * cell + 1}h${cell}v${cell}h-${cell}z`;
  });
  const dark = paths.map((d, grey) =>
    d && grey > 0 ? `<path class="stage-solid" opacity="${grey / greys}" d="${d}"/>` : '',
  );
  const seams = `M1 1h${size}v${size}h-${size}zM${patch * cell + 1} 1v${size}M1 ${patch * cell + 1}h${size}`;
  const isRight = isWordOf(digit, word);
  return svg(
    `${dark.join('')}<path class="stage-hatch role-evidence" d="${seams}"/>` +
      note(
        size / 2 + 1,
        size + 16,
        `${isRight ? '✓' : '✗'} ${word}`,
        isRight ? '' : ' stage-role role-wrong',
      ),
    {
      label: `${shown ? 'A picture' : 'Mean tokens'} in place of a ${words[digit]!}; it writes “${word}”`,
      variant: 'scan',
      width: size + 8,
      height: size + 24,
    },
  );
}

const percent = (number: number) => `${(100 * number).toFixed(0)}%`;
const ways = Object.keys(controls.trained.options) as Way[];

/** Shares of all held-out pictures by training, and the loss on Shakespeare that stage 2 leaves. */
function recorded(): string {
  const rows = ways.map((way) => [
    escapeHtml(controls.trained.options[way]),
    ...seeds.map((seed) => percent(share(rightOf(of(seed)[way])))),
    way === 'none' || way === 'text'
      ? seeds.map((seed) => mean(lossesOf(seed, way)).toFixed(2)).join(', ')
      : mean(before).toFixed(2),
  ]);
  const swapped = seeds.map((seed) => percent(share(rightOf(of(seed).trained, 1))));
  return titledTable(
    'Recorded: right words for all 297 held-out pictures in three trainings, and the loss on Shakespeare in nats a character',
    ['trained', 'first', 'second', 'third', 'loss'],
    [
      ...rows,
      ['stage 1, but shown the next picture', ...swapped, mean(before).toFixed(2)],
      ['a linear classifier on the 64 pixels', ...seeds.map(() => percent(share(rightOf(linear)))), '–'],
    ],
  );
}

function view({ asked, right, tried }: Frame, { gets }: Params): string {
  const title = {
    own: 'What the model gets, each in four patches, and what it writes',
    other: 'The picture after the one that is asked about, and what it writes',
    blank: 'A blank picture, and what it writes',
    mean: 'Four mean tokens, and what it writes',
  }[gets];
  return (
    picture(title, asked.map(scan).join('')) +
    `<p>It wrote the right word for ${value('right', right)} of the first ${value('tried', tried)} held-out pictures.</p>` +
    recorded()
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Give the book’s model eyes, in your browser',
  intro:
    'The book’s own model has read nothing but Shakespeare. A projector learned from 1,500 scanned digits to turn each into four image tokens, after which the model should write the digit’s word. Here it gets digits that it has not seen. Some of its errors are Shakespeare’s words: it writes “found” for a four.',
  press: 'Show it a picture',
  controls,
  presets: [
    {
      id: 'projector-as-it-starts',
      label: 'Untrained projector',
      look: 'four random tokens, and no word of a digit',
      params: { trained: 'start' },
    },
    {
      id: 'swapped-picture',
      label: 'Another picture',
      look: 'it names what it gets, so it looks',
      params: { gets: 'other' },
    },
    {
      id: 'model-learns-too',
      label: 'Stage 2',
      look: 'adapters in the model train along: look at the loss on Shakespeare in the table',
      params: { trained: 'none' },
    },
    {
      id: 'text-beside',
      label: 'Stage 2 with text',
      look: 'with two passages of Shakespeare beside every 24 pictures, the loss stays near the old one',
      params: { trained: 'text' },
    },
  ],
  simplified: [
    'There is no vision encoder: the projector reads patches of 4 × 4 pixels. It has two layers and a learned place for each patch. A model of 800,000 weights over single characters shows how training works, and nothing about large ones.',
    'The pictures are the 1,797 of scikit-learn’s digits (E. Alpaydin and C. Kaynak, 1998, UCI Machine Learning Repository, CC BY 4.0). The last 297 were held out. Held-out Shakespeare is 64 passages of 192 characters.',
    'Stage 2 trains adapters of rank 4 beside all matrices of the model, and the projector. Step counts and rates were chosen by the loss in training and by held-out accuracy of shorter runs, so accuracies may be a little too good.',
    `The model takes the likeliest letters, and a word is right only if every letter is. Here ${tried} pictures are tried, in the table all.`,
  ],
  files,
  run,
  view,
  summary: ({ asked, right, tried }) =>
    `It writes “${asked[0]!.word}” for a ${words[asked[0]!.digit]!}. ${right} of ${tried} are right.`,
};
