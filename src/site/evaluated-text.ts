import type { MarkdownHeading } from 'astro';
import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { evaluate, type EvaluateOptions } from 'satteri';
import { ofMdx } from '#render/astro-internals.ts';
import { commonMarkdown } from '#render/text/common-markdown.ts';
import { belowFrontMatter } from '#project/front-matter.ts';
import { hastPlugins, mdastPlugins } from '#render/text/markdown.ts';
import { features } from '#render/text/mdx-tree.ts';

interface Props {
  components?: Record<string, unknown>;
}

/**
 * A text that imports nothing, as the component that mdx() would make of it, but without the bundler: of a thousand texts it
 * would resolve, load, parse, write and read each.
 */
export async function evaluatedText(file: string) {
  const astro = {
    headings: [] as MarkdownHeading[],
    frontmatter: {},
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const { default: text } = (await evaluate(commonMarkdown(belowFrontMatter(readFileSync(file, 'utf8'))), {
    Fragment,
    jsx: jsx as EvaluateOptions['jsx'],
    jsxs: jsxs as EvaluateOptions['jsxs'],
    features,
    mdastPlugins,
    hastPlugins: [...hastPlugins, satteriHeadingIdsPlugin()],
    optimizeStatic: { component: 'Fragment', prop: 'set:html' },
    elementAttributeNameCase: 'html',
    fileURL: pathToFileURL(file),
    data: { astro },
  })) as { default: (props: Props) => unknown };
  const Content = (props: Props) => text({ ...props, components: { Fragment, ...props.components } });
  return { Content: Object.assign(Content, ofMdx), headings: astro.headings };
}
