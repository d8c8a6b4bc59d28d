import { fromBuffer } from '@capsizecss/unpack';

/** Measures of a face by Capsize, in units of `unitsPerEm`; `xWidthAvg` is the mean width of a letter of English text. */
type Metrics = Pick<
  Awaited<ReturnType<typeof fromBuffer>>,
  'ascent' | 'descent' | 'lineGap' | 'unitsPerEm' | 'xWidthAvg'
>;

/**
 * Faces that readers' systems have, regular and bold: their names there, and the mean width of a letter in 2048ths of an em,
 * measured with Capsize on Debian's fonts-liberation 2.1.5 (whose widths are those of Arial), fonts-roboto-unhinted and
 * fonts-dejavu-core, and on Tinos (whose widths are those of Times New Roman) and Noto Serif as Fontsource 5.3.0 has them.
 */
const systemFaces = {
  sans: [
    [
      { names: ['Arial', 'ArialMT', 'Liberation Sans'], width: 913 },
      { names: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold'], width: 983 },
    ],
    [
      { names: ['Roboto', 'Roboto-Regular'], width: 911 },
      { names: ['Roboto Bold', 'Roboto-Bold'], width: 927 },
    ],
    [
      { names: ['DejaVu Sans', 'DejaVuSans'], width: 1041 },
      { names: ['DejaVu Sans Bold', 'DejaVuSans-Bold'], width: 1176 },
    ],
  ],
  serif: [
    [
      { names: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif'], width: 832 },
      { names: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold'], width: 886 },
    ],
    [
      { names: ['Noto Serif', 'NotoSerif-Regular'], width: 985 },
      { names: ['Noto Serif Bold', 'NotoSerif-Bold'], width: 1049 },
    ],
  ],
} as const;
type FaceKind = keyof typeof systemFaces;
const weights = ['400', '600 700'] as const;

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/**
 * Styles that give faces of readers' systems the width and the line of a web font: a page shown in one of them before the
 * font has come has the same size. They are the families that `fallbackNames` lists.
 *
 * @param fonts  The web font as a file, in its regular and in its bold weight.
 */
export async function fallbackFaces(
  name: string,
  fonts: readonly [Uint8Array, Uint8Array],
  kind: FaceKind = 'sans',
): Promise<string> {
  const own: Metrics[] = await Promise.all(fonts.map((font) => fromBuffer(Buffer.from(font))));
  return systemFaces[kind]
    .flatMap((face) =>
      face.map(({ names, width }, at) => {
        const { ascent, descent, lineGap, unitsPerEm, xWidthAvg } = own[at]!;
        const adjust = xWidthAvg / unitsPerEm / (width / 2048);
        const line = (part: number) => percent(part / unitsPerEm / adjust);
        return `@font-face {
  font-family: '${name} ${face[0].names[0]}';
  font-weight: ${weights[at]!};
  src: ${names.map((local) => `local('${local}')`).join(', ')};
  size-adjust: ${percent(adjust)};
  ascent-override: ${line(ascent)};
  descent-override: ${line(-descent)};
  line-gap-override: ${line(lineGap)};
}
`;
      }),
    )
    .join('');
}

/** The families of those faces, in the order in which they are tried. */
export const fallbackNames = (name: string, kind: FaceKind): string[] =>
  systemFaces[kind].map(([{ names }]) => `${name} ${names[0]}`);
