/** The page of a rival: a field and a list, as its documentation shows them. Runs in the browser. */

export interface Result {
  url: string;
  title: string;
  answer: string;
}

/** A query's results, best first. */
export type Find = (query: string) => Result[] | Promise<Result[]>;

/** Asks for results with every key; `data-for` on the list names the query that it answers. */
export function openSearchPage(readIndex: (json: string) => Find): void {
  const loading = fetch('index.json')
    .then((response) => response.text())
    .then(readIndex);
  const input = document.querySelector<HTMLInputElement>('input')!;
  const list = document.querySelector<HTMLElement>('ol')!;
  input.addEventListener('input', async () => {
    const query = input.value;
    const find = await loading;
    const results = await find(query);
    if (input.value !== query) return;
    list.replaceChildren(
      ...results.map(({ url, title, answer }) => {
        const [item, link, text] = (['li', 'a', 'p'] as const).map((name) => document.createElement(name));
        link!.setAttribute('href', url);
        link!.textContent = title;
        text!.textContent = answer;
        item!.append(link!, text!);
        return item!;
      }),
    );
    list.dataset['for'] = query;
  });
}
