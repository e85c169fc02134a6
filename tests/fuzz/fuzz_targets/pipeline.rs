#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fx_fuzz::pipeline(data));
