import { stopAtShare, type Canvas, type Handle, type Seen, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { percent, rankingOf, shownOf } from './ranking.ts';
import { claims, invention } from './shown-world.ts';
import { cardBox, layOut } from './stage-layout.ts';
import { drawCut, type Cut } from './stage-picture.ts';
import { drawThumb } from './stage-thumb.ts';
import { wordsFor } from './stage-words.ts';

const counts = Array.from({ length: shownOf + 1 }, (_, count) => count);
const checkerStops = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];
const shortNames: Record<Params['score'], string> = {
  retrieval: 'retrieval',
  consistency: 'agreement',
  support: 'support',
  both: 'both',
};

function cutOf(params: Params): Cut {
  const ranking = rankingOf(params);
  return { ranking, shown: params.shown, promised: ranking.promised(params.alpha) };
}

const isSame = (one: Cut, other: Cut): boolean =>
  one.ranking === other.ranking && one.shown === other.shown && one.promised === other.promised;

const within = (count: number) => Math.min(shownOf, Math.max(0, count));

const cutHandle: Handle<Params> = {
  label: 'Answers shown, on the curve',
  moves: 'shown',
  axis: 'x',
  jumps: true,
  box: (_, canvas) => {
    const { left, end, top, bars } = layOut(canvas);
    const bottom = bars[0] + bars[1] + 8;
    return { x: (left + end) / 2, y: (top + bottom) / 2, width: end - left + 14, height: bottom - top + 8 };
  },
  text: (params) => {
    const { shown } = params;
    const wrong = shown > 0 ? `, ${percent(rankingOf(params).errors[shown]!, shown)} of them wrong` : '';
    return `${shown} of 200${wrong}`;
  },
  drag: ({ x }, _, canvas) => {
    const { left, end } = layOut(canvas);
    return { shown: stopAtShare(counts, (x - left) / (end - left)) };
  },
  step: ({ x, y }, { shown }, far) => ({ shown: within(shown + (x || y) * (far ? 10 : 1)) }),
};

const promiseHandle: Handle<Params> = {
  label: 'What risk control shows',
  box: (params, canvas) => {
    const { x, height } = layOut(canvas);
    return { x: x(cutOf(params).promised), y: height - 11, width: 24, height: 24 };
  },
  text: (params) => `${cutOf(params).promised} of 200 at α = ${params.alpha.toFixed(2)}`,
  press: (params) => ({ shown: cutOf(params).promised }),
};

/** A press on a claim moves the cut just so far that it is refused, or shown again. */
const claimHandle = ({ asks, answer }: (typeof claims)[number], claim: number): Handle<Params> => {
  const isShown = (params: Params) => rankingOf(params).places[claim]! <= params.shown;
  return {
    label: `${asks}: ${answer}${claim === invention ? ', invented' : ''}`,
    box: (_, canvas: Canvas) => cardBox(claim, layOut(canvas)),
    text: (params) => (isShown(params) ? 'shown' : 'refused'),
    press: (params) => ({ shown: rankingOf(params).places[claim]! - (isShown(params) ? 1 : 0) }),
    pressed: isShown,
  };
};

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'slider',
      name: 'shown',
      label: 'Shown',
      stops: counts,
      along: true,
    },
    {
      kind: 'choice',
      name: 'score',
      label: 'Score that decides',
      html: (option) => shortNames[option as Params['score']],
    },
    {
      kind: 'stepper',
      name: 'checker',
      label: 'Checker errs on',
      stops: checkerStops,
      text: (share) => `${Math.round(100 * share)}%`,
      when: ({ score }) => score === 'support' || score === 'both',
    },
  ],
  handles: [cutHandle, ...claims.map(claimHandle), promiseHandle],
  fixes: {
    coverage: 0.8,
    h: 0.1,
    know: 0.25,
    systematic: 0.5,
    samples: 5,
    k: 4,
    retries: 0,
    shift: false,
  },
  note: 'A toy, and one of many possible worlds: companies are made up; the generator and the errors of the checker are simulated. Other worlds rank the scores differently, so measure each score on your own answers.',
  label:
    'Five claims, shown or refused; the share of wrong answers among those shown, for every cut; and all 200 answers in the order of the score.',
  heights: { narrow: 270 },
  picture: ({ params, before }: Seen<Params>, canvas) => {
    const cut = cutOf(params);
    if (canvas.kind === 'thumb') return drawThumb(cut, canvas);
    const last = before && cutOf(before);
    return drawCut(cut, last && !isSame(last, cut) ? last : undefined, params.alpha, canvas);
  },
  sentence: ({ params }) => wordsFor(params),
};
