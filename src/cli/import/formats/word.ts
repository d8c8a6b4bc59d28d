import { strFromU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Remark } from '../read/decode.ts';
import type { Picture } from '../read/surroundings.ts';
import type { Content } from '../questions/read-document.ts';
import { deepestNesting, nesting } from '../markdown/html-to-markdown.ts';
import { segmentHtml } from './html.ts';

const tooDeep = 'Its parts are nested too deeply. Export it as Markdown.';

/** What the parts of a document have together when they are unpacked, at most. */
const largest = 200_000_000;
const largestText = 40_000_000;

/** Name under which the pictures of a document are referred to until they have a place. */
const pictureScheme = 'picture:';

/** Reads a document of Word, with its pictures. */
export async function readDocx(
  bytes: Uint8Array,
): Promise<{ content: Content; pictures: Map<string, Picture> }> {
  const pictures = new Map<string, Picture>();
  const refused = (message: string) => ({ content: { refused: message }, pictures });
  const unpacked = unpack(bytes);
  if ('refused' in unpacked) return refused(unpacked.refused);
  const repairs: Remark[] = [];
  const formulas = unpacked.text.match(/<m:oMath[ >]/g)?.length ?? 0;
  if (formulas > 0)
    repairs.push({
      message: `${formulas} formula${formulas === 1 ? '' : 's'} of Word's editor cannot be read and ${formulas === 1 ? 'is' : 'are'} missing; write them as $TeX$`,
    });
  const image = mammoth.images.imgElement(async (picture) => {
    const type = /^image\/(png|jpeg|gif|webp|avif)$/.exec(picture.contentType)?.[1];
    const name = `picture-${pictures.size + 1}.${type === 'jpeg' ? 'jpg' : (type ?? 'bin')}`;
    const src = `${pictureScheme}${name}`;
    if (type !== undefined) pictures.set(src, { name, from: await picture.readAsBuffer() });
    return { src };
  });
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(unpacked.zip) },
      {
        convertImage: image,
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
        externalFileAccess: false,
      },
    );
    for (const message of new Set(messages.map(({ message }) => message)))
      if (!/^Unrecognised (?:paragraph|run|table) style/.test(message))
        repairs.push({ message: `Word: ${message}` });
    if (value.trim() === '') return refused('The document contains no text.');
    const segmented = segmentHtml(value);
    return { content: 'refused' in segmented ? segmented : { repairs, segmented }, pictures };
  } catch (error) {
    const deep = error instanceof RangeError;
    return refused(deep ? tooDeep : `It cannot be read as a Word document: ${(error as Error).message}.`);
  }
}

/** The parts that are read, packed without compression, so that nothing grows further on. */
function unpack(bytes: Uint8Array): { zip: Uint8Array; text: string } | { refused: string } {
  let total = 0;
  let text = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const needed = /\.(?:xml|rels)$|^word\/media\//.test(name);
        if (needed) total += originalSize;
        if (needed && !/^word\/media\//.test(name)) text += originalSize;
        return needed && total <= largest && text <= largestText;
      },
    });
    if (total > largest || text > largestText)
      return {
        refused: `Unpacked, it takes up ${Math.ceil(total / 1e6)} MB; at most ${largestText / 1e6} MB of text and ${largest / 1e6} MB in all are read. Split it.`,
      };
    const body = files['word/document.xml'];
    if (!body)
      return {
        refused: 'It is not a Word document: it contains no word/document.xml. Export it as Markdown.',
      };
    const parts = Object.entries(files).filter(([name]) => !/^word\/media\//.test(name));
    if (parts.some(([, part]) => nesting(strFromU8(part)) > deepestNesting)) return { refused: tooDeep };
    return { zip: zipSync(files, { level: 0 }), text: strFromU8(body) };
  } catch (error) {
    return { refused: `It is not a Word document: ${(error as Error).message}. Export it as Markdown.` };
  }
}
