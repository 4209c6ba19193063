//! The command-line tool. In the browser there is none.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    psp_self_assessment::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
