import { allPages, allQuestions } from '#site/content.ts';
import { readPicture } from '#render/picture.ts';

/** The pictures of answers and pages, by names that change with them. */
export async function getStaticPaths() {
  const [questions, pages] = await Promise.all([allQuestions(), allPages()]);
  const files = new Set(
    [...questions.map(({ record }) => record), ...pages].flatMap(({ pictures }) => pictures),
  );
  const named = new Map([...files].map((file) => [readPicture(file).name, file]));
  return [...named].map(([picture, file]) => ({ params: { picture }, props: { file } }));
}

export function GET({ props: { file } }: { props: { file: string } }) {
  const { bytes, type } = readPicture(file);
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
}
