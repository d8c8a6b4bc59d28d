import { pressedSquares } from '#lab/controls.ts';

const steps: Readonly<Record<string, [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/**
 * Lets a reader press the squares of a lab. Tab reaches one of them, arrow keys the others.
 *
 * @returns shows which are pressed, as the form has them.
 */
export function wireSquares(root: HTMLElement): () => void {
  const groups = [...root.querySelectorAll<HTMLElement>('[data-squares]')].map((group) => {
    const input = group.querySelector('input')!;
    const buttons = [...group.querySelectorAll('button')];
    wire(group, input, buttons);
    return { input, buttons };
  });
  return () => {
    for (const { input, buttons } of groups) {
      const pressed = new Set(pressedSquares(input.value));
      buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(pressed.has(at))));
    }
  };
}

function wire(group: HTMLElement, input: HTMLInputElement, buttons: readonly HTMLButtonElement[]): void {
  const columns = buttons.length / group.querySelectorAll('div').length;
  const reach = (button: EventTarget | null) =>
    buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
  reach(buttons[0]!);
  group.addEventListener('focusin', ({ target }) => reach(target));
  group.addEventListener('click', ({ target }) => {
    const at = buttons.indexOf((target as Element).closest('button')!);
    if (at < 0) return;
    const pressed = new Set(pressedSquares(input.value));
    if (!pressed.delete(at)) pressed.add(at);
    input.value = [...pressed].sort((a, b) => a - b).join('-');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  group.addEventListener('keydown', (event) => {
    const [rows, by] = steps[event.key] ?? [];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (rows === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const column = (at % columns) + by!;
    if (column >= 0 && column < columns) buttons[at + rows * columns + by!]?.focus();
  });
}
