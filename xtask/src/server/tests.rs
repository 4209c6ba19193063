//! The server, asked as a browser would ask it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::{Answer, Behaviour, Site};

/// A folder of its own for each test, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("psp-server-{}-{number}", std::process::id()));
        for (name, content) in files {
            let file = folder.join("site").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        Self(folder)
    }

    fn site(&self) -> PathBuf {
        self.0.join("site")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(start.as_str()))
    }
}

fn ask(site: &Site, method: &str, target: &str, headers: &str) -> Reply {
    let mut stream = TcpStream::connect(site.address()).unwrap();
    write!(stream, "{method} {target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{headers}\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}

fn get(site: &Site, target: &str) -> Reply {
    ask(site, "GET", target, "")
}

fn start(folder: &Path, behaviour: Behaviour) -> Site {
    Site::start(folder, 0, behaviour).unwrap()
}

fn pages() -> Folder {
    Folder::new(&[
        ("index.html", "<p>hello</p>"),
        ("psp-self-assessment.js", "plain script"),
        ("psp-self-assessment.js.br", "brotli script"),
        ("psp-self-assessment.js.gz", "gzip script"),
        ("psp-self-assessment.wasm", "module"),
        ("page.css", "p{}"),
        ("schema/export-1.json", "{}"),
        ("guide/index.html", "<p>guide</p>"),
        (".hidden", "hidden"),
    ])
}

#[test]
fn a_page_states_its_policy_itself_and_nothing_else_may_read_it() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    let page = get(&site, "/?wave=2");
    assert_eq!((page.status, page.body.as_str()), (200, "<p>hello</p>"));
    assert_eq!(page.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("Content-Security-Policy"), None);
    assert_eq!(page.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(page.header("Referrer-Policy"), Some("no-referrer"));
    assert_eq!(page.header("Access-Control-Allow-Origin"), None);
}

#[test]
fn what_other_sites_load_has_its_right_type_and_may_be_loaded() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    for (path, content_type) in [
        ("/psp-self-assessment.js", "text/javascript; charset=utf-8"),
        ("/psp-self-assessment.wasm", "application/wasm"),
        ("/page.css", "text/css; charset=utf-8"),
        ("/schema/export-1.json", "application/json"),
    ] {
        let reply = get(&site, path);
        assert_eq!(reply.header("Content-Type"), Some(content_type), "{path}");
        assert_eq!(reply.header("Access-Control-Allow-Origin"), Some("*"), "{path}");
        assert_eq!(reply.header("Content-Security-Policy"), None, "{path}");
    }
}

#[test]
fn the_smallest_form_that_the_browser_takes_is_sent() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    let script = |accept: &str| ask(&site, "GET", "/psp-self-assessment.js", accept);
    for (accept, encoding, body) in [
        ("Accept-Encoding: gzip, br\r\n", Some("br"), "brotli script"),
        ("Accept-Encoding: gzip\r\n", Some("gzip"), "gzip script"),
        ("Accept-Encoding: identity\r\n", None, "plain script"),
        ("", None, "plain script"),
    ] {
        let reply = script(accept);
        assert_eq!(reply.header("Content-Encoding"), encoding, "{accept}");
        assert_eq!(reply.body, body, "{accept}");
        assert_eq!(reply.header("Vary"), Some("Accept-Encoding"), "{accept}");
    }
    assert_eq!(get(&site, "/page.css").header("Vary"), None);
}

#[test]
fn a_file_that_the_browser_has_is_not_sent_again() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    let first = get(&site, "/page.css");
    assert_eq!(first.header("Cache-Control"), Some("no-cache"));
    let tag = format!("If-None-Match: \"other\", W/{}\r\n", first.header("ETag").unwrap());
    let again = ask(&site, "GET", "/page.css", &tag);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    fs::write(folder.site().join("page.css"), "p{color:red}").unwrap();
    assert_eq!(ask(&site, "GET", "/page.css", &tag).status, 200);
}

#[test]
fn only_what_stands_under_a_whole_version_may_be_kept_for_ever() {
    let names = ["v1.0.0/a.js", "check/v1.20.3/a.js", "v1/a.js", "a.js", "v1.0/a.js", "vx.y.z/a.js"];
    let folder = Folder::new(&names.map(|name| (name, "1")));
    let site = start(&folder.site(), Behaviour::new());
    let kept = names
        .map(|name| get(&site, &format!("/{name}")).header("Cache-Control").unwrap().contains("immutable"));
    assert_eq!(kept, [true, true, false, false, false, false]);
}

#[test]
fn a_head_request_gets_the_length_and_no_body() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    let reply = ask(&site, "HEAD", "/page.css", "");
    assert_eq!((reply.status, reply.header("Content-Length"), reply.body.as_str()), (200, Some("3"), ""));
    assert_eq!(ask(&site, "POST", "/page.css", "").status, 405);
}

#[test]
fn nothing_outside_the_folder_is_served_and_nothing_hidden() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/schema/../../secret.txt",
        "/..%2fsecret.txt",
        "//../secret.txt",
    ] {
        let reply = get(&site, target);
        assert_eq!(reply.status, 404, "{target}");
        assert!(!reply.body.contains("secret"), "{target}");
    }
    assert_eq!(get(&site, "/.hidden").status, 404);
    assert_eq!(get(&site, "/missing.html").status, 404);
}

