-- tryCast: 4
select try_cast(regexp_extract(cast(cast('00004' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: 4
select try_cast(regexp_extract(cast(cast(' +4 ' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as bigint) as "value";

-- tryCast: "-9007199254740993"
select try_cast(regexp_extract(cast(cast('-9007199254740993' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as bigint) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1.5' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1e3' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1_000' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('0x10' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast(' ' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('abc' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('99999999999' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('１' as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast(null as varchar) as varchar), '^ *([+-]?[0-9]+) *\z', 1) as integer) as "value";

-- tryCast: 7
select try_cast(regexp_extract(cast(7 as varchar), '^ *([+-]?[0-9]+) *\z', 1) as bigint) as "value";

-- tryCast: -1500
select try_cast(regexp_extract(cast(cast('-1.5e3' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: 0.5
select try_cast(regexp_extract(cast(cast('.5' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: 5
select try_cast(regexp_extract(cast(cast('5.' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('nan' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('inf' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('Infinity' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1,5' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1_0' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1d' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *\z', 1) as double) as "value";

-- tryCast: true
select case when lower(trim(cast(cast('TRUE' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('TRUE' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: true
select case when lower(trim(cast(cast(' t ' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast(' t ' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: true
select case when lower(trim(cast(cast('1' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('1' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: false
select case when lower(trim(cast(cast('False' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('False' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: false
select case when lower(trim(cast(cast('f' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('f' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: false
select case when lower(trim(cast(cast('0' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('0' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: null
select case when lower(trim(cast(cast('yes' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('yes' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: null
select case when lower(trim(cast(cast('on' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('on' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: null
select case when lower(trim(cast(cast('2' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('2' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: null
select case when lower(trim(cast(cast('' as varchar) as varchar))) in ('true', 't', '1') then true when lower(trim(cast(cast('' as varchar) as varchar))) in ('false', 'f', '0') then false end as "value";

-- tryCast: "2024-02-29T00:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2024-02-29' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: "2024-02-29T00:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2024-02-29 10:00:00' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: "2024-02-09T00:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2024-2-9' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: "2024-02-09T10:00:00.000Z"
select try_cast(replace(regexp_extract(cast(cast('2024-2-9 10:00' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2023-02-29' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2024-2-30' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2024/02/09' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('20240209' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('infinity' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('epoch' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('0000-01-01' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('44-03-15 (BC)' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *\z', 1) as date) as "value";

-- tryCast: "2025-07-01T09:30:00.000Z"
select try_cast(replace(regexp_extract(cast(cast('2025-07-01 09:30' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: "2025-07-01T09:30:01.500Z"
select try_cast(replace(regexp_extract(cast(cast('2025-07-01T09:30:01.5Z' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: "2025-07-01T00:00:00.000Z"
select try_cast(replace(regexp_extract(cast(cast('2025-07-01' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: null
select try_cast(replace(regexp_extract(cast(cast('2025-07-01 09:30:00+07' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: null
select try_cast(replace(regexp_extract(cast(cast('2025-07-01 25:00' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: null
select try_cast(replace(regexp_extract(cast(cast('infinity' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: null
select try_cast(replace(regexp_extract(cast(cast('' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *\z', 1), 'T', ' ') as timestamp(6)) as "value";

-- tryCast: "12"
select cast(12 as varchar) as "value";

-- tryCast: {"0":196,"1":145}
select to_utf8(cast(cast('đ' as varchar) as varchar)) as "value";

-- cast: "7"
select cast(7 as varchar) as "value";

-- cast: "2025-07-01T00:00:00.000Z"
select cast(cast('2025-07-01' as date) as timestamp(6)) as "value";

-- length: 6
select length(cast('Đặng 🏠' as varchar)) as "value";

-- length: 8
select length(cast('Nguyện' as varchar)) as "value";

-- length: 0
select length(cast('' as varchar)) as "value";

-- length: 3
select length(cast(U&'a\0000b' as varchar)) as "value";

-- length: null
select length(cast(null as varchar)) as "value";

-- byteLength: 12
select length(to_utf8(cast('Đặng 🏠' as varchar))) as "value";

-- byteLength: 0
select length(to_utf8(cast('' as varchar))) as "value";

-- byteLength: null
select length(to_utf8(cast(null as varchar))) as "value";

-- lower: "đặng thị ơ"
select lower(cast('ĐẶNG THỊ Ơ' as varchar)) as "value";

-- lower: null
select lower(cast(null as varchar)) as "value";

-- trim: "Đà  Nẵng"
select regexp_replace(cast(U&' \0009\000d\000a 　﻿Đà  Nẵng \000b ' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+\z', '') as "value";

-- trim: ""
select regexp_replace(cast(U&' \000a ' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+\z', '') as "value";

-- trim: ""
select regexp_replace(cast('' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+\z', '') as "value";

-- trim: "​'"
select regexp_replace(cast('​''' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+\z', '') as "value";

-- trim: null
select regexp_replace(cast(null as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+\z', '') as "value";

-- nfc: "Nguyện"
select normalize(cast('Nguyện' as varchar), NFC) as "value";

-- nfc: ""
select normalize(cast('' as varchar), NFC) as "value";

-- nfc: null
select normalize(cast(null as varchar), NFC) as "value";

-- stripAccents: "Đang Uoc Nguyen đuong"
select normalize(regexp_replace(normalize(cast('Đặng Ước Nguyễn đường' as varchar), NFD), '\p{M}', ''), NFC) as "value";

-- stripAccents: "Nguyen"
select normalize(regexp_replace(normalize(cast('Nguyện' as varchar), NFD), '\p{M}', ''), NFC) as "value";

-- stripAccents: "🏠"
select normalize(regexp_replace(normalize(cast('🏠́' as varchar), NFD), '\p{M}', ''), NFC) as "value";

-- stripAccents: null
select normalize(regexp_replace(normalize(cast(null as varchar), NFD), '\p{M}', ''), NFC) as "value";

-- translate: "dap D"
select translate(cast('đáp Đ' as varchar), 'đĐá', 'dDa') as "value";

-- translate: "abc"
select translate(cast('a-b-c' as varchar), '-', '') as "value";

-- translate: "xxb"
select translate(cast('aab' as varchar), 'aa', 'xy') as "value";

-- translate: "it🏠s"
select translate(cast('it''s' as varchar), '''', '🏠') as "value";

-- translate: null
select translate(cast(null as varchar), 'a', 'b') as "value";

-- replace: "a$1\\b$1\\c"
select replace(cast('a.b.c' as varchar), '.', '$1\') as "value";

-- replace: " xã"
select replace(cast('<br>xã' as varchar), '<br>', ' ') as "value";

-- replace: "a'b"
select replace(cast(U&'a\0000b' as varchar), U&'\0000', '''') as "value";

-- replace: null
select replace(cast(null as varchar), 'a', 'b') as "value";

-- regexMatches: true
select regexp_like(cast('xã Đông' as varchar), 'Đ') as "value";

-- regexMatches: true
select regexp_like(cast('012345678901' as varchar), '^[0-9]{12}\z') as "value";

-- regexMatches: false
select regexp_like(cast(U&'012345678901\000a' as varchar), '^[0-9]{12}\z') as "value";

-- regexMatches: false
select regexp_like(cast('１２' as varchar), '[0-9]') as "value";

-- regexMatches: false
select regexp_like(cast('đ' as varchar), '^[0-9A-Za-z_]\z') as "value";

-- regexMatches: true
select regexp_like(cast('đ' as varchar), '^\p{L}\z') as "value";

-- regexMatches: true
select regexp_like(cast('a$' as varchar), '[$]') as "value";

-- regexMatches: false
select regexp_like(cast(U&'a\000ab' as varchar), 'a.b') as "value";

-- regexMatches: true
select regexp_like(cast('' as varchar), '^\z') as "value";

-- regexMatches: null
select regexp_like(cast(null as varchar), 'a') as "value";

-- regexReplace: "02-01 04-03"
select regexp_replace(cast('01/02 03/04' as varchar), '([0-9]+)/([0-9]+)', '$2-$1') as "value";

-- regexReplace: "a<bb0$1\\1>"
select regexp_replace(cast('ab' as varchar), '(b)', '<$0$1\0\$1\\1>') as "value";

-- regexReplace: "a[]c"
select regexp_replace(cast('abc' as varchar), '(x)?b', '[$1]') as "value";

-- regexReplace: "' '"
select regexp_replace(cast('đ Đ' as varchar), 'đ|Đ', '''') as "value";

-- regexReplace: null
select regexp_replace(cast(null as varchar), 'a', 'b') as "value";

-- regexExtract: "3"
select nullif(regexp_extract(cast('Thửa 12 tờ 3' as varchar), '([0-9]+)[^0-9]+([0-9]+)', 2), '') as "value";

-- regexExtract: "12"
select nullif(regexp_extract(cast('Thửa 12' as varchar), '[0-9]+', 0), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast('abc' as varchar), '(x)?b', 1), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast('abc' as varchar), '(x*)b', 1), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast('abc' as varchar), 'x', 0), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast(null as varchar), 'x', 0), '') as "value";

-- concat: "it's\\\u0000🏠"
select (cast('it''s' as varchar) || cast('\' as varchar) || cast(U&'\0000' as varchar) || cast('🏠' as varchar)) as "value";

-- concat: null
select (cast('a' as varchar) || cast(null as varchar)) as "value";

-- concat: ""
select '' as "value";

-- concatPresent: "a🏠"
select concat_ws('', '', cast('a' as varchar), cast(null as varchar), cast('🏠' as varchar)) as "value";

-- concatPresent: ""
select concat_ws('', '', cast(null as varchar)) as "value";

-- concatPresent: ""
select concat_ws('', '') as "value";

-- substring: "ặn"
select substring(cast('Đặng' as varchar), case when 2 < 1 then 1 else 2 end, case when 2 < 0 then 0 else 2 end) as "value";

-- substring: "hel"
select substring(cast('hello' as varchar), case when 0 < 1 then 1 else 0 end, case when 3 < 0 then 0 else 3 end) as "value";

-- substring: "hel"
select substring(cast('hello' as varchar), case when -2 < 1 then 1 else -2 end, case when 3 < 0 then 0 else 3 end) as "value";

-- substring: ""
select substring(cast('hello' as varchar), case when 2 < 1 then 1 else 2 end, case when -1 < 0 then 0 else -1 end) as "value";

-- substring: ""
select substring(cast('hello' as varchar), case when 9 < 1 then 1 else 9 end, case when 2 < 0 then 0 else 2 end) as "value";

-- substring: "lo"
select substring(cast('hello' as varchar), case when 4 < 1 then 1 else 4 end, case when 99 < 0 then 0 else 99 end) as "value";

-- substring: null
select substring(cast('hello' as varchar), case when cast(null as integer) < 1 then 1 else cast(null as integer) end, case when 1 < 0 then 0 else 1 end) as "value";

-- substring: null
select substring(cast(null as varchar), case when 1 < 1 then 1 else 1 end, case when 1 < 0 then 0 else 1 end) as "value";

-- startsWith: true
select starts_with(cast('xã Đông' as varchar), cast('xã ' as varchar)) as "value";

-- startsWith: true
select starts_with(cast('abc' as varchar), cast('' as varchar)) as "value";

-- startsWith: false
select starts_with(cast('a%' as varchar), cast('%' as varchar)) as "value";

-- startsWith: null
select starts_with(cast('abc' as varchar), cast(null as varchar)) as "value";

-- splitPart: "b"
select split_part(cast('a--b--c' as varchar), '--', 2) as "value";

-- splitPart: null
select split_part(cast('a,b' as varchar), ',', 3) as "value";

-- splitPart: ""
select split_part(cast(',b' as varchar), ',', 1) as "value";

-- splitPart: ""
select split_part(cast('' as varchar), ',', 1) as "value";

-- splitPart: null
select split_part(cast(null as varchar), ',', 1) as "value";

-- split: ["a","b","",""]
select split(cast('a|b||' as varchar), '|') as "value";

-- split: [""]
select split(cast('' as varchar), '|') as "value";

-- split: null
select split(cast(null as varchar), '|') as "value";

-- levenshtein: 2
select levenshtein_distance(cast('Đặng' as varchar), cast('Dang' as varchar)) as "value";

-- levenshtein: 3
select levenshtein_distance(cast('kitten' as varchar), cast('sitting' as varchar)) as "value";

-- levenshtein: 2
select levenshtein_distance(cast('' as varchar), cast('🏠đ' as varchar)) as "value";

-- levenshtein: 100
select levenshtein_distance(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar), cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar)) as "value";

-- levenshtein: null
select levenshtein_distance(cast('a' as varchar), cast(null as varchar)) as "value";

-- hash64: true
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) = bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) as "value";

-- hash64: false
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) = bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('d' as varchar)))), 1) as "value";

-- hash64: true
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) >= 0 as "value";

-- hash64: null
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast(null as varchar)))), 1) as "value";

-- textCode: true
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) = bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) as "value";

-- textCode: false
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) = bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('d' as varchar)))), 1) as "value";

-- textCode: true
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast('đ' as varchar)))), 1) >= 0 as "value";

-- textCode: null
select bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(cast(null as varchar)))), 1) as "value";

-- md5: "b5407dfd5a7d4cae26780b947dbeea92"
select lower(to_hex(md5(to_utf8(cast('đ' as varchar))))) as "value";

-- md5: null
select lower(to_hex(md5(to_utf8(cast(null as varchar))))) as "value";

-- hashRow: true
select from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(cast('đ' as varchar), 1) as json))))) = from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(cast('đ' as varchar), 1) as json))))) as "value";

-- hashRow: false
select from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(cast('đ' as varchar), 1) as json))))) = from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(cast('d' as varchar), 1) as json))))) as "value";

-- hashRow: false
select from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(cast('a' as varchar), cast(null as varchar)) as json))))) = from_big_endian_64(xxhash64(to_utf8(json_format(cast(row(cast(null as varchar), cast('a' as varchar)) as json))))) as "value";

-- numberText: "1200"
select case when abs(1200) < 1e27
    then regexp_replace(regexp_replace(cast(cast(1200 as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(1200 as varchar) end as "value";

-- numberText: "-3"
select case when abs(cast(-3 as double)) < 1e27
    then regexp_replace(regexp_replace(cast(cast(cast(-3 as double) as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(cast(-3 as double) as varchar) end as "value";

-- numberText: "0.5"
select case when abs(cast(0.5 as double)) < 1e27
    then regexp_replace(regexp_replace(cast(cast(cast(0.5 as double) as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(cast(0.5 as double) as varchar) end as "value";

-- numberText: "1200.5"
select case when abs(cast(1200.50 as decimal(10, 2))) < 1e27
    then regexp_replace(regexp_replace(cast(cast(cast(1200.50 as decimal(10, 2)) as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(cast(1200.50 as decimal(10, 2)) as varchar) end as "value";

-- numberText: "0"
select case when abs(cast(-0.0 as double)) < 1e27
    then regexp_replace(regexp_replace(cast(cast(cast(-0.0 as double) as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(cast(-0.0 as double) as varchar) end as "value";

-- numberText: "100000000000000000000"
select case when abs(cast(1e20 as double)) < 1e27
    then regexp_replace(regexp_replace(cast(cast(cast(1e20 as double) as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(cast(1e20 as double) as varchar) end as "value";

-- numberText: null
select case when abs(cast(null as double)) < 1e27
    then regexp_replace(regexp_replace(cast(cast(cast(null as double) as decimal(38, 10)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '')
    else cast(cast(null as double) as varchar) end as "value";

-- timestampText: "2025-07-01 09:30:00"
select regexp_replace(regexp_replace(cast(cast(at_timezone(cast(timestamp '2025-07-01 09:30:00' as timestamp(6) with time zone), 'UTC') as timestamp(6)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '') as "value";

-- timestampText: "2025-07-01 09:30:00.5"
select regexp_replace(regexp_replace(cast(cast(at_timezone(cast(timestamp '2025-07-01 09:30:00.500' as timestamp(6) with time zone), 'UTC') as timestamp(6)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '') as "value";

-- timestampText: "2025-07-01 02:30:00"
select regexp_replace(regexp_replace(cast(cast(at_timezone(cast(cast(timestamp '2025-07-01 02:30:00' as timestamp with time zone) as timestamp(6) with time zone), 'UTC') as timestamp(6)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '') as "value";

-- timestampText: null
select regexp_replace(regexp_replace(cast(cast(at_timezone(cast(cast(null as timestamp) as timestamp(6) with time zone), 'UTC') as timestamp(6)) as varchar), '(\.[0-9]*?)0+$', '$1'), '\.$', '') as "value";

-- bitAnd: 8
select bitwise_and(12, 10) as "value";

-- bitOr: 14
select bitwise_or(12, 10) as "value";

-- parseDate: "2024-02-29T00:00:00.000Z"
select cast(try(date_parse(regexp_extract(cast('29/02/2024' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try(date_parse(regexp_extract(cast('1.7.2025' as varchar), '^[0-9]{1,2}\.[0-9]{1,2}\.(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d.%m.%Y')) as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try(date_parse(regexp_extract(cast('20250701' as varchar), '^(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])[0-9]{1,2}[0-9]{1,2}\z'), '%Y%m%d')) as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try(date_parse(regexp_extract(cast('2025-07-01 09:30:00' as varchar), '^(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\-[0-9]{1,2}\-[0-9]{1,2} [0-9]{1,2}\:[0-9]{1,2}\:[0-9]{1,2}\z'), '%Y-%m-%d %H:%i:%s')) as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try(date_parse(regexp_extract(cast('100% 2025-07-01' as varchar), '^100\% (?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\-[0-9]{1,2}\-[0-9]{1,2}\z'), '100%% %Y-%m-%d')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('29/02/2023' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('1/7/25' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('01/07/2025 ' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('01/07/2025x' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('01-07-2025' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('01/07/0000' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast('' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- parseDate: null
select cast(try(date_parse(regexp_extract(cast(null as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\z'), '%d/%m/%Y')) as date) as "value";

-- formatDate: "01/07/2025"
select date_format(cast('2025-07-01' as date), '%d/%m/%Y') as "value";

-- formatDate: "0099%07"
select date_format(cast('0099-07-01' as date), '%Y%%%m') as "value";

-- formatDate: null
select date_format(cast(null as date), '%Y') as "value";

-- daysBetween: 2
select date_diff('day', cast(cast('2024-02-28' as date) as date), cast(cast('2024-03-01' as date) as date)) as "value";

-- daysBetween: 1
select date_diff('day', cast(timestamp '2025-07-01 23:00:00' as date), cast(timestamp '2025-07-02 01:00:00' as date)) as "value";

-- daysBetween: -1
select date_diff('day', cast(cast('2025-07-02' as date) as date), cast(cast('2025-07-01' as date) as date)) as "value";

-- daysBetween: null
select date_diff('day', cast(cast('2025-07-02' as date) as date), cast(cast(null as date) as date)) as "value";

-- countIf: 2
select count(case when x > 1 then 1 end) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- countIf: 0
select count(case when x > 1 then 1 end) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- quantile: 2
select element_at(transform(array[array_sort(array_agg(cast(x as double)) filter (where x is not null))], v -> v[cast(floor(0.5e0 * (cardinality(v) - 1)) as bigint) + 1] + (0.5e0 * (cardinality(v) - 1) - floor(0.5e0 * (cardinality(v) - 1))) * (v[cast(ceiling(0.5e0 * (cardinality(v) - 1)) as bigint) + 1] - v[cast(floor(0.5e0 * (cardinality(v) - 1)) as bigint) + 1])), 1) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- quantile: null
select element_at(transform(array[array_sort(array_agg(cast(x as double)) filter (where x is not null))], v -> v[cast(floor(0.5e0 * (cardinality(v) - 1)) as bigint) + 1] + (0.5e0 * (cardinality(v) - 1) - floor(0.5e0 * (cardinality(v) - 1))) * (v[cast(ceiling(0.5e0 * (cardinality(v) - 1)) as bigint) + 1] - v[cast(floor(0.5e0 * (cardinality(v) - 1)) as bigint) + 1])), 1) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- quantile: 3
select element_at(transform(array[array_sort(array_agg(cast(x as double)) filter (where x is not null))], v -> v[cast(floor(0.75e0 * (cardinality(v) - 1)) as bigint) + 1] + (0.75e0 * (cardinality(v) - 1) - floor(0.75e0 * (cardinality(v) - 1))) * (v[cast(ceiling(0.75e0 * (cardinality(v) - 1)) as bigint) + 1] - v[cast(floor(0.75e0 * (cardinality(v) - 1)) as bigint) + 1])), 1) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- quantile: null
select element_at(transform(array[array_sort(array_agg(cast(x as double)) filter (where x is not null))], v -> v[cast(floor(0.75e0 * (cardinality(v) - 1)) as bigint) + 1] + (0.75e0 * (cardinality(v) - 1) - floor(0.75e0 * (cardinality(v) - 1))) * (v[cast(ceiling(0.75e0 * (cardinality(v) - 1)) as bigint) + 1] - v[cast(floor(0.75e0 * (cardinality(v) - 1)) as bigint) + 1])), 1) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- approxDistinct: 3
select approx_distinct(x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- approxDistinct: 0
select approx_distinct(x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- bitOrAgg: 7
select bitwise_or_agg(x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- bitOrAgg: null
select bitwise_or_agg(x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- listAgg: ["a","b","c",null]
select array_agg(y order by y) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- listAgg: null
select array_agg(y order by y) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- listAgg: ["a",null,"b","c"]
select array_agg(y order by x desc) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- listAgg: null
select array_agg(y order by x desc) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- stringAgg: "a; b; c"
select array_join(array_agg(y order by y) filter (where y is not null), '; ') as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- stringAgg: null
select array_join(array_agg(y order by y) filter (where y is not null), '; ') as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- stringAgg: null
select array_join(array_agg(cast(null as varchar)) filter (where cast(null as varchar) is not null), ',') as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- stringAgg: null
select array_join(array_agg(cast(null as varchar)) filter (where cast(null as varchar) is not null), ',') as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- anyValue: "a"
select any_value(case when x > 2 then y end) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- anyValue: null
select any_value(case when x > 2 then y end) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- minBy: "a"
select min_by(y, case when y is not null then -x end) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- minBy: null
select min_by(y, case when y is not null then -x end) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- minBy: "a"
select min_by(nullif(y, 'b'), case when nullif(y, 'b') is not null then x end) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- minBy: null
select min_by(nullif(y, 'b'), case when nullif(y, 'b') is not null then x end) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- maxBy: "b"
select max_by(nullif(y, 'a'), case when nullif(y, 'a') is not null then x end) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- maxBy: null
select max_by(nullif(y, 'a'), case when nullif(y, 'a') is not null then x end) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- lookUp: "D'"
select element_at(map(array['đ', 'Đ'], array['d', 'D''']), cast('Đ' as varchar)) as "value";

-- lookUp: null
select element_at(map(array['đ'], array['d']), cast('x' as varchar)) as "value";

-- lookUp: null
select element_at(map(array['đ'], array['d']), cast(null as varchar)) as "value";

-- unnest: [1,2]
select array_agg(u.value order by u.value) as "value" from (values (1)) as t(x) cross join unnest(array[1, 2]) as "u"(value);

-- listContains: true
select case when split(cast('a,b' as varchar), ',') is not null and cast('b' as varchar) is not null then coalesce(contains(split(cast('a,b' as varchar), ','), cast('b' as varchar)), false) end as "value";

-- listContains: false
select case when split(cast('a,b' as varchar), ',') is not null and cast('c' as varchar) is not null then coalesce(contains(split(cast('a,b' as varchar), ','), cast('c' as varchar)), false) end as "value";

-- listContains: null
select case when split(cast('a,b' as varchar), ',') is not null and cast(null as varchar) is not null then coalesce(contains(split(cast('a,b' as varchar), ','), cast(null as varchar)), false) end as "value";

-- listContains: null
select case when split(cast(null as varchar), ',') is not null and cast('b' as varchar) is not null then coalesce(contains(split(cast(null as varchar), ','), cast('b' as varchar)), false) end as "value";

-- listMap: ["đ","b"]
select transform(split(cast('Đ,b' as varchar), ','), element -> lower(element)) as "value";

-- listMap: null
select transform(split(cast(null as varchar), ','), element -> lower(element)) as "value";

-- joinSorted: "Z|a|b|đ"
select array_join(array_sort(split(cast('đ,b,a,Z' as varchar), ',')), '|') as "value";

-- joinSorted: null
select array_join(array_sort(split(cast(null as varchar), ',')), '|') as "value";

-- listLength: 3
select cardinality(split(cast('a,b,' as varchar), ',')) as "value";

-- listLength: null
select cardinality(split(cast(null as varchar), ',')) as "value";

-- listOverlap: 2
select cardinality(filter(array_intersect(split(cast('a,b,a,c' as varchar), ','), split(cast('c,a,a,x' as varchar), ',')), e -> e is not null)) as "value";

-- listOverlap: 0
select cardinality(filter(array_intersect(split(cast('a' as varchar), ','), split(cast('b' as varchar), ',')), e -> e is not null)) as "value";

-- listOverlap: null
select cardinality(filter(array_intersect(split(cast('a' as varchar), ','), split(cast(null as varchar), ',')), e -> e is not null)) as "value";

-- listMarked: "1a|9b"
select array_join(array_sort(case when cardinality(split(cast('b,a' as varchar), ',')) > 0 then transform(split(cast('b,a' as varchar), ','), element -> coalesce(element_at(map(array['a'], array['1']), element), '9') || element) end), '|') as "value";

-- listMarked: "9b"
select array_join(array_sort(case when cardinality(split(cast('b' as varchar), ',')) > 0 then transform(split(cast('b' as varchar), ','), element -> coalesce(null, '9') || element) end), '|') as "value";

-- listMarked: null
select case when cardinality(split(cast(null as varchar), ',')) > 0 then transform(split(cast(null as varchar), ','), element -> coalesce(element_at(map(array['a'], array['1']), element), '9') || element) end as "value";

-- listLast: "b|đ"
select array_join(array_sort(slice(reverse(array_sort(array_distinct(split(cast('b,đ,a,b,Z' as varchar), ',')))), 1, 2)), '|') as "value";

-- listLast: "a|b"
select array_join(array_sort(slice(reverse(array_sort(array_distinct(split(cast('b,a' as varchar), ',')))), 1, 5)), '|') as "value";

-- listLast: null
select slice(reverse(array_sort(array_distinct(split(cast(null as varchar), ',')))), 1, 2) as "value";

-- sharedWeight: 4
select reduce(array_intersect(split(cast('!a,#b,#b,$c' as varchar), ','), split(cast('#b,!a,x' as varchar), ',')), 0, (sum, element) -> sum + codepoint(cast(substr(element, 1, 1) as varchar(1))) - 32, sum -> sum) as "value";

-- sharedWeight: 0
select reduce(array_intersect(split(cast('!a' as varchar), ','), split(cast('!b' as varchar), ',')), 0, (sum, element) -> sum + codepoint(cast(substr(element, 1, 1) as varchar(1))) - 32, sum -> sum) as "value";

-- sharedWeight: null
select reduce(array_intersect(split(cast('!a' as varchar), ','), split(cast(null as varchar), ',')), 0, (sum, element) -> sum + codepoint(cast(substr(element, 1, 1) as varchar(1))) - 32, sum -> sum) as "value";
