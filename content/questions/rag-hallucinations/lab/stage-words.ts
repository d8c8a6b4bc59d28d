import { invention } from './shown-world.ts';
import type { Params } from './controls.ts';
import { leastShown, percent, rankingOf, shownOf } from './ranking.ts';

type State = Pick<Params, 'score' | 'shown' | 'checker' | 'alpha'>;

const wrongBold = (text: string | number) => `<b class="role-wrong">${text}</b>`;
const numerals = ['no', 'one', 'two', 'three', 'four'];
const answers = (count: number) => (count === 1 ? 'one answer' : `${count} answers`);
const are = (count: number) => `${wrongBold(count || 'none')} ${count > 1 ? 'are' : 'is'} wrong`;

/** What becomes of the five claims. */
function fates(places: readonly number[], shown: number): string {
  const gone = places.filter((place, claim) => claim !== invention && place > shown).length;
  const truths = `${numerals[gone]} truth${gone === 1 ? '' : 's'}`;
  if (places[invention]! <= shown)
    return gone === 0
      ? 'All five claims stay, the invention too.'
      : `The invention stays, ${truths} ${gone === 1 ? 'goes' : 'go'}.`;
  return gone === 0 ? 'The invention goes and no truth with it.' : `The invention goes, ${truths} too.`;
}

const namesOf = {
  retrieval: 'the retrieval score',
  consistency: 'agreement',
  support: 'support',
  both: 'support and agreement',
} as const;

/**
 * Where the cut stands at what risk control shows. Its promise is one on average: here the share of all may be larger.
 */
function atPromise({ score, shown, checker, alpha }: State): string {
  const wrong = rankingOf({ score, checker }).errors[shown]!;
  const retrieval = rankingOf({ score: 'retrieval', checker }).promised(alpha);
  const rest = score === 'retrieval' ? '' : ` By retrieval: ${retrieval}.`;
  return (
    `For at most ${percent(alpha, 1)} wrong of all on average, risk control by ${namesOf[score]} shows <b>${shown}</b>: ` +
    `${are(wrong)}, ${percent(wrong, shownOf)} of all and ${wrongBold(percent(wrong, shown))} of those shown.${rest}`
  );
}

/** Cuts by agreement: the samples agree in six steps, and within one of them the order is chance. */
function byAgreement(shown: number): string {
  const { errors, scores } = rankingOf({ score: 'consistency', checker: 0 });
  const full = scores.filter((score) => score >= 1).length;
  const lowest = shownOf - scores.filter((score) => score > 0.5).length;
  const wrong = errors[shown]!;
  const best = percent(errors[shownOf - lowest]!, shownOf - lowest);
  const refused = shownOf - shown;
  const all = percent(errors[shownOf]!, shownOf);
  if (shown < full)
    return `${full} answers come out the same in all five samples, ${wrongBold(errors[full]!)} of them wrong. Among equals the cut is chance: of the ${shown} shown ${are(wrong)}.`;
  if (shown === full)
    return `<b>${full}</b> answers come out the same in all five samples, and ${wrongBold(wrong)} of them are wrong: the model repeats its invention.`;
  if (refused > lowest)
    return `Agreement first refuses ${lowest} answers, all wrong: ${all} falls to ${best}. After that it refuses only right ones, and the share rises again, to ${wrongBold(percent(wrong, shown))}.`;
  if (refused === lowest)
    return `Agreement first refuses ${lowest} answers, all wrong: ${all} falls to ${wrongBold(best)}. Stricter, it refuses only right ones, and the share rises again.`;
  return `Refuse the ${answers(refused)} whose five samples agree with ${refused === 1 ? 'it' : 'them'} least: all wrong. Of the rest ${wrongBold(percent(wrong, shown))} are; without refusing it was ${all}.`;
}

/** What the cut does, and with how many wrong answers it ends. */
export function wordsFor(state: State): string {
  const { score, shown, checker, alpha } = state;
  const { errors, places, promised } = rankingOf(state);
  const all = errors[shownOf]!;
  const refused = shownOf - shown;
  if (shown === 0) return `Refuse all 200 answers: none is wrong, and ${shownOf - all} right ones are lost.`;
  if (refused === 0)
    return `Show all 200 answers: ${are(all)}, ${percent(all, shownOf)}. Move the cut to refuse those that score lowest.`;
  if (shown === promised(alpha)) return atPromise(state);
  if (score === 'consistency') return byAgreement(shown);
  const wrong = errors[shown]!;
  const fate = fates(places, shown);
  const lot = answers(refused);
  if (score === 'retrieval') {
    const rest =
      shown < leastShown
        ? `Of the ${shown} left ${are(wrong)}: too few for a share`
        : `Of the rest ${wrongBold(percent(wrong, shown))} are wrong; without refusing it was ${percent(all, shownOf)}`;
    return `Refuse the ${lot} with the lowest retrieval score${refused === 1 ? '' : 's'}. ${rest}. ${fate}`;
  }
  const retrieval = rankingOf({ score: 'retrieval', checker }).errors[shown]!;
  const how =
    score === 'support' ? 'that the checker supports least' : 'that checker and agreement rate lowest';
  return `Refuse the ${lot} ${how}: of the ${shown} shown ${are(wrong)}, by retrieval ${retrieval}. ${fate}`;
}
