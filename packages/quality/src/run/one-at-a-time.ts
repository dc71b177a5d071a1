/** Does work as it is asked for, each when the last is done, whether that went well or not. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** When all that was asked for is done. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
