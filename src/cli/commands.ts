import { parseArgs } from 'node:util';
import { commandLine } from '#render/program.ts';

interface Command {
  /** In a line, for the list of all. */
  does: string;
  /** What follows its name. */
  args?: string;
  /** What its arguments mean, in lines. */
  more?: string;
  /** Options that it takes; undefined where it reads its arguments itself. */
  options?: NonNullable<Parameters<typeof parseArgs>[0]>['options'];
}

/** What an author can ask for (run.ts starts it), as `npx grounded NAME` in a book's folder, and as `npm run NAME` in this repository. */
export const commands: Readonly<Record<string, Command>> = {
  init: {
    does: 'makes a book in an empty folder: book.yaml, a question, scripts, a workflow that publishes it',
    args: '[FOLDER] [--language CODE]',
    more: `  FOLDER      where, made if it does not exist (default: this folder); nothing in it is replaced
  --language  of the book and its interface: en, de, fr, es, pt, zh or ja (default: en)`,
  },
  new: {
    does: 'makes a page for a new question, and says what it still lacks',
    args: '"Your question?" [--slug NAME]',
    more: `  --slug  its address, /questions/NAME/: lower-case words joined by "-" (default: the words of the question that tell it
          from others)`,
  },
  import: {
    does: 'makes pages from documents of questions and answers',
    args: 'FILE|FOLDER... [--into DIR] [--topic SLUG] [--dry-run] [--verbose] [--json]',
    more: `  FILE       questions and answers: Markdown, MDX, text, HTML, Word (.docx), CSV or JSON
  FOLDER     notes or documentation with its pictures; each file is a question, or a list of them
  --into     content folder to add them to (default: the book that is built); made if it does not exist
  --topic    topic of the book for all these questions (default: the one that a heading names, or a guess)
  --dry-run  say what would be done, write nothing
  --verbose  print what became of every question and line
  --json     print the report for programs`,
  },
  dev: {
    does: "the author's server: pages reload as they are saved, mistakes are shown over the page",
    more: '  PORT  the first port that is tried (4321)',
    options: {},
  },
  build: {
    does: 'builds the site with its search index',
    args: '[--check]',
    more: `  --check  only check the content

  From the environment: SITE_URL (canonical origin), BASE_PATH (such as /book/), OUT_DIR (dist), CONTENT_DIR (the book's
  folder), CACHE_DIR (.cache).`,
    options: { check: { type: 'boolean' } },
  },
  book: {
    does: 'builds the site with the book as PDF, which Chromium or Chrome prints',
    more: `  The site has all that build gives it, and PDFs of the book and of each topic beside the EPUBs, at /export/.

  From the environment: CHROMIUM (the browser, where it is not found by itself), and all that build takes.`,
    options: {},
  },
  preview: {
    does: 'serves the built site on this machine, as a host would',
    more: '  PORT  the first port that is tried (4321)',
    options: {},
  },
  check: {
    does: 'finds mistakes: in the content, in the tests of labs and numbers',
    args: '[--programs]',
    more: `  --programs  also run the programs that have a recorded output, and compare (grounded help code)

  Tests and programs are run: use it on books that you trust.`,
    options: { programs: { type: 'boolean' } },
  },
  record: {
    does: 'notes what has changed in answers, and lists new addresses; before each release',
    args: '["What changed, or why."] [--withdraw SLUG]',
    more: `  From the first on, build stops at an answer that has changed until its change is noted.

  --withdraw SLUG  takes a published question back whose folder has been deleted: its address says so from then on, with
                   the note as the reason, and its number is given to no other`,
  },
  host: {
    does: 'prints what a host needs to build or serve the book',
    args: 'NAME [ROOT] [ADDRESS]',
    more: `  The first line says which file it is: grounded host netlify > netlify.toml. That of vercel, JSON without comments, is
  vercel.json.

  NAME     github-pages, netlify, vercel, cloudflare, nginx, caddy, or headers-file
  ROOT     nginx, caddy: the folder that the site lies in on the server (/srv/site)
  ADDRESS  nginx, caddy: address and port to listen on (:80)`,
    options: {},
  },
  help: {
    does: 'prints how a part of a book is written, with an example; alone, lists all parts',
    args: '[TOPIC]',
    options: {},
  },
  archive: {
    does: 'packs the built site into one file, to read through any static server',
    options: {},
  },
};

/** How a command is called, and what its arguments mean. */
export function usageOf(name: string): string {
  const { args = '', more = '' } = commands[name]!;
  return `Usage: ${commandLine(name, args)}${more && `\n\n${more}`}`;
}
