import { formatNumber } from 'grounded/lab/format.ts';
import type { Params } from './controls.ts';
import { seenAs } from './stage-layout.ts';

const bold = (number: number) => `<b>${formatNumber(number)}</b>`;

/** What trains, and where the gradient goes. */
const trained: Readonly<Record<Params['trains'], string>> = {
  one: 'The loss trains the projector alone, through the frozen LLM.',
  two: 'The loss trains the LLM, too; the encoder stays frozen.',
  all: 'The gradient goes on to the encoder, and every part learns.',
};

/** Whether print is so small that readers are not told what it says. */
export const isSmudged = (print: number) => print < 5;

function seen({ side, shape }: Pick<Params, 'side' | 'shape'>): string {
  const { tokens, print } = seenAs({ side, shape });
  const square = seenAs({ side, shape: 'square' }).tokens;
  const high = `print ${bold(print)} pixels high`;
  switch (shape) {
    case 'square':
      return isSmudged(print)
        ? `${bold(tokens)} image tokens, ${high}: try to read the total.`
        : `${bold(tokens)} image tokens, ${high}. Two thirds of the tokens show padding.`;
    case 'own':
      return `${bold(tokens)} image tokens, ${high}: without padding a third of the square’s ${formatNumber(square)}.`;
    case 'merged':
      return `${bold(tokens)} image tokens, ${high}: with four patches in a token a twelfth of the padded square’s ${formatNumber(square)}.`;
  }
}

/** What the picture shows of a state. */
export const saidOf = (params: Pick<Params, 'side' | 'shape' | 'trains'>): string =>
  `${seen(params)} ${trained[params.trains]}`;

type State = Pick<Params, 'side' | 'shape' | 'trains'>;
const ways = {
  trains: {
    one: 'froze all but the projector',
    two: 'let the LLM learn beside the projector',
    all: 'let every part learn, the encoder, too',
  },
  shape: { square: 'padded it to a square', own: 'kept its shape', merged: 'put four patches in a token' },
} as const;

/** What was set, and what it costs and shows. */
export function movedTo(now: State, before: State): string {
  if (now.trains !== before.trains) return `You ${ways.trains[now.trains]}.`;
  const [then, seen] = [seenAs(before), seenAs(now)];
  const set =
    now.shape === before.shape ? `drew it ${formatNumber(now.side)} pixels long` : ways.shape[now.shape];
  const print =
    then.print === seen.print ? 'print as high as before' : `print ${formatNumber(seen.print)} pixels high`;
  return `You ${set}: ${formatNumber(seen.tokens)} tokens instead of ${formatNumber(then.tokens)}, ${print}.`;
}

/** The claim that the sentence makes. */
export function claimOf({ side, shape }: Pick<Params, 'side' | 'shape'>): string | undefined {
  if (shape === 'merged') return 'merged';
  if (shape === 'own') return 'own-shape';
  return isSmudged(seenAs({ side, shape }).print) ? undefined : 'padding';
}
