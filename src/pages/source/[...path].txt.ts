import { globSync, readFileSync } from 'node:fs';

/** The computations of the labs as text, for those who want to read what ran. */
export function getStaticPaths() {
  return globSync('src/{labs/*,numerics}/*.ts', { exclude: (path) => String(path).endsWith('.test.ts') }).map(
    (path) => ({
      params: { path: path.replace(/^src\//, '') },
    }),
  );
}

export const GET = ({ params }: { params: { path: string } }) =>
  new Response(readFileSync(`src/${params.path}`, 'utf8'));
