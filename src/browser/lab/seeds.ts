import type { Controls } from '#lab/controls.ts';

/** The seeds among a lab's settings, of which a press of a button sets others. */
export function seedsOf(form: HTMLFormElement, controls: Controls) {
  const seeds = Object.entries(controls).flatMap(([name, control]) =>
    control.kind === 'number' && control.renewed
      ? [{ name, control, input: form.elements.namedItem(name) as HTMLInputElement }]
      : [],
  );
  return {
    /** Sets the next, and after the last the first. */
    renew(): void {
      for (const { control, input } of seeds) {
        const now = Number(input.value);
        input.value = String(now < control.max ? now + control.step : control.min);
      }
    },
    /** A state with the seeds as they are. */
    keptIn(state: string): string {
      const all = new URLSearchParams(state);
      for (const { name, input } of seeds) all.set(name, input.value);
      return all.toString();
    },
  };
}
