/** Folded syllables and words of which column names are glued (`hoten`, `dientichkm2`), Vietnamese and English. */
export const vocabulary: ReadonlySet<string> = new Set(
  (
    'ba ban bao bien bo ca can cap cap cha chi chinh chong chu chuc chung cong co con cu cua dan danh dat dai dang den di dia dich dien dieu dinh do doc dong du duoi duong gia giao giay gioi han hanh ' +
    'he hien hieu ho hoc hoi hop hinh huyen hang ho hong kem khac khach khau khoa khu khai ket kiem kieu kinh ky la lap lich loai luong lien lop ma mat me mau moi muc nam nay ngay nghe nghiep ngo ' +
    'nguoi nguon nhan nhap noi nop o pham phan phap phat pho phong phu phuong quan que quoc quyen quyet ra sap sau sinh so soat su ta tac tai tam te ten thai than thang thanh thau the them theo thi ' +
    'thoi thon thong thu thua thue thuoc thuong tich tien tin tinh to toa trang trieu truoc truong tru tu tuc tuoi tuyen ty trung tam tai tay van vao vi viec vien vo vu vung xa xac xep xu yeu ' +
    'km2 km m2 ha id code name full first last middle birth date of place address phone number mobile email province district ward commune city owner person citizen national personal tax company ' +
    'created updated at by on status type level area population latitude longitude english parcel sheet certificate serial issue issued year month day sex gender father mother head household ref no gd toc thoai luc nhat ' +
    'tre duoc chet benh bo child children born died death deceased wife husband bride groom spouse patient pupil student holder register registered registration office'
  ).split(' '),
);
