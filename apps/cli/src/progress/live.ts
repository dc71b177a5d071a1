import { type StageName, type SurveyEvent, stageNames } from '@sogoc/survey';
import { Listr, PRESET_TIMER } from 'listr2';
import type { Words } from '../words/words.ts';

interface Stage {
  started: PromiseWithResolvers<void>;
  finished: PromiseWithResolvers<void>;
  show: (text: string) => void;
}

/** Progress as a live list of stages, for a terminal. `stop` ends it when the survey fails. */
export function live(words: Words): { onEvent: (event: SurveyEvent) => void; stop: (error: unknown) => void; ended: Promise<unknown> } {
  const stages = new Map<StageName, Stage>(
    stageNames.map((name) => [name, { started: Promise.withResolvers(), finished: Promise.withResolvers(), show: () => {} }]),
  );
  for (const stage of stages.values()) for (const one of [stage.started, stage.finished]) one.promise.catch(() => {});
  const list = new Listr(
    [...stages].map(([name, stage]) => ({
      title: words.stages[name],
      task: async (_context: unknown, task: { output: string }) => {
        stage.show = (text) => {
          task.output = text;
        };
        await stage.started.promise;
        await stage.finished.promise;
      },
      rendererOptions: { outputBar: 1, persistentOutput: false, timer: { ...PRESET_TIMER, field: seconds } },
    })),
    { concurrent: false, exitOnError: true, registerSignalListeners: false },
  );
  const estimate = remaining();
  return {
    ended: list.run().catch(() => {}),
    stop: (error) => {
      for (const stage of stages.values()) {
        stage.started.reject(error);
        stage.finished.reject(error);
      }
    },
    onEvent: (event) => {
      if (event.kind === 'stage-started') stages.get(event.stage)?.started.resolve();
      if (event.kind === 'step') stages.get(event.stage)?.show(`${event.done}/${event.steps} ${event.what} ${estimate(event)}`);
      if (event.kind === 'stage-finished') stages.get(event.stage)?.finished.resolve();
    },
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How long a stage may still take, going by the steps so far. */
function remaining(): (event: SurveyEvent & { kind: 'step' }) => string {
  const began = new Map<StageName, number>();
  return ({ stage, done, steps }) => {
    const start = began.get(stage) ?? performance.now();
    began.set(stage, start);
    if (done < 2 || done >= steps) return '';
    return `· ~${Math.ceil((((performance.now() - start) / (done - 1)) * (steps - done)) / 1000)} s`;
  };
}