#[test]
fn a_folder_is_its_index_page_under_an_address_that_ends_in_a_slash() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    assert_eq!(get(&site, "/guide").header("Location"), Some("/guide/"));
    assert_eq!(get(&site, "/guide/").body, "<p>guide</p>");
}

#[test]
fn rules_replace_types_and_headers_and_add_folders_and_answers() {
    let folder = pages();
    let behaviour = Behaviour::new()
        .content_type("/psp-self-assessment.wasm", "application/octet-stream")
        .without_header("*.js", "Access-Control-Allow-Origin")
        .header("*.html", "Content-Security-Policy", "script-src 'none'")
        .mount("/some/folder/", folder.site())
        .answer(
            "/submit",
            Answer {
                status: 503,
                headers: vec![("Retry-After".into(), "1".into())],
                body: b"later".to_vec(),
            },
        );
    let site = start(&folder.site(), behaviour);
    let module = get(&site, "/psp-self-assessment.wasm");
    assert_eq!(module.header("Content-Type"), Some("application/octet-stream"));
    assert_eq!(module.header("Access-Control-Allow-Origin"), None);
    assert_eq!(get(&site, "/psp-self-assessment.js").header("Access-Control-Allow-Origin"), None);
    for page in ["/index.html", "/", "/guide/"] {
        assert_eq!(get(&site, page).header("Content-Security-Policy"), Some("script-src 'none'"), "{page}");
    }
    assert_eq!(get(&site, "/some/folder/page.css").body, "p{}");
    assert_eq!(ask(&site, "POST", "/submit", "Content-Length: 0\r\n").status, 503);
    assert_eq!(ask(&site, "OPTIONS", "/submit", "").status, 204);
}

#[test]
fn a_gate_holds_a_file_until_it_is_released() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new().gate("/psp-self-assessment.wasm"));
    thread::scope(|scope| {
        let held = scope.spawn(|| get(&site, "/psp-self-assessment.wasm").status);
        while site.received().is_empty() {
            thread::yield_now();
        }
        assert_eq!(get(&site, "/page.css").status, 200);
        assert!(!held.is_finished());
        site.change(|behaviour| behaviour.release("/psp-self-assessment.wasm"));
        assert_eq!(held.join().unwrap(), 200);
    });
}

#[test]
fn a_delay_holds_a_file_for_that_long() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new().delay("/page.css", Duration::from_millis(60)));
    let asked = Instant::now();
    assert_eq!(get(&site, "/page.css").status, 200);
    assert!(asked.elapsed() >= Duration::from_millis(60));
}

#[test]
fn a_cut_file_gets_no_answer_and_a_mended_one_is_served_well_again() {
    let folder = pages();
    let gone = Answer { status: 404, headers: vec![], body: vec![] };
    let behaviour =
        Behaviour::new().cut("/page.css").answer("/index.html", gone).header("/page.css", "X", "1");
    let site = start(&folder.site(), behaviour);
    let mut stream = TcpStream::connect(site.address()).unwrap();
    write!(stream, "GET /page.css HTTP/1.1\r\n\r\n").unwrap();
    assert_eq!(stream.read(&mut [0; 1]).unwrap_or(0), 0);
    assert_eq!(get(&site, "/").status, 404);
    site.change(|behaviour| {
        behaviour.mend("/page.css");
        behaviour.mend("/index.html");
    });
    let css = get(&site, "/page.css");
    assert_eq!((css.status, css.header("X")), (200, None));
    assert_eq!(get(&site, "/").status, 200);
}

#[test]
fn requests_are_remembered_with_their_bodies() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    get(&site, "/index.html?programme=demo");
    ask(&site, "POST", "/submit", "Content-Length: 2\r\nX-Kind: record\r\n\r\n{}");
    let received = site.received();
    assert_eq!(received[0].target, "/index.html?programme=demo");
    assert_eq!(received[0].path(), "/index.html");
    assert_eq!((received[1].header("x-kind"), received[1].body.as_slice()), (Some("record"), &b"{}"[..]));
    site.forget_received();
    assert_eq!(site.received(), []);
}

#[test]
fn offline_it_refuses_connections_and_cuts_those_it_has() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new());
    let mut kept = TcpStream::connect(site.address()).unwrap();
    get(&site, "/page.css");
    site.go_offline();
    assert!(TcpStream::connect(site.address()).is_err());
    assert_eq!(kept.read(&mut [0; 1]).unwrap_or(0), 0);
    site.go_online().unwrap();
    assert_eq!(get(&site, "/page.css").status, 200);
}

#[test]
fn dropping_it_frees_the_port_even_with_a_request_held_at_a_gate() {
    let folder = pages();
    let site = start(&folder.site(), Behaviour::new().gate("*"));
    let address = site.address();
    let mut waiting = TcpStream::connect(address).unwrap();
    write!(waiting, "GET / HTTP/1.1\r\n\r\n").unwrap();
    while site.received().is_empty() {
        thread::yield_now();
    }
    drop(site);
    assert!(TcpStream::connect(address).is_err());
    assert_eq!(waiting.read(&mut [0; 1]).unwrap_or(0), 0);
}
