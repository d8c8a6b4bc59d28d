import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { markdownOf } from '../book/markdown.ts';
import { writeFile } from '../write-file.ts';
import type { SiteBuilder } from './builders.ts';

/** Whether Hugo is on this machine. */
export const hasHugo = (): boolean => spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0;

const settings = `baseURL = 'https://example.org/'
title = 'Generated'
disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']
[markup.goldmark.renderer]
unsafe = true
`;

const frame = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}">
{{ $style := resources.Get "style.css" | minify | fingerprint }}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ $style.RelPermalink }}">
</head>
<body>
<header><a href="/">{{ site.Title }}</a></header>
<main>
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
`;

const style = `:root { color-scheme: light dark }
body { max-width: 42rem; margin: 0 auto; padding: 0 1rem 3rem; font: 1.0625rem/1.6 system-ui, sans-serif }
header { padding: 1rem 0 }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 0.75rem }
h1 { font-size: 1.75rem; margin-top: 1rem }
pre { padding: 0.75rem 1rem; overflow-x: auto; font-size: 0.875rem }
table { border-collapse: collapse }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid; text-align: left }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid }
`;

/** Hugo with as little around the text as reads well: one style sheet, the system's font, no script. */
export const bareHugo: SiteBuilder = {
  name: 'bare Hugo',
  prepare(book, folder) {
    writeFile(join(folder, 'hugo.toml'), settings);
    const layouts = join(folder, 'layouts/_default');
    writeFile(join(layouts, 'baseof.html'), frame);
    writeFile(join(layouts, 'single.html'), '{{ define "main" }}{{ .Content }}{{ end }}\n');
    writeFile(
      join(layouts, 'list.html'),
      '{{ define "main" }}<ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
    );
    writeFile(join(folder, 'assets/style.css'), style);
    for (const page of book.pages)
      writeFile(join(folder, 'content/questions', `${page.slug}.md`), markdownOf(page, book));
  },
  command: (folder) => ({
    command: ['hugo', '--source', folder, '--destination', join(folder, 'dist'), '--quiet'],
    env: { HUGO_CACHEDIR: join(folder, 'cache') },
  }),
  search: /^$/,
};
