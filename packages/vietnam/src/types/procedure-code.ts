import { patternType } from './pattern-type.ts';

/** Mã thủ tục hành chính of the national database of procedures: `1.004217`, with the agency's code after it in local systems. */
export const procedureCode = patternType({
  id: 'vn.procedure-code',
  title: { vi: 'Mã thủ tục hành chính', en: 'Procedure code', id: 'Kode prosedur administratif' },
  entity: 'procedure',
  personal: false,
  identifier: true,
  names: ['ma_thu_tuc', 'ma_tthc', 'tthc', 'ma_thu_tuc_hanh_chinh', 'procedure_code', 'procedure'],
  pattern: '[1-3]\\.0[01][0-9]{4}(?:\\.(?:[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.)?[A-Z][0-9]{2}(?:\\.[0-9]{1,3}){0,3})?',
});
