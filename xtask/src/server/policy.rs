//! Which headers go with a file besides those that describe it.

/// The strictest policy, which our pages put themselves under: all but the two last directives in a `<meta>` of
/// `www/index.html`, and those two by `www/early.js` once the service worker is registered, which they would forbid.
/// That is why the server does not send it: tests that want it to say so with
/// [`Behaviour::header`](super::Behaviour::header).
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// The headers for a file of this media type.
pub(super) fn headers_for(content_type: &str) -> Vec<(&'static str, &'static str)> {
    let kind = content_type.split(';').next().unwrap_or_default();
    let mut headers = vec![("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")];
    // What other people's pages load, and what a sandboxed frame, whose origin is opaque, loads too.
    if matches!(kind, "text/javascript" | "text/css" | "application/json" | "application/wasm") {
        headers.push(("Access-Control-Allow-Origin", "*"));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::CONTENT_SECURITY_POLICY;
    use crate::project;

    /// What stands between `before` and the next quotation mark, wherever `before` is found.
    fn quoted<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
        text.split(before).skip(1).filter_map(|after| after.split('"').next()).collect()
    }

    #[test]
    fn the_page_puts_itself_under_the_policy_in_two_parts_or_in_one_without_scripts() {
        let www = |name: &str| std::fs::read_to_string(project::www().join(name)).unwrap();
        let (page, early) = (www("index.html"), www("early.js"));
        let metas = quoted(&page, "<meta http-equiv=\"Content-Security-Policy\" content=\"");
        let added = quoted(&early, "meta.content = \"");
        let [first, without_scripts] = metas[..] else { panic!("expected two policies, found {metas:?}") };
        let [last] = added[..] else { panic!("expected early.js to add one policy, found {added:?}") };
        assert_eq!(format!("{first}; {last}"), CONTENT_SECURITY_POLICY);
        assert_eq!(without_scripts, CONTENT_SECURITY_POLICY);
    }
}
