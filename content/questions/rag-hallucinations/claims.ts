import { defaultsOf } from 'grounded/lab/controls.ts';
import type { Claim } from 'grounded/lab/claim.ts';
import { controls } from './lab/controls.ts';
import { calibrated } from './lab/core.ts';
import { scoreNames, simulate } from './lab/simulate.ts';
import { mostShown, sharesAt } from './lab/three-shares.ts';

const wrongShares = Array.from({ length: 17 }, (_, i) => 0.05 + 0.05 * i).filter((share) => share < 0.9);
const aurocs = Array.from({ length: 10 }, (_, i) => 0.5 + 0.05 * i);
const defaults = defaultsOf(controls);
const [support, both] = (['support', 'both'] as const).map((name) => scoreNames.indexOf(name)) as [
  number,
  number,
];

export const claims = [
  {
    id: 'two-shares',
    of: 'stage',
    says: 'Of the answers shown a larger share is wrong than of all requests, because refused requests count among all.',
    varies: 'wrong answers from 5 to 85%, AUROC from 0.5 to 0.95, every cut from 1 to 99%',
    draws: 'exact',
    holds: () =>
      wrongShares.every((wrong) =>
        aurocs.every((auroc) =>
          Array.from({ length: 99 }, (_, i) => sharesAt({ wrong, auroc }, (i + 1) / 100)).every(
            ({ ofAll, ofShown }) => ofShown > ofAll,
          ),
        ),
      ),
  },
  {
    id: 'better-checker',
    of: 'stage',
    says: 'With scores as in this picture, a checker of higher AUROC shows at least as many answers at the same share of all requests, so a smaller share of them is wrong.',
    varies: 'wrong answers from 5 to 85%, AUROC from 0.5 to 0.95, allowed shares of 2, 5 and 9.8%',
    draws: 'exact',
    sizes: { '2%': 0.02, '5%': 0.05, '9.8%': 0.098 },
    holds: (_, allowed) =>
      wrongShares.every((wrong) =>
        aurocs.slice(1).every((auroc, i) => {
          const [worse, better] = [aurocs[i]!, auroc].map((each) =>
            mostShown({ wrong, auroc: each }, allowed),
          );
          return better! >= worse!;
        }),
      ),
  },
  {
    id: 'on-average',
    of: 'lab',
    says: 'Risk control promises α on average over worlds, not in each: with support as the score and α = 0.10, only about half of the worlds have a risk of at most α.',
    varies: 'facts, questions, answers and errors of the checker',
    draws: 50,
    saysHowOften: true,
    holds: (draw) => calibrated(simulate(draw, defaults), support, 0.1).outcome.risk <= 0.1 + 1e-12,
  },
  {
    id: 'shift-breaks-it',
    of: 'lab',
    says: 'After the index has shrunk and errors repeat, the risk by support and agreement is above twice α = 0.10.',
    varies: 'facts, questions, answers and errors of the checker',
    draws: 50,
    holds: (draw) => calibrated(simulate(draw, { ...defaults, shift: true }), both, 0.1).outcome.risk > 0.2,
  },
] as const satisfies readonly Claim[];
