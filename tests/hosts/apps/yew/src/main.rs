//! A Yew program as the page around the check: two copies of Yew, ours and the page's, hear the same clicks.

#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<page::Page>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a page: `cargo xtask test --only packages` builds it.");
}
