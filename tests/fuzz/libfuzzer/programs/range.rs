#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fastpix_fuzz::range(data));
