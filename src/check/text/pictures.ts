import { existsSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { activePart, largestPicture, mostPixels, pictureKinds } from '#book/look/picture.ts';
import { didYouMean } from '#book/problem.ts';
import { filesBeside, pictureFile, pictureIn } from '#render/picture.ts';
import { shownPath } from '#project/shown-path.ts';
import type { Spot } from './spot.ts';

/** A picture in a text: a file of the book that can be shown, with words for those who do not see it. */
export function checkPicture({ node, folder, report, say }: Spot): void {
  const url = node.url ?? '';
  if (!node.alt?.trim())
    say(
      `The image "${url}" has no alternative text.`,
      'a description for readers who cannot see the image',
      `![what it shows](${url})`,
    );
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url))
    return say(
      `The image "${url.slice(0, 80)}" is on another site, but pages load nothing from other sites.`,
      'a file beside the text',
      'save it there if its licence allows, or link to it: [what it shows](https://…)',
    );
  const path = pictureFile(url, folder);
  if (path === undefined)
    return say(
      `The image "${url}" is outside the folder of its text.`,
      'a file beside the question or in the folder of the page, or below; "/name.png" is one in public/',
      'move the file or correct the path',
    );
  if (!pictureKinds.some((kind) => `.${kind}` === extname(path).toLowerCase()))
    return say(
      `The image "${url}" is not in a format that every browser shows.`,
      `one of ${pictureKinds.join(', ')}`,
      'save it as one of these',
    );
  if (!existsSync(path))
    return say(
      `The image "${url}" does not exist.`,
      `a file of the book (looked at ${shownPath(path)})`,
      didYouMean(
        basename(path),
        filesBeside(join(folder, 'any'), pictureKinds),
        'correct the name or add the file',
      ),
    );
  checkFile(path, url, say);
  report.pictures.push(path);
}

/** The content of a file must be a picture that can be shown, and nothing that runs. */
function checkFile(path: string, url: string, say: Spot['say']): void {
  const { size } = statSync(path);
  if (size > largestPicture)
    return say(
      `The size of the image "${url}" is ${(size / 1e6).toFixed(1)} MB.`,
      `at most ${largestPicture / 1e6} MB, because readers wait for it`,
      'scale it down to at most 1300 px, or save a photograph as WebP or AVIF',
    );
  const picture = pictureIn(path);
  if (!picture)
    return say(
      `The image "${url}" cannot be read as a picture.`,
      'a complete file of the type that its name says; an SVG needs a viewBox, or width and height',
      'save it again',
    );
  const { bytes, kind, width, height } = picture;
  const part = kind === 'svg' ? activePart(bytes.toString('utf8')) : undefined;
  if (part)
    say(
      `The image "${url}" contains ${part.what} in line ${part.line}.`,
      'a drawing that runs and fetches nothing',
      'remove it, or save the drawing as plain SVG',
    );
  if (kind !== 'svg' && width * height > mostPixels)
    say(
      `The image "${url}" has ${Math.round((width * height) / 1e6)} megapixels.`,
      `at most ${mostPixels / 1e6}, because a browser unpacks all of them`,
      'scale it down to at most 1300 px',
    );
}
