import { nearestStop, type Seen, type Stage } from 'grounded/lab/stage.ts';
import { controls, stops, type Params } from './controls.ts';
import type { Ask } from './asked.ts';
import { fusedFor, headings, placesAlone, placesOf, questions, stopForPlace, type Drawn } from './places.ts';
import { answerBox, heights, placeAt } from './stage-layout.ts';
import { drawLists } from './stage-picture.ts';

const endings: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
const ordinal = (place: number) => `${place}${endings[place] ?? 'th'}`;
const roleOf = (place: number) => (place <= 2 ? 'role-evidence' : place >= 5 ? 'role-wrong' : '');
/** A place in bold, in the colour of good or bad. */
function bold(place: number): string {
  const role = roleOf(place);
  return `<b${role && ` class="${role}"`}>${ordinal(place)}</b>`;
}

/** What the sentence concludes, by the id of its claim. */
const conclusions = {
  'names-need-words': 'Over all names, BM25 alone beats both rules.',
  'constant-costs-names': 'A larger k lifts this answer and costs names.',
  'scores-help-other-words': 'A tuned weight beats BM25 alone on fresh questions like this.',
  'weak-search-drags': 'Over all questions, BM25 alone beats ranks with their best constant.',
} as const;
/** What it concludes about each question merged by ranks, and by scaled scores. */
const claims: Readonly<Record<Ask, readonly (keyof typeof conclusions | undefined)[]>> = {
  code: ['names-need-words', 'names-need-words'],
  words: [undefined, 'scores-help-other-words'],
  both: ['constant-costs-names', 'scores-help-other-words'],
  misled: ['weak-search-drags', undefined],
};
const claimOf = ({ ask, scaled }: Drawn) => claims[ask][Number(scaled)];

function sentence(drawn: Drawn): string {
  const { ask, k, scaled } = drawn;
  const [words, meaning] = placesAlone(ask).map((one) => (one ? ordinal(one) : 'not among the first 50'));
  const way = scaled ? 'by scaled scores' : `at <b>k\u00a0=\u00a0${k}</b>`;
  const said = `“${headings[questions[ask].answer]}” is ${words} by words, ${meaning} by meaning, and ${bold(fusedFor(drawn).place)} merged ${way}.`;
  const claim = claimOf(drawn);
  if (claim) return `${said} ${conclusions[claim]}`;
  const other = bold(fusedFor({ ...drawn, scaled: !scaled }).place);
  return scaled
    ? `${said} By ranks with k\u00a0=\u00a0${k} it is ${other}.`
    : `${said} By scaled scores it is ${other}.`;
}

/** What was set, and what became of the answer's place. */
function moved(now: Params, before: Params): string {
  const [then, place] = [before, now].map((params) => ordinal(fusedFor(drawnOf(params)).place));
  if (now.ask !== before.ask) return `You asked another question: its answer comes ${place}.`;
  const set =
    now.scaled === before.scaled
      ? `moved k from ${before.k} to ${now.k}`
      : `merged by ${now.scaled ? 'scaled scores' : `ranks with k = ${now.k}`}`;
  return `You ${set}, and the answer ${place === then ? `stayed ${place}` : `went from ${then} to ${place}`}.`;
}

const drawnOf = ({ ask, k, scaled }: Params): Drawn => ({ ask, k, scaled });

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'choice',
      name: 'ask',
      label: 'Question, and the place of its answer',
      above: true,
      html: (option, { k, scaled }) =>
        `${controls.ask.options[option as Ask]}<br>${bold(fusedFor({ ask: option as Ask, k, scaled }).place)}`,
    },
    {
      kind: 'slider',
      name: 'k',
      label: 'Constant k',
      stops,
      along: true,
      sets: { scaled: false },
    },
    { kind: 'switch', name: 'scaled', label: 'Scaled scores' },
  ],
  handles: [
    {
      label: 'Place of the answer in the merged list',
      moves: 'k',
      axis: 'y',
      // Scaled scores have no constant.
      box: (params, canvas) => (params.scaled ? undefined : answerBox(drawnOf(params), canvas)),
      text: (params) => `${ordinal(fusedFor(drawnOf(params)).place)}, at k = ${params.k}`,
      drag: (to, params, canvas) => ({
        k: stopForPlace(params.ask, placeAt(to, drawnOf(params), canvas), params.k),
      }),
      step: ({ x, y }, params, far) => {
        const { ask, k } = params;
        const at = nearestStop(stops, k);
        if (x) return { k: stops[Math.min(stops.length - 1, Math.max(0, at + x))]! };
        const places = placesOf(ask);
        const now = places.indexOf(fusedFor(drawnOf(params)).place);
        const next = far ? (y > 0 ? 0 : places.length - 1) : now - y;
        return { k: stopForPlace(ask, places[Math.min(places.length - 1, Math.max(0, next))]!, k) };
      },
    },
  ],
  heights,
  claim: claimOf,
  note: 'Four of 120 graded questions, chosen to differ; bars are over all of a kind. The encoder is weak here.',
  label:
    'Three ranked lists for one question: search by words, both merged, and search by meaning. Lines join the same passage; the one that answers is filled.',
  picture: ({ params, before }: Seen<Params>, canvas) => {
    const [drawn, earlier] = [drawnOf(params), before && drawnOf(before)];
    // The answer to another question had its place among other passages.
    const compared = earlier?.ask === drawn.ask && (earlier.k !== drawn.k || earlier.scaled !== drawn.scaled);
    return drawLists(drawn, compared ? earlier : undefined, canvas);
  },
  sentence: ({ params }) => sentence(params),
  afterDrag: moved,
};
