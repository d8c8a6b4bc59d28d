import { picture, plotted, table, value } from 'grounded/lab/html.ts';
import type { Lab } from 'grounded/lab/lab.ts';
import { line, type Point } from 'grounded/lab/plot.ts';
import { controls, type Params } from './controls.ts';
import { run, type Frame, type Row } from './core.ts';
import { features, width } from './projector.ts';

const imageTokens = (tokens: number) => `${tokens} image token${tokens === 1 ? '' : 's'}`;

const chosenRow = (frame: Frame, params: Params): Row =>
  frame.rows.find(({ pooling }) => pooling === params.pooling)!;

function accuracies(frame: Frame): string {
  return table(
    'Accuracy on 4,096 test questions by number of image tokens',
    ['tokens', 'projector', 'in training', 'majority', 'ceiling'],
    frame.rows.map(({ tokens, trained, majority, ceiling }) => [
      String(tokens),
      trained ? value(`accuracyAt${tokens}`, trained.accuracy, { digits: 4 }) : 'training',
      trained ? value(`trainingAt${tokens}`, trained.onTraining, { digits: 4 }) : 'training',
      value(`majorityAt${tokens}`, majority, { digits: 4 }),
      value(`ceilingAt${tokens}`, ceiling, { digits: 4 }),
    ]),
  );
}

function costs(frame: Frame, params: Params): string {
  return table(
    `What an image of ${params.pixels} × ${params.pixels} pixels in patches of 14 costs the LLM`,
    ['patches averaged', 'tokens', 'attention pairs', 'KV cache'],
    frame.rows.map(({ pooling, cost }) => [
      `${pooling} × ${pooling}`,
      value(`costTokensAt${pooling}`, cost.tokens),
      value(`costPairsAt${pooling}`, cost.pairs),
      value(`costCacheAt${pooling}`, cost.cacheMB, { digits: 1, unit: 'MB' }),
    ]),
  );
}

function lesson(frame: Frame, params: Params): string {
  const { tokens, trained } = chosenRow(frame, params);
  return (
    `<p>“Majority” always answers the most frequent colour of the block of cells behind a token. The ceiling is how often that is right on average${params.noise > 0 ? ', without noise' : ''}. ` +
    `It holds because this toy’s encoder sees each cell alone. “In training” are the 1,024 questions that the projector learned from. ` +
    `The standard error of a share is up to 0.008 on 4,096 questions and 0.016 on 1,024, so a share a little above the ceiling is chance. ` +
    `With ${imageTokens(tokens)} the loss on the test questions is ${value('testLoss', trained!.loss, { digits: 4 })}.</p>` +
    `<p>The same projector can be asked for the most frequent colour of the whole image, for which it was not trained. From the average of its tokens it is right in ` +
    `${value('wholeImage', frame.whole.trained * 100, { digits: 1, unit: '%' })} of the images. ` +
    `The average holds the answer however large the blocks: a map computed from the encoder’s vectors of the four colours, instead of learned, is right in ` +
    `${value('wholeComputed', frame.whole.computed * 100, { digits: 1, unit: '%' })}.</p>` +
    `<p>Training changes only the ${value('trainedParameters', width * features)} numbers of the projector.</p>`
  );
}

function gate({ gate }: Frame, { gate: alpha }: Params): string {
  const [prior, image] = gate.probabilities as [number, number];
  const points = (key: 'image' | 'prior') => gate.curve.map((at): Point => [at.gate, at[key]]);
  return (
    plotted(
      `Gated cross-attention: the text model alone prefers one colour, the image shows another; marked at α = ${alpha}`,
      {
        x: { label: 'gate α' },
        y: { label: 'probability', from: 0, to: 1 },
        series: [
          line('image’s colour', 'evidence', points('image')),
          line('text model’s colour', 'frozen', points('prior')),
        ],
        marks: [
          { x: alpha, y: image, label: '' },
          { x: alpha, y: prior, label: '' },
        ],
      },
      'Probabilities of the colour in the image and of the colour that the text model alone prefers, by gate',
    ) +
    `<p>At α = ${alpha} the image’s colour has probability ${value('gateImage', image, { digits: 4 })}, the text model’s ` +
    `${value('gatePrior', prior, { digits: 4 })}. The image wins above α = ${value('gateCrossing', gate.crossing, { digits: 4 })}.</p>`
  );
}

