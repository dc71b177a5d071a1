import type { z } from 'zod';
import { may, type Place, require } from '../../../access/identity.ts';
import type { Call } from '../../../http/route.ts';
import { RegisterError } from '../../../register-error.ts';
import { readProgramme } from '../../programmes/index.ts';
import { defaultRules } from './defaults.ts';
import { type Rule, type ThingKind, thingKinds } from './rule.ts';
import type { ReminderRules, RulesChange } from './schema.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'audit'>;
type Shown = z.infer<typeof ReminderRules>;

const everywhere: Place = { agency: 'vn', territory: 'vn' };

/** The rules in force for each kind of thing, of a programme or in general. @throws RegisterError `NOT_FOUND`. */
export async function listRules(asked: Asked, programme: string | undefined): Promise<{ items: Shown[] }> {
  const place = await placeOf(asked, programme ?? null);
  const set = await store.listRules(asked.trx);
  return { items: thingKinds.map((kind) => inForce(asked, set, kind, programme ?? null, kind === 'task' ? place : everywhere)) };
}

/** Sets the rules for a kind of thing, or lets go of them. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`, `CHANGED_MEANWHILE`. */
export async function changeRules(asked: Asked, kind: ThingKind, { programme, version, rules }: z.infer<typeof RulesChange>): Promise<Shown> {
  refuseMisfits(kind, programme, rules);
  const place = await placeOf(asked, programme);
  require(asked.identity, 'reminder.change', place);
  const there = (await store.listRules(asked.trx)).find((set) => set.kind === kind && set.programme_id === programme);
  if ((there?.version ?? 0) !== version || !(await keep())) {
    throw new RegisterError('CHANGED_MEANWHILE', 'Somebody has changed these rules since you read them.', {
      place: `reminder-rules/${kind}`,
      remedy: 'Read them again, and make your change to what is there now.',
    });
  }
  asked.audit({ action: 'reminder.change', objectKind: 'reminder-rules', objectId: kind, place, details: { programme, rules } });
  return inForce(asked, await store.listRules(asked.trx), kind, programme, place);

  async function keep(): Promise<boolean> {
    if (there) return store.replaceRules(asked.trx, there.id, version, rules);
    return rules === null || store.insertRules(asked.trx, { kind, programme, ...place }, rules);
  }
}

function inForce(
  { identity }: Asked,
  set: Awaited<ReturnType<typeof store.listRules>>,
  kind: ThingKind,
  programme: string | null,
  place: Place,
): Shown {
  const ofKind = set.filter((each) => each.kind === kind);
  const there = ofKind.find(({ programme_id }) => programme_id === programme) ?? ofKind.find(({ programme_id }) => programme_id === null);
  const own = there?.programme_id === programme;
  return {
    kind,
    programme: there?.programme_id ?? null,
    rules: [...(there?.rules ?? defaultRules(kind))].sort((a, b) => a.days - b.days),
    isDefault: !there,
    version: own ? (there?.version ?? 0) : 0,
    mayChange: may(identity, 'reminder.change', place),
  };
}

async function placeOf(asked: Asked, programme: string | null): Promise<Place> {
  if (programme === null) return everywhere;
  const { path: agency, territory } = await readProgramme(asked, programme);
  return { agency, territory };
}

function refuseMisfits(kind: ThingKind, programme: string | null, rules: readonly Rule[] | null): void {
  if (programme !== null && kind !== 'task') {
    throw new RegisterError('REQUEST_INVALID', 'Only tasks belong to a programme.', { place: 'body/programme', remedy: 'Leave it out.' });
  }
  const up = rules?.find(({ to, days }) => to === 'up' && (kind !== 'obstacle' || days < 1));
  if (up) {
    throw new RegisterError('REQUEST_INVALID', 'Only obstacles go up a level, and only after their time to answer.', {
      place: 'body/rules',
      remedy: 'Choose who is told instead, or a day after it is due.',
    });
  }
}
