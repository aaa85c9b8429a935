/** Whether a file system gives no file a second name (POSIX.1-2024, link), such as exFAT and shared folders. */
export const givesNoLinks = (error: unknown): boolean =>
  ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '');
