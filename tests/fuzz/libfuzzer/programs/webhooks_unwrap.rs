#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fastpix_fuzz::webhooks_unwrap(data));
