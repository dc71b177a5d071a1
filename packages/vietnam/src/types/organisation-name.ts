import { foldSql } from '../text/fold-sql.ts';
import { patternType } from './pattern-type.ts';

const kinds = [
  'công ty|cty|c\\.ty|tổng công ty|doanh nghiệp|dntn|hợp tác xã|htx|tập đoàn|hộ kinh doanh|hkd|cửa hàng|nhà máy|xí nghiệp|nhà thuốc|khách sạn|nhà hàng',
  'ngân hàng|quỹ|trường|đại học|học viện|bệnh viện|phòng khám|trung tâm|viện|trạm|nhà xuất bản|báo|đài',
  'bộ|sở|cục|tổng cục|chi cục|ban|phòng|văn phòng|vụ|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|công an|toà án|tòa án|viện kiểm sát|kho bạc|bảo hiểm xã hội|thanh tra',
  'thuế|hải quan|chi nhánh|hội|liên đoàn|liên minh|đảng ủy|đảng uỷ|mặt trận|đoàn thanh niên|bưu điện|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ',
].join('|');

/** The name of a company, agency, school or other body that begins with the word for its kind. */
export const organisationName = patternType({
  id: 'vn.organisation-name',
  title: { vi: 'Tên tổ chức', en: 'Organisation name', id: 'Nama organisasi' },
  entity: 'organisation',
  personal: false,
  identifier: false,
  names: [
    'ten_doanh_nghiep',
    'ten_cong_ty',
    'ten_to_chuc',
    'ten_co_quan',
    'co_quan',
    'don_vi',
    'ten_don_vi',
    'ten_truong',
    'doanh_nghiep',
    'company',
    'organisation',
    'organization',
    'agency_name',
  ],
  threshold: 0.8,
  pattern: `(?:${kinds})[ .:]...*`,
  anyCase: true,
  canonical: foldSql,
});
