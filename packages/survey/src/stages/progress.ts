/** What a survey is doing, in order. */
export const stageNames = ['read', 'profile', 'check', 'link', 'compare', 'write'] as const;
export type StageName = (typeof stageNames)[number];

/** Something that happened, for whoever watches. */
export type SurveyEvent =
  | { kind: 'stage-started'; stage: StageName; steps: number }
  | { kind: 'step'; stage: StageName; done: number; steps: number; what: string; rows?: number }
  | { kind: 'stage-finished'; stage: StageName; milliseconds: number }
  | { kind: 'database-failed'; database: string; code: string; message: string; remedy: string };

/** Times stages and tells who watches. */
export class Progress {
  readonly stages: { name: StageName; milliseconds: number }[] = [];
  readonly #tell: (event: SurveyEvent) => void;

  constructor(tell: ((event: SurveyEvent) => void) | undefined) {
    this.#tell = tell ?? (() => {});
  }

  tell(event: SurveyEvent): void {
    this.#tell(event);
  }

  async stage<T>(stage: StageName, steps: number, work: (step: (what: string, rows?: number) => void) => Promise<T>): Promise<T> {
    const started = performance.now();
    let done = 0;
    this.#tell({ kind: 'stage-started', stage, steps });
    const result = await work((what, rows) => {
      done += 1;
      this.#tell({ kind: 'step', stage, done, steps, what, ...(rows === undefined ? {} : { rows }) });
    });
    const milliseconds = Math.round(performance.now() - started);
    this.stages.push({ name: stage, milliseconds });
    this.#tell({ kind: 'stage-finished', stage, milliseconds });
    return result;
  }
}
