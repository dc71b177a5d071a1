import { expect, test } from 'vitest';
import { fitTo } from './fit.ts';
import { defaultTemplates } from './index.ts';

const monthly = defaultTemplates.get('monthly-vi');

test.each([
  ['Văn phòng Chính phủ', 'central', 'BC-VPCP', 'Bộ trưởng, Chủ nhiệm'],
  ['Bộ Nông nghiệp và Môi trường', 'central', 'BC-BNNMT', 'Bộ trưởng'],
  ['Bộ Văn hóa, Thể thao và Du lịch', 'central', 'BC-BVHTTDL', 'Bộ trưởng'],
  ['Sở Y tế', 'department', 'BC-SYT', 'Giám đốc'],
  ['Văn phòng UBND tỉnh', 'department', 'BC-VPUBNDT', 'Chánh Văn phòng'],
  ['Tòa án nhân dân tối cao', 'central', 'BC-TANDTC', 'Thủ trưởng cơ quan'],
])('%s signs and numbers its reports as its kind does', (name, kind, symbol, title) => {
  if (!monthly) throw new TypeError('No template');
  expect(fitTo({ name, kind }, 'vi', monthly)).toMatchObject({ symbol, signature: { authority: null, title } });
  expect(fitTo({ name: 'Ủy ban nhân dân xã Hải Tiến', kind: 'commune' }, 'vi', monthly)).toBe(monthly);
});
