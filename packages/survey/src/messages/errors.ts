import type { Language } from '../model.ts';

/** What happened and what to do, of an error of the catalogue. */
export interface ErrorWords {
  happened: string;
  remedy: string;
}

const vi: Record<string, ErrorWords> = {
  SOURCE_NOT_FOUND: { happened: 'Không tìm thấy tệp, thư mục hoặc cơ sở dữ liệu.', remedy: 'Kiểm tra lại đường dẫn hoặc tên cơ sở dữ liệu.' },
  SOURCE_UNKNOWN_KIND: {
    happened: 'Không nhận ra loại nguồn này.',
    remedy: 'Chuyển sang CSV, JSON, XLSX, Parquet, hoặc dùng địa chỉ PostgreSQL, MySQL.',
  },
  SOURCE_BAD_URL: { happened: 'Địa chỉ máy chủ viết không đúng.', remedy: 'Viết theo dạng postgres://người-dùng@máy-chủ:5432/cơ-sở-dữ-liệu.' },
  SOURCE_SECRET_IN_ARGUMENT: {
    happened: 'Mật khẩu bị viết ngay trong địa chỉ, người khác có thể đọc được.',
    remedy: 'Đặt mật khẩu trong biến môi trường.',
  },
  SOURCE_SECRET_MISSING: { happened: 'Chưa có mật khẩu trong biến môi trường.', remedy: 'Đặt biến môi trường được nêu rồi chạy lại.' },
  SOURCE_UNREACHABLE: {
    happened: 'Không kết nối được tới máy chủ.',
    remedy: 'Kiểm tra tên máy chủ, cổng, đường mạng và máy chủ có đang chạy không.',
  },
  SOURCE_AUTHENTICATION: { happened: 'Máy chủ từ chối tài khoản hoặc mật khẩu.', remedy: 'Kiểm tra tên tài khoản và mật khẩu.' },
  SOURCE_TIMEOUT: { happened: 'Máy chủ không trả lời trong thời hạn.', remedy: 'Chạy lại khi máy chủ bớt tải, hoặc tăng thời hạn chờ.' },
  SOURCE_EMPTY: { happened: 'Nguồn không có dữ liệu.', remedy: 'Hỏi lại cơ quan chủ quản, hoặc bỏ nguồn này ra.' },
  SOURCE_NO_COLUMNS: { happened: 'Bảng không có cột nào.', remedy: 'Bỏ bảng này ra, hoặc sửa tại nguồn.' },
  SOURCE_TOO_MANY_COLUMNS: { happened: 'Bảng có quá nhiều cột.', remedy: 'Tăng giới hạn số cột, hoặc bỏ bảng này ra.' },
  SOURCE_TOO_LARGE: {
    happened: 'Tệp nén khi mở ra vượt giới hạn cho phép.',
    remedy: 'Kiểm tra tệp có đúng là dữ liệu thật; nếu đúng thì tăng giới hạn.',
  },
  SOURCE_BROKEN: { happened: 'Tệp bị hỏng hoặc bị cắt cụt.', remedy: 'Sao chép hoặc xuất lại tệp từ nơi gốc.' },
  SOURCE_TABLE_UNKNOWN: { happened: 'Không có bảng hoặc lược đồ được yêu cầu.', remedy: 'Kiểm tra tên trong sogoc.yaml.' },
  SOURCE_TABLE_DENIED: { happened: 'Tài khoản không có quyền đọc bảng này.', remedy: 'Cấp quyền SELECT cho tài khoản.' },
  SOURCE_READ_FAILED: { happened: 'Không đọc được.', remedy: 'Kiểm tra dữ liệu có đúng loại như tên của nó và còn nguyên vẹn.' },
  SOURCE_CANCELLED: { happened: 'Việc đọc đã bị dừng.', remedy: 'Chạy lại khi cần.' },
  SOURCE_EMPTY_TABLE: { happened: 'Bảng không có bản ghi nào.', remedy: 'Kiểm tra đây có đúng là bảng cần khảo sát.' },
  SOURCE_BLANK_ROWS: {
    happened: 'Một số dòng chỉ có dấu phân cách, không phải là bản ghi nên bị bỏ qua.',
    remedy: 'Không cần làm gì, trừ khi thiếu bản ghi; nên xóa các dòng trống này tại nguồn.',
  },
  SOURCE_BROKEN_LINE: { happened: 'Một số dòng không đúng số cột nên bị bỏ qua.', remedy: 'Sửa các dòng được nêu tại nguồn.' },
  SOURCE_STRAY_QUOTE: { happened: 'Một số dòng có dấu nháy đặt sai.', remedy: 'Sửa các dòng được nêu tại nguồn.' },
  SOURCE_BROKEN_TEXT: { happened: 'Một số ký tự không đọc được theo mã hóa của tệp.', remedy: 'Xuất lại tệp theo UTF-8.' },
  SOURCE_BROKEN_RECORD: { happened: 'Một số phần tử không phải là bản ghi nên bị bỏ qua.', remedy: 'Sửa tại nguồn rồi khảo sát lại.' },
  SOURCE_PART_DIFFERS: {
    happened: 'Một phần của bảng có các cột khác với các phần còn lại nên bị bỏ qua.',
    remedy: 'Ghi lại phần này với các cột như các phần khác, hoặc để thành bảng riêng.',
  },
  SOURCE_FIELDS_BESIDE: {
    happened: 'Danh sách trong tệp JSON được đọc làm bảng; các trường nằm ngoài danh sách bị bỏ qua.',
    remedy: 'Không cần làm gì nếu các trường này chỉ mô tả danh sách; nếu cả tệp là một bản ghi thì đặt nó trong ngoặc vuông: [{ ... }].',
  },
  SOURCE_KEYED_RECORDS: {
    happened: 'Tệp JSON đặt mỗi đối tượng dưới một tên; mỗi đối tượng được đọc thành một bản ghi, tên của nó là một cột.',
    remedy: 'Không cần làm gì nếu đó là các bản ghi; nếu cả tệp là một bản ghi thì đặt nó trong ngoặc vuông: [{ ... }].',
  },
  SOURCE_FILE_SKIPPED: { happened: 'Một tệp trong thư mục bị bỏ qua.', remedy: 'Kiểm tra loại của tệp được nêu.' },
  CONTRACT_UNREADABLE: { happened: 'Không đọc được tệp hợp đồng dữ liệu.', remedy: 'Kiểm tra đường dẫn trong sogoc.yaml.' },
  ENGINE_OUT_OF_MEMORY: {
    happened: 'Không đủ bộ nhớ cho phần việc này.',
    remedy: 'Tăng bộ nhớ bằng --memory, hoặc khảo sát ít cơ sở dữ liệu hơn mỗi lần.',
  },
  ENGINE_CANCELLED: { happened: 'Việc này đã bị dừng.', remedy: 'Chạy lại khi cần.' },
  ENGINE_DISK_FULL: { happened: 'Đĩa không còn chỗ.', remedy: 'Giải phóng chỗ trên đĩa rồi chạy lại.' },
  LINK_NO_MODEL: {
    happened: 'Tệp nêu ở --model không phải là mô hình liên kết.',
    remedy:
      'Nêu tệp model.json do một lần liên kết ghi ra; bảng dữ liệu thì nêu theo dạng TÊN=ĐƯỜNG_DẪN. Hoặc bỏ --model để mô hình được đề xuất từ dữ liệu.',
  },
  LINK_MODEL_INVALID: {
    happened: 'Không đọc được mô hình, hoặc mô hình có chỗ viết sai.',
    remedy: 'Sửa tệp mô hình ở chỗ được nêu, hoặc bỏ --model để mô hình được đề xuất từ dữ liệu.',
  },
  LINK_MODEL_VERSION: {
    happened: 'Mô hình thuộc phiên bản khác, bản này không đọc được.',
    remedy: 'Bỏ --model để mô hình được đề xuất lại từ dữ liệu.',
  },
  LINK_UNKNOWN_COMPARER: { happened: 'Mô hình nêu một phép so sánh không có ở đây.', remedy: 'Sửa tên phép so sánh trong mô hình.' },
  LINK_UNKNOWN_TEST: { happened: 'Mô hình nêu một phép thử không có ở đây.', remedy: 'Sửa tên phép thử trong mô hình.' },
  LINK_KEY_MISSING: {
    happened: 'Không bảng nào có cột khóa này, hoặc có bản ghi để trống cột khóa.',
    remedy: 'Chọn một cột mà bản ghi nào cũng có, hoặc bỏ --key.',
  },
  LINK_KEY_REPEATS: {
    happened: 'Nhiều bản ghi có cùng giá trị ở cột khóa. Nêu dưới đây: cột, hai bản ghi đầu tiên trùng nhau, và số bản ghi lặp lại.',
    remedy: 'Chọn cột phân biệt được từng bản ghi, hoặc bỏ --key để dùng số thứ tự dòng.',
  },
  LINK_COLUMN_MISSING: {
    happened: 'Bảng không có cột mà mô hình hoặc lệnh cần.',
    remedy: 'Sửa tên cột trong mô hình hoặc lệnh, hoặc bỏ --model để mô hình được đề xuất từ dữ liệu.',
  },
  LINK_NO_RECORDS: {
    happened: 'Các bảng không có bản ghi nào.',
    remedy: 'Kiểm tra đây có đúng là bảng cần liên kết, hoặc xin lại dữ liệu từ cơ quan quản lý.',
  },
  LINK_NOTHING_TO_COMPARE: {
    happened: 'Không có cột nào để so sánh các bản ghi với nhau.',
    remedy: 'Kiểm tra các bảng có cùng nói về một loại đối tượng không; đặt cùng tên cho các cột có cùng nội dung.',
  },
  LINK_TOO_MANY_PATTERNS: { happened: 'Mô hình có quá nhiều phép so sánh hoặc mức so sánh.', remedy: 'Bớt phép so sánh hoặc mức so sánh.' },
  LINK_TOO_MANY_RULES: { happened: 'Mô hình có quá nhiều quy tắc chia khối.', remedy: 'Giữ nhiều nhất 31 quy tắc.' },
  LINK_NOT_TRAINED: { happened: 'Mô hình chưa được huấn luyện xong.', remedy: 'Huấn luyện mô hình trước, hoặc bỏ --model.' },
  LINK_DECISIONS_CONTRADICT: {
    happened: 'Có quyết định nói là một đối tượng, quyết định khác nói không phải.',
    remedy: 'Rút lại một trong các quyết định.',
  },
  LINK_LABELS_INVALID: {
    happened: 'Không hiểu được các cột của bảng đáp án.',
    remedy: 'Dùng các cột left_source, left_key, right_source, right_key, same; hoặc source, key, entity.',
  },
  LINK_LABELS_UNKNOWN: {
    happened: 'Đáp án không nêu bản ghi nào của các bảng. Nêu dưới đây: mỗi cột của đáp án được hiểu là gì, và các bảng.',
    remedy:
      'Tên nguồn và khóa trong đáp án phải đúng như trong bảng: nêu cột khóa bằng --key, đặt tên cột theo left_source, left_key, right_source, right_key, same; hoặc source, key, entity.',
  },
  SURVEY_NO_DATABASES: { happened: 'Chưa nêu nguồn dữ liệu nào.', remedy: 'Nêu ít nhất một nguồn theo dạng TÊN=ĐƯỜNG_DẪN.' },
  SURVEY_BAD_NAME: {
    happened: 'Nguồn dữ liệu nêu không đúng dạng TÊN=ĐƯỜNG_DẪN, hoặc tên không dùng được.',
    remedy: 'Viết theo dạng datdai=./datdai.csv; tên gồm chữ, số, dấu cách, dấu chấm, _ và -.',
  },
  SURVEY_WOULD_FORGET: {
    happened: 'Không đọc được một nguồn mà lần liên kết trước trong thư mục này đã dùng; nếu bỏ nguồn này, các đối tượng của nó sẽ mất mã.',
    remedy: 'Sửa nguồn này rồi liên kết lại, hoặc liên kết không có nó vào một thư mục khác.',
  },
  SURVEY_NAME_TWICE: { happened: 'Hai nguồn dữ liệu trùng tên.', remedy: 'Đặt cho mỗi nguồn một tên riêng.' },
  SURVEY_CONFIG_UNREADABLE: { happened: 'Không đọc được tệp cấu hình.', remedy: 'Kiểm tra tệp có ở đó và được phép đọc.' },
  SURVEY_CONFIG_INVALID: { happened: 'Tệp cấu hình có chỗ viết sai.', remedy: 'Sửa tại dòng được nêu; xem docs/reference/sogoc-yaml.md.' },
  SURVEY_OUTPUT_NOT_WRITABLE: { happened: 'Không ghi được vào thư mục kết quả.', remedy: 'Chọn thư mục khác bằng --out, hoặc cấp quyền ghi.' },
  SURVEY_OUTPUT_IN_USE: {
    happened: 'Một lần chạy khác đang ghi vào thư mục kết quả này.',
    remedy: 'Chờ lần chạy đó xong, hoặc chọn thư mục khác bằng --out.',
  },
};

