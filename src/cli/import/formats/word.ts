import { strFromU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { CopiedPicture } from '../../add/put-files.ts';
import { readHtml } from './html-page.ts';
import { deepestNesting, nesting } from '../markdown/html-tags.ts';
import { Refusal, type Remark } from '../read/decode.ts';

/** Bounds in bytes for the unpacked parts of a document together. */
const largest = { all: 200_000_000, text: 40_000_000 };

export async function readWord(bytes: Uint8Array) {
  const pictures = new Map<string, CopiedPicture>();
  const repairs: Remark[] = [];
  const convertImage = mammoth.images.imgElement(async (picture) => {
    const type = /^image\/(png|jpeg|gif|webp|avif)$/.exec(picture.contentType)?.[1];
    const name = `picture-${pictures.size + 1}.${type === 'jpeg' ? 'jpg' : (type ?? 'bin')}`;
    if (type !== undefined) pictures.set(`picture:${name}`, { name, from: await picture.readAsBuffer() });
    return { src: `picture:${name}` };
  });
  try {
    const unpacked = unpack(bytes);
    const formulas = unpacked.text.match(/<m:oMath[ >]/g)?.length ?? 0;
    if (formulas > 0)
      repairs.push({ message: `formulas of Word's editor are missing: ${formulas}; write them as $TeX$` });
    const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];
    const options = { convertImage, styleMap, externalFileAccess: false };
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(unpacked.zip) }, options);
    const refused = 'pages show png, jpg, gif, webp and avif';
    const picture = (url: string) => pictures.get(url) ?? { refused };
    return { parsed: readHtml(value), repairs, surroundings: { picture, document: () => undefined } };
  } catch (error) {
    if (error instanceof RangeError || error instanceof Refusal) throw error;
    throw new Refusal(`It is not a Word document: ${(error as Error).message}. Export it as Markdown.`);
  }
}

/** The parts that are read, packed without compression, so that nothing grows further on. */
function unpack(bytes: Uint8Array): { zip: Uint8Array; text: string } {
  const size = { all: 0, text: 0 };
  const isText = (name: string) => !/^word\/media\//.test(name);
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (isText(name) && !/\.(?:xml|rels)$/.test(name)) return false;
      size.all += originalSize;
      if (isText(name)) size.text += originalSize;
      return size.all <= largest.all && size.text <= largest.text;
    },
  });
  if (size.all > largest.all || size.text > largest.text)
    throw new Refusal(
      `Unpacked, it takes up ${Math.ceil(size.all / 1e6)} MB; at most ${largest.text / 1e6} MB of text and ${largest.all / 1e6} MB in all are read. Split it.`,
    );
  const texts = Object.entries(files).flatMap(([name, part]) => (isText(name) ? [strFromU8(part)] : []));
  if (texts.some((part) => nesting(part) > deepestNesting)) throw new RangeError();
  const body = files['word/document.xml'];
  if (!body) throw new Error('it contains no word/document.xml');
  return { zip: zipSync(files, { level: 0 }), text: strFromU8(body) };
}
