/** Writes hashes to a file. @returns how many there are. */
export type HashWriter = (path: string) => Promise<number>;
