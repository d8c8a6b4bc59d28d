/** The page of a rival: a field and a list, as its documentation shows them. Runs in the browser. */

export interface Result {
  url: string;
  title: string;
  answer: string;
}

/** Asks for results with every key; `data-for` on the list names the query that it answers. */
export function openBox(find: (query: string) => Promise<Result[]>): void {
  const input = document.querySelector<HTMLInputElement>('input')!;
  const list = document.querySelector<HTMLElement>('ol')!;
  input.addEventListener('input', async () => {
    const query = input.value;
    const results = await find(query);
    if (input.value !== query) return;
    list.replaceChildren(
      ...results.map(({ url, title, answer }) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = url;
        link.textContent = title;
        const text = document.createElement('p');
        text.textContent = answer;
        item.append(link, text);
        return item;
      }),
    );
    list.dataset['for'] = query;
  });
}
