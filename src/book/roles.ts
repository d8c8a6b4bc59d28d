/**
 * The roles that colour, line style and legend tell apart, the same in text, diagrams, plots and labs.
 * Each has a line style of its own, so that nothing is told by colour alone (styles/figures.css).
 */
export const roles = {
  plain: 'step',
  frozen: 'frozen',
  trainable: 'trained',
  quantized: 'quantized',
  evidence: 'retrieved evidence',
  generated: 'generated',
  wrong: 'wrong or unsupported',
} as const;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];
