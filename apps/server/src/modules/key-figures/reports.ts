import type { z } from 'zod';
import { require, within } from '../../access/identity.ts';
import { today } from '../../clock/clock.ts';
import { RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import { communeOf } from '../readiness/index.ts';
import type { KeyFigureReport, NewKeyFigureReport, ReportsQuery } from './schema.ts';
import { type Asked, findKeyFigure } from './service.ts';
import * as store from './store.ts';
import { rounded } from './value.ts';

/** What units counted: the last of each, or all of one. @throws RegisterError `NOT_FOUND`. */
export async function listReports(asked: Asked, id: string, { asOf = today(asked.clock), unit }: z.infer<typeof ReportsQuery>) {
  const { content } = await findKeyFigure(asked, id);
  const rows = await store.listReports(asked.trx, id, asOf, unit);
  const seen = new Set<string>();
  const items = rows.map((row): z.infer<typeof KeyFigureReport> => {
    const counts = !seen.has(row.agency_id) && store.counts(row.day, asOf);
    seen.add(row.agency_id);
    const value = content.unit !== 'percent' ? row.numerator : row.denominator ? rounded((100 * row.numerator) / row.denominator) : null;
    return {
      ...{ id: row.id, unit: { id: row.agency_id, name: row.agency_name }, commune: communeOf(row.agency_id), day: row.day },
      ...{ numerator: row.numerator, denominator: row.denominator, value, evidence: row.evidence, by: row.by, counts },
      reportedAt: row.reported_at.toISOString(),
    };
  });
  return { items };
}

/** Files what a unit counted; an earlier count of the same day stays and no longer counts. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`. */
export async function report(asked: Asked, id: string, { agencyId, ...told }: z.infer<typeof NewKeyFigureReport>) {
  const { content, agency: owner } = await findKeyFigure(asked, id);
  const { path: agency, territory } = await readAgency(asked, agencyId);
  require(asked.identity, 'key-figure.report', { agency, territory });
  const wrong = [
    ...(content.source.kind === 'reported' ? [] : [{ path: 'body', message: 'The register computes this one' }]),
    ...(within(owner, agency) ? [] : [{ path: 'body/agencyId', message: 'The unit is not below the owner of the key figure' }]),
    ...(told.day <= today(asked.clock) ? [] : [{ path: 'body/day', message: 'The day is still to come' }]),
    ...(content.unit !== 'percent' || told.denominator ? [] : [{ path: 'body/denominator', message: 'A share needs what it is of, above 0' }]),
    ...(told.numerator <= (told.denominator ?? told.numerator) ? [] : [{ path: 'body/numerator', message: 'More than there is' }]),
  ];
  if (wrong.length > 0) throw new RegisterError('REQUEST_INVALID', 'The count cannot be right.', { fields: wrong, remedy: 'Mend the places named.' });
  const reportId = await store.insertReport(asked.trx, id, { agency_id: agencyId, agency, territory }, told);
  asked.audit({
    action: 'key-figure.report',
    objectKind: 'key-figure',
    objectId: id,
    place: { agency, territory },
    details: { report: reportId, ...told },
  });
  const { items } = await listReports(asked, id, { unit: agencyId });
  return items.find((item) => item.id === reportId) as z.infer<typeof KeyFigureReport>;
}
