//! One connection: requests in, answers out, until the browser is done with it.

use std::io::{self, BufReader};
use std::net::TcpStream;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::thread;

use super::behaviour::{Behaviour, last_for};
use super::files::{self, Found};
use super::request::{self, Received};
use super::response::Response;
use super::{Shared, lock, mime, policy};

/// For files whose address says their version.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For all others, whose names do not change when they do.
const ASK_EACH_TIME: &str = "no-cache";

/// Answers requests until the connection ends.
pub(super) fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut incoming = BufReader::new(stream);
    while let Some(request) = request::read(&mut incoming)? {
        lock(&shared.received).push(request.clone());
        let path = request.path();
        let named = rule_name(&path);
        let behaviour = shared.wait_for(&named);
        if shared.stopped.load(Ordering::SeqCst) {
            return Ok(());
        }
        if behaviour.cuts.iter().any(|cut| cut.matches(&named)) {
            return Ok(());
        }
        let closes = request.header("Connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let mut response = answer(&request, &path, &named, &behaviour, shared);
        for (pattern, name, value) in &behaviour.headers {
            if pattern.matches(&named) {
                response.set(name, value.as_deref());
            }
        }
        if closes {
            response.set("Connection", Some("close"));
        }
        response.write(&mut &*stream, request.method == "HEAD")?;
        if closes {
            return Ok(());
        }
    }
    Ok(())
}

impl Shared {
    /// Waits at the gate and for as long as the behaviour says; the behaviour as it is then.
    fn wait_for(&self, named: &str) -> Behaviour {
        let mut behaviour = lock(&self.behaviour);
        while behaviour.gates.iter().any(|gate| gate.matches(named)) && !self.stopped.load(Ordering::SeqCst) {
            behaviour = self.changed.wait(behaviour).unwrap_or_else(PoisonError::into_inner);
        }
        let behaviour = behaviour.clone();
        if let Some(delay) = last_for(&behaviour.delays, named) {
            thread::sleep(*delay);
        }
        behaviour
    }
}

/// The name that rules know a path by: a folder's is that of its page.
fn rule_name(path: &str) -> String {
    if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn answer(request: &Received, path: &str, named: &str, behaviour: &Behaviour, shared: &Shared) -> Response {
    if let Some(given) = last_for(&behaviour.answers, named) {
        if request.method == "OPTIONS" {
            return Response::new(204)
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", "GET, POST, PUT")
                .with("Access-Control-Allow-Headers", "*, Content-Type");
        }
        return Response { status: given.status, headers: given.headers.clone(), body: given.body.clone() };
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Response::text(405, "Only GET and HEAD are served here.\n").with("Allow", "GET, HEAD");
    }
    let mounted = behaviour.mounts.iter().rev().find_map(|(prefix, folder)| {
        let rest = path.strip_prefix(prefix.as_str())?;
        Some((folder.as_path(), format!("/{rest}")))
    });
    let (folder, within) = mounted.unwrap_or((&shared.folder, path.to_owned()));
    match files::find(folder, &within) {
        Found::File(file) => {
            let content_type =
                last_for(&behaviour.types, named).map_or_else(|| mime::of(&file), String::as_str);
            file_response(request, path, &file, content_type)
        }
        Found::Folder => Response::text(301, "").with("Location", &format!("{path}/")),
        Found::Nothing => Response::text(404, "There is no such file here.\n"),
    }
}

/// Whether the file stands in the folder of one version, `/v1.2.3/`, where nothing ever changes.
fn is_fixed(path: &str) -> bool {
    path.split('/').any(|folder| {
        let version = folder.strip_prefix('v').unwrap_or_default();
        let numbers = version.split('.').filter(|number| number.parse::<u32>().is_ok()).count();
        numbers == 3 && version.split('.').count() == 3
    })
}

fn file_response(request: &Received, path: &str, file: &std::path::Path, content_type: &str) -> Response {
    let content = match files::read(file, request.header("Accept-Encoding").unwrap_or_default()) {
        Ok(content) => content,
        Err(error) => return Response::text(500, &format!("The file cannot be read: {error}\n")),
    };
    let known = request.header("If-None-Match").is_some_and(|tags| {
        tags.split(',')
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|tag| tag == content.tag || tag == "*")
    });
    let mut response = Response::new(if known { 304 } else { 200 })
        .with("Content-Type", content_type)
        .with("ETag", &content.tag)
        .with("Cache-Control", if is_fixed(path) { FOR_EVER } else { ASK_EACH_TIME });
    if content.varies {
        response.set("Vary", Some("Accept-Encoding"));
    }
    for (name, value) in policy::headers_for(content_type) {
        response.set(name, Some(value));
    }
    if !known {
        response.set("Content-Encoding", content.encoding);
        response.body = content.bytes;
    }
    response
}
