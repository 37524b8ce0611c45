//! Connections that are idle for a while, and the first request after a process or a thread stood still, on a connection
//! that the server has closed meanwhile. All of it takes real time: the tests are in one program so that they wait together.
#![cfg(unix)]
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use fastpix_conformance::{LIST_STREAMS, Tap, builder, core, example};
use fastpix_funcs::{FastpixCore, RetryConfig, start_live_stream_create_new_stream};
use tokio::runtime::{Builder, Runtime};

const ROUNDS: usize = 30;
/// Variable with the instructions of the child: its runtime, how it stands still, and the base URL.
const CHILD: &str = "FASTPIX_TEST_STANDSTILL";
const STANDSTILL: Duration = Duration::from_millis(200);

/// A server whose open connections can be closed.
struct Server {
    url: String,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1/", listener.local_addr().unwrap());
        let open = Arc::new(Mutex::new(Vec::new()));
        let connections = open.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                connections.lock().unwrap().push(stream.try_clone().unwrap());
                thread::spawn(move || serve(stream));
            }
        });
        Self { url, open }
    }

    /// Closes all connections, each second time after a response that nobody asked for.
    fn close_all(&self, number: usize) {
        for mut stream in self.open.lock().unwrap().drain(..) {
            if number % 2 == 1 {
                let _ =
                    stream.write_all(b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            }
            let _ = stream.shutdown(std::net::Shutdown::Both);
        }
    }
}

fn serve(stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut writer = stream;
    loop {
        let (mut length, mut line) = (0, String::new());
        while line != "\r\n" {
            line.clear();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            }
        }
        reader.read_exact(&mut vec![0; length]).ok()?;
        writer.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{\"success\":true}").ok()?;
    }
}

/// Starts this test's executable again as the program that stands still.
fn start_child(runtime: &str, how: &str, url: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture", "--test-threads", "1"])
        .env(CHILD, format!("{runtime} {how} {url}"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

/// Gives the errors of the creates that were sent after a standstill.
fn lost(runtime: &str, how: &str) -> Vec<String> {
    let server = Server::start();
    let mut child = start_child(runtime, how, &server.url);
    let output = BufReader::new(child.stdout.take().unwrap());
    let (mut rounds, mut created, mut lost) = (0, 0, Vec::new());
    for line in output.lines().map(Result::unwrap) {
        // The test harness writes to the same line as the first round.
        if line.ends_with("ready") {
            let stopped = how == "stopped";
            if stopped {
                signal(&child, "-STOP");
            }
            server.close_all(rounds);
            if stopped {
                thread::sleep(STANDSTILL * 2);
                signal(&child, "-CONT");
            }
            rounds += 1;
        } else if line.ends_with("created") {
            created += 1;
        } else if let Some((_, error)) = line.split_once("lost ") {
            lost.push(error.to_owned());
        }
    }
    assert!(child.wait().unwrap().success());
    assert_eq!((rounds, created + lost.len()), (ROUNDS, ROUNDS));
    lost
}

/// Not a test of its own: the program that stands still.
#[test]
fn child() {
    let Ok(how) = env::var(CHILD) else { return };
    let [runtime, how, url] = how.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let core = builder(url).retries(RetryConfig::None).build().unwrap();
    let runtime = match runtime {
        "current-thread" => Builder::new_current_thread().enable_all().build().unwrap(),
        _ => Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap(),
    };
    for _ in 0..ROUNDS {
        let result = round(&runtime, how == "blocked", core.clone());
        match result {
            Ok(()) => println!("created"),
            Err(error) => println!("lost {error}"),
        }
    }
}

fn round(runtime: &Runtime, blocked: bool, core: FastpixCore) -> Result<(), String> {
    let task = async move {
        core.request(&LIST_STREAMS).call_raw().await.unwrap();
        println!("ready");
        if blocked {
            thread::sleep(STANDSTILL);
        } else {
            // The process is stopped meanwhile.
            tokio::time::sleep(STANDSTILL).await;
        }
        let created = start_live_stream_create_new_stream(&core, example()).await;
        created.map(drop).map_err(|error| error.to_string())
    };
    runtime.block_on(async { tokio::spawn(task).await.unwrap() })
}

fn none_is_lost(how: &str) {
    thread::scope(|scope| {
        for runtime in ["current-thread", "multi-thread"] {
            scope.spawn(move || assert_eq!(lost(runtime, how), [""; 0], "{runtime}"));
        }
    });
}

#[test]
fn a_create_is_not_lost_after_the_process_was_stopped() {
    none_is_lost("stopped");
}

#[test]
fn a_create_is_not_lost_after_its_thread_was_blocked() {
    none_is_lost("blocked");
}

/// Slow, since the pool measures real time; 19 s and 21 s would be too close on a busy machine.
#[tokio::test]
async fn by_default_an_unused_connection_is_kept_for_20_seconds() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
    tokio::time::sleep(Duration::from_secs(15)).await;
    assert_eq!(tap.closed(), 0);
    let closed = async {
        while tap.closed() == 0 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    // The pool looks at its connections once in 20 s.
    tokio::time::timeout(Duration::from_secs(30), closed).await.expect("the connection is closed");
}
