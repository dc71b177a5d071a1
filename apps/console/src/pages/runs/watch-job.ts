import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schema } from '../../api/client.ts';

type Job = Schema['Job'];

/** Whether a job has still something to do. */
export function isUnderWay({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** A job as it goes on: the register sends every change. When it has ended, what it changes is asked for anew. */
export function useWatchedJob(job: Job): Job {
  const [told, setTold] = useState<Job | null>(null);
  const queries = useQueryClient();
  useEffect(() => {
    const line = new EventSource(`/api/v1/jobs/${job.id}/events`);
    line.onmessage = ({ data }: MessageEvent<string>) => {
      const now = JSON.parse(data) as Job;
      setTold(now);
      if (isUnderWay(now)) return;
      line.close();
      for (const key of ['jobs', 'runs', 'run', 'scorecards', 'databases', 'database', 'attributes', 'plan'])
        queries.invalidateQueries({ queryKey: [key] });
    };
    return () => line.close();
  }, [job.id, queries]);
  return told ?? job;
}
