//! Clients that make mistakes, are slow or many. The emulator is a process of its own where its memory is measured.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::{
    collections::HashSet,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    io,
    time::Duration,
};

use common::{Client, address, minimal, start};
use fastpix_emulator::Emulator;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

const STREAMS: &str = "/v1/live/streams";

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 += 1;
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(self.0);
        usize::try_from(hash % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"];

const PATHS: &[&str] = &[
    "/",
    "/v1",
    "/v1/",
    "//",
    "/v1/live/streams",
    "/v1/live/streams/%00%ff%",
    "/v1/live/streams/a/b/c/d/e",
    "/v1/live/streams/../../etc/passwd",
    "/v1/on-demand",
    "/v1/on-demand/upload",
    "/v1/on-demand/x/tracks/y/generate-subtitles",
    "/v1/on-demand/playlists/x/media",
    "/v1/data/viewlist",
    "/v1/data/metrics/x/timeseries",
    "/v1/iam/signing-keys/%F0%9F%98%80",
    "/storage/x?signature=&upload_id=",
    "/x.m3u8",
    "/00000000-0000-4000-8000-000000000000/thumbnail.png",
    "/_emulator",
    "/_emulator/faults/",
    "/_emulator/state",
    "/_emulator/media/x/ai/y",
    "/_emulator/webhooks/events",
    "/_emulator/clock",
];

const QUERIES: &[&str] = &[
    "",
    "?",
    "?&&&=",
    "?limit=-1&offset=99999999999999999999",
    "?limit=1e9",
    "?timespan[]=&timespan[]=%ff",
    "?timespan[]=18446744073709551615&timespan[]=0",
    "?orderBy=%F0%9F%98%80&filterby[]=:::",
    "?token=a.b.c",
    "?token=..",
];

const BODIES: &[&[u8]] = &[
    b"",
    b"{",
    b"null",
    b"[]",
    b"\"\xff\xfe\"",
    b"{\"playbackSettings\":[],\"inputMediaSettings\":1e999}",
    b"{\"inputs\":[{\"type\":\"video\",\"url\":\"\",\"startTime\":-1,\"segments\":[{}]}],\"accessPolicy\":{}}",
    b"{\"inputs\":[{\"type\":7}],\"accessPolicy\":\"public\"}",
    b"{\"mediaIds\":[null,1,{}]}",
    b"{\"corsOrigin\":{},\"pushMediaSettings\":[[[[]]]]}",
    b"{\"seconds\":1e308}",
    b"{\"kind\":\"response\",\"status\":1000}",
    b"{\"liveStreams\":[{\"streamId\":1}],\"media\":[[]],\"views\":[{\"started\":-1}]}",
    b"{\"type\":{},\"object\":[]}",
    b"{\"\":{\"\":{\"\":{\"\":{}}}}}",
];

const HEADERS: &[&str] = &[
    "",
    "authorization: Basic\r\n",
    "authorization: Basic ====\r\n",
    "authorization: Bearer x\r\n",
    "content-range: bytes 5-4/3\r\n",
    "content-range: bytes */*\r\n",
    "content-type: \r\n",
    "origin: null\r\n",
    "host: \r\n",
    "host: [::\r\n",
    "expect: 100-continue\r\n",
];

/// Bytes that are no request.
const GARBAGE: &[&[u8]] = &[
    b"\r\n\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET http:// HTTP/1.1\r\n\r\n",
    b"POST /v1/live/streams HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
    b"POST /v1/live/streams HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n\r\n",
    b"POST /v1/live/streams HTTP/1.1\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc",
    b"POST /v1/live/streams HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    b"POST /v1/live/streams HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    b"GET /v1/live/streams HTTP/1.1\r\nx\x00y: z\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nhost: localhost\r\n\r\n",
];

/// The program, and what the operating system says about it.
#[cfg(target_os = "linux")]
mod process {
    use std::{
        io::{BufRead, BufReader, Read},
        process::{Child, Command, Stdio},
    };

    pub(super) struct Program {
        child: Child,
        pub(super) address: String,
    }

    impl Program {
        pub(super) fn start() -> Self {
            // As many open files as are allowed.
            let mut command = Command::new("sh");
            command.args(["-c", "ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"", "sh"]);
            command.args([env!("CARGO_BIN_EXE_fastpix-emulator"), "--port", "0"]);
            let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            let mut line = String::new();
            BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
            let url = line.trim().strip_prefix("FastPix emulator at ").unwrap();
            let address = super::address(url).to_owned();
            Self { child, address }
        }

        /// Resident memory in MiB.
        pub(super) fn memory(&self) -> u64 {
            let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
            let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
            line.trim().strip_suffix(" kB").unwrap().parse::<u64>().unwrap() / 1024
        }

        pub(super) fn open_files(&self) -> usize {
            std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
        }

        /// Ends the program, which must still run and have printed nothing but its usage.
        pub(super) fn end(mut self) {
            assert!(self.child.try_wait().unwrap().is_none(), "the program has ended");
            self.child.kill().unwrap();
            let mut errors = String::new();
            self.child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
            assert_eq!(errors, "");
        }
    }

    impl Drop for Program {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Sends a request that is malformed in some way, and reads its response.
async fn send_malformed(client: &mut Client, numbers: &mut Numbers) -> io::Result<()> {
    let (method, path, query) = (numbers.one(METHODS), numbers.one(PATHS), numbers.one(QUERIES));
    let (body, header) = (numbers.one(BODIES), numbers.one(HEADERS));
    let path = if path.contains('?') { path.to_owned() } else { format!("{path}{query}") };
    let host = if header.starts_with("host") { "" } else { "host: localhost\r\n" };
    let authorization = if header.starts_with("authorization") {
        String::new()
    } else {
        format!("authorization: {}\r\n", common::basic("a", "b"))
    };
    let head =
        format!("{method} {path} HTTP/1.1\r\n{host}{authorization}{header}content-length: {}\r\n\r\n", body.len());
    client.socket.write_all(&[head.as_bytes(), body].concat()).await?;
    if header.starts_with("expect") && !body.is_empty() && client.receive().await?.status != 100 {
        return Ok(());
    }
    if method != "HEAD" {
        client.receive().await?;
        return Ok(());
    }
    // A response to HEAD has the length of a body, but no body. It is read with its connection.
    Err(io::ErrorKind::UnexpectedEof.into())
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn malformed_requests_cause_no_panic_and_no_growth() {
    const ROUNDS: u64 = 20;
    let program = process::Program::start();
    let mut memory = Vec::new();
    for round in 0..ROUNDS {
        let mut clients = JoinSet::new();
        for number in 0..4 {
            let address = program.address.clone();
            clients.spawn(async move {
                let mut numbers = Numbers((round * 4 + number) << 32);
                let mut client = Client::connect_to(&address).await;
                for count in 0..250 {
                    if count % 25 == 0 {
                        let mut socket = TcpStream::connect(&address).await.unwrap();
                        socket.write_all(numbers.one(GARBAGE)).await.unwrap();
                        // The other side may have closed the connection already.
                        let _ = socket.shutdown().await;
                        let _ = socket.read_to_end(&mut Vec::new()).await;
                    } else if send_malformed(&mut client, &mut numbers).await.is_err() {
                        client = Client::connect_to(&address).await;
                    }
                }
            });
        }
        clients.join_all().await;
        // Faults, clocks and states that were valid by chance do not count.
        let mut client = Client::connect_to(&program.address).await;
        client.call("DELETE", "/_emulator/faults").await;
        client.call("DELETE", "/_emulator/state").await;
        assert_eq!(Client::connect_to(&program.address).await.get(STREAMS).await.status, 200);
        memory.push(program.memory());
    }
    // The first rounds fill the list of the last requests.
    let (early, late) = (memory[memory.len() / 2], memory[memory.len() - 1]);
    println!("memory after each thousand of requests: {memory:?} MiB");
    assert!(late <= early + 16, "{memory:?}");
    program.end();
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn bodies_beyond_the_limit_are_rejected_without_growth() {
    let program = process::Program::start();
    let mut before = 0;
    for round in 0..4 {
        let mut clients = JoinSet::new();
        for _ in 0..16 {
            let address = program.address.clone();
            clients.spawn(async move {
                let mut client = Client::connect_to(&address).await;
                let body = vec![b' '; 4 * 1024 * 1024];
                assert_eq!(client.send("POST", STREAMS, &body).await.unwrap().status, 413);
                assert_eq!(client.get(STREAMS).await.status, 200);
            });
        }
        clients.join_all().await;
        if round == 0 {
            before = program.memory();
        }
    }
    let after = program.memory();
    assert!(after <= before + 32, "{before} MiB, then {after} MiB");
    let mut client = Client::connect_to(&program.address).await;
    let body = vec![b' '; 65 * 1024 * 1024];
    assert_eq!(client.send("PUT", "/_emulator/state", &body).await.unwrap().status, 413);
    program.end();
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_thousand_connections_at_once_are_served_and_closed() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};

    const CONNECTIONS: usize = 1_000;
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
    if most < 2 * CONNECTIONS as u64 {
        println!("SKIPPED: only {most} files may be open");
        return;
    }
    setrlimit(Resource::RLIMIT_NOFILE, most, most).unwrap();
    let program = process::Program::start();
    Client::connect_to(&program.address).await.get(STREAMS).await;
    let files = program.open_files();
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        clients.push(Client::connect_to(&program.address).await);
    }
    for round in 0..2 {
        let mut requests = JoinSet::new();
        for mut client in clients.drain(..) {
            requests.spawn(async move {
                let response = client.create(&minimal()).await;
                assert_eq!(response.status, 201, "{round}");
                client
            });
        }
        clients = requests.join_all().await;
    }
    assert!(program.open_files() >= CONNECTIONS);
    let listed = clients[0].get(STREAMS).await.json();
    assert_eq!(listed["pagination"]["totalRecords"], 2 * CONNECTIONS);

    // Half of them go away in an orderly way, half in the middle of a request.
    for (number, mut client) in clients.into_iter().enumerate() {
        if number % 2 == 0 {
            client.socket.write_all(b"POST /v1/live/streams HTTP/1.1\r\ncontent-length: 9\r\n\r\n{").await.unwrap();
        }
    }
    wait_until("the connections are closed", || program.open_files() <= files + 2).await;
    program.end();
}

#[cfg(target_os = "linux")]
async fn wait_until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..6_000 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("not within a minute: {what}");
}

#[tokio::test]
async fn slow_and_half_open_connections_do_not_delay_others() {
    let (emulator, mut client) = start().await;
    let target = address(emulator.url());
    let mut kept = Vec::new();
    for number in 0..150 {
        let mut socket = TcpStream::connect(target).await.unwrap();
        match number % 3 {
            // Sends nothing.
            0 => {}
            // Stops in the head.
            1 => socket.write_all(b"GET /v1/live/streams HTTP/1.1\r\nhost: loc").await.unwrap(),
            // Stops in the body.
            _ => socket.write_all(b"POST /v1/live/streams HTTP/1.1\r\ncontent-length: 50\r\n\r\n{").await.unwrap(),
        }
        kept.push(socket);
    }
    let mut slow = TcpStream::connect(target).await.unwrap();
    let request = format!(
        "GET {STREAMS} HTTP/1.1\r\nhost: localhost\r\nauthorization: {}\r\nconnection: close\r\n\r\n",
        common::basic("a", "b")
    );
    for byte in request.as_bytes() {
        slow.write_all(&[*byte]).await.unwrap();
        assert_eq!(client.get(STREAMS).await.status, 200);
    }
    let mut response = String::new();
    slow.read_to_string(&mut response).await.unwrap();
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
    // One that has stopped sending can still be answered.
    let mut closed = TcpStream::connect(target).await.unwrap();
    closed.write_all(request.as_bytes()).await.unwrap();
    closed.shutdown().await.unwrap();
    let mut response = String::new();
    closed.read_to_string(&mut response).await.unwrap();
    assert!(response.is_empty() || response.starts_with("HTTP/1.1 200 "), "{response}");
    assert_eq!(client.get(STREAMS).await.status, 200);
}

#[tokio::test(start_paused = true)]
async fn a_connection_whose_body_stops_is_closed() {
    let (emulator, mut client) = start().await;
    for path in [STREAMS, "/_emulator/state", "/storage/x?signature=y"] {
        let mut socket = TcpStream::connect(address(emulator.url())).await.unwrap();
        let head = format!("PUT {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nabc");
        socket.write_all(head.as_bytes()).await.unwrap();
        assert_eq!(socket.read(&mut [0; 16]).await.unwrap_or(0), 0, "{path}");
    }
    assert_eq!(client.get(STREAMS).await.status, 200);
}

#[tokio::test]
async fn concurrent_creates_lose_nothing() {
    let (emulator, mut client) = start().await;
    let target = address(emulator.url()).to_owned();
    let mut clients = JoinSet::new();
    for _ in 0..50 {
        let target = target.clone();
        clients.spawn(async move {
            let mut client = Client::connect_to(&target).await;
            let mut ids = Vec::new();
            for _ in 0..10 {
                ids.push(client.create(&minimal()).await.data(201)["streamId"].as_str().unwrap().to_owned());
            }
            ids
        });
    }
    let ids: HashSet<_> = clients.join_all().await.into_iter().flatten().collect();
    assert_eq!(ids.len(), 500);
    let mut listed = HashSet::new();
    for page in 1..=10 {
        let streams = client.get(&format!("{STREAMS}?limit=50&offset={page}")).await.data(200);
        let streams = streams.as_array().unwrap().iter();
        listed.extend(streams.map(|stream| stream["streamId"].as_str().unwrap().to_owned()));
    }
    assert_eq!(ids, listed);
}

#[tokio::test]
async fn concurrent_updates_lose_nothing() {
    let (emulator, mut client) = start().await;
    let playlist = json!({"name": "all", "referenceId": "all", "type": "manual"});
    let playlist = client.request("POST", "/v1/on-demand/playlists", &playlist).await.data(201);
    let playlist = playlist["id"].as_str().unwrap().to_owned();
    let stream = client.create(&minimal()).await.data(201)["streamId"].as_str().unwrap().to_owned();
    let target = address(emulator.url()).to_owned();
    let mut clients = JoinSet::new();
    for number in 0..40 {
        let (target, playlist, stream) = (target.clone(), playlist.clone(), stream.clone());
        clients.spawn(async move {
            let mut client = Client::connect_to(&target).await;
            let inputs = json!([{"type": "video", "url": "https://a.example/a.mp4"}]);
            let body = json!({"inputs": inputs, "accessPolicy": "public"});
            let media = client.request("POST", "/v1/on-demand", &body).await.data(201);
            let path = format!("/v1/on-demand/playlists/{playlist}/media");
            client.request("PATCH", &path, &json!({"mediaIds": [media["id"]]})).await.data(200);
            let path = format!("{STREAMS}/{stream}/playback-ids");
            client.request("POST", &path, &json!({"accessPolicy": "private"})).await.data(201);
            // Each client sees its own update.
            let path = format!("/v1/on-demand/{}", media["id"].as_str().unwrap());
            for round in 0..5 {
                let title = format!("{number} {round}");
                client.request("PATCH", &path, &json!({"title": title})).await.data(200);
                assert_eq!(client.get(&path).await.data(200)["title"], title);
            }
        });
    }
    clients.join_all().await;
    let playlist = client.get(&format!("/v1/on-demand/playlists/{playlist}")).await.data(200);
    let members = playlist["mediaList"].as_array().unwrap().iter().map(|media| media["id"].as_str().unwrap());
    assert_eq!((members.collect::<HashSet<_>>().len(), &playlist["mediaCount"]), (40, &json!(40)));
    let stream = client.get(&format!("{STREAMS}/{stream}")).await.data(200);
    assert_eq!(stream["playbackIds"].as_array().unwrap().len(), 41);
}

/// The time is that of the fastest start, as other tests run beside this one.
#[tokio::test]
async fn an_emulator_responds_soon_after_its_start() {
    let mut fastest = Duration::MAX;
    for _ in 0..5 {
        let began = std::time::Instant::now();
        let emulator = Emulator::start().await.unwrap();
        let response = Client::connect(&emulator).await.get(STREAMS).await;
        assert_eq!(response.json()["data"], Value::Array(Vec::new()));
        fastest = fastest.min(began.elapsed());
    }
    println!("from the start to the first response: {fastest:?}");
    // Measured in a debug build on a loaded machine: 30 ms.
    assert!(fastest < Duration::from_secs(1), "{fastest:?}");
}
