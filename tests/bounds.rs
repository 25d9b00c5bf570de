#![cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;
#[test]
fn a() {
    MEMORY.reset_peak_usage();
}
