/** What the exit status says. Documented in docs/reference/command-line.md. */
export const exitCode = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  someFailed: 3,
  nothingRead: 4,
  cancelled: 130,
} as const;
