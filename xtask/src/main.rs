//! `cargo xtask`: see [`xtask::cli::USAGE`].

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match xtask::cli::run(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}
