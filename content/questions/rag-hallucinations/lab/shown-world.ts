/**
 * What the world that is shown gives at the defaults, before the checker errs: small enough for a picture. A test
 * computes it again.
 */

/** Digits in base 62, whose places in the alphabet are in the order of their values. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** For each of 400 questions the place of its BM25 score among those that come about, lowest first. */
const bm25Places =
  'xuVqNOTpMUI3Zx3PPTPQrlXMID3fesl5tmTIgY45IRqpihpRbIMwVPin03IOpRr6wT37dQhi4pZPtKpPQpD3rsW9bMDtAZqI3EDF' +
  'QMpoZtgtIpriR3YluPe3LDIuwwVKgqXVuMB3pUE3dOYZPIIHZqpPDZPaqi5RDMSbVt35P533jZi2PV3tqiVP2IVMgIDQ1F35tiPl' +
  'm3P3GPlrhF0iPeCduPIiRlaMRI2PmdBqkR0pNRV0pV3IItd5dlZhjI3HIGoT38Tb34IIrrMcV3jdtWh60iMlmR0hY6ZIH5Kl7RBw' +
  '8tsR3Sh3NV7v3J3pVqgHweeN0PmI35vlI3MfVK3oF3RZ3DH3rM3i18TtYVqR1TYdPgVg3rWR3TZpH3SDlMu3b35l9idhIxPbRBoP';
/** Supports that come about, in ten-thousandths, lowest first. */
const supportLevels = [
  884, 984, 1000, 1012, 1018, 1042, 1074, 1201, 1222, 1249, 1257, 1296, 1317, 1323, 1327, 1334, 1344, 1364,
  1370, 1376, 1382, 1387, 1427, 1428, 1456, 1475, 1498, 1502, 1504, 1518, 1533, 1537, 1540, 1557, 1562, 1566,
  1567, 1581, 1591, 1595, 1598, 1623, 1631, 1690, 1722, 1786, 1788, 1797, 1823, 1853, 1860, 1874, 1888, 1890,
  1918, 1935, 1942, 1946, 1989, 1991, 2025, 2049, 2169, 2189, 2416, 2432, 2461, 2540, 2700, 2752, 2772, 2897,
  2917, 2924, 2932, 3005, 3073, 3096, 3178, 3463, 3507, 3529, 8075, 8077, 8080, 8104, 8132, 8139, 8166, 8209,
  8247, 8268, 8293, 8304, 8317, 8325, 8327, 8328, 8354, 8357, 8360, 8380, 8384, 8412, 8414, 8416, 8435, 8441,
  8450, 9010, 9015, 9042, 9060, 9074, 9082, 9090, 9095, 9650, 9654, 9656, 9660, 9664, 9668, 9670, 9673, 9674,
  9680, 9692, 10000,
];
/** For each question a place in the supports: sixties first, then ones. */
const supportSixties =
  '2202012200011211110122101100222021102100112222102101002200102120220100220211102111102211100210110001' +
  '1022022212121002202100122201211020002001110110110221001022010012020000000021000222010100200101002212' +
  '2100112221021210200112000111211221021000200102001202010111210122000022000000212002022102001011121002' +
  '1211112010110112021122210111102200000101111101102102111200211211120202111202101020212101110212120021';
const supportOnes =
  '88C87j38NEWbW8QPpx2j887NpbIc888D8EvW2mKDUV8888Jb655HZA88wbUT868S80IqSt88K8WOGH8VgKbb88Z54NI8VJCUbkIY' +
  'jN88L818R8L8Vbp88G8biIP888PO2A7U8NSj8B6QtjxWpWUoF88PIsaR88D6INr1M80D3Dbbag8Rbo0888rhW5fN2YIjWYbD8838' +
  '8b2b6h888Yg8p8ug8AWB68RNhpeO8Nd88Vu8lmeg8QIMl88Dt8u8a5biR68wbT04bRYW88N9vIa88Z8gg8488VS8pScWsXS8qqg8' +
  'T8F6br8IjUq8A2b8C8wk888lSa9pbD88WONVdOIIS1V0IbiO8d18Xfv8nX8nX5mtp4M3h8Z6b0g8eArI8N8b7bDD5BS8p861bS8P';
/** How many of the five samples give the answer. */
const agreements =
  '5554045500554445525454555500355050505550545554055500553554405545455350540445005540445454055555045105' +
  '5555045544055054354505455555505550555555550445445454503555045555555554555555555555040405405554555554' +
  '5554455554555355505055554555555555555154450455545455045434450355550035555305554555555454055455455104' +
  '5504555045505555554554555504503405050551503555505454455505555544545554555555305545455540405545535053';
/** 1 for a wrong answer. */
const wrongs =
  '0000100011000000000000000011000101010001000000100011010010010001000001001000110001000000110000100110' +
  '0000100000100110000010000010010101100110001001001000010100100000101000001100011000101011010000000000' +
  '0000000000000000011100110000000000000110011010100010100000001000001100000011000000000010110000000110' +
  '0010000101011100000000000010010011101001010000010010000011000000001000000010010100000001010000000100';

const decode = (places: string): number[] => Array.from(places, (digit) => digits.indexOf(digit));
const ones = decode(supportOnes);

/** The first 200 questions calibrate, the others are those that the picture shows; each shape [400]. */
export const shownWorld = {
  seed: 43,
  wrong: decode(wrongs),
  /** Which has the higher BM25 score; not the score itself. */
  retrieval: decode(bm25Places),
  agreement: decode(agreements).map((same) => same / 5),
  supports: decode(supportSixties).map((sixty, q) => supportLevels[60 * sixty + ones[q]!]! / 1e4),
};

/** Five of the questions shown, all on one company: what they ask for and the answer, at length and in brief. The last answer is invented. */
export const claims = [
  { question: 353, asks: 'founded', answer: '1931', brief: 'founded 1931' },
  { question: 261, asks: 'headquarters', answer: 'Perth', brief: 'Perth' },
  { question: 287, asks: 'revenue', answer: '512 million', brief: '512 million' },
  { question: 201, asks: 'employees', answer: '6341', brief: '6341 employees' },
  { question: 357, asks: 'chief executive', answer: 'Emma Novak', brief: 'CEO: Emma Novak' },
] as const;
export const invention = 4;
