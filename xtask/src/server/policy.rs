//! Which headers go with a file besides those that describe it.

/// The strictest policy the pages are meant to work under.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// The headers for a file of this media type.
pub(super) fn headers_for(content_type: &str) -> Vec<(&'static str, &'static str)> {
    let kind = content_type.split(';').next().unwrap_or_default();
    let mut headers = vec![("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")];
    match kind {
        "text/html" => headers.push(("Content-Security-Policy", CONTENT_SECURITY_POLICY)),
        // What other people's pages load, and what a sandboxed frame, whose origin is opaque, loads too.
        "text/javascript" | "text/css" | "application/json" | "application/wasm" => {
            headers.push(("Access-Control-Allow-Origin", "*"));
        }
        _ => {}
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::CONTENT_SECURITY_POLICY;
    use crate::project;

    #[test]
    fn trunk_serve_sends_the_same_policy() {
        let trunk = std::fs::read_to_string(project::root().join("Trunk.toml")).unwrap();
        assert!(
            trunk.contains(&format!("\"{CONTENT_SECURITY_POLICY}\"")),
            "expected the policy of xtask/src/server/policy.rs in Trunk.toml, [serve.headers]"
        );
    }
}
