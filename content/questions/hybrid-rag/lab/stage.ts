import { nearestStop, type Seen, type Stage } from 'grounded/lab/stage.ts';
import { controls, stops, type Params } from './controls.ts';
import { questions, titles, type Ask } from './notes.ts';
import { asks, fusedFor, heldFrom, placesOf, stopForPlace } from './places.ts';
import { answerBox, heights, rowAt, type Drawn } from './stage-layout.ts';
import { drawLists } from './stage-picture.ts';

const endings: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
const counts = ['no text', 'one text', 'two texts', 'three texts', 'four texts', 'five texts', 'six texts'];

const roleOf = (place: number) => (place <= 2 ? 'role-evidence' : place >= 5 ? 'role-wrong' : '');
/** A place in bold, in the colour of good or bad. */
function bold(place: number): string {
  const role = roleOf(place);
  return `<b${role && ` class="${role}"`}>${place}${endings[place] ?? 'th'}</b>`;
}
const placeOf = (ask: Ask, k: number) => fusedFor(ask, k).place;
const titleOf = (ask: Ask) => `“${titles[questions[ask].answer]!}”`;

/** What the others of the three answers come to. */
function othersAt(ask: Ask, k: number): string {
  const [first, second] = asks.filter((one) => one !== ask).map((one) => bold(placeOf(one, k)));
  return `The answers to the other two questions are ${first} and ${second}.`;
}

function ofCode(k: number): string {
  const { place, agreed } = fusedFor('code', k);
  const law = 'with lists of 8, whatever both searches found stands above whatever one found.';
  if (agreed && k === controls.k.default)
    return `${titleOf('code')} is first for keywords and ${bold(place)} fused: at <b>k = ${k}</b>, ${law}`;
  if (agreed)
    return `At <b>k = ${k}</b>, as at every k from ${heldFrom((stop) => placeOf('code', stop) === place)} on, ${titleOf('code')}, first for keywords, is ${bold(place)}: ${law}`;
  if (k === 0)
    return `At <b>k = 0</b> a first place counts: ${titleOf('code')} is ${bold(place)}. But the answer to “${questions.both.query}” falls to ${bold(placeOf('both', k))}.`;
  return `At <b>k = ${k}</b> ${titleOf('code')}, first for keywords, is ${bold(place)}, behind ${counts[place - 1]} that both searches found. ${othersAt('code', k)}`;
}

function ofWords(k: number): string {
  const { place, list, votes } = fusedFor('words', k);
  const own = votes[questions.words.answer]!.toFixed(4);
  const ahead = list.slice(0, place - 1).map((one) => votes[one]!);
  const [least, most] = [Math.min(...ahead), Math.max(...ahead)].map((vote) => vote.toFixed(4));
  const worth = `${ahead.length === 1 ? 'is' : 'are'} worth ${least === most ? least : `${least} to ${most}`}`;
  return `${titleOf('words')} is first by meaning, absent from keywords, and ${bold(place)} fused: at <b>k = ${k}</b> ${counts[place - 1]} that both searches found ${worth}, its first place ${own}.`;
}

function ofBoth(k: number): string {
  const { place, agreed } = fusedFor('both', k);
  const same = `The same k puts ${titleOf('code')} ${bold(placeOf('code', k))}.`;
  return agreed
    ? `${titleOf('both')} is third and sixth, first in neither, and ${bold(place)} fused: at <b>k = ${k}</b> agreement wins. ${same}`
    : `${titleOf('both')} is third and sixth, first in neither: at <b>k = ${k}</b> first places win, and it comes ${bold(place)}. ${same}`;
}
const told: Readonly<Record<Ask, (k: number) => string>> = { code: ofCode, words: ofWords, both: ofBoth };

function sentence({ ask, k, oracle }: Params): string {
  const places = (reranked: boolean) => asks.map((one) => fusedFor(one, k, reranked).place);
  const listed = ([first, second, third]: string[]) => `${first}, ${second} and ${third}`;
  if (oracle)
    return `A perfect reranker reads the whole pool: ${listed(places(true).map(bold))}, whatever k is. It can only order what at least one search found.`;
  const all = places(false);
  // Where all three are alike, none is in its best place.
  if (new Set(all).size === 1)
    return `At <b>k = ${k}</b> the three answers stand ${listed(all.map(bold))}: no k brings all three into the first three.`;
  return told[ask](k);
}

const drawnOf = ({ ask, k, oracle }: Params): Drawn => ({ ask, k, reranked: oracle });

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'choice',
      name: 'ask',
      label: 'Question, and the place of its answer',
      above: true,
      html: (option, { k, oracle }) =>
        `${controls.ask.options[option as Ask]}<br>${bold(fusedFor(option as Ask, k, oracle).place)}`,
    },
    { kind: 'slider', name: 'k', label: 'Constant k', stops, along: true },
    { kind: 'switch', name: 'oracle', label: 'Rerank the pool' },
  ],
  handles: [
    {
      label: 'Place of the answer in the fused list',
      moves: 'k',
      axis: 'y',
      // The perfect reranker leaves no other place.
      box: (params, canvas) => (params.oracle ? undefined : answerBox(drawnOf(params), canvas)),
      text: ({ ask, k }) => `${placeOf(ask, k)} of ${fusedFor(ask, k).list.length}, at k = ${k}`,
      drag: (to, params, canvas) => ({
        k: stopForPlace(params.ask, rowAt(to, drawnOf(params), canvas) + 1, params.k),
      }),
      step: ({ x, y }, { ask, k }, far) => {
        const at = nearestStop(stops, k);
        if (x) return { k: stops[Math.min(stops.length - 1, Math.max(0, at + x))]! };
        const places = placesOf(ask);
        const next = far ? (y > 0 ? 0 : places.length - 1) : places.indexOf(placeOf(ask, k)) - y;
        return { k: stopForPlace(ask, places[Math.min(places.length - 1, Math.max(0, next))]!, k) };
      },
    },
  ],
  heights,
  note: 'A toy: its notes and questions were chosen to show this. In two lists of eight, from k = 7 on, what both found beats a first place in one. In lists of 100 that holds only from k = 99 on.',
  label:
    'Three ranked lists for one question: keyword search, reciprocal rank fusion, and search by meaning. Lines join the same note; the one that answers is filled.',
  picture: ({ params, before }: Seen<Params>, canvas) => {
    const [drawn, earlier] = [drawnOf(params), before && drawnOf(before)];
    // The answer to another question had its place among other notes.
    const compared =
      earlier?.ask === drawn.ask && (earlier.k !== drawn.k || earlier.reranked !== drawn.reranked);
    return drawLists(drawn, compared ? earlier : undefined, canvas);
  },
  sentence: ({ params }) => sentence(params),
};