const id: Record<string, ErrorWords> = {
  SOURCE_NOT_FOUND: { happened: 'Berkas, folder, atau basis data tidak ditemukan.', remedy: 'Periksa jalur atau nama basis data.' },
  SOURCE_UNKNOWN_KIND: {
    happened: 'Jenis sumber ini tidak dikenal.',
    remedy: 'Ubah ke CSV, JSON, XLSX, Parquet, atau gunakan alamat PostgreSQL, MySQL.',
  },
  SOURCE_BAD_URL: { happened: 'Alamat server tidak dapat dipahami.', remedy: 'Tulis sebagai postgres://pengguna@server:5432/basisdata.' },
  SOURCE_SECRET_IN_ARGUMENT: {
    happened: 'Kata sandi tertulis dalam alamat sehingga terbaca orang lain.',
    remedy: 'Simpan kata sandi dalam variabel lingkungan.',
  },
  SOURCE_SECRET_MISSING: { happened: 'Variabel lingkungan untuk kata sandi belum ada.', remedy: 'Isi variabel yang disebut, lalu jalankan lagi.' },
  SOURCE_UNREACHABLE: { happened: 'Server tidak dapat dihubungi.', remedy: 'Periksa nama server, porta, jaringan, dan apakah server berjalan.' },
  SOURCE_AUTHENTICATION: { happened: 'Server menolak akun atau kata sandi.', remedy: 'Periksa nama akun dan kata sandi.' },
  SOURCE_TIMEOUT: { happened: 'Server tidak menjawab dalam batas waktu.', remedy: 'Coba saat server tidak sibuk, atau naikkan batas waktu.' },
  SOURCE_EMPTY: { happened: 'Sumber tidak berisi data.', remedy: 'Tanyakan kepada pemiliknya, atau keluarkan sumber ini.' },
  SOURCE_NO_COLUMNS: { happened: 'Tabel tidak memiliki kolom.', remedy: 'Keluarkan tabel ini, atau perbaiki di sumbernya.' },
  SOURCE_TOO_MANY_COLUMNS: { happened: 'Kolom tabel terlalu banyak.', remedy: 'Naikkan batas kolom, atau keluarkan tabel ini.' },
  SOURCE_TOO_LARGE: { happened: 'Isi berkas terkompresi melebihi batas.', remedy: 'Pastikan berkas asli; bila ya, naikkan batas.' },
  SOURCE_BROKEN: { happened: 'Berkas rusak atau terpotong.', remedy: 'Salin atau ekspor ulang berkas dari asalnya.' },
  SOURCE_TABLE_UNKNOWN: { happened: 'Tabel atau skema yang diminta tidak ada.', remedy: 'Periksa nama di sogoc.yaml.' },
  SOURCE_TABLE_DENIED: { happened: 'Akun tidak berhak membaca tabel ini.', remedy: 'Berikan hak SELECT.' },
  SOURCE_READ_FAILED: { happened: 'Tidak dapat dibaca.', remedy: 'Pastikan isinya sesuai namanya dan utuh.' },
  SOURCE_CANCELLED: { happened: 'Pembacaan dihentikan.', remedy: 'Jalankan lagi bila perlu.' },
  SOURCE_EMPTY_TABLE: { happened: 'Tabel tidak berisi catatan.', remedy: 'Pastikan ini tabel yang dimaksud.' },
  SOURCE_BLANK_ROWS: {
    happened: 'Beberapa baris hanya berisi pemisah; bukan catatan, jadi dilewati.',
    remedy: 'Tidak perlu tindakan, kecuali ada catatan yang hilang; sebaiknya hapus baris kosong ini di sumbernya.',
  },
  SOURCE_BROKEN_LINE: { happened: 'Beberapa baris jumlah kolomnya salah dan dilewati.', remedy: 'Perbaiki baris yang disebut di sumbernya.' },
  SOURCE_STRAY_QUOTE: { happened: 'Beberapa baris memuat tanda kutip yang salah tempat.', remedy: 'Perbaiki baris yang disebut di sumbernya.' },
  SOURCE_BROKEN_TEXT: { happened: 'Beberapa karakter tidak terbaca menurut pengodean berkas.', remedy: 'Ekspor ulang berkas sebagai UTF-8.' },
  SOURCE_BROKEN_RECORD: { happened: 'Beberapa unsur bukan catatan dan dilewati.', remedy: 'Perbaiki di sumbernya, lalu survei lagi.' },
  SOURCE_PART_DIFFERS: {
    happened: 'Satu bagian tabel memiliki kolom yang berbeda dari bagian lain, jadi dilewati.',
    remedy: 'Tulis ulang dengan kolom seperti bagian lain, atau jadikan tabel tersendiri.',
  },
  SOURCE_FIELDS_BESIDE: {
    happened: 'Daftar dalam berkas JSON dibaca sebagai tabel; isian di luar daftar dilewati.',
    remedy:
      'Tidak perlu tindakan jika isian itu hanya menerangkan daftar; jika seluruh berkas adalah satu catatan, tulis dalam kurung siku: [{ ... }].',
  },
  SOURCE_KEYED_RECORDS: {
    happened: 'Berkas JSON menaruh setiap objek di bawah sebuah nama; setiap objek dibaca sebagai catatan, namanya menjadi kolom.',
    remedy: 'Tidak perlu tindakan jika itu memang catatan; jika seluruh berkas adalah satu catatan, tulis dalam kurung siku: [{ ... }].',
  },
  SOURCE_FILE_SKIPPED: { happened: 'Satu berkas dalam folder dilewati.', remedy: 'Periksa jenis berkas yang disebut.' },
  CONTRACT_UNREADABLE: { happened: 'Berkas kontrak data tidak dapat dibaca.', remedy: 'Periksa jalurnya di sogoc.yaml.' },
  ENGINE_OUT_OF_MEMORY: {
    happened: 'Memori tidak cukup untuk bagian pekerjaan ini.',
    remedy: 'Tambah memori dengan --memory, atau survei lebih sedikit basis data sekaligus.',
  },
  ENGINE_CANCELLED: { happened: 'Pekerjaan dihentikan.', remedy: 'Jalankan lagi bila perlu.' },
  ENGINE_DISK_FULL: { happened: 'Ruang disk habis.', remedy: 'Kosongkan ruang disk, lalu jalankan lagi.' },
  LINK_NO_MODEL: {
    happened: 'Berkas pada --model bukan model penautan.',
    remedy:
      'Sebut model.json yang ditulis oleh suatu penautan; tabel disebut sebagai NAMA=JALUR. Atau jalankan tanpa --model agar model diusulkan dari data.',
  },
  LINK_MODEL_INVALID: {
    happened: 'Model tidak terbaca, atau ada bagiannya yang salah.',
    remedy: 'Perbaiki berkas model di tempat yang disebut, atau jalankan tanpa --model agar model diusulkan dari data.',
  },
  LINK_MODEL_VERSION: {
    happened: 'Model berasal dari versi lain dan tidak dapat dibaca.',
    remedy: 'Jalankan tanpa --model agar model diusulkan lagi dari data.',
  },
  LINK_UNKNOWN_COMPARER: { happened: 'Model menyebut pembanding yang tidak ada di sini.', remedy: 'Perbaiki nama pembanding dalam model.' },
  LINK_UNKNOWN_TEST: { happened: 'Model menyebut uji yang tidak ada di sini.', remedy: 'Perbaiki nama uji dalam model.' },
  LINK_KEY_MISSING: {
    happened: 'Tidak ada tabel yang memiliki kolom kunci ini, atau ada catatan yang kuncinya kosong.',
    remedy: 'Pilih kolom yang selalu terisi, atau jalankan tanpa --key.',
  },
  LINK_KEY_REPEATS: {
    happened:
      'Beberapa catatan memiliki kunci yang sama. Di bawah ini: kolomnya, dua catatan pertama yang sama, dan banyaknya catatan yang berulang.',
    remedy: 'Pilih kolom yang membedakan setiap catatan, atau jalankan tanpa --key agar nomor baris dipakai.',
  },
  LINK_COLUMN_MISSING: {
    happened: 'Tabel tidak memiliki kolom yang diminta model atau perintah.',
    remedy: 'Perbaiki nama kolom dalam model atau perintah, atau jalankan tanpa --model agar model diusulkan dari data.',
  },
  LINK_NO_RECORDS: {
    happened: 'Tabel tidak berisi catatan.',
    remedy: 'Pastikan ini tabel yang dimaksud, atau minta lagi datanya kepada pemiliknya.',
  },
  LINK_NOTHING_TO_COMPARE: {
    happened: 'Tidak ada kolom untuk membandingkan catatan.',
    remedy: 'Pastikan tabel memuat jenis objek yang sama; beri nama yang sama pada kolom yang isinya sama.',
  },
  LINK_TOO_MANY_PATTERNS: { happened: 'Perbandingan atau tingkatannya terlalu banyak.', remedy: 'Kurangi perbandingan atau tingkatannya.' },
  LINK_TOO_MANY_RULES: { happened: 'Aturan blok dalam model terlalu banyak.', remedy: 'Pakai paling banyak 31 aturan.' },
  LINK_NOT_TRAINED: { happened: 'Model belum selesai dilatih.', remedy: 'Latih model lebih dahulu, atau jalankan tanpa --model.' },
  LINK_DECISIONS_CONTRADICT: { happened: 'Ada keputusan yang saling bertentangan.', remedy: 'Batalkan salah satu keputusan.' },
  LINK_LABELS_INVALID: {
    happened: 'Kolom tabel jawaban tidak dapat dipahami.',
    remedy: 'Pakai kolom left_source, left_key, right_source, right_key, same; atau source, key, entity.',
  },
  LINK_LABELS_UNKNOWN: {
    happened: 'Jawaban tidak menyebut satu pun catatan dari tabel. Di bawah ini: setiap kolom jawaban dipahami sebagai apa, dan tabel-tabelnya.',
    remedy:
      'Nama sumber dan kunci dalam jawaban harus sama dengan tabel: sebut kolom kunci dengan --key, namai kolom left_source, left_key, right_source, right_key, same; atau source, key, entity.',
  },
  SURVEY_NO_DATABASES: { happened: 'Belum ada sumber data yang disebut.', remedy: 'Sebut sedikitnya satu sebagai NAMA=JALUR.' },
  SURVEY_BAD_NAME: {
    happened: 'Sumber data tidak ditulis sebagai NAMA=JALUR, atau namanya tidak dapat dipakai.',
    remedy: 'Tulis misalnya tanah=./tanah.csv; nama terdiri dari huruf, angka, spasi, titik, _ dan -.',
  },
  SURVEY_WOULD_FORGET: {
    happened: 'Satu sumber yang dipakai penautan sebelumnya di folder ini tidak terbaca; tanpa sumber itu, objeknya kehilangan nomor pengenal.',
    remedy: 'Perbaiki sumber itu lalu tautkan lagi, atau tautkan tanpanya ke folder lain.',
  },
  SURVEY_NAME_TWICE: { happened: 'Dua sumber data memiliki nama yang sama.', remedy: 'Beri setiap sumber nama sendiri.' },
  SURVEY_CONFIG_UNREADABLE: { happened: 'Berkas konfigurasi tidak terbaca.', remedy: 'Pastikan berkas itu ada dan boleh dibaca.' },
  SURVEY_CONFIG_INVALID: { happened: 'Berkas konfigurasi salah tulis.', remedy: 'Perbaiki baris yang disebut; lihat docs/reference/sogoc-yaml.md.' },
  SURVEY_OUTPUT_NOT_WRITABLE: { happened: 'Folder hasil tidak dapat ditulisi.', remedy: 'Pilih folder lain dengan --out, atau beri izin menulis.' },
  SURVEY_OUTPUT_IN_USE: {
    happened: 'Proses lain sedang menulis ke folder hasil ini.',
    remedy: 'Tunggu sampai selesai, atau pilih folder lain dengan --out.',
  },
};

/** Errors in words by code. The errors themselves are written in English, so that language needs none. */
export const errors: Readonly<Record<Language, Readonly<Record<string, ErrorWords>>>> = { vi, en: {}, id };
