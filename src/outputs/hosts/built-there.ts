import { slug } from 'github-slugger';
import { headersWith } from '#render/security.ts';
import { hostRules } from './hosting.ts';

/** Settings for hosts that build a book themselves, each time its repository changes. */
interface Building {
  name: string;
  /** Builds it into `dist`. */
  command: string;
  /** The policy of its pages, without what is inline in them. */
  policy: string;
}

/** Netlify's `netlify.toml`. The headers are in `_headers`, which the build writes. */
export const netlifyFile = ({
  command,
}: Building): string => `# Netlify sets the address of the site while it builds it.
# There is no browser there, so the site has the book as EPUB but not as PDF.
[build]
command = ${JSON.stringify(`SITE_URL=$URL ${command}`)}
publish = "dist"

[build.environment]
NODE_VERSION = "24"
`;

/**
 * Vercel's `vercel.json`. It reads headers from this file alone, which is the same from build to build, while the policy names
 * what stands in the pages of one build: there the policy in the pages holds, and the header has what a page cannot say.
 */
export function vercelFile({ command, policy }: Building): string {
  const { 'Content-Security-Policy': whole, ...headers } = headersWith(policy);
  const inHeader = whole!.slice(policy.length + 2);
  const listed = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).map(([key, value]) => ({ key, value }));
  return `${JSON.stringify(
    {
      $schema: 'https://openapi.vercel.sh/vercel.json',
      framework: null,
      buildCommand: `SITE_URL=https://$VERCEL_PROJECT_PRODUCTION_URL ${command}`,
      outputDirectory: 'dist',
      trailingSlash: true,
      headers: [
        { source: '/(.*)', headers: listed({ ...headers, 'Content-Security-Policy': inHeader }) },
        ...hostRules.flatMap(({ globs, fields }) =>
          globs.map((glob) => ({ source: `/${glob.replace('*', '(.*)')}`, headers: listed(fields) })),
        ),
      ],
    },
    null,
    2,
  )}\n`;
}

/** Cloudflare's `wrangler.jsonc`: a Worker of files alone. The headers are in `_headers`, which the build writes. */
export const cloudflareFile = ({ name, command }: Building): string => `{
  // Set SITE_URL to the address of the site, such as https://book.example.org
  // There is no browser there, so the site has the book as EPUB but not as PDF.
  "$schema": "node_modules/wrangler/config-schema.json",
  "name": ${JSON.stringify(slug(name).replace(/[^a-z0-9-]+/g, '') || 'book')},
  "compatibility_date": "2026-11-01",
  "build": { "command": ${JSON.stringify(command)} },
  "assets": { "directory": "./dist", "not_found_handling": "404-page" }
}
`;
