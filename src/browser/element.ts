/** Builds elements from data alone; texts never become markup. A child that is false or undefined is left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  children: readonly (Node | string | false | undefined)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** A button that acts on the page; its classes say what it looks like. */
export function button(text: string, act: () => void, look = 'button'): HTMLButtonElement {
  const made = el('button', { type: 'button', class: look }, [text]);
  made.addEventListener('click', act);
  return made;
}
