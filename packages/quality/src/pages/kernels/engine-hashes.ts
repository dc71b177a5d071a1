/**
 * Functions that hash values as DuckDB's `hash` does, after its `hash.cpp` and `murmur_hash.hpp` (a finisher after MurmurHash3, Appleby 2011), and tell of each in an integer what is known of it: so much (`usual`), so
 * much more where half of its hash is at most `last` (`small`), and of a text its length in characters, up to `longest`, from a bit on. Behind all bytes there is room for as many more as are
 * read at once.
 */
export const engineHashKernels = `
(func $mixed (param $x i64) (result i64)
  (set $x (i64.mul (i64.xor $x (i64.shr_u $x (i64.const 32))) (i64.const 0xd6e8feb86659fd93)))
  (set $x (i64.mul (i64.xor $x (i64.shr_u $x (i64.const 32))) (i64.const 0xd6e8feb86659fd93)))
  (i64.xor $x (i64.shr_u $x (i64.const 32))))

(func $begun (param $size i32) (result i64)
  (i64.xor (i64.const 0xe17a1465) (i64.mul (i64.extend_i32_u $size) (i64.const 0xc6a4a7935bd1e995))))

;; Goes on with a hash by bytes, eight at a time.
(func $hashOn (param $at i32) (param $end i32) (param $hash i64) (result i64)
  (while (i32.le_u (i32.add $at 8) $end)
    (set $hash (i64.mul (i64.xor $hash (i64.load $at)) (i64.const 0xd6e8feb86659fd93)))
    (set $at (i32.add $at 8)))
  (if (i32.lt_u $at $end)
    (then (set $hash (i64.mul
      (i64.xor $hash (i64.and (i64.load $at) (i64.add (i64.shl (i64.const 1) (i64.extend_i32_u (i32.shl (i32.sub $end $at) 3))) (i64.const -1))))
      (i64.const 0xd6e8feb86659fd93)))))
  (call $mixed $hash))

;; Of each text the hash of two hashes: its own, and that of the text behind four tildes.
(func $engineHashTexts (param $bytes i32) (param $offsets i32) (param $count i32) (param $last i64) (param $usual i32) (param $small i32) (param $lengthFrom i32) (param $longest i32) (param $into i32) (param $told i32)
  (local $stop i32) (local $at i32) (local $end i32) (local $size i32) (local $signs i32) (local $word i32) (local $first i64) (local $second i64)
  (set $stop (i32.add $told (i32.shl $count 2)))
  (while (i32.lt_u $told $stop)
    (set $at (i32.add $bytes (i32.load $offsets)))
    (set $end (i32.sub (i32.add $bytes (i32.load offset=4 $offsets)) 4))
    (set $size (i32.sub $end $at))
    (set $first (call $hashOn $at $end (call $begun $size)))
    (set $word (i32.load $at))
    (if (i32.lt_u $size 4) (then (set $word (i32.and $word (i32.sub (i32.shl 1 (i32.shl $size 3)) 1)))))
    (set $second (i64.mul
      (i64.xor (call $begun (i32.add $size 4)) (i64.or (i64.const 0x7e7e7e7e) (i64.shl (i64.extend_i32_u $word) (i64.const 32))))
      (i64.const 0xd6e8feb86659fd93)))
    (set $second (call $hashOn (select (i32.add $at 4) $end (i32.ge_u $size 4)) $end $second))
    (set $signs 0)
    (while (i32.lt_u $at $end)
      (set $signs (i32.add $signs (i32.ne (i32.and (i32.load8_u $at) 0xc0) 0x80)))
      (set $at (i32.add $at 1)))
    (i32.store $told (i32.add $usual (i32.add
      (select $small 0 (i64.le_u (i64.shr_u $first (i64.const 1)) $last))
      (i32.shl (select $signs $longest (i32.lt_u $signs $longest)) $lengthFrom))))
    (set $first (call $mixed $first))
    (set $first (i64.mul (i64.xor $first (i64.shr_u $first (i64.const 32))) (i64.const 0xd6e8feb86659fd93)))
    (i64.store $into (i64.shr_u (i64.xor $first (call $mixed $second)) (i64.const 1)))
    (set $offsets (i32.add $offsets 4))
    (set $into (i32.add $into 8))
    (set $told (i32.add $told 4))))

;; Of each number its hash. Of doubles (isDouble) both zeros are one, and so are all that are no numbers.
(func $engineHashNumbers (param $at i32) (param $width i32) (param $isDouble i32) (param $count i32) (param $last i64) (param $usual i32) (param $small i32) (param $into i32) (param $told i32)
  (local $stop i32) (local $value i64)
  (set $stop (i32.add $told (i32.shl $count 2)))
  (while (i32.lt_u $told $stop)
    (if (i32.eq $width 8) (then (set $value (i64.load $at))) (else (set $value (i64.extend_i32_u (i32.load $at)))))
    (if $isDouble (then
      (if (i64.eq $value (i64.const 0x8000000000000000)) (then (set $value (i64.const 0))))
      (if (i64.gt_u (i64.and $value (i64.const 0x7fffffffffffffff)) (i64.const 0x7ff0000000000000)) (then (set $value (i64.const 0x7ff8000000000000))))))
    (set $value (i64.shr_u (call $mixed $value) (i64.const 1)))
    (i64.store $into $value)
    (i32.store $told (i32.add $usual (select $small 0 (i64.le_u $value $last))))
    (set $at (i32.add $at $width))
    (set $into (i32.add $into 8))
    (set $told (i32.add $told 4))))
`;
