//! The emulator as a program.
#![allow(clippy::unwrap_used)] // a failure must panic

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Command, Output, Stdio},
};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fastpix-emulator"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

#[test]
fn invalid_arguments_print_one_line_and_exit_with_code_2() {
    for arguments in [
        &["--port"][..],
        &["--port", "many"],
        &["--port", "70000"],
        &["--username", "id"],
        &["--password", "secret"],
        &["--username", "", "--password", "secret"],
        &["--username", "i:d", "--password", "secret"],
        &["--webhook", "http://127.0.0.1:1/"],
        &["--webhook-secret", "c2VjcmV0"],
        &["--verbose"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1, "{arguments:?}");
    }
    let help = run(&["--help"]);
    assert!(help.status.success() && String::from_utf8(help.stdout).unwrap().contains("--port"));
}

#[test]
fn a_port_in_use_prints_one_line_and_exits_with_code_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.lines().count() == 1 && message.contains(&port), "{message}");
}

#[cfg(unix)]
#[test]
fn the_program_prints_its_url_and_stops_on_ctrl_c() {
    let mut child =
        program(&["--port", "0", "--username", "id", "--password", "secret"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let url = first.strip_prefix("FastPix emulator at ").unwrap();
    let mut rest = String::new();
    while !rest.contains("build()?") {
        rest += &lines.next().unwrap().unwrap();
    }
    assert!(rest.contains(&format!("curl -u 'id:secret' {url}live/streams")), "{rest}");
    assert!(rest.contains(&format!(r#"Security::basic("id", "secret")).server_url("{url}")"#)), "{rest}");

    // A response shows that the program waits for Ctrl-C.
    let address = url.strip_prefix("http://").unwrap().strip_suffix("/v1/").unwrap();
    let mut socket = TcpStream::connect(address).unwrap();
    socket.write_all(b"GET /v1/live/streams HTTP/1.1\r\nhost: local\r\nconnection: close\r\n\r\n").unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 401"), "{response}");

    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert!(child.wait().unwrap().success());
}
