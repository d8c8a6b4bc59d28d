/** Builds elements from data alone; texts never become markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that acts on the page, looking like a button or like a link. */
export function button(text: string, act: () => void, look: 'button' | 'link' = 'button'): HTMLButtonElement {
  const made = el('button', { type: 'button', class: look }, [text]);
  made.addEventListener('click', act);
  return made;
}
