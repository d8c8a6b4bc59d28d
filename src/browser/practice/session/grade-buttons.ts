import { messages } from '#messages/of-book.ts';
import { el } from '../../element.ts';
import { grades, type Grade } from '../schedule/review.ts';
import { lasting } from '../schedule/times.ts';

/**
 * Four buttons, each with when the card comes back after it.
 *
 * @param dues  Milliseconds since 1970.
 */
export function gradeButtons(
  dues: Readonly<Record<Grade, number>>,
  now: number,
  take: (grade: Grade) => void,
) {
  const { lang } = document.documentElement;
  const buttons = grades.map((grade) => {
    const shortcut = String(grade);
    const name = el('span', {}, [
      el('kbd', { 'aria-hidden': 'true' }, [shortcut]),
      ` ${messages.grades[grade - 1]!}`,
    ]);
    const comesBack = el('small', {}, [lasting(dues[grade] - now, lang)]);
    const look = { type: 'button', class: 'practice-grade', 'aria-keyshortcuts': shortcut };
    const control = el('button', look, [name, comesBack]);
    control.addEventListener('click', () => take(grade));
    return control;
  });
  const note = el('span', { class: 'practice-suggested' }, [messages.suggested]);
  return {
    root: el('div', { class: 'practice-grades', role: 'group', 'aria-label': messages.howWell }, buttons),
    /** Marks the grade that the choice or the ticks suggest. */
    suggest(grade: Grade | undefined): void {
      note.remove();
      buttons.forEach((control, at) => control.toggleAttribute('data-suggested', at + 1 === grade));
      if (grade) buttons[grade - 1]!.append(note);
    },
  };
}
