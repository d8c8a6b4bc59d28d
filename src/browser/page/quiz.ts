import { button, el } from '../element.ts';
import { messages } from '#messages/of-book.ts';

const quizzes = [...document.querySelectorAll<HTMLElement>('.quiz')];
const score = el('p', { class: 'quiz-score', role: 'status' });

/** Counts the first choice at each question, and shows the score below the last one. */
export function takeChoice(choice: HTMLElement): void {
  const quiz = choice.closest<HTMLElement>('.quiz');
  if (!quiz || quiz.dataset['answer']) return;
  quiz.dataset['answer'] = choice.classList.contains('right') ? 'right' : 'wrong';
  const answered = quizzes.filter(({ dataset }) => dataset['answer']);
  const right = answered.filter(({ dataset }) => dataset['answer'] === 'right').length;
  if (!score.isConnected) quizzes.at(-1)!.after(score);
  score.replaceChildren(
    answered.length < quizzes.length
      ? messages.scoreSoFar(right, answered.length, quizzes.length - answered.length)
      : messages.score(right, quizzes.length),
    button(messages.again, again),
  );
}

function again(): void {
  for (const quiz of quizzes) {
    delete quiz.dataset['answer'];
    for (const choice of quiz.querySelectorAll('details')) choice.open = false;
  }
  score.remove();
  quizzes[0]!.querySelector('summary')!.focus();
}
