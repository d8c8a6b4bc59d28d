import { mulberry32 } from '../../../numerics/random.ts';

/** Something a sentence can say: a company, one of its attributes, and a value of that attribute as a number. */
export interface Statement {
  company: number;
  attribute: number;
  value: number;
}
export interface Fact extends Statement {
  /** 5 × company + attribute. */
  id: number;
  /** Which of the attribute's sentences states it. */
  template: number;
  /** Uniform in [0, 1): the fact is in the index if this is below the index's coverage. */
  rank: number;
}

export const companies = 80;
/** How many values each attribute can take: year, city, person, revenue, staff. */
export const valueCounts = [120, 20, 400, 990, 9900];

const list = (text: string) => text.split(' ');
const starts = list('bel cor dra fen gal hol jun kel lor mar');
const ends = list('vex tano ria mond plex nix dara quin');
const cities = list(
  'oslo porto turin ghent lyon bergen tampere graz malmo cork gdansk brno split tartu varna izmir haifa kobe perth quito',
);
const first = list(
  'ana boris clara diego emma farid greta hugo ines jonas karin luis mara nils olga pavel rosa sven tara viktor',
);
const last = list(
  'adler bianchi costa dvorak eriksen fontaine garcia hansen ivanov jansen kovac lindqvist moreau novak okafor petrov quist rossi silva tanaka',
);
const digits = list('zero one two three four five six seven eight nine');

// C: the company, V: the value, W: the value with each digit as a word.
const templates = [
  ['C was founded in V', 'the company C began trading in V', 'C has been in business since W'],
  ['C is headquartered in V', 'the head office of C is in V', 'C runs its business from V'],
  ['V is the chief executive of C', 'C is led by V', 'the board of C appointed V as chief executive'],
  [
    'C reported revenue of V million',
    'annual sales at C reached V million',
    'revenue of C came to W million',
  ],
  ['C employs V people', 'the workforce of C numbers V', 'staff at C total W'],
];
const questions = [
  'in which year was C founded',
  'in which city is C headquartered',
  'who is the chief executive of C',
  'how much revenue in million did C make',
  'how many people does C employ',
];

export const companyName = (company: number): string => starts[company >> 3]! + ends[company % 8]!;

export function valueText(attribute: number, value: number): string {
  switch (attribute) {
    case 0:
      return String(1900 + value);
    case 1:
      return cities[value]!;
    case 2:
      return `${first[Math.floor(value / 20)]} ${last[value % 20]}`;
    case 3:
      return String(10 + value);
    default:
      return String(100 + value);
  }
}

/** A statement in words of lower case, parted by single spaces. */
export function sentence({ company, attribute, value }: Statement, template: number): string {
  const text = valueText(attribute, value);
  return templates[attribute]![template]!.replace(/[CVW]/g, (letter) => {
    if (letter === 'C') return companyName(company);
    return letter === 'V' ? text : Array.from(text, (digit) => digits[Number(digit)]).join(' ');
  });
}

export const question = (company: number, attribute: number): string =>
  questions[attribute]!.replace('C', companyName(company));

/** All 400 facts of one world, by id. */
export function makeFacts(seed: number): Fact[] {
  const uniform = mulberry32(seed);
  return Array.from({ length: companies * valueCounts.length }, (_, id) => {
    const attribute = id % valueCounts.length;
    return {
      id,
      company: Math.floor(id / valueCounts.length),
      attribute,
      value: Math.floor(valueCounts[attribute]! * uniform()),
      template: Math.floor(3 * uniform()),
      rank: uniform(),
    };
  });
}

const ids = new Map<string, number>();

/** The tokens of a text as numbers; equal words have equal numbers. */
export function tokens(text: string): number[] {
  return text.split(' ').map((word) => {
    let id = ids.get(word);
    if (id === undefined) ids.set(word, (id = ids.size));
    return id;
  });
}
