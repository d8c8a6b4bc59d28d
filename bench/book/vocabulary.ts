import { readFileSync } from 'node:fs';

/** Words of a generated book: those of the field by their real frequency, then coined ones without end. */
export interface Vocabulary {
  /** Content words, the commonest first. */
  readonly words: readonly string[];
  /** A word by Zipf's law, with Mandelbrot's offset: the r-th word has a share of about 1 / (r + 2.7). */
  draw(uniform: () => number): string;
}

const fieldList = new URL('../../content/vectors/words.tsv', import.meta.url);
const fieldWords = 8_000;
const offset = 2.7;

const fillers = new Set(
  'the and for you are with this that from can will not use used has have all any but its our was what when where which who why how than then them they their there these those your one two also more most into only other some such each both over may just get let see etc via per'.split(
    ' ',
  ),
);

const beginnings =
  'ab ac ad al am an ar as at bel ber bor bra cal can car cel cor dal den dor dra el em en er fal fen fer gal gan gor hal har hel il in kal kel kor lam lan lor'.split(
    ' ',
  );
const middles =
  'ba be bi bo da de di do fa fe fi ga ge gi go ka ke ki la le li lo ma me mi mo na ne ni no pa pe pi ra re ri ro sa se si so ta te ti to va ve vi vo za ze zi'.split(
    ' ',
  );
const endings =
  'tion ment ness ity ance ence ing er or al ive ous able ist ism ure age ant ent ary ate ent ful ize oid ome on um us yx ane ene ide ode'.split(
    ' ',
  );

/** The n-th coined word; a few coincide, as different parts may join to the same word. */
function coined(n: number): string {
  // A multiplier without common factor with the range spreads neighbours over the alphabet.
  const range = beginnings.length * middles.length * endings.length;
  const mixed = ((n % range) * 7_919) % range;
  const round = Math.floor(n / range);
  const beginning = beginnings[mixed % beginnings.length]!;
  const rest = Math.floor(mixed / beginnings.length);
  const middle = middles[rest % middles.length]!;
  const ending = endings[Math.floor(rest / middles.length)]!;
  return beginning + middle + (round > 0 ? middles[round % middles.length]! : '') + ending;
}

/** A name that one page gives to something of its own: two syllable groups, written as names of methods are. */
export function coinedName(n: number): string {
  const heads = beginnings.length * middles.length;
  const at = (n * 1_013) % heads;
  const head = beginnings[at % beginnings.length]! + middles[Math.floor(at / beginnings.length)]!;
  const tail = ['Net', 'Quant', 'Former', 'Rank', 'Tune', 'Cache', 'Flow', 'Mix'][n % 8]!;
  const kind = ['x', 'r', 'n', 'th', 'l'][Math.floor(n / heads) % 5]!;
  return `${head[0]!.toUpperCase()}${head.slice(1)}${kind}${tail}`;
}

/**
 * @param pages  How many pages the book has: by Heaps' law the number of words grows as the root of the text's length.
 */
export function vocabularyFor(pages: number): Vocabulary {
  const own = new Set<string>();
  for (const line of readFileSync(fieldList, 'utf8').split('\n').slice(1)) {
    const word = line.split('\t', 1)[0]!;
    if (/^[a-z]{3,16}$/.test(word) && !fillers.has(word)) own.add(word);
    if (own.size === fieldWords) break;
  }
  const size = own.size + Math.round(1_000 * Math.sqrt(pages));
  for (let n = 0; own.size < size; n++) own.add(coined(n));
  const words = [...own];
  const upTo = new Float64Array(words.length);
  let sum = 0;
  for (let rank = 0; rank < words.length; rank++) upTo[rank] = sum += 1 / (rank + 1 + offset);
  return {
    words,
    draw(uniform) {
      const wanted = uniform() * sum;
      let [low, high] = [0, words.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (upTo[middle]! < wanted) low = middle + 1;
        else high = middle;
      }
      return words[low]!;
    },
  };
}
