import type { DateForm } from '../derive/forms.ts';

/** Where particulars of people can be taken from, and in which form they stand there. */
export interface PeopleSource {
  readonly database: string;
  readonly table: string;
  /** Its columns; what it does not hold is typed from the papers of the population database. */
  readonly columns: Readonly<Partial<Record<'name' | 'pid' | 'birth' | 'sex' | 'address', string>>>;
  readonly birth: DateForm;
  readonly sex: readonly [male: string, female: string];
  readonly parents?: Readonly<Record<'father' | 'mother', string>>;
  /** Its own particulars are of that many days ago; left out where they are of today. */
  readonly daysOld?: number;
}

/** Where particulars of organisations can be taken from. */
export interface FirmSource {
  readonly database: string;
  readonly table: string;
  readonly columns: Readonly<Record<'taxCode' | 'name' | 'address', string>>;
}

export const population: PeopleSource = {
  database: 'population',
  table: 'nhan_khau',
  columns: { name: 'ho_ten', pid: 'so_ddcn', birth: 'ngay_sinh', sex: 'gioi_tinh', address: 'dia_chi' },
  parents: { father: 'ho_ten_cha', mother: 'ho_ten_me' },
  birth: 'yyyy-MM-dd',
  sex: ['Nam', 'Nữ'],
};

/** Papers that the population database prints: who types from them takes over what it holds. */
export const printedPapers: PeopleSource = { ...population };

/** The same for agencies whose data is of an earlier day: what the database says today of an address was not on their paper. */
export const olderPapers: PeopleSource = { ...population, columns: { name: 'ho_ten', pid: 'so_ddcn', birth: 'ngay_sinh', sex: 'gioi_tinh' } };

export const births: PeopleSource = {
  database: 'civil_status',
  table: 'births',
  columns: { name: 'child_name', birth: 'child_dob', sex: 'child_sex' },
  parents: { father: 'father_name', mother: 'mother_name' },
  birth: 'dd/MM/yyyy',
  sex: ['Nam', 'Nữ'],
};

export const landOwners: PeopleSource = {
  database: 'land',
  table: 'chu_su_dung',
  columns: { name: 'ten_chu', pid: 'so_giay_to', birth: 'nam_sinh', sex: 'gioi_tinh', address: 'dia_chi' },
  birth: 'dd/MM/yyyy',
  sex: ['1', '2'],
  daysOld: 1500,
};

/** As the certificate names its owner: for agencies whose data is of an earlier day than the land office's. */
export const namedOnCertificates: PeopleSource = { ...landOwners, columns: { name: 'ten_chu', pid: 'so_giay_to' } };

export const insured: PeopleSource = {
  database: 'social_insurance',
  table: 'nguoi_tham_gia',
  columns: { name: 'hoten', pid: 'cccd', birth: 'ngsinh', sex: 'gtinh', address: 'dchi_thuongtru' },
  birth: 'yyyyMMdd',
  sex: ['1', '0'],
  daysOld: 600,
};

export const businessRegister: FirmSource = {
  database: 'finance',
  table: 'dkkd',
  columns: { taxCode: 'msdn', name: 'ten_dn', address: 'dia_chi' },
};

export const taxRegister: FirmSource = {
  database: 'finance',
  table: 'nnt',
  columns: { taxCode: 'mst', name: 'ten_nnt', address: 'dchi_tru_so' },
};

export const tradeRegister: FirmSource = {
  database: 'industry_trade',
  table: 'enterprise',
  columns: { taxCode: 'tax_code', name: 'name', address: 'head_office' },
};

/** The paper that small children have, and nothing else: what is typed from it is true but for errors of typing. */
export const birthCertificates: PeopleSource = { ...births };
