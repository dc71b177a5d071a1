import { require } from '../../../access/identity.ts';
import { today } from '../../../clock/clock.ts';
import { RegisterError } from '../../../register-error.ts';
import { readAgency } from '../../agencies/index.ts';
import { words } from '../document/words.ts';
import { placeName } from '../figures/area.ts';
import type { Asked, Look } from '../figures/look.ts';
import { periodOf } from '../figures/scope.ts';
import type { TemplateContent } from '../templates/content.ts';

/** What a report shows of; who may not see one of them there would make a report in which it is missing without a word. */
const shows = ['task.read', 'obstacle.read', 'database.read', 'survey.read', 'case.read', 'readiness.read', 'key-figure.read'] as const;

/**
 * What a report is about, for somebody who may see all of it.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID` for a day to come.
 */
export async function lookOf(
  asked: Asked,
  agencyId: string,
  { kind, language }: TemplateContent,
  asOf = today(asked.clock),
): Promise<Look & { place: string }> {
  const agency = await readAgency(asked, agencyId);
  const place = { agency: agency.path, territory: agency.territory };
  for (const action of shows) require(asked.identity, action, place);
  if (asOf > today(asked.clock) || asOf < '2000-01-01') {
    throw new RegisterError('REQUEST_INVALID', 'Figures are as of today or a day before.', {
      place: 'body/asOf',
      remedy: 'Choose today or an earlier day.',
    });
  }
  const province = agency.territory.split('.')[1];
  const issuer = agency.kind === 'root' ? await readAgency(asked, asked.identity.agencyId) : agency;
  const below = agency.kind === 'department' || agency.kind === 'commune';
  const over = below ? (await readAgency(asked, agency.path.split('.').at(-2) ?? 'vn')).name : null;
  const where = agency.kind === 'commune' || !province ? agency : await readAgency(asked, province);
  const { id, name, path, territory } = agency;
  return {
    asked,
    agency: { id, name, path, territory, kind: agency.kind },
    issuer: { name: issuer.name, kind: issuer.kind },
    above: agency.kind === 'department' ? over : null,
    addressee: over ?? (agency.kind === 'root' ? primeMinister : office)[language],
    place: province ? placeName(where.name) : 'Hà Nội',
    ...{ asOf, language, ...periodOf(kind, asOf) },
  };
}

const primeMinister = words('Thủ tướng Chính phủ', 'The Prime Minister', 'Perdana Menteri');
const office = words('Văn phòng Chính phủ', 'The Government Office', 'Kantor Pemerintah');
