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
  SOURCE_BROKEN_LINE: { happened: 'Một số dòng không đúng số cột nên bị bỏ qua.', remedy: 'Sửa các dòng được nêu tại nguồn.' },
  SOURCE_STRAY_QUOTE: { happened: 'Một số dòng có dấu nháy đặt sai.', remedy: 'Sửa các dòng được nêu tại nguồn.' },
  SOURCE_BROKEN_TEXT: { happened: 'Một số ký tự không đọc được theo mã hóa của tệp.', remedy: 'Xuất lại tệp theo UTF-8.' },
  SOURCE_BROKEN_RECORD: { happened: 'Một số phần tử không phải là bản ghi nên bị bỏ qua.', remedy: 'Sửa tại nguồn rồi khảo sát lại.' },
  SOURCE_FILE_SKIPPED: { happened: 'Một tệp trong thư mục bị bỏ qua.', remedy: 'Kiểm tra loại của tệp được nêu.' },
  CONTRACT_UNREADABLE: { happened: 'Không đọc được tệp hợp đồng dữ liệu.', remedy: 'Kiểm tra đường dẫn trong sogoc.yaml.' },
  ENGINE_OUT_OF_MEMORY: {
    happened: 'Không đủ bộ nhớ cho phần việc này; các phần khác vẫn được làm.',
    remedy: 'Tăng bộ nhớ bằng --memory, hoặc khảo sát ít cơ sở dữ liệu hơn mỗi lần.',
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
  SOURCE_EMPTY_TABLE: { happened: 'Tabel tidak berisi rekaman.', remedy: 'Pastikan ini tabel yang dimaksud.' },
  SOURCE_BROKEN_LINE: { happened: 'Beberapa baris jumlah kolomnya salah dan dilewati.', remedy: 'Perbaiki baris yang disebut di sumbernya.' },
  SOURCE_STRAY_QUOTE: { happened: 'Beberapa baris memuat tanda kutip yang salah tempat.', remedy: 'Perbaiki baris yang disebut di sumbernya.' },
  SOURCE_BROKEN_TEXT: { happened: 'Beberapa karakter tidak terbaca menurut pengodean berkas.', remedy: 'Ekspor ulang berkas sebagai UTF-8.' },
  SOURCE_BROKEN_RECORD: { happened: 'Beberapa unsur bukan rekaman dan dilewati.', remedy: 'Perbaiki di sumbernya, lalu survei lagi.' },
  SOURCE_FILE_SKIPPED: { happened: 'Satu berkas dalam folder dilewati.', remedy: 'Periksa jenis berkas yang disebut.' },
  CONTRACT_UNREADABLE: { happened: 'Berkas kontrak data tidak dapat dibaca.', remedy: 'Periksa jalurnya di sogoc.yaml.' },
  ENGINE_OUT_OF_MEMORY: {
    happened: 'Memori tidak cukup untuk bagian pekerjaan ini; bagian lain tetap dikerjakan.',
    remedy: 'Tambah memori dengan --memory, atau survei lebih sedikit basis data sekaligus.',
  },
};

/** Errors in words by code. The errors themselves are written in English, so that language needs none. */
export const errors: Readonly<Record<Language, Readonly<Record<string, ErrorWords>>>> = { vi, en: {}, id };
