import type { Params } from './controls.ts';
import { sharesAt, type Shares, type Traffic } from './three-shares.ts';

/** The answers of a state. */
export const trafficOf = ({ wrongShare, auroc }: Params): Traffic => ({ wrong: wrongShare / 100, auroc });
export const sharesOf = (params: Params): Shares => sharesAt(trafficOf(params), params.shown / 100);

/** A share in percent: with a decimal below 10, where there is one, and never 0% of something. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.05) return 'under 0.1%';
  return `${Number(value.toFixed(value < 9.95 ? 1 : 0))}%`;
}

const wrong = (share: number) => `<b class="role-wrong">${percent(share)}</b>`;

export function sentence(params: Params): string {
  const { shown, ofAll, ofShown, ofWrong } = sharesOf(params);
  if (shown <= 0) return 'Refuse all answers: none is wrong, and every right one is lost.';
  if (shown >= 1)
    return `Show all answers: ${wrong(ofAll)} of them are wrong, and all of these get through. Move the cut to refuse those that score lowest.`;
  const ofThese =
    percent(ofAll) === percent(ofShown)
      ? 'and hardly more of the answers shown'
      : `but of the answers shown ${wrong(ofShown)} are wrong`;
  return `Show the <b>${percent(shown)}</b> that score best: of all requests ${wrong(ofAll)} end in a wrong answer, ${ofThese}. Of the wrong ones ${percent(ofWrong)} get through.`;
}

/** What was set, and what became of the share that readers of the shown answers meet. */
export function moved(now: Params, before: Params): string {
  const set =
    now.auroc !== before.auroc
      ? `gave the checker an AUROC of ${now.auroc.toFixed(2)}`
      : now.wrongShare !== before.wrongShare
        ? `let ${now.wrongShare}% of all answers be wrong, not ${before.wrongShare}%`
        : `showed ${now.shown}% of the answers, not ${before.shown}%`;
  if (now.shown === 0) return 'You refused every answer, the right ones, too.';
  const of = (params: Params) => percent(sharesOf(params).ofShown);
  const then = before.shown === 0 || of(before) === of(now) ? '' : ` instead of ${of(before)}`;
  return `You ${set}: of those shown ${of(now)} are wrong${then}.`;
}
