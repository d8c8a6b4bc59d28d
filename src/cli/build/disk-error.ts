/** Errors of the system when a program may not write: each in words, and the way out. */
const diskErrors: Readonly<Record<string, [what: string, fix: string]>> = {
  ENOSPC: ['the disk is full', 'free some space, or name a folder on another disk with OUT_DIR'],
  EDQUOT: [
    'the quota of this user is used up',
    'free some space, or name a folder on another disk with OUT_DIR',
  ],
  EFBIG: [
    'the file is larger than allowed here',
    'raise the limit (ulimit -f), or build elsewhere with OUT_DIR',
  ],
  EACCES: ['this user may not write there', 'change its owner or mode, or name another folder with OUT_DIR'],
  EPERM: ['this user may not write there', 'change its owner or mode, or name another folder with OUT_DIR'],
  EROFS: ['the disk is read-only', 'name a folder on another disk with OUT_DIR'],
  ENOTDIR: ['a part of the path is a file', 'name another folder with OUT_DIR'],
};

/** The message for an error of the file system, or undefined for any other error. */
export function diskError(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, path, syscall } = cause as NodeJS.ErrnoException;
    // An error from another thread or language keeps only its name.
    const name =
      code && Object.hasOwn(diskErrors, code)
        ? code
        : /\b(ENOSPC|EDQUOT|EFBIG|EACCES|EPERM|EROFS)\b/.exec(cause.message)?.[1];
    if (name === undefined) continue;
    const [what, fix] = diskErrors[name]!;
    return `${path ?? 'The output'} could not be written: ${what} (${name}${syscall ? `, ${syscall}` : ''}).\n  expected: a writable folder with enough space for the site\n  fix: ${fix}`;
  }
  return undefined;
}
