/** A file holds what the reader of pages does not understand: it is then asked through the engine, which understands more. */
export class NotReadable extends Error {}
