import type { Condition } from './condition.ts';
import type { FormContent } from './content.ts';
import type { Field } from './field.ts';
import type { Text } from './text.ts';

const text = (vi: string, en: string, id: string): Text => ({ vi, en, id });
const count = (title: Text, minimum = 0): Field => ({ type: 'integer', title, minimum, maximum: 1_000_000 });
const day = (title: Text): Field => ({ type: 'string', format: 'date', title });
const yesNo = (title: Text): Field => ({ type: 'boolean', title });
const written = (title: Text): Field => ({ type: 'string', title, maxLength: 1000 });
const choice = (title: Text, choices: Record<string, Text>): Field => ({
  type: 'string',
  title,
  oneOf: Object.entries(choices).map(([value, named]) => ({ const: value, title: named })),
});
const group = (title: Text, properties: Record<string, Field>, required = Object.keys(properties)): Field => ({
  type: 'object',
  title,
  required,
  properties,
});
const gap = (id: string, kind: FormContent['gaps'][number]['kind'], name: Text, when: Condition) => ({ id, kind, name, when });

/** How ready a commune is for the programme. */
export const communeReadiness: FormContent = {
  name: text('Mức độ sẵn sàng của cấp xã', 'Readiness of communes', 'Kesiapan komune'),
  form: {
    type: 'object',
    title: text('Mức độ sẵn sàng', 'Readiness', 'Kesiapan'),
    required: ['terminals', 'network', 'staff', 'security'],
    properties: {
      terminals: group(text('Thiết bị đầu cuối', 'Terminals', 'Perangkat'), {
        officials: count(text('Số cán bộ, công chức cần máy tính', 'Officials who need a computer', 'Pegawai yang memerlukan komputer'), 1),
        computers: count(text('Số máy tính dùng được', 'Computers that work', 'Komputer yang berfungsi')),
        counters: count(text('Số quầy tiếp nhận', 'Counters', 'Loket')),
        identificationPoint: yesNo(text('Có điểm thu nhận định danh', 'Has a point of identification', 'Memiliki titik identifikasi')),
      }),
      network: group(text('Mạng và sóng', 'Network and signal', 'Jaringan dan sinyal'), {
        dedicatedLine: yesNo(text('Có đường truyền số liệu chuyên dùng', 'Has the dedicated line of the state', 'Memiliki jalur khusus pemerintah')),
        villages: count(text('Số thôn, bản', 'Villages', 'Desa'), 1),
        villagesWithoutSignal: count(text('Số thôn, bản lõm sóng', 'Villages without signal', 'Desa tanpa sinyal')),
      }),
      staff: group(text('Nhân lực', 'Staff', 'Staf'), {
        specialised: count(text('Số cán bộ chuyên trách công nghệ thông tin', 'Specialised IT staff', 'Staf khusus TI')),
        landOfficers: count(text('Số cán bộ địa chính', 'Land officers', 'Petugas pertanahan')),
        landOfficersTrained: count(text('Số cán bộ địa chính đã được tập huấn', 'Land officers who were trained', 'Petugas pertanahan terlatih')),
      }),
      security: group(
        text('An toàn thông tin', 'Security', 'Keamanan'),
        {
          level: {
            type: 'integer',
            title: text('Cấp độ đã được phê duyệt', 'Approved security level', 'Tingkat keamanan disetujui'),
            minimum: 1,
            maximum: 5,
          },
          approvedOn: day(text('Ngày phê duyệt cấp độ', 'Level approved on', 'Tingkat disetujui pada')),
          expiresOn: day(text('Cấp độ hết hiệu lực', 'Level expires on', 'Tingkat berakhir pada')),
          firewall: choice(text('Tường lửa', 'Firewall', 'Firewall'), {
            owned: text('Của đơn vị', 'Own', 'Milik sendiri'),
            borrowed: text('Đi mượn', 'Borrowed', 'Pinjaman'),
            none: text('Không có', 'None', 'Tidak ada'),
          }),
        },
        ['firewall'],
      ),
      licences: {
        type: 'array',
        title: text('Bản quyền phần mềm', 'Software licences', 'Lisensi perangkat lunak'),
        maxItems: 100,
        items: {
          type: 'object',
          title: text('Bản quyền', 'Licence', 'Lisensi'),
          required: ['product', 'expiresOn'],
          properties: {
            product: written(text('Phần mềm', 'Product', 'Produk')),
            expiresOn: day(text('Ngày hết hạn', 'Expires on', 'Berakhir pada')),
          },
        },
      },
      note: written(text('Ghi chú', 'Note', 'Catatan')),
    },
  },
  ui: { 'ui:order': ['terminals', 'network', 'staff', 'security', 'licences', 'note'], note: { 'ui:widget': 'textarea' } },
  gaps: [
    gap('computers-short', 'facilities', text('Thiếu máy tính', 'Too few computers', 'Kurang komputer'), {
      field: '/terminals/computers',
      is: 'less',
      than: { field: '/terminals/officials' },
    }),
    gap('no-identification-point', 'facilities', text('Thiếu điểm thu nhận định danh', 'No point of identification', 'Tanpa titik identifikasi'), {
      field: '/terminals/identificationPoint',
      is: 'equal',
      to: false,
    }),
    gap('no-dedicated-line', 'network', text('Chưa có đường truyền chuyên dùng', 'No dedicated line', 'Tanpa jalur khusus'), {
      field: '/network/dedicatedLine',
      is: 'equal',
      to: false,
    }),
    gap('signal-gap', 'network', text('Còn thôn, bản lõm sóng', 'Villages without signal', 'Desa tanpa sinyal'), {
      field: '/network/villagesWithoutSignal',
      is: 'more',
      than: 0,
    }),
    gap('no-specialised-staff', 'people', text('Thiếu cán bộ chuyên trách', 'No specialised staff', 'Tanpa staf khusus'), {
      field: '/staff/specialised',
      is: 'less',
      than: 1,
    }),
    gap('not-trained', 'people', text('Cán bộ địa chính chưa được tập huấn', 'Land officers not trained', 'Petugas pertanahan belum dilatih'), {
      field: '/staff/landOfficersTrained',
      is: 'less',
      than: { field: '/staff/landOfficers' },
    }),
    gap('no-security-level', 'security', text('Chưa được phê duyệt cấp độ', 'No approved security level', 'Tanpa tingkat keamanan disetujui'), {
      field: '/security/level',
      is: 'missing',
    }),
    gap('security-level-expired', 'security', text('Cấp độ an toàn hết hiệu lực', 'Security level expired', 'Tingkat keamanan berakhir'), {
      field: '/security/expiresOn',
      is: 'past',
    }),
    gap('borrowed-firewall', 'security', text('Tường lửa đi mượn', 'Borrowed firewall', 'Firewall pinjaman'), {
      field: '/security/firewall',
      is: 'equal',
      to: 'borrowed',
    }),
    gap('no-firewall', 'security', text('Không có tường lửa', 'No firewall', 'Tanpa firewall'), {
      field: '/security/firewall',
      is: 'equal',
      to: 'none',
    }),
    gap('licence-expired', 'licences', text('Bản quyền hết hạn', 'Licence expired', 'Lisensi berakhir'), {
      field: '/licences',
      some: { field: '/expiresOn', is: 'past' },
    }),
    gap('licence-ends-soon', 'licences', text('Bản quyền sắp hết hạn', 'Licence ends soon', 'Lisensi segera berakhir'), {
      field: '/licences',
      some: { field: '/expiresOn', is: 'soon', days: 60 },
    }),
  ],
};
