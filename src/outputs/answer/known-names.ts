/** The elements that an answer may consist of. Of any other only the contents are read, if anything, whoever wrote it. */

const words = (text: string): string[] => text.split(' ');

const html = words(
  'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em ' +
    'fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label legend li main mark ol p pre q rp rt ruby ' +
    's samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr',
);
const mathml = words(
  'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub ' +
    'msubsup msup mtable mtd mtext mtr munder munderover none',
);
const svg = words(
  'circle clippath defs desc ellipse g image line lineargradient marker mask path pattern polygon polyline radialgradient rect stop ' +
    'svg symbol text textpath title tspan use',
);

export const knownElements: ReadonlySet<string> = new Set([...html, ...mathml, ...svg]);

/** Attributes of MathML that say how a formula is drawn. */
export const formulaAttributes: ReadonlySet<string> = new Set(
  words(
    'accent accentunder class columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form frame height ' +
      'largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines ' +
      'rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width',
  ),
);
