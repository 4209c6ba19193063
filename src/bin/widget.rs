//! The module that a page loads first: everything up to the questions. On any other target than the browser it only says so.

#[cfg(target_arch = "wasm32")]
psp_self_assessment::export_start!(psp_self_assessment::ui::stage::First);

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the browser's module; `cargo xtask build` builds the site");
    std::process::exit(2);
}
