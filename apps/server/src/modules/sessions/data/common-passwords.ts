/** What common passwords are made of, in small letters without accents, digits and signs, in Vietnamese, English and Indonesian. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `abc abcd abcdef abcdefgh abcdefghijkl administrator admin adminadmin anhyeuem asdf asdfgh asdfghjkl asdfghjklqwerty batman changeme chaomung cintaku
  congan conghoaxahoi danang default demo dragon emyeuanh football giadinh guest hanoi hello hochiminh iloveyou indonesia jakarta khongbiet
  khongcomatkhau letmein login master matkhau matkhaudai matkhaumoi matkhaumatkhau merdeka monkey newpassword nguyen p pass passpass passpasspass password
  passwordpassword passw passwordadmin princess quantri quantrivien qazwsx qazwsxedc qazwsxedcrfv qwer qwert qwerty qwertyqwerty qwertyui qwertyuiop
  qwertyuiopasdf rahasia root saigon sayang secret shadow sogoc sogocsogoc sunshine superman system taikhoan test testtest thanhhoa tinhthanhhoa toiyeuvietnam tranvan
  trustno user username vietnam vietnamvietnam vietnamvodich welcome welcomewelcome xinchao yeuem zxcvbn zxcvbnm zxcvbnmasdfgh`
    .trim()
    .split(/\s+/),
);
