import { patternType } from './pattern-type.ts';

/** Mã hồ sơ: agency code, day of receipt (yyMMdd) and number of the day, `H56.31-251001-0001`. Decree 61/2018/NĐ-CP, Circular 01/2018/TT-VPCP. */
export const dossierCode = patternType({
  id: 'vn.dossier-code',
  title: { vi: 'Mã hồ sơ', en: 'Dossier code', id: 'Kode berkas' },
  entity: 'dossier',
  personal: false,
  identifier: true,
  names: ['ma_ho_so', 'so_ho_so', 'mahs', 'dossier', 'dossier_code', 'dossier_id'],
  pattern:
    '(?:[A-Z][0-9]{2}(?:\\.[0-9]{1,3}){0,3}|[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Z][0-9]{2})-[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-[0-9]{4,6}',
});
