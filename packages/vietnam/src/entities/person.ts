import { and, or, sql } from '@sogoc/engine';
import type { EntityKind } from '@sogoc/linkage';
import { addressComparer } from '../comparers/address.ts';
import { birthDateComparer } from '../comparers/birth-date.ts';
import { personNameComparer } from '../comparers/person-name.ts';
import { personalIdComparer } from '../comparers/personal-id.ts';
import { sexComparer } from '../comparers/sex.ts';
import { block, either, formOf, named, ofLengths, ofType } from './part.ts';
import { byEquality } from './plain-comparisons.ts';
import { spreadName } from './spread-name.ts';

const column = (name: string): [{ column: string }] => [{ column: name }];

/** What a record is about that has one of these, though it refers to a person: a certificate, a decision. */
const others = ['vn.certificate-serial', 'vn.document-number', 'vn.dossier-code', 'vn.address'];

/**
 * Persons. A record that tells when somebody was born or of which sex he is describes him; one that only names him, as a permit names its holder or an
 * enterprise its director, is about something else.
 */
export const person: EntityKind = {
  id: 'person',
  title: { vi: 'Người', en: 'Person', id: 'Orang' },
  parts: [
    {
      id: 'personal_id',
      title: { vi: 'số định danh', en: 'personal ID', id: 'nomor identitas' },
      // Since 2025 the personal ID is a person's tax code.
      fits: either(ofType('vn.personal-id'), (one, words) => ofType('vn.tax-code')(one, words) && ofLengths(12, 12)(one, words)),
      canonical: formOf(personalIdComparer),
      borrowed: true,
    },
    {
      id: 'old_card',
      title: { vi: 'số CMND cũ', en: 'old ID card', id: 'kartu lama' },
      fits: ofType('vn.old-id-card'),
      canonical: formOf(personalIdComparer),
      borrowed: true,
    },
    {
      id: 'insurance_number',
      title: { vi: 'mã số BHXH', en: 'social insurance number', id: 'nomor jaminan sosial' },
      fits: ofType('vn.social-insurance-number'),
      borrowed: true,
    },
    {
      id: 'name',
      title: { vi: 'họ tên', en: 'name', id: 'nama' },
      fits: ofType('vn.person-name'),
      spread: spreadName,
      canonical: formOf(personNameComparer),
      borrowed: true,
    },
    {
      id: 'birth_date',
      title: { vi: 'ngày sinh', en: 'date of birth', id: 'tanggal lahir' },
      fits: ofType('vn.birth-date'),
      canonical: formOf(birthDateComparer),
      borrowed: true,
    },
    {
      id: 'sex',
      title: { vi: 'giới tính', en: 'sex', id: 'jenis kelamin' },
      fits: either(ofType('vn.sex', 'vn.sex-code'), named('gioi', 'tinh'), named('gender'), named('phai')),
      canonical: formOf(sexComparer),
      borrowed: true,
    },
    { id: 'address', title: { vi: 'địa chỉ', en: 'address', id: 'alamat' }, fits: ofType('vn.address'), borrowed: true },
  ],
  describes: (found, own, table) => {
    if (!found.has('name') || !(found.has('birth_date') || found.has('sex'))) return false;
    return own.has('name') || !table.columns.some(({ semanticType }) => others.includes(semanticType?.id ?? ''));
  },
  numbers: ['personal_id', 'old_card'],
  identity: ['personal_id', 'name', 'birth_date'],
  enough: (part, dialect) =>
    and(
      sql`${part('name')} is not null`,
      or(
        sql`${dialect.length(part('personal_id'))} = 12`,
        sql`(${dialect.length(part('birth_date'))} = 10 and ${part('birth_date')} not like '%-01-01')`,
      ),
    ),
  comparisons: [
    personalIdComparer.comparison('personal_id', column('numbers')),
    personNameComparer.comparison('name', column('name')),
    birthDateComparer.comparison('birth_date', column('birth_date')),
    sexComparer.comparison('sex', column('sex')),
    addressComparer.comparison('address', column('address')),
    byEquality('insurance_number'),
  ],
  blocking: [
    block(['numbers', { split: ' ' }]),
    block('insurance_number'),
    block('birth_date', ['name', 'fold', { word: -1 }]),
    block('birth_date', ['name', 'fold', { word: 1 }]),
    block(['name', 'fold', 'sorted-words'], ['birth_date', { first: 4 }]),
    block(['name', 'fold', 'sorted-words'], ['address', { match: '^[^,]+' }, 'fold']),
    block(['numbers', { last: 6 }], ['name', 'fold', { word: -1 }]),
  ],
};
