//! HTTP/1.1 for one machine: a thread for each connection, so that no request waits for another connection to end.
//!
//! ```text
//! accept ──► thread: request head ─► answer ─► reply ─┐     until the browser closes, or says nothing for long
//!                        ▲────────────────────────────┘
//! ```
//!
//! A pool of threads that hands out connections by how many threads are idle can leave one of a burst unserved until another
//! closes; a browser that keeps its connections then waits for ever.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Bytes of a request's head at most.
const HEAD: u64 = 16 * 1024;
/// A connection that says nothing for so long is closed.
const PATIENCE: Duration = Duration::from_mins(2);

/// What is asked for.
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// Path and query.
    pub url: String,
    /// Whether the answer may be packed with gzip.
    pub gzip: bool,
    /// Whether the connection stays open afterwards.
    keep: bool,
}

/// What is answered.
pub struct Reply {
    /// Code and reason: `200 OK`.
    pub status: &'static str,
    /// Fields of the head besides the length.
    pub fields: Vec<(&'static str, String)>,
    /// The content.
    pub body: Vec<u8>,
}

/// A port that is listened to until the program ends.
pub struct Listener {
    /// Where.
    pub address: SocketAddr,
    thread: JoinHandle<()>,
}

impl Listener {
    /// Answers everybody who connects to `port` of this machine (0: any free one).
    pub fn start(port: u16, answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = listener.local_addr()?;
        let answer = Arc::new(answer);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let answer = Arc::clone(&answer);
                // A reader who went away is no error of ours.
                thread::spawn(move || drop(converse(&stream, &*answer)));
            }
        });
        Ok(Self { address, thread })
    }

    /// Until the program is ended.
    pub fn wait(self) {
        let _ = self.thread.join();
    }
}

/// Answers one request after the other.
fn converse(stream: &TcpStream, answer: &impl Fn(&Request) -> Reply) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = head(&mut reader)? {
        write(stream, &request, answer(&request))?;
        if !request.keep {
            break;
        }
    }
    Ok(())
}

/// Reads the head of a request; `None` at the end of the connection, and where it is no request.
fn head(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut lines = reader.take(HEAD).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let [method, url, version] = first.split(' ').collect::<Vec<_>>()[..] else { return Ok(None) };
    let (method, url) = (method.to_owned(), url.to_owned());
    let mut request = Request { method, url, gzip: false, keep: version == "HTTP/1.1" };
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else {
            return Ok(line.is_empty().then_some(request));
        };
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.gzip |= value.split(',').any(|way| way.trim().starts_with("gzip")),
            "connection" => request.keep &= !value.trim().eq_ignore_ascii_case("close"),
            // What follows the head is not read, so nothing after it can be.
            "content-length" | "transfer-encoding" => request.keep = false,
            _ => {}
        }
    }
    Ok(None)
}

fn write(mut stream: &TcpStream, request: &Request, reply: Reply) -> io::Result<()> {
    let mut bytes = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", reply.status, reply.body.len());
    for (name, value) in &reply.fields {
        bytes += &format!("{name}: {value}\r\n");
    }
    bytes += if request.keep { "\r\n" } else { "Connection: close\r\n\r\n" };
    let mut bytes = bytes.into_bytes();
    if request.method != "HEAD" {
        bytes.extend(reply.body);
    }
    stream.write_all(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> SocketAddr {
        let answer = |request: &Request| {
            let body = format!("{} {} {}", request.method, request.url, request.gzip).into_bytes();
            Reply { status: "200 OK", fields: vec![("Content-Type", "text/plain".to_owned())], body }
        };
        Listener::start(0, answer).expect("a free port").address
    }

    fn connect(address: SocketAddr) -> TcpStream {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        stream
    }

    /// One reply to a `GET` whose content is no longer than one read.
    fn reply(stream: &mut TcpStream) -> String {
        let mut bytes = [0; 1024];
        let read = stream.read(&mut bytes).expect("an answer in time");
        String::from_utf8_lossy(&bytes[..read]).into_owned()
    }

    #[test]
    fn every_connection_of_a_burst_is_answered_while_all_stay_open() {
        let address = server();
        for _ in 0..50 {
            let mut all: Vec<TcpStream> = (0..8).map(|_| connect(address)).collect();
            for stream in &mut all {
                stream.write_all(b"GET /a HTTP/1.1\r\nHost: here\r\n\r\n").expect("asked");
            }
            for stream in &mut all {
                assert!(reply(stream).ends_with("GET /a false"));
            }
        }
    }

    #[test]
    fn a_connection_is_used_again() {
        let mut stream = connect(server());
        for i in 0..3 {
            let asked = format!("GET /{i} HTTP/1.1\r\nAccept-Encoding: br, gzip;q=1\r\n\r\n");
            stream.write_all(asked.as_bytes()).expect("asked");
            let reply = reply(&mut stream);
            assert!(
                reply.starts_with("HTTP/1.1 200 OK\r\nContent-Length: 11\r\nContent-Type: text/plain\r\n")
            );
            assert!(reply.ends_with(&format!("GET /{i} true")));
        }
    }

    #[test]
    fn it_ends_when_it_should() {
        for asked in [
            "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.0\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nGET ",
            "nonsense\r\n\r\n",
        ] {
            let mut stream = connect(server());
            stream.write_all(asked.as_bytes()).expect("asked");
            let mut all = Vec::new();
            let _ = stream.read_to_end(&mut all); // a reset, where we closed on unread bytes
            let all = String::from_utf8_lossy(&all);
            assert!(all.is_empty() || all.contains("Connection: close"), "{all}");
            assert!(all.is_empty() || all.ends_with("false") != asked.starts_with("HEAD"), "{all}");
        }
    }
}
