//! Servers of a published site on the loopback interface, and their answers.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dateline_site::hosting::{Host, Hosted};
use dateline_site::serve;

/// An answer, without what differs between two of the same.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    /// A hash of the body.
    pub(crate) body: u64,
}

/// A server, which ends when this value is dropped.
pub(crate) struct Server {
    port: u16,
    process: Option<Child>,
    /// The configuration and the log of the process.
    folder: tempfile::TempDir,
}

impl Server {
    /// The preview: `dateline serve`.
    pub(crate) fn preview(site: &Path) -> Self {
        Self::preview_within(site, serve::Limits::default())
    }

    /// The same, with limits to what clients may take.
    pub(crate) fn preview_within(site: &Path, limits: serve::Limits) -> Self {
        let router = serve::router(site).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                serve::serve(listener, router, limits, std::future::pending()).await;
            });
        });
        Self {
            port,
            process: None,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Debian's nginx, with the configuration as printed except for the address that it listens on.
    pub(crate) fn nginx(site: &Path) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let nginx = Self::nginx_of(site, folder.path(), port);
        Self::start(nginx, folder, port)
    }

    /// The program, with its files in a folder.
    pub(crate) fn nginx_of(site: &Path, folder: &Path, port: u16) -> Command {
        let here = folder.display();
        let printed = Hosted::read(site)
            .unwrap()
            .configuration(Host::Nginx, site.to_str().unwrap());
        let listening = printed
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("    listen [::]:80;\n", "");
        assert_ne!(printed, listening);
        fs::write(folder.join("site"), listening).unwrap();
        let nginx = installed("nginx");
        // The root of the files of Debian's package, wherever it was unpacked.
        let root = nginx.ancestors().nth(3).unwrap().display();
        // What Debian's own nginx.conf has, with files in a folder where anybody may write.
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {here}/{what};\n"))
            .concat();
        let main = format!(
            "daemon off;\nmaster_process off;\npid {here}/pid;\nerror_log {here}/log;\n\
             load_module {root}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\nevents {{}}\n\
             http {{\n{temporary}access_log off;\ninclude {root}/etc/nginx/mime.types;\n\
             default_type application/octet-stream;\ngzip on;\ninclude {here}/site;\n}}\n"
        );
        let configuration = folder.join("nginx.conf");
        fs::write(&configuration, main).unwrap();
        let mut nginx = Command::new(nginx);
        nginx
            .arg("-e")
            .arg(folder.join("log"))
            .arg("-c")
            .arg(configuration);
        nginx
    }

    /// Debian's Caddy, likewise, and without the certificate that it would obtain.
    pub(crate) fn caddy(site: &Path) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let printed = Hosted::read(site)
            .unwrap()
            .configuration(Host::Caddy, site.to_str().unwrap());
        let listening = printed.replace(
            "\nhttps://dateline.example {",
            &format!("\nhttp://127.0.0.1:{port} {{"),
        );
        assert_ne!(printed, listening);
        let configuration = folder.path().join("Caddyfile");
        fs::write(&configuration, format!("{{\n\tadmin off\n}}\n{listening}")).unwrap();
        let mut caddy = Command::new(installed("caddy"));
        caddy
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(configuration);
        caddy
            .env("HOME", folder.path())
            .env("XDG_DATA_HOME", folder.path())
            .env("XDG_CONFIG_HOME", folder.path());
        Self::start(caddy, folder, port)
    }

    fn start(mut program: Command, folder: tempfile::TempDir, port: u16) -> Self {
        let output = || {
            fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(folder.path().join("log"))
                .unwrap()
        };
        program.stdin(Stdio::null()).stdout(output()).stderr(output());
        let mut process = program.spawn().unwrap();
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().unwrap();
            assert!(
                ended.is_none() && started.elapsed() < Duration::from_secs(30),
                "{program:?} does not answer:\n{}",
                fs::read_to_string(folder.path().join("log")).unwrap()
            );
            std::thread::yield_now();
        }
        Self {
            port,
            process: Some(process),
            folder,
        }
    }

    /// A connection on which nothing was said yet.
    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).unwrap()
    }

    /// Requests a path, and accepts the answer in one of these encodings.
    pub(crate) fn get(&self, path: &str, encodings: &str) -> Answer {
        let (status, mut headers, body) = self.ask("GET", path, &[("Accept-Encoding", encodings)]);
        // What describes only this answer, or the server.
        for name in [
            "accept-ranges",
            "connection",
            "content-length",
            "date",
            "etag",
            "last-modified",
            "server",
        ] {
            headers.remove(name);
        }
        Answer {
            status,
            headers,
            body: hash(&body),
        }
    }

    /// Asks for a path with some headers: the status, the headers and the body of the answer.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> (u16, BTreeMap<String, String>, Vec<u8>) {
        let mut connection = self.connect();
        let headers = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
        write!(
            connection,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{}Connection: close\r\n\r\n",
            self.port,
            headers.collect::<String>()
        )
        .unwrap();
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status: u16 = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers = BTreeMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            let twice = headers.insert(name.to_lowercase(), value.to_owned());
            // nginx says all headers twice where no range can be had, which no reader sees.
            assert!(
                twice.is_none() || status == 416 && twice.as_deref() == Some(value),
                "{path} has two headers {name}"
            );
        }
        let body = match headers.remove("transfer-encoding") {
            Some(_) => joined(&bytes[end + 4..]),
            None => bytes[end + 4..].to_vec(),
        };
        (status, headers, body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = fs::remove_dir_all(self.folder.path());
    }
}

/// A program in `PATH`.
pub(crate) fn installed(name: &str) -> PathBuf {
    let path = std::env::var("PATH").unwrap();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file());
    let found = found.and_then(|file| file.canonicalize().ok());
    found
        .unwrap_or_else(|| panic!("there is no {name} in PATH; run tools/setup.sh test, then . tools/env.sh"))
}

/// Joins the chunks of a body (RFC 9112, section 7.1).
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|two| two == b"\r\n").unwrap();
        let size = std::str::from_utf8(&chunks[..end]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            return body;
        }
        body.extend(&chunks[end + 2..][..size]);
        chunks = &chunks[end + 2 + size + 2..];
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
