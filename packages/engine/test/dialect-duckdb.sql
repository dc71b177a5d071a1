-- tryCast: 4
select try_cast(regexp_extract(cast(cast('00004' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: 4
select try_cast(regexp_extract(cast(cast(' +4 ' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as bigint) as "value";

-- tryCast: "-9007199254740993"
select try_cast(regexp_extract(cast(cast('-9007199254740993' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as bigint) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1.5' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1e3' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1_000' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('0x10' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast(' ' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('abc' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('99999999999' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('１' as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast(null as varchar) as varchar), '^ *([+-]?[0-9]+) *$', 0) as integer) as "value";

-- tryCast: 7
select try_cast(regexp_extract(cast(7 as varchar), '^ *([+-]?[0-9]+) *$', 0) as bigint) as "value";

-- tryCast: -1500
select try_cast(regexp_extract(cast(cast('-1.5e3' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: 0.5
select try_cast(regexp_extract(cast(cast('.5' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: 5
select try_cast(regexp_extract(cast(cast('5.' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('nan' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('inf' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('Infinity' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1,5' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1_0' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('1d' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$', 0) as double) as "value";

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
select try_cast(regexp_extract(cast(cast('2024-02-29' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: "2024-02-29T00:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2024-02-29 10:00:00' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: "2024-02-09T00:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2024-2-9' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: "2024-02-09T10:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2024-2-9 10:00' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2023-02-29' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2024-2-30' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2024/02/09' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('20240209' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('infinity' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('epoch' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('0000-01-01' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('44-03-15 (BC)' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$', 1) as date) as "value";

-- tryCast: "2025-07-01T09:30:00.000Z"
select try_cast(regexp_extract(cast(cast('2025-07-01 09:30' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: "2025-07-01T09:30:01.500Z"
select try_cast(regexp_extract(cast(cast('2025-07-01T09:30:01.5Z' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: "2025-07-01T00:00:00.000Z"
select try_cast(regexp_extract(cast(cast('2025-07-01' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2025-07-01 09:30:00+07' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('2025-07-01 25:00' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('infinity' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: null
select try_cast(regexp_extract(cast(cast('' as varchar) as varchar), '^ *((?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?)Z? *$', 0) as timestamp) as "value";

-- tryCast: "12"
select cast(12 as varchar) as "value";

-- tryCast: {"0":196,"1":145}
select encode(cast(cast('đ' as varchar) as varchar)) as "value";

-- cast: "7"
select cast(7 as varchar) as "value";

-- cast: "2025-07-01T00:00:00.000Z"
select cast(cast('2025-07-01' as date) as timestamp) as "value";

-- length: 6
select length(cast('Đặng 🏠' as varchar)) as "value";

-- length: 8
select length(cast('Nguyện' as varchar)) as "value";

-- length: 0
select length(cast('' as varchar)) as "value";

-- length: 3
select length(cast(('a' || chr(0) || 'b') as varchar)) as "value";

-- length: null
select length(cast(null as varchar)) as "value";

-- byteLength: 12
select strlen(cast('Đặng 🏠' as varchar)) as "value";

-- byteLength: 0
select strlen(cast('' as varchar)) as "value";

-- byteLength: null
select strlen(cast(null as varchar)) as "value";

-- lower: "đặng thị ơ"
select lower(cast('ĐẶNG THỊ Ơ' as varchar)) as "value";

-- lower: null
select lower(cast(null as varchar)) as "value";

-- trim: "Đà  Nẵng"
select regexp_replace(cast(' 	
 　﻿Đà  Nẵng  ' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+$', '', 'g') as "value";

-- trim: ""
select regexp_replace(cast(' 
 ' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+$', '', 'g') as "value";

-- trim: ""
select regexp_replace(cast('' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+$', '', 'g') as "value";

-- trim: "​'"
select regexp_replace(cast('​''' as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+$', '', 'g') as "value";

-- trim: null
select regexp_replace(cast(null as varchar), '^[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+|[\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]+$', '', 'g') as "value";

-- nfc: "Nguyện"
select nfc_normalize(cast('Nguyện' as varchar)) as "value";

-- nfc: ""
select nfc_normalize(cast('' as varchar)) as "value";

-- nfc: null
select nfc_normalize(cast(null as varchar)) as "value";

-- stripAccents: "Đang Uoc Nguyen đuong"
select strip_accents(cast('Đặng Ước Nguyễn đường' as varchar)) as "value";

-- stripAccents: "Nguyen"
select strip_accents(cast('Nguyện' as varchar)) as "value";

-- stripAccents: "🏠"
select strip_accents(cast('🏠́' as varchar)) as "value";

-- stripAccents: null
select strip_accents(cast(null as varchar)) as "value";

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
select replace(cast(('a' || chr(0) || 'b') as varchar), ('' || chr(0) || ''), '''') as "value";

-- replace: null
select replace(cast(null as varchar), 'a', 'b') as "value";

-- regexMatches: true
select regexp_matches(cast('xã Đông' as varchar), 'Đ') as "value";

-- regexMatches: true
select regexp_matches(cast('012345678901' as varchar), '^\d{12}$') as "value";

-- regexMatches: false
select regexp_matches(cast('012345678901
' as varchar), '^\d{12}$') as "value";

-- regexMatches: false
select regexp_matches(cast('１２' as varchar), '\d') as "value";

-- regexMatches: false
select regexp_matches(cast('đ' as varchar), '^\w$') as "value";

-- regexMatches: true
select regexp_matches(cast('đ' as varchar), '^\p{L}$') as "value";

-- regexMatches: true
select regexp_matches(cast('a$' as varchar), '[$]') as "value";

-- regexMatches: false
select regexp_matches(cast('a
b' as varchar), 'a.b') as "value";

-- regexMatches: true
select regexp_matches(cast('' as varchar), '^$') as "value";

-- regexMatches: null
select regexp_matches(cast(null as varchar), 'a') as "value";

-- regexReplace: "02-01 04-03"
select regexp_replace(cast('01/02 03/04' as varchar), '(\d+)/(\d+)', '\2-\1', 'g') as "value";

-- regexReplace: "a<bb0$1\\1>"
select regexp_replace(cast('ab' as varchar), '(b)', '<\0\10$1\\1>', 'g') as "value";

-- regexReplace: "a[]c"
select regexp_replace(cast('abc' as varchar), '(x)?b', '[\1]', 'g') as "value";

-- regexReplace: "' '"
select regexp_replace(cast('đ Đ' as varchar), 'đ|Đ', '''', 'g') as "value";

-- regexReplace: null
select regexp_replace(cast(null as varchar), 'a', 'b', 'g') as "value";

-- regexExtract: "3"
select nullif(regexp_extract(cast('Thửa 12 tờ 3' as varchar), '(\d+)\D+(\d+)', 2), '') as "value";

-- regexExtract: "12"
select nullif(regexp_extract(cast('Thửa 12' as varchar), '\d+', 0), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast('abc' as varchar), '(x)?b', 1), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast('abc' as varchar), '(x*)b', 1), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast('abc' as varchar), 'x', 0), '') as "value";

-- regexExtract: null
select nullif(regexp_extract(cast(null as varchar), 'x', 0), '') as "value";

-- concat: "it's\\\u0000🏠"
select (cast('it''s' as varchar) || cast('\' as varchar) || cast(('' || chr(0) || '') as varchar) || cast('🏠' as varchar)) as "value";

-- concat: null
select (cast('a' as varchar) || cast(null as varchar)) as "value";

-- concat: ""
select '' as "value";

-- concatPresent: "a🏠"
select concat('', cast('a' as varchar), cast(null as varchar), cast('🏠' as varchar)) as "value";

-- concatPresent: ""
select concat('', cast(null as varchar)) as "value";

-- concatPresent: ""
select concat('') as "value";

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
select string_split(cast('a--b--c' as varchar), '--')[2] as "value";

-- splitPart: null
select string_split(cast('a,b' as varchar), ',')[3] as "value";

-- splitPart: ""
select string_split(cast(',b' as varchar), ',')[1] as "value";

-- splitPart: ""
select string_split(cast('' as varchar), ',')[1] as "value";

-- splitPart: null
select string_split(cast(null as varchar), ',')[1] as "value";

-- split: ["a","b","",""]
select string_split(cast('a|b||' as varchar), '|') as "value";

-- split: [""]
select string_split(cast('' as varchar), '|') as "value";

-- split: null
select string_split(cast(null as varchar), '|') as "value";

-- levenshtein: 2
select case when strlen(cast('Đặng' as varchar)) = length(cast('Đặng' as varchar)) and strlen(cast('Dang' as varchar)) = length(cast('Dang' as varchar)) then levenshtein(cast('Đặng' as varchar), cast('Dang' as varchar))
    when length(cast('Đặng' as varchar)) + length(cast('Dang' as varchar)) <= 95 then levenshtein(translate(cast('Đặng' as varchar), cast('Đặng' as varchar) || cast('Dang' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('Dang' as varchar), cast('Đặng' as varchar) || cast('Dang' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    when length(array_to_string(list_distinct(string_split(cast('Đặng' as varchar) || cast('Dang' as varchar), '')), '')) <= 95 then levenshtein(translate(cast('Đặng' as varchar), array_to_string(list_distinct(string_split(cast('Đặng' as varchar) || cast('Dang' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('Dang' as varchar), array_to_string(list_distinct(string_split(cast('Đặng' as varchar) || cast('Dang' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    else levenshtein(cast('Đặng' as varchar), cast('Dang' as varchar)) end as "value";

-- levenshtein: 3
select case when strlen(cast('kitten' as varchar)) = length(cast('kitten' as varchar)) and strlen(cast('sitting' as varchar)) = length(cast('sitting' as varchar)) then levenshtein(cast('kitten' as varchar), cast('sitting' as varchar))
    when length(cast('kitten' as varchar)) + length(cast('sitting' as varchar)) <= 95 then levenshtein(translate(cast('kitten' as varchar), cast('kitten' as varchar) || cast('sitting' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('sitting' as varchar), cast('kitten' as varchar) || cast('sitting' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    when length(array_to_string(list_distinct(string_split(cast('kitten' as varchar) || cast('sitting' as varchar), '')), '')) <= 95 then levenshtein(translate(cast('kitten' as varchar), array_to_string(list_distinct(string_split(cast('kitten' as varchar) || cast('sitting' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('sitting' as varchar), array_to_string(list_distinct(string_split(cast('kitten' as varchar) || cast('sitting' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    else levenshtein(cast('kitten' as varchar), cast('sitting' as varchar)) end as "value";

-- levenshtein: 2
select case when strlen(cast('' as varchar)) = length(cast('' as varchar)) and strlen(cast('🏠đ' as varchar)) = length(cast('🏠đ' as varchar)) then levenshtein(cast('' as varchar), cast('🏠đ' as varchar))
    when length(cast('' as varchar)) + length(cast('🏠đ' as varchar)) <= 95 then levenshtein(translate(cast('' as varchar), cast('' as varchar) || cast('🏠đ' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('🏠đ' as varchar), cast('' as varchar) || cast('🏠đ' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    when length(array_to_string(list_distinct(string_split(cast('' as varchar) || cast('🏠đ' as varchar), '')), '')) <= 95 then levenshtein(translate(cast('' as varchar), array_to_string(list_distinct(string_split(cast('' as varchar) || cast('🏠đ' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('🏠đ' as varchar), array_to_string(list_distinct(string_split(cast('' as varchar) || cast('🏠đ' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    else levenshtein(cast('' as varchar), cast('🏠đ' as varchar)) end as "value";

-- levenshtein: 100
select case when strlen(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar)) = length(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar)) and strlen(cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar)) = length(cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar)) then levenshtein(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar), cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar))
    when length(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar)) + length(cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar)) <= 95 then levenshtein(translate(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar), cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar) || cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar) || cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    when length(array_to_string(list_distinct(string_split(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar) || cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), '')), '')) <= 95 then levenshtein(translate(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar), array_to_string(list_distinct(string_split(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar) || cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), array_to_string(list_distinct(string_split(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar) || cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    else levenshtein(cast('đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ' as varchar), cast('dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd' as varchar)) end as "value";

-- levenshtein: null
select case when strlen(cast('a' as varchar)) = length(cast('a' as varchar)) and strlen(cast(null as varchar)) = length(cast(null as varchar)) then levenshtein(cast('a' as varchar), cast(null as varchar))
    when length(cast('a' as varchar)) + length(cast(null as varchar)) <= 95 then levenshtein(translate(cast('a' as varchar), cast('a' as varchar) || cast(null as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast(null as varchar), cast('a' as varchar) || cast(null as varchar), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    when length(array_to_string(list_distinct(string_split(cast('a' as varchar) || cast(null as varchar), '')), '')) <= 95 then levenshtein(translate(cast('a' as varchar), array_to_string(list_distinct(string_split(cast('a' as varchar) || cast(null as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), translate(cast(null as varchar), array_to_string(list_distinct(string_split(cast('a' as varchar) || cast(null as varchar), '')), ''), ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'))
    else levenshtein(cast('a' as varchar), cast(null as varchar)) end as "value";

-- hash64: true
select case when cast('đ' as varchar) is not null then cast(hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) >> 1 as bigint) end = case when cast('đ' as varchar) is not null then cast(hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) >> 1 as bigint) end as "value";

-- hash64: false
select case when cast('đ' as varchar) is not null then cast(hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) >> 1 as bigint) end = case when cast('d' as varchar) is not null then cast(hash(hash(cast('d' as varchar)), hash('~~~~' || cast('d' as varchar))) >> 1 as bigint) end as "value";

-- hash64: true
select case when cast('đ' as varchar) is not null then cast(hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) >> 1 as bigint) end >= 0 as "value";

-- hash64: null
select case when cast(null as varchar) is not null then cast(hash(hash(cast(null as varchar)), hash('~~~~' || cast(null as varchar))) >> 1 as bigint) end as "value";

-- textCode: true
select cast(case when strlen(cast('đ' as varchar)) <= 12 then hash(cast('đ' as varchar)) when cast('đ' as varchar) is not null then hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) end >> 1 as bigint) = cast(case when strlen(cast('đ' as varchar)) <= 12 then hash(cast('đ' as varchar)) when cast('đ' as varchar) is not null then hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) end >> 1 as bigint) as "value";

-- textCode: false
select cast(case when strlen(cast('đ' as varchar)) <= 12 then hash(cast('đ' as varchar)) when cast('đ' as varchar) is not null then hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) end >> 1 as bigint) = cast(case when strlen(cast('d' as varchar)) <= 12 then hash(cast('d' as varchar)) when cast('d' as varchar) is not null then hash(hash(cast('d' as varchar)), hash('~~~~' || cast('d' as varchar))) end >> 1 as bigint) as "value";

-- textCode: true
select cast(case when strlen(cast('đ' as varchar)) <= 12 then hash(cast('đ' as varchar)) when cast('đ' as varchar) is not null then hash(hash(cast('đ' as varchar)), hash('~~~~' || cast('đ' as varchar))) end >> 1 as bigint) >= 0 as "value";

-- textCode: null
select cast(case when strlen(cast(null as varchar)) <= 12 then hash(cast(null as varchar)) when cast(null as varchar) is not null then hash(hash(cast(null as varchar)), hash('~~~~' || cast(null as varchar))) end >> 1 as bigint) as "value";

-- md5: "b5407dfd5a7d4cae26780b947dbeea92"
select md5(cast('đ' as varchar)) as "value";

-- md5: null
select md5(cast(null as varchar)) as "value";

-- hashRow: true
select cast(hash(cast('đ' as varchar), 1) >> 1 as bigint) = cast(hash(cast('đ' as varchar), 1) >> 1 as bigint) as "value";

-- hashRow: false
select cast(hash(cast('đ' as varchar), 1) >> 1 as bigint) = cast(hash(cast('d' as varchar), 1) >> 1 as bigint) as "value";

-- hashRow: false
select cast(hash(cast('a' as varchar), cast(null as varchar)) >> 1 as bigint) = cast(hash(cast(null as varchar), cast('a' as varchar)) >> 1 as bigint) as "value";

-- numberText: "1200"
select case
    when 1200 = 0 then '0'
    when abs(1200) between 1e15 and 1e37 then cast(cast(1200 as hugeint) as varchar)
    when contains(cast(1200 as varchar), '.') and not contains(cast(1200 as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(1200 as varchar)))
    else cast(1200 as varchar) end as "value";

-- numberText: "-3"
select case
    when cast(-3 as double) = 0 then '0'
    when abs(cast(-3 as double)) between 1e15 and 1e37 then cast(cast(cast(-3 as double) as hugeint) as varchar)
    when contains(cast(cast(-3 as double) as varchar), '.') and not contains(cast(cast(-3 as double) as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(cast(-3 as double) as varchar)))
    else cast(cast(-3 as double) as varchar) end as "value";

-- numberText: "0.5"
select case
    when cast(0.5 as double) = 0 then '0'
    when abs(cast(0.5 as double)) between 1e15 and 1e37 then cast(cast(cast(0.5 as double) as hugeint) as varchar)
    when contains(cast(cast(0.5 as double) as varchar), '.') and not contains(cast(cast(0.5 as double) as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(cast(0.5 as double) as varchar)))
    else cast(cast(0.5 as double) as varchar) end as "value";

-- numberText: "1200.5"
select case
    when cast(1200.50 as decimal(10, 2)) = 0 then '0'
    when abs(cast(1200.50 as decimal(10, 2))) between 1e15 and 1e37 then cast(cast(cast(1200.50 as decimal(10, 2)) as hugeint) as varchar)
    when contains(cast(cast(1200.50 as decimal(10, 2)) as varchar), '.') and not contains(cast(cast(1200.50 as decimal(10, 2)) as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(cast(1200.50 as decimal(10, 2)) as varchar)))
    else cast(cast(1200.50 as decimal(10, 2)) as varchar) end as "value";

-- numberText: "0"
select case
    when cast(-0.0 as double) = 0 then '0'
    when abs(cast(-0.0 as double)) between 1e15 and 1e37 then cast(cast(cast(-0.0 as double) as hugeint) as varchar)
    when contains(cast(cast(-0.0 as double) as varchar), '.') and not contains(cast(cast(-0.0 as double) as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(cast(-0.0 as double) as varchar)))
    else cast(cast(-0.0 as double) as varchar) end as "value";

-- numberText: "100000000000000000000"
select case
    when cast(1e20 as double) = 0 then '0'
    when abs(cast(1e20 as double)) between 1e15 and 1e37 then cast(cast(cast(1e20 as double) as hugeint) as varchar)
    when contains(cast(cast(1e20 as double) as varchar), '.') and not contains(cast(cast(1e20 as double) as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(cast(1e20 as double) as varchar)))
    else cast(cast(1e20 as double) as varchar) end as "value";

-- numberText: null
select case
    when cast(null as double) = 0 then '0'
    when abs(cast(null as double)) between 1e15 and 1e37 then cast(cast(cast(null as double) as hugeint) as varchar)
    when contains(cast(cast(null as double) as varchar), '.') and not contains(cast(cast(null as double) as varchar), 'e')
    then trim(trailing '.' from trim(trailing '0' from cast(cast(null as double) as varchar)))
    else cast(cast(null as double) as varchar) end as "value";

-- timestampText: "2025-07-01 09:30:00"
select cast(make_timestamp(epoch_us(timestamp '2025-07-01 09:30:00')) as varchar) as "value";

-- timestampText: "2025-07-01 09:30:00.5"
select cast(make_timestamp(epoch_us(timestamp '2025-07-01 09:30:00.500')) as varchar) as "value";

-- timestampText: "2025-07-01 02:30:00"
select cast(make_timestamp(epoch_us(cast(timestamp '2025-07-01 02:30:00' as timestamp with time zone))) as varchar) as "value";

-- timestampText: null
select cast(make_timestamp(epoch_us(cast(null as timestamp))) as varchar) as "value";

-- bitAnd: 8
select (12 & 10) as "value";

-- bitOr: 14
select (12 | 10) as "value";

-- parseDate: "2024-02-29T00:00:00.000Z"
select cast(try_strptime(regexp_extract(cast('29/02/2024' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try_strptime(regexp_extract(cast('1.7.2025' as varchar), '^[0-9]{1,2}\.[0-9]{1,2}\.(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d.%m.%Y') as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try_strptime(regexp_extract(cast('20250701' as varchar), '^(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])[0-9]{1,2}[0-9]{1,2}$'), '%Y%m%d') as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try_strptime(regexp_extract(cast('2025-07-01 09:30:00' as varchar), '^(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\-[0-9]{1,2}\-[0-9]{1,2} [0-9]{1,2}\:[0-9]{1,2}\:[0-9]{1,2}$'), '%Y-%m-%d %H:%M:%S') as date) as "value";

-- parseDate: "2025-07-01T00:00:00.000Z"
select cast(try_strptime(regexp_extract(cast('100% 2025-07-01' as varchar), '^100\% (?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])\-[0-9]{1,2}\-[0-9]{1,2}$'), '100%% %Y-%m-%d') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('29/02/2023' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('1/7/25' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('01/07/2025 ' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('01/07/2025x' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('01-07-2025' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('01/07/0000' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast('' as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- parseDate: null
select cast(try_strptime(regexp_extract(cast(null as varchar), '^[0-9]{1,2}\/[0-9]{1,2}\/(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])$'), '%d/%m/%Y') as date) as "value";

-- formatDate: "01/07/2025"
select strftime(cast('2025-07-01' as date), '%d/%m/%Y') as "value";

-- formatDate: "0099%07"
select strftime(cast('0099-07-01' as date), '%Y%%%m') as "value";

-- formatDate: null
select strftime(cast(null as date), '%Y') as "value";

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
select quantile_cont(cast(x as double), 0.5e0) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- quantile: null
select quantile_cont(cast(x as double), 0.5e0) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- quantile: 3
select quantile_cont(cast(x as double), 0.75e0) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- quantile: null
select quantile_cont(cast(x as double), 0.75e0) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- approxDistinct: 3
select approx_count_distinct(x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- approxDistinct: 0
select approx_count_distinct(x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- bitOrAgg: 7
select bit_or(x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- bitOrAgg: null
select bit_or(x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- listAgg: ["a","b","c",null]
select list(y order by y) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- listAgg: null
select list(y order by y) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- listAgg: ["a",null,"b","c"]
select list(y order by x desc) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- listAgg: null
select list(y order by x desc) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- stringAgg: "a; b; c"
select string_agg(y, '; ' order by y) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- stringAgg: null
select string_agg(y, '; ' order by y) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- stringAgg: null
select string_agg(cast(null as varchar), ',') as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- stringAgg: null
select string_agg(cast(null as varchar), ',') as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- anyValue: "a"
select any_value(case when x > 2 then y end) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- anyValue: null
select any_value(case when x > 2 then y end) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- minBy: "a"
select min_by(y, -x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- minBy: null
select min_by(y, -x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- minBy: "a"
select min_by(nullif(y, 'b'), x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- minBy: null
select min_by(nullif(y, 'b'), x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- maxBy: "b"
select max_by(nullif(y, 'a'), x) as "value" from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y);

-- maxBy: null
select max_by(nullif(y, 'a'), x) as "value" from (select * from (values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y) where x > 9) as t;

-- lookUp: "D'"
select map(['đ', 'Đ'], ['d', 'D'''])[cast('Đ' as varchar)] as "value";

-- lookUp: null
select map(['đ'], ['d'])[cast('x' as varchar)] as "value";

-- lookUp: null
select map(['đ'], ['d'])[cast(null as varchar)] as "value";

-- unnest: [1,2]
select list(u.value order by u.value) as "value" from (values (1)) as t(x) cross join unnest([1, 2]) as "u"(value);

-- listContains: true
select list_contains(string_split(cast('a,b' as varchar), ','), cast('b' as varchar)) as "value";

-- listContains: false
select list_contains(string_split(cast('a,b' as varchar), ','), cast('c' as varchar)) as "value";

-- listContains: null
select list_contains(string_split(cast('a,b' as varchar), ','), cast(null as varchar)) as "value";

-- listContains: null
select list_contains(string_split(cast(null as varchar), ','), cast('b' as varchar)) as "value";

-- listMap: ["đ","b"]
select list_transform(string_split(cast('Đ,b' as varchar), ','), lambda element: lower(element)) as "value";

-- listMap: null
select list_transform(string_split(cast(null as varchar), ','), lambda element: lower(element)) as "value";

-- joinSorted: "Z|a|b|đ"
select array_to_string(list_sort(string_split(cast('đ,b,a,Z' as varchar), ',')), '|') as "value";

-- joinSorted: null
select array_to_string(list_sort(string_split(cast(null as varchar), ',')), '|') as "value";

-- listLength: 3
select len(string_split(cast('a,b,' as varchar), ',')) as "value";

-- listLength: null
select len(string_split(cast(null as varchar), ',')) as "value";

-- listOverlap: 2
select case when string_split(cast('c,a,a,x' as varchar), ',') is not null then len(list_distinct(list_intersect(string_split(cast('a,b,a,c' as varchar), ','), string_split(cast('c,a,a,x' as varchar), ',')))) end as "value";

-- listOverlap: 0
select case when string_split(cast('b' as varchar), ',') is not null then len(list_distinct(list_intersect(string_split(cast('a' as varchar), ','), string_split(cast('b' as varchar), ',')))) end as "value";

-- listOverlap: null
select case when string_split(cast(null as varchar), ',') is not null then len(list_distinct(list_intersect(string_split(cast('a' as varchar), ','), string_split(cast(null as varchar), ',')))) end as "value";

-- listMarked: "1a|9b"
select array_to_string(list_sort((select list(coalesce(m.mark, '9') || e.value) from (select unnest(string_split(cast('b,a' as varchar), ',')) as value) as e
      left join (select unnest(['a']::varchar[]) as value, unnest(['1']::varchar[]) as mark) as m on m.value = e.value)), '|') as "value";

-- listMarked: "9b"
select array_to_string(list_sort((select list(coalesce(m.mark, '9') || e.value) from (select unnest(string_split(cast('b' as varchar), ',')) as value) as e
      left join (select unnest([]::varchar[]) as value, unnest([]::varchar[]) as mark) as m on m.value = e.value)), '|') as "value";

-- listMarked: null
select (select list(coalesce(m.mark, '9') || e.value) from (select unnest(string_split(cast(null as varchar), ',')) as value) as e
      left join (select unnest(['a']::varchar[]) as value, unnest(['1']::varchar[]) as mark) as m on m.value = e.value) as "value";

-- listLast: "b|đ"
select array_to_string(list_sort(list_sort(list_distinct(string_split(cast('b,đ,a,b,Z' as varchar), ',')), 'DESC')[1:2]), '|') as "value";

-- listLast: "a|b"
select array_to_string(list_sort(list_sort(list_distinct(string_split(cast('b,a' as varchar), ',')), 'DESC')[1:5]), '|') as "value";

-- listLast: null
select list_sort(list_distinct(string_split(cast(null as varchar), ',')), 'DESC')[1:2] as "value";

-- sharedWeight: 4
select case when string_split(cast('#b,!a,x' as varchar), ',') is not null then coalesce(list_sum(list_transform(list_distinct(list_intersect(string_split(cast('!a,#b,#b,$c' as varchar), ','), string_split(cast('#b,!a,x' as varchar), ','))), lambda element: ord(element) - 32)), 0) end as "value";

-- sharedWeight: 0
select case when string_split(cast('!b' as varchar), ',') is not null then coalesce(list_sum(list_transform(list_distinct(list_intersect(string_split(cast('!a' as varchar), ','), string_split(cast('!b' as varchar), ','))), lambda element: ord(element) - 32)), 0) end as "value";

-- sharedWeight: null
select case when string_split(cast(null as varchar), ',') is not null then coalesce(list_sum(list_transform(list_distinct(list_intersect(string_split(cast('!a' as varchar), ','), string_split(cast(null as varchar), ','))), lambda element: ord(element) - 32)), 0) end as "value";
