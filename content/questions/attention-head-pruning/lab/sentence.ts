import { best, isIn, lossesAlong, rise, without, type Shown } from './cuts.ts';
import { count, heads, planted, copies } from './layer.ts';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const nameOf = (head: number) => planted[head]!.name;

/** A loss, or what it rises by. */
export const lossText = (loss: number): string => loss.toFixed(3);
/** A score, below 1. */
export const scoreText = (score: number): string => score.toFixed(3).slice(1);

const bold = (text: string, role?: string) => `<b${role ? ` class="role-${role}"` : ''}>${text}</b>`;
const loss = (value: number, role?: string) => bold(lossText(value), role);

/** Up to so much a rise counts as none. */
const none = 0.005;
const [a, b] = copies as [number, number];

function listed(cut: readonly number[]): string {
  if (cut.length > 3) return `${words[cut.length]} heads`;
  const names = cut.map(nameOf);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** How the best set of the same size compares, where there is a choice. */
function beside({ cut, loss: found }: Shown): string {
  const n = cut.length;
  if (n === 0 || n === count) return '';
  if (found <= best[n]! + 1e-6)
    return n === 1 ? ' No head is cheaper to cut.' : ` No choice of ${words[n]} does better.`;
  return ` The ${n === 1 ? 'cheapest head to cut' : `best choice of ${words[n]}`} leaves ${loss(best[n]!, 'evidence')}.`;
}

const copyOf = (head: number) => (head === a ? b : a);
/** That the copy that is left writes for both; nothing if none or both are. */
function shared({ mask }: Shown): string {
  const gone = copies.filter((head) => isIn(mask, head));
  if (gone.length !== 1) return '';
  return `${nameOf(copyOf(gone[0]!))} writes ${nameOf(gone[0]!).slice(-1)}’s share too`;
}

function withoutCopies(shown: Shown): string {
  const { cut } = shown;
  const n = cut.length;
  const single = cut.map((head) => rise([head]));
  const costs = `one at a time, refitted, they cost ${bold(`${lossText(single.reduce((sum, one) => sum + one, 0))} in all`)}, together ${loss(rise(cut), 'wrong')}`;
  if (single.every((one) => one <= none))
    return `${capital(words[n]!)} heads, each free after a refit: ${costs}. ${n === 2 ? 'They are' : 'Two were'} copies, and no head writes their signal now.`;
  const gone = n === count ? 'All eight heads are gone, and' : `Without ${listed(cut)}`;
  return `${gone} the loss is ${loss(shown.loss)}. ${capital(costs)}: no head writes the copies’ signal.`;
}

function oneHead(shown: Shown): string {
  const [head] = shown.cut as [number];
  if (planted[head]!.writes === 0)
    return `The ${nameOf(head)} head is gone and nothing changed: it looked at one token more sharply than any other head, and wrote nothing.`;
  const cost = rise([head]);
  if (copies.includes(head))
    return `Without ${nameOf(head)} the loss stays at ${loss(shown.loss, 'frozen')}: refitted, ${shared(shown)}.${beside(shown)}`;
  const named = cost <= none ? `the ${nameOf(head)} head` : nameOf(head);
  return `Without ${named} the loss is ${loss(shown.loss)}: it costs ${loss(cost)}, and no other head writes its signal.${beside(shown)}`;
}

function severalHeads(shown: Shown): string {
  const { cut } = shown;
  const why = shared(shown);
  return `Without ${listed(cut)} the loss is ${loss(shown.loss)}. One at a time, refitted, they cost ${bold(`${lossText(rise(cut))} in all`)}, together no more${why && `: ${why}`}.${beside(shown)}`;
}

/** Scored again with four heads gone, the copy that is left is seen to write for both. */
function scoredAgain({ scores, next }: Shown): string {
  return `Scored again, B has ${bold(scoreText(scores[b]!), 'frozen')}, because the refit made it write the shares of both. So ${nameOf(next!)} goes next, with ${bold(scoreText(scores[next!]!))}.`;
}

function onPath(shown: Shown): string | undefined {
  const { cut, mode, mask } = shown;
  const n = cut.length;
  if (n === count / 2)
    return mode === 'each'
      ? scoredAgain(shown)
      : `Half of the heads are gone, and the loss rose only from ${lossText(without(0).loss)} to ${loss(shown.loss, 'frozen')}: ${shared(shown)}. B goes next, because its score was taken before A went.`;
  const once = lossesAlong('once', n).at(-1)!;
  if (mode === 'each' && shown.loss < once - none)
    return `${capital(nameOf(cut.at(-1)!))} went instead of ${nameOf(heads.find((head) => copies.includes(head) && !isIn(mask, head))!).slice(-1)}: loss ${loss(shown.loss, 'frozen')}, and no choice of ${words[n]} heads does better. Scored once, it was ${loss(once, 'wrong')}.`;
  return undefined;
}

/** What a cut shows, in a sentence or two. */
export function sentenceOf(shown: Shown): string {
  const { cut, byHand, mode, mask } = shown;
  if (cut.length === 0)
    return `Eight heads, and the loss of ${loss(without(0).loss)} is noise alone. Drag, and the head with the lowest score goes first${mode === 'each' ? '; then all are scored again' : ''}.`;
  const told = byHand ? undefined : onPath(shown);
  if (told) return told;
  if (copies.every((head) => isIn(mask, head))) return withoutCopies(shown);
  return cut.length === 1 ? oneHead(shown) : severalHeads(shown);
}
