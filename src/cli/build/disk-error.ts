/** The message for an error of a folder that cannot be written, with the way out; undefined for any other error. */
export function diskError(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    // An error from another thread or language has its name in the message alone.
    if (/\b(?:ENOSPC|EDQUOT|EFBIG|EACCES|EPERM|EROFS|ENOTDIR)\b/.test(cause.message))
      return `The site could not be written: ${cause.message}.\n  expected: a folder of this user with enough space for the site\n  fix: free some space or change the owner, or name another folder with OUT_DIR`;
  return undefined;
}
