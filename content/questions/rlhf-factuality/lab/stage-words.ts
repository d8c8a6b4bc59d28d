import { nearestStop } from 'grounded/lab/stage.ts';
import { formatNumber } from 'grounded/lab/format.ts';
import { unanswerable } from './answers.ts';
import { pressures, untrained, type Params } from './controls.ts';
import { worthOfRight } from './core.ts';
import { outOf100, worldOf } from './families.ts';

/** Place of a state's β among the stops. */
export const stopOf = ({ beta }: Pick<Params, 'beta'>): number => nearestStop(pressures, beta);

/** What describes a state and its start: scores, and answers of 100. */
export function counted(params: Params) {
  const policies = worldOf(params);
  const of = (step: number) => {
    const { score, shares } = policies[step]!;
    const answers = outOf100(shares);
    return { score, shares, ...answers, false: answers.own + answers.altered };
  };
  return { start: of(0), now: of(2 * stopOf(params)) };
}
type Counted = ReturnType<typeof counted>;

const bold = (text: string | number, role = '') => `<b${role && ` class="role-${role}"`}>${text}</b>`;
const right = (n: number) => bold(n, 'evidence');
const wrong = (n: number) => bold(n, 'wrong');
const scores = ({ start, now }: Counted) =>
  `Score ${bold(`${formatNumber(start.score, 2)} → ${formatNumber(now.score, 2)}`, 'trainable')}`;

/** From here on a similarity leaves hardly any words but those of the passage. */
const hard = 1 / 15;

function ofSimilarity(found: Counted, beta: number): string {
  const { start, now } = found;
  if (beta < hard) {
    const own = now.altered + now.recited === 100 ? 'no' : 'hardly any';
    return `${scores(found)}, nearly perfect. It has ${own} words of its own left: ${bold(now.recited)} of 100 answers copy the passage, and ${wrong(now.altered)} copy it with one false fact.`;
  }
  const copies = now.recited > 15 ? `, and ${bold(now.recited)} copy the passage` : '';
  return `${scores(found)}: training works. But right answers went from ${start.right} to ${right(now.right)} of 100${copies}.`;
}

/** False answers of all 100 that are to the passage that lacks the number, where a person pays for none; halves go up. */
const unmoved = Math.round(
  unanswerable.answers.reduce(
    (sum, { outcome, start }) => sum + (outcome === 'wrong' ? 50 * start : 0),
    1e-9,
  ),
);

function ofAccuracy(found: Counted): string {
  const { start, now } = found;
  // In the passage that lacks the number nothing moves, and what is right there is to abstain.
  const rightWithNumber = 2 * (now.shares.right - start.shares.right) + 0.5;
  const most = rightWithNumber > 0.995 ? 'all answers are right' : 'most answers are right';
  const there = unmoved === now.false ? `all ${wrong(unmoved)}` : `${wrong(unmoved)} of the ${now.false}`;
  return `${scores(found)}. Where the passage has the number, ${most}. Where it lacks it, every answer earns 0, so in this toy nothing moves: ${there} false ones are there.`;
}

/** TruthRL, a trained model of eight billion parameters, on CRAG: right and false answers of 100. Source: Wei et al. 2026, table 1. */
export const truthRl = { right: 57, false: 19 };

/** Whether a right answer earns no more than silence, and it shows. */
export const isTooStrict = (params: Params): boolean =>
  counted(params).now.silent > 8 && worthOfRight(params.penalty, params.rejects) < 1e-9;

function ofClaims(found: Counted, params: Params): string {
  const { penalty, rejects, numbers } = params;
  const { start, now } = found;
  const worth = worthOfRight(penalty, rejects);
  if (isTooStrict(params)) {
    const earned =
      worth > -1e-9
        ? `earns ${bold(0)} on average, like “I don’t know”`
        : `earns ${bold(formatNumber(worth, 2))} on average`;
    const falsehoods = now.false === 0 ? 'None false. But the' : `${wrong(now.false)} of 100 false. The`;
    return `${falsehoods} checker rejects ${Math.round(100 * rejects)}% of what is supported, so a true answer ${earned}, and ${bold(now.silent)} of 100 abstain although the passage has the number.`;
  }
  if (!numbers)
    return `${scores(found)}. This checker cannot read numbers and pays for any: ${wrong(now.false)} of 100 answers are false, ${right(now.right)} are right.`;
  const abstained = now.silent > 8 ? `; ${bold(now.silent)} abstain needlessly` : '';
  const end =
    now.right >= 95 && now.false === 0
      ? `. Only a toy gets this far: on CRAG, TruthRL’s 8B model had ${truthRl.right} right and ${truthRl.false} false`
      : abstained;
  return `${scores(found)}. False answers went from ${start.false} to ${wrong(now.false)} of 100, right ones from ${start.right} to ${right(now.right)}${end}.`;
}

/** What a state shows, in a sentence or two. */
export function wordsOf(params: Params): string {
  const found = counted(params);
  const beta = pressures[stopOf(params)]!;
  if (beta === untrained)
    return `Before training: ${right(found.start.right)} of 100 answers are right, ${wrong(found.start.false)} are false. Choose what to reward, and push.`;
  if (params.reward === 'cosine') return ofSimilarity(found, beta);
  return params.reward === 'binary' ? ofAccuracy(found) : ofClaims(found, params);
}

const paid: Readonly<Record<Params['reward'], string>> = {
  cosine: 'paid for similarity',
  binary: 'paid for being right',
  verifier: 'paid for each supported claim',
};

/** What was set, and what became of right and false answers. */
export function moved(now: Params, before: Params): string {
  const [then, found] = [before, now].map((params) => counted(params).now) as [
    Counted['now'],
    Counted['now'],
  ];
  const harder = stopOf(now) - stopOf(before);
  const set =
    now.reward !== before.reward
      ? paid[now.reward]
      : harder > 0
        ? 'pushed harder'
        : harder < 0
          ? 'eased off'
          : now.numbers
            ? 'let the checker read numbers'
            : 'hid the numbers from the checker';
  return `You ${set}: right answers ${then.right} → ${found.right} of 100, false ones ${then.false} → ${found.false}.`;
}
