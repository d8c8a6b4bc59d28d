import { parseArgs } from 'node:util';
import { commandLine } from '#project/package-root.ts';
import { orStop } from './stop.ts';

interface Command {
  does: string;
  args?: string;
  more?: string;
  options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
}

/** Commands for authors (cli/run.ts starts them): `npx grounded NAME` in a book's folder, `npm run NAME` in this repository. */
export const commands = {
  init: {
    does: 'creates a book in an empty folder: book.yaml, a question, scripts, a workflow that publishes it',
    args: '[FOLDER] [--language CODE]',
    more: `  FOLDER      where to create it (default: this folder); no file that is there is replaced
  --language  language of the book and its interface: en, de, fr, es, pt, it, ru, zh, ja or ko (default: en)`,
    options: { language: { type: 'string' } },
  },
  new: {
    does: 'creates a page for a new question',
    args: '"Your question?" [--slug NAME]',
    more: `  --slug  its address, /questions/NAME/: lower-case words joined by "-" (default: made from the words of the
          question)`,
    options: { slug: { type: 'string' } },
  },
  import: {
    does: 'creates pages from documents of questions and answers',
    args: 'FILE|FOLDER... [--into DIR] [--topic SLUG] [--dry-run] [--verbose] [--json]',
    more: `  FILE       questions and answers: Markdown, MDX, text, HTML, Word (.docx), CSV or JSON
  FOLDER     notes or documentation with its pictures; each file is a question, or a list of them
  --into     content folder to add them to (default: the book that is built); created if it does not exist
  --topic    topic of the book for all these questions (default: the one that a heading names, or the first)
  --dry-run  report what would be done, and write nothing
  --verbose  print what became of every question and line
  --json     print the report as JSON, for programs`,
    options: {
      into: { type: 'string' },
      topic: { type: 'string' },
      'dry-run': { type: 'boolean' },
      verbose: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  },
  dev: {
    does: "starts the author's server: pages reload as you save them, and problems are shown over the page",
    args: '[--host]',
    more: `  --host  also for other machines of this network, such as a phone

  From the environment: PORT, the first port to try (4321).`,
    options: { host: { type: 'boolean' } },
  },
  build: {
    does: 'builds the site with its search index',
    args: '[--check] [--pdf]',
    more: `  --check  only check the content
  --pdf    also print the book as PDF with Chromium or Chrome, beside the EPUB, at /export/

  From the environment: SITE_URL (canonical origin), BASE_PATH (such as /book/), OUT_DIR (dist), CONTENT_DIR (the book's
  folder), CACHE_DIR (.cache), CHROMIUM (the path of the browser, if it is not found).`,
    options: { check: { type: 'boolean' }, pdf: { type: 'boolean' } },
  },
  book: {
    does: 'builds the site, and prints the book as PDF with Chromium or Chrome',
    more: '  The same as build --pdf, with all variables of build from the environment.',
    options: {},
  },
  preview: {
    does: 'serves the built site on this machine, as a host would',
    more: '  From the environment: PORT, the first port to try (4321), and BASE_PATH as at the build.',
    options: {},
  },
  check: {
    does: 'checks the content, and runs the tests of labs and numbers',
    args: '[--programs]',
    more: `  --programs  also run the programs and labs that have a recorded output, and compare it (grounded help code, live)

  This runs tests and programs of the book, so use it only on books that you trust.`,
    options: { programs: { type: 'boolean' } },
  },
  record: {
    does: 'notes what has changed in answers, and lists new addresses, before each release',
    args: '["What changed, or why."] [--withdraw SLUG]',
    more: `  After the first record, build stops at each answer that has changed until the change is noted.

  --withdraw SLUG  withdraws a published question whose folder has been deleted: its address then says so, with the note
                   as the reason, and its number is not used again`,
    options: { withdraw: { type: 'string' } },
  },
  host: {
    does: 'prints what a host needs to build or serve the book',
    args: 'NAME [ROOT] [ADDRESS]',
    more: `  The first line names the file to write: grounded host netlify > netlify.toml. For vercel it is vercel.json, because
  JSON has no comments.

  NAME     github-pages, netlify, vercel, cloudflare, nginx, caddy, or headers-file
  ROOT     nginx, caddy: the folder of the site on the server (/srv/site); with BASE_PATH=/book/ the site lies in its folder book
  ADDRESS  nginx, caddy: address and port to listen on (:80)`,
    options: {},
  },
  help: {
    does: 'explains how to write a part of a book, with an example; without a topic, lists all parts',
    args: '[TOPIC]',
    options: {},
  },
  archive: {
    does: 'packs the built site into one file, which any static server can serve',
    options: {},
  },
} satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;

/** How a command is called, and what its arguments mean. */
export function usageOf(name: CommandName): string {
  const { args = '', more = '' }: Command = commands[name];
  return `Usage: ${commandLine(name, args)}${more && `\n\n${more}`}`;
}

/** The arguments that a command was called with; ends the process with how it is called where they cannot be read. */
export function argumentsOf<N extends CommandName>(name: N) {
  const { args, options }: Command = commands[name];
  const config = {
    options: options as (typeof commands)[N]['options'],
    allowPositionals: args !== undefined,
  };
  return orStop(
    () => parseArgs(config),
    // Without the parser's advice.
    (message) => `${message.split('. ')[0]}.\n\n${usageOf(name)}`,
  );
}
