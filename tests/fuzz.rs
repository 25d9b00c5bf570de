#![cfg(not(target_arch = "wasm32"))]
#[test]
fn a() {
    bolero::check!().for_each(|input: &[u8]| {
        let _ = String::from_utf8_lossy(input);
    });
}
