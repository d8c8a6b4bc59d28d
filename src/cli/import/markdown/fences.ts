const opener = /^(?:\s|>|[-*+]\s|\d+[.)]\s)*(?:(`{3,})[^`]*|(~{3,}).*|(\${2,})[^$]*)$/;
const closer = (fence: string): RegExp =>
  new RegExp(`^[\\s>]*${fence[0] === '$' ? '\\$' : fence[0]}{${fence.length},}\\s*$`);

/**
 * Finds fenced code and block formulas: `inside` says for each line whether it belongs to one, the fences included. What is
 * never closed takes what follows, which is reported.
 */
export function scanFences(lines: readonly string[]) {
  const unclosed = new Set<number>();
  let open: { fence: string; line: number; ends: RegExp } | undefined;
  const inside = lines.map((line, at) => {
    const ends = open?.ends.test(line);
    // A fence that opens within one of its own kind shows that the first was forgotten.
    if (open && !ends && open.fence[0] !== '$' && line.trim().startsWith(open.fence)) unclosed.add(open.line);
    const fence = open ? undefined : opener.exec(line)?.slice(1).find(Boolean);
    if (fence) open = { fence, line: at + 1, ends: closer(fence) };
    const isInside = open !== undefined;
    if (ends) open = undefined;
    return isInside;
  });
  if (open) unclosed.add(open.line);
  const message =
    'the code block or formula that begins here is never closed; what follows was taken as part of it';
  return { inside, warnings: [...unclosed].map((line) => ({ line, message })) };
}
