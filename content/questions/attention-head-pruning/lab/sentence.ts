import { isIn, layerOf, type Layer, type Shown } from './cuts.ts';
import { count, planted, copies } from './layer.ts';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const nameOf = (head: number) => planted[head]!.name;

/** A loss, or what it rises by. */
export const lossText = (loss: number): string => loss.toFixed(3);
/** A score, below 1. */
export const scoreText = (score: number): string => score.toFixed(3).slice(1);

const bold = (text: string, role?: string) => `<b${role ? ` class="role-${role}"` : ''}>${text}</b>`;
const loss = (value: number, role?: string) => bold(lossText(value), role);

/** Up to so much a difference counts as none. */
export const none = 0.005;
const [a, b] = copies;
const copyOf = (head: number) => (head === a ? b : a);
const isCopy = (head: number | undefined) => head === a || head === b;

function listed(cut: readonly number[]): string {
  if (cut.length > 2) return `${words[cut.length]} heads`;
  const names = cut.map(nameOf);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** How the best set of the same size compares, where there is a choice. */
function beside({ cut, loss: found, layer: { best } }: Shown): string {
  const n = cut.length;
  if (n === 0 || n === count) return '';
  if (found <= best[n]! + 1e-6)
    return n === 1 ? ' No head is cheaper to cut.' : ` No choice of ${words[n]} does better.`;
  return ` The ${n === 1 ? 'cheapest head to cut' : `best choice of ${words[n]}`} leaves ${loss(best[n]!, 'evidence')}.`;
}

/** How much of what a copy wrote the other can write. */
const amount = (rho: number) =>
  rho === 1 ? '' : rho > 0.5 ? 'most of ' : rho === 0.5 ? 'half of ' : 'some of ';

function oneHead(shown: Shown): string {
  const { cut, layer, mask } = shown;
  const [head] = cut as [number];
  if (planted[head]!.writes === 0)
    return `The ${nameOf(head)} head is gone and nothing changed: it looked at one token more sharply than any other head, and wrote nothing.`;
  const cost = layer.rise([head]);
  if (!isCopy(head) || layer.rho === 0)
    return `Without ${nameOf(head)} the loss is ${loss(shown.loss)}: it costs ${loss(cost)}, and no other head writes its signal.${beside(shown)}`;
  const atOnce = layerOf({ rho: layer.rho, refit: false }).without(mask).loss - layer.without(0).loss;
  const recovered = layerOf({ rho: layer.rho, refit: true }).rise(cut);
  return `Without ${nameOf(head)} the loss rises by ${loss(atOnce)} at once and by ${loss(recovered, 'frozen')} after recovery: ${nameOf(copyOf(head))} then writes ${amount(layer.rho)}its share too.`;
}

function severalHeads(shown: Shown): string {
  const { cut, mask, layer } = shown;
  const single = cut.reduce((sum, head) => sum + layer.rise([head]), 0);
  const together = layer.rise(cut);
  const after = layer.refit ? ' after recovery' : '';
  const more = together > single + none;
  const lost = copies.every((head) => isIn(mask, head));
  const why = more && lost ? ': no head left writes what the copies share' : '';
  return `Without ${listed(cut)} the loss is ${loss(shown.loss)}. One at a time${after} they cost ${bold(`${lossText(single)} in all`)}, together ${more ? loss(together, 'wrong') : 'no more'}${why}.${beside(shown)}`;
}

/** Why the copy that is left counts for no more than before. */
const notMore = ({ rho }: Layer) =>
  rho === 0 ? 'it shares nothing with A' : 'nothing has recovered, so it writes its own share alone';

/** Half of the heads are gone, and the next to go is a copy, or is not. */
function beforeTheFifth({ layer, mode, loss: found, scores, next }: Shown): string {
  const rose = `Half of the heads are gone, and the loss rose from ${lossText(layer.without(0).loss)} to ${loss(found, 'frozen')}`;
  if (mode === 'once') return `${rose}. B goes next: its score was taken before A went.`;
  const score = `Scored again, B has ${bold(scoreText(scores[b]!), 'frozen')}`;
  if (isCopy(next)) return `${score}, less than any other head: ${notMore(layer)}. It goes next.`;
  if (scores[b]! - scores[next!]! < 1e-6)
    return `${score}, as much as ${nameOf(next!)}: it now writes ${amount(layer.rho)}A’s share too. Either may go next.`;
  return `${score}, because it now writes for A too. So ${nameOf(next!)} goes next, with ${bold(scoreText(scores[next!]!))}.`;
}

/** The fifth cut: the last copy, or another head in its place. */
function theFifth(shown: Shown): string {
  const { cut, mode, layer, loss: found } = shown;
  const last = cut.at(-1)!;
  const [once, each] = [layer.lossesAlong('once', 5), layer.lossesAlong('each', 5)];
  const [four, five] = (mode === 'once' ? once : each).slice(4) as [number, number];
  const better = once[5]! - each[5]! > none;
  if (mode === 'once') {
    const jump = `Four heads took the loss from ${lossText(once[0]!)} to ${loss(four)}. The fifth, ${nameOf(last)}, takes it to ${loss(five, 'wrong')}`;
    if (layer.rho === 0) return `${jump}: it costs what A did, with which it shares nothing.${beside(shown)}`;
    return `${jump}: its score was taken while A still wrote ${amount(layer.rho)}the same.${beside(shown)}`;
  }
  if (better)
    return `${capital(nameOf(last))} went instead of B, which now counts for A too: loss ${loss(found, 'frozen')}, and no choice of five does better. Scored once, it was ${loss(once[5]!, 'wrong')}.`;
  const why = isCopy(last)
    ? `B went: ${notMore(layer)}`
    : `${nameOf(last)} went instead of B, which costs as much`;
  return `Scored again, ${why}. Loss ${loss(found, 'wrong')}, as with scores taken once.${beside(shown)}`;
}

/** What a cut shows, in a sentence or two. */
export function sentenceOf(shown: Shown): string {
  const { cut, byHand, mode, layer } = shown;
  if (cut.length === 0)
    return `Eight heads, and the loss of ${loss(layer.without(0).loss)} is noise alone. Drag, and the head with the lowest score goes first${mode === 'each' ? '; then all are scored again' : ''}.`;
  if (!byHand && cut.length === 4) return beforeTheFifth(shown);
  if (!byHand && cut.length === 5) return theFifth(shown);
  return cut.length === 1 ? oneHead(shown) : severalHeads(shown);
}

/** What a reader's move did to the heads, and to the loss. */
export function afterCut(now: Shown, then: Shown): string {
  const { layer, mode, cut, mask } = now;
  const [from, to] = [then.loss, now.loss].map(lossText);
  const loss = from === to ? `stayed at ${to}` : `went from ${from} to ${to}`;
  const other = mask ^ then.mask;
  const head = planted.findIndex((_, at) => other === 1 << at);
  const set =
    layer.rho !== then.layer.rho
      ? `made the copies overlap by ${100 * layer.rho}%`
      : layer.refit !== then.layer.refit
        ? layer.refit
          ? 'let the others recover'
          : 'left out the recovery'
        : mode !== then.mode
          ? `scored ${mode === 'once' ? 'once' : 'again after every cut'}`
          : head < 0
            ? cut.length === 0
              ? 'put every head back'
              : `cut ${words[cut.length]} heads, not ${words[then.cut.length]}`
            : isIn(mask, head)
              ? `cut ${nameOf(head)}`
              : `put ${nameOf(head)} back`;
  return `You ${set}, and the loss ${loss}.`;
}

/** The claim that a sentence makes, by its id. */
export function claimOf({ cut, byHand, mode, layer: { rho, refit } }: Shown): string | undefined {
  if (byHand || cut.length < 4 || cut.length > 5 || rho < 0.5) return undefined;
  if (mode === 'once') return cut.length === 5 ? 'the-fifth' : undefined;
  if (!refit) return 'again-without-recovery';
  return rho > 0.5 ? 'again-after-recovery' : undefined;
}
