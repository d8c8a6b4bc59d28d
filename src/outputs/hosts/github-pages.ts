/** A text in which GitHub finds nothing to evaluate. */
const plain = (text: string): string => JSON.stringify(text.replaceAll('${{', "${{ '${{' }}"));

/**
 * A workflow that publishes a book on GitHub Pages. Pages sends no headers of its own choice: the policy in the pages
 * themselves holds there, without `frame-ancestors`. Actions are named by commit: a tag can be moved to another.
 * Its machines have Chrome, which prints the book.
 *
 * @param book  The book's name, and its folder below the root of the generator's repository; undefined for a book that is a
 *              repository of its own, which has installed the generator.
 */
export const githubPagesWorkflow = (book: {
  name: string;
  folder: string | undefined;
}) => `name: ${JSON.stringify(`Publish ${book.name}`)}
on:
  push:
    branches: [main]
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
          # The whole history, for the days on which pages were last changed ("repository" in book.yaml).
          fetch-depth: 0
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 24
          package-manager-cache: false
      - id: pages
        uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
      - run: npm ci
      - run: ${book.folder === undefined ? 'npx grounded book' : 'npm run book'}
        env:${book.folder === undefined ? '' : `\n          CONTENT_DIR: ${plain(book.folder)}`}
          SITE_URL: \${{ steps.pages.outputs.origin }}
          BASE_PATH: \${{ steps.pages.outputs.base_path }}
      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0
        with:
          path: dist
  publish:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.publish.outputs.page_url }}
    steps:
      - id: publish
        uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0
`;
