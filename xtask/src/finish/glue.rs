//! wasm-bindgen's glue as a factory.
//!
//! The glue is a module that holds *one* instance in its variables, shared by all who import it; after a panic that
//! instance must never be entered again. Wrapped in a function, each call makes a fresh and independent set, so that
//! the page can throw a poisoned instance away and start another from the same compiled module:
//!
//! ```js
//! import { createGlue } from "./glue.js";
//! const glue = createGlue();
//! glue.initSync({ module: compiledModule, trapped: (error) => …  });
//! glue.whatever_rust_exports();
//! ```
//!
//! The start is called as wasm-bindgen's is, but takes a compiled module and nothing else: fetching and compiling is the
//! page's affair, once for all instances, and the code for it need not be downloaded twice. A trap goes to `trapped` and
//! no further, so that a host page's own error handling is spared it; after it the instance is never entered again,
//! whichever timer or listener of its still calls.

use anyhow::{Context, Result, bail, ensure};

use super::module::Module;
use super::{Stage, esbuild, read_text, write_file};

/// Puts the factory of a module that draws with Yew where the scripts of the site import it from.
pub(super) fn write(stage: &Stage, module: &Module) -> Result<()> {
    write_file(&stage.scratch.join(module.glue), with_marks_of_our_own(&factory(stage, module)?)?)
}

/// The factory of a module.
pub(super) fn factory(stage: &Stage, module: &Module) -> Result<String> {
    let made = stage.bound_glue(module);
    let plain = with_plain_start(&read_text(&made)?)?;
    write_file(&made, plain)?;
    let flat = stage.bound(module).join("flat.js");
    esbuild::call(
        &stage.bound(module),
        &[
            format!("{}.js", module.binary),
            // Brings in the snippets of JavaScript that crates may have, and drops what nothing calls any more.
            "--bundle".to_owned(),
            "--format=esm".to_owned(),
            format!("--outfile={}", flat.display()),
        ],
    )?;
    wrap(&read_text(&flat)?)
}

/// Renames the marks that Yew puts on nodes. An event on its way through our open shadow root is seen by the host
/// page too; were that a Yew program itself, it would take our marks for its own and run a handler of its own that
/// has the same number.
fn with_marks_of_our_own(glue: &str) -> Result<String> {
    const MARK: &str = ".__yew_";
    const OURS: &str = ".__psp_";
    ensure!(
        glue.contains("__yew_listener_id") && glue.matches("__yew_").count() == glue.matches(MARK).count(),
        "wasm-bindgen's glue: expected Yew's marks on nodes as properties that begin with `{MARK}`; Yew has \
         changed, and xtask/src/finish/glue.rs must follow"
    );
    Ok(glue.replace(MARK, OURS))
}

/// Puts a start that takes a compiled module in place of wasm-bindgen's, which also fetch and compile. What a dead
/// instance returns is an empty list: the glue takes that for no error, for zero and for an empty text.
fn with_plain_start(glue: &str) -> Result<String> {
    const EXPORTED: &str = "export { initSync, __wbg_init as default };";
    const STARTS: &str = "\
function guarded(exports, trapped) {
  let dead = false;
  const guard = (call) => (...given) => {
    try {
      if (!dead) return call(...given);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      dead = true;
      trapped(error);
    }
    return [];
  };
  const entries = Object.entries(exports);
  return Object.fromEntries(entries.map(([name, it]) => [name, typeof it === \"function\" ? guard(it) : it]));
}
function plainStartSync({ module, trapped }) {
  const { exports } = new WebAssembly.Instance(module, __wbg_get_imports());
  return __wbg_finalize_init({ exports: guarded(exports, trapped) }, module);
}
export { plainStartSync as initSync };";
    for needed in
        ["function __wbg_get_imports() {", "function __wbg_finalize_init(instance, module) {", EXPORTED]
    {
        ensure!(
            glue.contains(needed),
            "wasm-bindgen's glue: expected `{needed}` in it, found none; wasm-bindgen has changed, and \
             xtask/src/finish/glue.rs must follow"
        );
    }
    Ok(glue.replace(EXPORTED, STARTS))
}

/// Turns a module into a function that returns the module's exports.
///
/// The module is as esbuild writes it: no imports, and all exports in one statement at the end.
fn wrap(module: &str) -> Result<String> {
    const EXPORTS: &str = "\nexport {\n";
    let (body, exports) = module.rsplit_once(EXPORTS).with_context(
        || "wasm-bindgen's glue: expected esbuild to end it with one `export { … };`, found none",
    )?;
    let names = exports.trim_end().strip_suffix("};").with_context(|| {
        format!("wasm-bindgen's glue: expected `}};` after the exports, found:\n{exports}")
    })?;
    let properties: Vec<String> = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| match name.split_once(" as ") {
            Some((inner, outer)) => format!("    {outer}: {inner},\n"),
            None => format!("    {name},\n"),
        })
        .collect();
    if let Some(line) = body.lines().find(|line| line.starts_with("import ") || line.starts_with("export ")) {
        bail!("wasm-bindgen's glue: expected it to import nothing and export only at its end, found: {line}");
    }
    Ok(format!("export function createGlue() {{\n{body}\n  return {{\n{}  }};\n}}\n", properties.concat()))
}

#[cfg(test)]
mod tests {
    use super::{with_marks_of_our_own, with_plain_start, wrap};

    const SAMPLE: &str = "// widget.js\nlet wasm;\nfunction greet() {\n  wasm.greet();\n}\nasync function __wbg_init() \
                          {\n}\nexport {\n  __wbg_init as default,\n  greet\n};\n";

    #[test]
    fn a_module_becomes_a_function_that_returns_its_exports() {
        assert_eq!(
            wrap(SAMPLE).unwrap(),
            "export function createGlue() {\n// widget.js\nlet wasm;\nfunction greet() {\n  wasm.greet();\n}\n\
             async function __wbg_init() {\n}\n  return {\n    default: __wbg_init,\n    greet,\n  };\n}\n"
        );
    }

    #[test]
    fn a_module_of_another_shape_is_refused_with_the_reason() {
        let no_exports = wrap("let wasm;\n").unwrap_err().to_string();
        assert!(no_exports.contains("found none"), "{no_exports}");
        let imports = wrap(&format!("import * as env from \"env\";\n{SAMPLE}")).unwrap_err().to_string();
        assert!(imports.contains("import * as env"), "{imports}");
    }

    #[test]
    fn yews_marks_on_nodes_are_renamed_and_a_changed_yew_is_told() {
        let glue = "a.__yew_listener_id = b;\nreturn c.__yew_subtree_id;";
        assert_eq!(
            with_marks_of_our_own(glue).unwrap(),
            "a.__psp_listener_id = b;\nreturn c.__psp_subtree_id;"
        );
        assert!(with_marks_of_our_own("a.listener_id = b;").is_err());
        assert!(with_marks_of_our_own("a[\"__yew_listener_id\"] = b;").is_err());
    }

    #[test]
    fn starting_takes_a_compiled_module_and_a_changed_wasm_bindgen_is_told() {
        let glue = "function __wbg_get_imports() {}\nfunction __wbg_finalize_init(instance, module) {}\n\
                    export { initSync, __wbg_init as default };\n";
        assert!(with_plain_start(glue).unwrap().contains("plainStartSync as initSync"));
        let changed = with_plain_start("export { init as default };").unwrap_err().to_string();
        assert!(changed.contains("wasm-bindgen has changed"), "{changed}");
    }
}
