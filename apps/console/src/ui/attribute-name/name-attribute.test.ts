import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameAttribute } from './name-attribute.ts';

test.each([
  ['person.so-dinh-danh-ca-nhan', 'Số định danh cá nhân', 'Personal ID', 'Nomor identitas pribadi'],
  ['person.father-name', 'Tên cha', 'Father’s name', 'Nama ayah'],
  ['person.child-date-of-birth', 'Ngày sinh con', 'Child’s date of birth', 'Tanggal lahir anak'],
  ['record.dia-chi-2', 'Địa chỉ (2)', 'Address (2)', 'Alamat (2)'],
  ['organisation.dia-chi', 'Địa chỉ (tổ chức)', 'Address (organisation)', 'Alamat (organisasi)'],
  ['person.father-address', 'Địa chỉ cha', 'Father’s address', 'Alamat ayah'],
  ['organisation.ten-doanh-nghiep', 'Tên doanh nghiệp', 'Enterprise name', 'Nama perusahaan'],
  ['record.ma-kho', 'Mã kho', 'Code kho', 'Kode kho'],
  ['record.vsic', 'Vsic', 'Vsic', 'Vsic'],
])('%s is said in words', (id, vi, en, indonesian) => {
  expect([nameAttribute(id, 'vi'), nameAttribute(id, 'en'), nameAttribute(id, 'id')]).toEqual([vi, en, indonesian]);
});

test('any id is said, and never as nothing', () => {
  fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), (entity, words) => nameAttribute(`${entity}.${words}`, 'vi') !== ''));
});
