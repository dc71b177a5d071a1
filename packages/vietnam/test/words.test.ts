import fc from 'fast-check';
import { expect, test } from 'vitest';
import { words } from '../src/index.ts';

test.each([
  ['ho_ten', 'ho ten'],
  ['hoten', 'ho ten'],
  ['HoTen', 'ho ten'],
  ['HO_TEN', 'ho ten'],
  ['hoTenCha', 'ho ten cha'],
  ['ma_dvhc', 'ma don vi hanh chinh'],
  ['MaDVHC', 'ma don vi hanh chinh'],
  ['MADVHC', 'ma don vi hanh chinh'],
  ['Tỉnh / Thành Phố', 'tinh thanh pho'],
  ['Mã TP', 'ma thanh pho'],
  ['Mã QH', 'ma quan huyen'],
  ['Quận Huyện', 'quan huyen'],
  ['so_cccd', 'so can cuoc cong dan'],
  ['socccd', 'so can cuoc cong dan'],
  ['SoCMND', 'so chung minh nhan dan'],
  ['nsinh', 'ngay sinh'],
  ['ngaysinh', 'ngay sinh'],
  ['ngaysinhtre', 'ngay sinh tre'],
  ['sexofchild', 'sex of child'],
  ['bornon', 'born on'],
  ['ten_don_vi_hanh_chinh', 'ten don vi hanh chinh'],
  ['tinh_thanh_pho', 'tinh thanh pho'],
  ['matinh', 'ma tinh'],
  ['tentinh', 'ten tinh'],
  ['tenhc', 'ten hanh chinh'],
  ['maxa', 'ma xa'],
  ['kinhdo', 'kinh do'],
  ['vido', 'vi do'],
  ['dientichkm2', 'dien tich km2'],
  ['dansonguoi', 'dan so nguoi'],
  ['truocsapnhap', 'truoc sap nhap'],
  ['trungtamhc', 'trung tam hanh chinh'],
  ['administrativeLevel', 'administrative level'],
  ['provinceCode', 'province code'],
  ['gt', 'gioi tinh'],
  ['dc_thuong_tru', 'dia chi thuong tru'],
  ['Ngày cấp', 'ngay cap'],
  ['Số điện thoại', 'so dien thoai'],
  ['phone', 'phone'],
  ['matter', 'matter'],
  ['latitude', 'latitude'],
  ['', ''],
])('%j: %j', (name, expected) => expect(words(name).join(' ')).toBe(expected));

test('words of any text are folded and not empty', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => words(name).every((word) => /^[a-z0-9]+$/.test(word))));
});
