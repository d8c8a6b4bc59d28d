import { pressedSquares, type TextControl } from '#lab/controls.ts';

const steps: Readonly<Record<string, [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Lets a reader press squares. Tab reaches one of them, arrow keys the others. */
export function wireSquares(root: HTMLElement): void {
  root.querySelectorAll('[data-squares]').forEach((group) => {
    const input = group.querySelector('input')!;
    const buttons = [...group.querySelectorAll('button')];
    const columns = buttons.length / group.querySelectorAll('div').length;
    const reach = (button: HTMLElement) => buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
    reach(buttons[0]!);
    group.addEventListener('focusin', ({ target }) => reach(target as HTMLElement));
    group.addEventListener('click', ({ target }) => {
      const at = buttons.indexOf((target as Element).closest('button')!);
      if (at < 0) return;
      const pressed = new Set(pressedSquares(input.value));
      if (!pressed.delete(at)) pressed.add(at);
      input.value = [...pressed].sort((a, b) => a - b).join('-');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    (group as HTMLElement).addEventListener('keydown', (event) => {
      const [rows, by] = steps[event.key] ?? [];
      const at = buttons.indexOf(event.target as HTMLButtonElement);
      if (rows === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const column = (at % columns) + by!;
      if (column >= 0 && column < columns) buttons[at + rows * columns + by!]?.focus();
    });
  });
}

/** Shows which squares are pressed. */
export function showSquares(input: HTMLInputElement, { squares }: TextControl): void {
  if (!squares) return;
  const pressed = new Set(pressedSquares(input.value));
  input
    .closest('[data-squares]')!
    .querySelectorAll('button')
    .forEach((button, at) => button.setAttribute('aria-pressed', String(pressed.has(at))));
}
