/** Whether a message of a commit has a subject of two words and more, 10 to 72 characters, above lines of at most 100. */
export const isCommitMessage = (text: string): boolean => /^(?=\S+ \S).{10,72}(?:\n.{0,100})*$/u.test(text);
