//! Serves the built page on this machine only: the right types, gzip where accepted, the page's own security policy as a header.
//!
//! `GET /path` is a file of `www/dist`; a browser test also mounts `pkg/` and its own pages beside it.

use crate::http::{Listener, Reply, Request};
use crate::shell::{find, root};
use anyhow::{Context, Result, anyhow};
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// A folder shown below a path of the address.
struct Mount {
    prefix: &'static str,
    folder: PathBuf,
}

/// A running server.
pub struct Server {
    listener: Listener,
}

impl Server {
    /// The page alone, on `port` (0: any free one).
    pub fn page(port: u16) -> Result<Self> {
        Self::start(port, vec![Mount { prefix: "", folder: root().join("www/dist") }])
    }

    /// The page with the bare wasm package and the test pages beside it, on any free port.
    pub fn tests() -> Result<Self> {
        Self::beside_the_page(&[("pkg", "pkg"), ("bare", "tests/browser/bare")])
    }

    /// The page with everything that the bench measures beside it, on any free port.
    pub fn bench() -> Result<Self> {
        let folders =
            [("pkg", "pkg"), ("messages", "messages"), ("bench", "benches/page"), ("peers", "benches/peers")];
        Self::beside_the_page(&[&folders[..], &[("built", "target/xtask/bench")]].concat())
    }

    fn beside_the_page(folders: &[(&'static str, &str)]) -> Result<Self> {
        let all = folders.iter().chain(&[("", "www/dist")]);
        Self::start(0, all.map(|&(prefix, folder)| Mount { prefix, folder: root().join(folder) }).collect())
    }

    fn start(port: u16, mounts: Vec<Mount>) -> Result<Self> {
        let policy = policy(&fs::read_to_string(root().join("www/dist/index.html"))?)
            .context("www/index.html has no Content-Security-Policy")?;
        let listener = Listener::start(port, move |request| answer(request, &mounts, &policy))
            .map_err(|error| anyhow!("port {port} cannot be served: {error}; choose another with --port"))?;
        Ok(Self { listener })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.listener.address.port())
    }

    /// Serves until the program is ended.
    pub fn wait(self) {
        self.listener.wait();
    }
}

/// `cargo xtask serve`.
pub fn serve(port: u16, open: bool) -> Result<()> {
    let server = Server::page(port)?;
    let address = server.address();
    println!("\nmargin-lab is at {address}  (Ctrl-C ends)");
    if open {
        open_browser(&address);
    }
    server.wait();
    Ok(())
}

/// Opens the address where there is a screen; saying it was enough where there is none.
fn open_browser(address: &str) {
    let screen = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let opener = if cfg!(target_os = "macos") {
        find(&["open"])
    } else if cfg!(windows) {
        find(&["explorer"])
    } else {
        find(&["xdg-open"]).filter(|_| screen("DISPLAY") || screen("WAYLAND_DISPLAY"))
    };
    if let Some(opener) = opener {
        let _ = Command::new(opener).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    }
}

/// The policy that the page's own meta element states.
fn policy(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("Content-Security-Policy")?;
    let (_, rest) = rest.split_once("content=\"")?;
    rest.split_once('"').map(|(policy, _)| policy.to_owned())
}

fn answer(request: &Request, mounts: &[Mount], policy: &str) -> Reply {
    let refuse = |status, words: &str| Reply { status, fields: Vec::new(), body: words.into() };
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return refuse("405 Method Not Allowed", "");
    }
    let found = file(&request.url, mounts).and_then(|file| Some((fs::read(&file).ok()?, kind(&file))));
    let Some((bytes, (kind, packs))) = found else {
        return refuse("404 Not Found", "There is no such file.\n");
    };
    // The bench's peers evaluate strings; nothing of ours may.
    let free = request.url.starts_with("/bench/");
    let packed = (packs && request.gzip).then(|| packed_once(&bytes).ok()).flatten();
    let policed = (!free).then_some(("Content-Security-Policy", policy));
    let gzipped = packed.as_ref().map(|_| ("Content-Encoding", "gzip"));
    let fields = [
        ("Content-Type", kind),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Vary", "Accept-Encoding"),
    ];
    let fields = fields.into_iter().chain(policed).chain(gzipped);
    Reply {
        status: "200 OK",
        fields: fields.map(|(name, value)| (name, value.to_owned())).collect(),
        body: packed.unwrap_or(bytes),
    }
}

/// The file that a URL means; nothing outside its folder.
fn file(url: &str, mounts: &[Mount]) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let (rest, folder) = mounts.iter().find_map(|mount| {
        let rest = path.strip_prefix(mount.prefix)?;
        (mount.prefix.is_empty() || rest.starts_with('/'))
            .then(|| (rest.trim_start_matches('/'), &mount.folder))
    })?;
    let inside = Path::new(rest).components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(if rest.is_empty() { "index.html" } else { rest });
    (inside && file.is_file()).then_some(file)
}

/// A file's media type, and whether it is worth packing.
fn kind(file: &Path) -> (&'static str, bool) {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "json" | "map" => ("application/json", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "txt" | "md" | "csv" => ("text/plain; charset=utf-8", true),
        "png" => ("image/png", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", true),
    }
}

/// Packed bytes, kept by the hash of what they pack: a host packs a file when it is put there, not when it is asked for.
fn packed_once(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    static KEPT: Mutex<BTreeMap<u64, Vec<u8>>> = Mutex::new(BTreeMap::new());
    let mut hash = DefaultHasher::new();
    bytes.hash(&mut hash);
    let key = hash.finish();
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(packed) = kept().get(&key) {
        return Ok(packed.clone());
    }
    let packed = gzip(bytes)?;
    kept().insert(key, packed.clone());
    Ok(packed)
}

/// Gzip at the level that hosts use.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mounts() -> Vec<Mount> {
        vec![
            Mount { prefix: "pkg", folder: root().join("pkg") },
            Mount { prefix: "", folder: root().join("www") },
        ]
    }

    #[test]
    fn a_url_means_a_file_of_its_folder() {
        assert_eq!(file("/", &mounts()), Some(root().join("www/index.html")));
        assert_eq!(file("/public/favicon.svg?v=1", &mounts()), Some(root().join("www/public/favicon.svg")));
        assert_eq!(file("/pkg/package.json", &mounts()), Some(root().join("pkg/package.json")));
    }

    #[test]
    fn nothing_outside_is_served() {
        assert_eq!(file("/../Cargo.toml", &mounts()), None);
        assert_eq!(file("/public/../../Cargo.toml", &mounts()), None);
        assert_eq!(file("//etc/hostname", &mounts()), None);
        assert_eq!(file("/pkg/../Cargo.toml", &mounts()), None);
        assert_eq!(file("/public", &mounts()), None);
    }

    #[test]
    fn the_policy_is_the_pages_own() {
        let html = fs::read_to_string(root().join("www/index.html")).expect("the page's source");
        let policy = policy(&html).expect("a policy");
        assert!(policy.starts_with("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }
}
