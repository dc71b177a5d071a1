/** Writes hashes to a file. @returns how many there are of each part, by its place. */
export type HashWriter = (path: string) => Promise<readonly number[]>;
