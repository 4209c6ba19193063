//! The module that follows: the whole check, notes and results included. On any other target than the browser it only says so.

#[cfg(target_arch = "wasm32")]
psp_self_assessment::export_start!(psp_self_assessment::ui::stage::Whole);

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the browser's module; `cargo xtask build` builds the site");
    std::process::exit(2);
}