function byTokens({ rows }: Frame, { tokens, trained }: Row): string {
  const ceilings = rows.map(({ tokens, ceiling }): Point => [tokens, ceiling]);
  const accuracies = rows.flatMap(({ tokens, trained }): Point[] =>
    trained ? [[tokens, trained.accuracy]] : [],
  );
  return plotted(
    'Questions for one cell, answered right, by image tokens',
    {
      x: { label: 'image tokens', log: true, from: 1, to: 64 },
      y: { label: 'accuracy', from: 0, to: 1.05 },
      series: [
        line('ceiling', 'plain', ceilings.reverse(), { dashed: true }),
        line('projector', 'trainable', accuracies.reverse(), { dots: true }),
      ],
      marks: [{ x: tokens, y: trained!.accuracy, label: '' }],
    },
    'Accuracy of the trained projector and its ceiling, by image tokens',
  );
}

function view(frame: Frame, params: Params): string {
  const chosen = chosenRow(frame, params);
  return (
    byTokens(frame, chosen) +
    accuracies(frame) +
    lesson(frame, params) +
    picture(
      `What an image of ${params.pixels} × ${params.pixels} pixels, in patches of 14, costs an LLM with ${controls.shape.options[params.shape]}`,
      costs(frame, params),
    ) +
    gate(frame, params)
  );
}

export const lab: Lab<typeof controls, Frame> = {
  title: 'Trade image tokens for accuracy',
  intro:
    'A toy. Its images are 8 × 8 cells in four colours. A simulated frozen encoder turns each cell alone into a vector, and blocks of cells are averaged to image tokens. A linear projector maps these to a simulated frozen LLM, of which only the last step is left: it answers with the colour whose word vector fits best. ' +
    'The projector learns from 1,024 questions about the colour of one cell. A small second experiment shows the gate α of cross-attention, which scales what the picture adds.',
  controls,
  presets: [
    {
      id: 'one-token',
      label: 'One token',
      look: 'everything is painted back in blue, because one average of cells seen alone only shows which colour is most frequent',
      params: { pooling: 8 },
    },
    {
      id: 'four-with-places',
      label: 'Four, with places',
      look: 'flip the switch back and forth: the tokens are as many and averaged in the same way, but now the encoder saw places',
      params: { sees: 'place' },
    },
    {
      id: 'closed-gate',
      label: 'A closed gate',
      look: 'at α = 0 the probabilities are those of the text model, whatever the image shows',
      params: { gate: 0 },
    },
  ],
  simplified: [
    'Encoder and LLM are simulated: a fixed random unit vector for each colour, and four orthonormal word vectors. There is no transformer, and the question chooses its token directly instead of by attention.',
    'The encoder sees each cell alone, and the ceiling holds only for that. A real one sees where a patch lies and what is beside it, so averages of its features can keep much more.',
    'The lab shows one set of 1,024 training questions. After 200 steps it gets 0.536 right with 16 tokens and 0.298 with one. Eight other sets got 0.528 to 0.536 with 16 tokens and 0.304 to 0.317 with one. From 16,384 questions the projector got 0.317 with one token, so the gap to the ceiling comes from few questions.',
    'Plain gradient descent on all questions at once, without instruction tuning. The code trains the product of word vectors and projector. Its steps are those of the projector itself, because the word vectors are orthonormal.',
    'Noise is added to the features of every cell, in training and test.',
    'The cost table counts heads of width 128 in 16 bits, and the attention pairs of the image and 32 text tokens in one head of one layer, without a causal mask.',
    'In the experiment with the gate, one number stands for all added layers.',
  ],
  run,
  view,
  summary: (frame, params) => {
    const { tokens, trained, ceiling } = chosenRow(frame, params);
    return (
      `${imageTokens(tokens)}, ${frame.steps} steps: accuracy ${trained!.accuracy.toFixed(4)}, ceiling ${ceiling.toFixed(4)}. ` +
      `Gate ${params.gate}: probability of the image’s colour ${frame.gate.probabilities[1]!.toFixed(4)}.`
    );
  },
};
