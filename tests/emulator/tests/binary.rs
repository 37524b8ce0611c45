//! The emulator as a program.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

use std::{
    io::{BufRead, BufReader, Lines, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, ChildStderr, ChildStdout, Command, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fastpix-emulator"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

/// The program while it runs on a free port. It is ended with the value.
struct Running {
    child: Child,
    url: String,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut command = program(&["--port", "0"]);
        let mut child = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap_or_else(|| panic!("{:?}", child.stderr.take().map(read_all))).unwrap();
        let url = first.strip_prefix("FastPix emulator at ").unwrap().to_owned();
        Self { child, url, lines }
    }

    fn request(&self, method: &str, path: &str, body: &str) -> String {
        let address = self.url.strip_prefix("http://").unwrap().strip_suffix("/v1/").unwrap();
        let mut socket = TcpStream::connect(address).unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Basic YTpi\r\nconnection: close\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        socket.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        socket.read_to_string(&mut response).unwrap();
        response
    }

    fn json(&self, method: &str, path: &str, body: &Value) -> Value {
        let response = self.request(method, path, &body.to_string());
        assert!(response.starts_with("HTTP/1.1 20"), "{response}");
        serde_json::from_str(response.split_once("\r\n\r\n").unwrap().1).unwrap()
    }

    #[cfg(unix)]
    fn stop(mut self, signal: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_all(mut stream: ChildStderr) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

/// An empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

const STREAM: &str = r#"{"playbackSettings":{},"inputMediaSettings":{}}"#;

#[test]
fn invalid_arguments_print_what_is_wrong_and_exit_with_code_2() {
    for arguments in [
        &["--port"][..],
        &["--port", "many"],
        &["--port", "70000"],
        &["--host", "nowhere"],
        &["--credentials", "id"],
        &["--credentials", ":secret"],
        &["--credentials", "id:"],
        &["--webhook", "http://127.0.0.1:1"],
        &["--webhook-secret", "c2VjcmV0"],
        &["--log=loud"],
        &["--verbose"],
        &["argument"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.starts_with("error: ") && message.contains(arguments[0].split('=').next().unwrap()),
            "{message}"
        );
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = run(&["--help"]);
    let text = String::from_utf8(help.stdout).unwrap();
    assert!(help.status.success());
    for option in [
        "--host",
        "--port",
        "--credentials",
        "--webhook",
        "--webhook-secret",
        "--seed",
        "--state",
        "--log",
        "--manual",
        "--control-host",
        "--version",
        "--help",
    ] {
        assert!(text.contains(option), "{option}: {text}");
    }
    let version = run(&["--version"]);
    let expected = concat!("fastpix-emulator ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(String::from_utf8(version.stdout).unwrap(), expected);
}

#[test]
fn what_prevents_the_start_is_printed_in_one_line_with_exit_code_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = folder("start");
    let invalid = folder.join("invalid.json");
    std::fs::write(&invalid, r#"{"liveStreams": [{}]}"#).unwrap();
    let broken = folder.join("broken.json");
    std::fs::write(&broken, "{").unwrap();
    let [invalid, broken] = [&invalid, &broken].map(|path| path.to_str().unwrap());
    let nowhere = folder.join("no/folder/state.json");
    let nowhere = nowhere.to_str().unwrap();
    for (arguments, text) in [
        (&["--port", &port][..], port.as_str()),
        (&["--port", "0", "--seed", "/no/such/file"], "/no/such/file"),
        (&["--port", "0", "--seed", invalid], "liveStreams.0.streamId must be a string"),
        (&["--port", "0", "--state", broken], broken),
        (&["--port", "0", "--state", nowhere], nowhere),
        (&["--port", "0", "--webhook", "https://a.example", "--webhook-secret", "c2VjcmV0"], "http://"),
    ] {
        let output = run(arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.lines().count() == 1 && message.contains(text), "{message}");
    }
}

#[cfg(unix)]
#[test]
fn the_program_prints_its_url_and_stops_on_signals() {
    for signal in ["-INT", "-TERM"] {
        let mut running = Running::start(&["--credentials", "id:secret"]);
        let mut rest = String::new();
        while !rest.contains("build()?") {
            rest += &running.lines.next().unwrap().unwrap();
        }
        let url = &running.url;
        assert!(rest.contains(&format!("curl -u 'id:secret' {url}live/streams")), "{rest}");
        assert!(rest.contains(&format!(r#"Security::basic("id", "secret")).server_url("{url}")"#)), "{rest}");
        let response = running.request("GET", "/v1/live/streams", "");
        assert!(response.starts_with("HTTP/1.1 401"), "{response}");
        running.stop(signal);
    }
}

#[cfg(unix)]
#[test]
fn the_state_is_saved_at_changes_and_at_the_end_and_loaded_at_the_start() {
    let path = folder("state").join("state.json");
    let file = path.to_str().unwrap();
    let read = || -> Value { serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap() };
    let count = |state: &Value| state["liveStreams"].as_array().unwrap().len();
    // The seed is for the first start.
    let running = Running::start(&["--state", file, "--seed", "demo"]);
    assert_eq!(count(&read()), 57);
    running.json("POST", "/v1/live/streams", &serde_json::from_str(STREAM).unwrap());
    let began = Instant::now();
    while count(&read()) != 58 {
        assert!(began.elapsed() < Duration::from_secs(60), "the change was not saved");
        sleep(Duration::from_millis(20));
    }
    running.json("POST", "/v1/live/streams", &serde_json::from_str(STREAM).unwrap());
    running.stop("-TERM");
    assert_eq!(count(&read()), 59);
    let running = Running::start(&["--state", file, "--seed", "demo"]);
    let streams = running.json("GET", "/v1/live/streams", &Value::Null);
    assert_eq!(streams["pagination"]["totalRecords"], 59);
    running.stop("-INT");
    let files: Vec<_> =
        std::fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["state.json"]);
}

/// Killed at any time, it leaves the state of before or after a change, never a part.
#[cfg(unix)]
#[test]
fn the_file_of_the_state_is_never_half_written() {
    let path = folder("killed").join("state.json");
    let file = path.to_str().unwrap();
    let mut before = 57;
    for round in 0..4 {
        let mut running = Running::start(&["--state", file, "--seed", "demo"]);
        for _ in 0..10 {
            running.json("POST", "/v1/live/streams", &serde_json::from_str(STREAM).unwrap());
            let text = std::fs::read(&path).unwrap();
            serde_json::from_slice::<Value>(&text).unwrap();
        }
        // At another moment of the interval between two saves in each round.
        sleep(Duration::from_millis(55 * round));
        running.child.kill().unwrap();
        running.child.wait().unwrap();
        let state: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let now = state["liveStreams"].as_array().unwrap().len();
        assert!((before..=before + 10).contains(&now), "{before} {now}");
        before = now;
    }
}

#[test]
fn requests_are_logged_as_text_or_json() {
    for (format, status) in [("--log", "404"), ("--log=json", "404")] {
        let mut running = Running::start(&[format]);
        running.request("GET", "/v1/live/streams/unknown?token=secret", "");
        let fault = json!({"kind": "closeWithoutResponse"});
        running.json("POST", "/_emulator/faults", &fault);
        let mut closed =
            TcpStream::connect(running.url.strip_prefix("http://").unwrap().strip_suffix("/v1/").unwrap()).unwrap();
        closed.write_all(b"GET /v1/live/streams HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
        assert_eq!(closed.read(&mut [0; 16]).unwrap_or(0), 0);
        let log = running.child.stderr.take().unwrap();
        running.child.kill().unwrap();
        let log = read_all(log);
        let lines: Vec<_> = log.lines().collect();
        assert_eq!(lines.len(), 3, "{log}");
        assert!(!log.contains("secret"), "{log}");
        if format == "--log" {
            let words: Vec<_> = lines[0].split(' ').collect();
            assert_eq!(&words[1..4], ["GET", "/v1/live/streams/unknown", status], "{log}");
            assert!(lines[2].contains(" GET /v1/live/streams closed "), "{log}");
        } else {
            let line: Value = serde_json::from_str(lines[0]).unwrap();
            assert_eq!((&line["method"], &line["status"]), (&json!("GET"), &json!(404)), "{log}");
            assert_eq!(serde_json::from_str::<Value>(lines[2]).unwrap()["status"], Value::Null, "{log}");
        }
    }
}

#[test]
fn media_become_ready_by_control_only_with_the_option_manual() {
    let running = Running::start(&["--manual"]);
    let body = json!({"inputs": [{"type": "video", "url": "https://a.example/a.mp4"}], "accessPolicy": "public"});
    let media = running.json("POST", "/v1/on-demand", &body);
    let id = media["data"]["id"].as_str().unwrap();
    let status = || running.json("GET", &format!("/v1/on-demand/{id}"), &Value::Null)["data"]["status"].clone();
    assert_eq!((status(), status()), (json!("Created"), json!("Created")));
    running.json("POST", &format!("/_emulator/media/{id}/ready"), &Value::Null);
    assert_eq!(status(), "Ready");
}

#[test]
fn listening_on_all_addresses_prints_a_warning_and_returns_upload_urls_for_the_host_of_the_request() {
    let mut running = Running::start(&["--host", "0.0.0.0", "--control-host", "fastpix"]);
    assert!(running.url.starts_with("http://127.0.0.1:"), "{}", running.url);
    let body = r#"{"corsOrigin":"*"}"#;
    let request = format!(
        "POST /v1/on-demand/upload HTTP/1.1\r\nhost: fastpix:8080\r\nauthorization: Basic YTpi\r\nconnection: close\r\n\
         content-length: {}\r\n\r\n{body}GET /_emulator/health HTTP/1.1\r\nhost: fastpix:8080\r\n\r\n",
        body.len()
    );
    let address = running.url.strip_prefix("http://").unwrap().strip_suffix("/v1/").unwrap();
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    assert!(response.contains(r#""url":"http://fastpix:8080/storage/"#), "{response}");
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(b"GET /_emulator/health HTTP/1.1\r\nhost: fastpix:8080\r\nconnection: close\r\n\r\n").unwrap();
    response.clear();
    socket.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    let errors = running.child.stderr.take().unwrap();
    running.child.kill().unwrap();
    let errors = read_all(errors);
    assert!(errors.starts_with("warning: it listens on 0.0.0.0"), "{errors}");
}

#[test]
fn events_are_posted_to_the_webhook_of_the_arguments() {
    let receiver = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook", receiver.local_addr().unwrap());
    let running = Running::start(&["--webhook", &url, "--webhook-secret", "c2VjcmV0"]);
    running.json("POST", "/v1/live/streams", &serde_json::from_str(STREAM).unwrap());
    let (mut socket, _) = receiver.accept().unwrap();
    let mut received = [0; 64 * 1024];
    let length = socket.read(&mut received).unwrap();
    socket.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap();
    let received = String::from_utf8_lossy(&received[..length]).to_lowercase();
    assert!(received.starts_with("post /hook http/1.1\r\n") && received.contains("fastpix-signature: "), "{received}");
}

/// The time is that of the fastest start, as other tests run beside this one.
#[test]
fn the_program_responds_soon_after_its_start() {
    let times = (0..5).map(|_| {
        let began = Instant::now();
        let running = Running::start(&[]);
        let response = running.request("GET", "/v1/live/streams", "");
        assert!(response.starts_with("HTTP/1.1 200"), "{response}");
        began.elapsed()
    });
    let fastest = times.min().unwrap();
    println!("from the start of the program to its first response: {fastest:?}");
    // Measured in a debug build on a loaded machine: 25 ms.
    assert!(fastest < Duration::from_secs(1), "{fastest:?}");
}

/// A crate that is tested with the emulator gets no parser of arguments.
#[test]
fn only_the_feature_cli_has_clap_in_its_tree() {
    let tree = |arguments: &[&str]| {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["tree", "--offline", "--package", "fastpix-emulator", "--edges", "normal", "--prefix", "none"]);
        let output = command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let (without, with) = (tree(&[]), tree(&["--features", "cli"]));
    assert!(without.contains("hyper v") && !without.contains("clap"), "{without}");
    assert!(with.contains("clap v"), "{with}");
}
