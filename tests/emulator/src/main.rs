//! The emulator as a program: prints its URL and serves until Ctrl-C.
#![allow(clippy::print_stdout, clippy::print_stderr)] // a program prints

use std::{io, process::ExitCode};

use fastpix_emulator::Emulator;

const HELP: &str = "\
A local FastPix for tests. It keeps its state in memory.

Usage: fastpix-emulator [--port PORT] [--username TOKEN_ID --password SECRET]
                        [--webhook URL --webhook-secret SECRET]

  --port PORT           listen on this port of 127.0.0.1 (default 8080; 0 picks a free one)
  --username TOKEN_ID   accept this token id only,
  --password SECRET     together with this secret (default: any pair that is not empty)
  --webhook URL         post events to this URL,
  --webhook-secret SECRET
                        signed with this secret in base64
  --help                print this help";

#[derive(Default)]
struct Arguments {
    port: Option<u16>,
    username: Option<String>,
    password: Option<String>,
    webhook: Option<String>,
    webhook_secret: Option<String>,
    help: bool,
}

fn main() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(arguments) if arguments.help => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("fastpix-emulator: {problem} (see --help)");
            return ExitCode::from(2);
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fastpix-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    while let Some(name) = given.next() {
        let mut value = || given.next().filter(|value| !value.is_empty()).ok_or(format!("{name} needs a value"));
        match name.as_str() {
            "--help" | "-h" => arguments.help = true,
            "--port" => {
                let port = value()?;
                arguments.port = Some(port.parse().map_err(|_| format!("{port:?} is not a port"))?);
            }
            "--username" => arguments.username = Some(value()?),
            "--password" => arguments.password = Some(value()?),
            "--webhook" => arguments.webhook = Some(value()?),
            "--webhook-secret" => arguments.webhook_secret = Some(value()?),
            _ => return Err(format!("unknown argument {name:?}")),
        }
    }
    match (&arguments.username, &arguments.password) {
        (Some(username), _) if username.contains(':') => Err("a user name cannot contain a colon".to_owned()),
        (Some(_), None) | (None, Some(_)) => Err("--username and --password must be given together".to_owned()),
        _ if arguments.webhook.is_some() != arguments.webhook_secret.is_some() => {
            Err("--webhook and --webhook-secret must be given together".to_owned())
        }
        _ => Ok(arguments),
    }
}

fn run(arguments: Arguments) -> io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let port = arguments.port.unwrap_or(8080);
        // The recorded requests cannot be read from outside, and would fill the memory of a long run.
        let mut builder = Emulator::builder().port(port).recording(false);
        let mut accepted = "any token id and secret that are not empty".to_owned();
        let mut pair = ("any".to_owned(), "pair".to_owned());
        if let (Some(username), Some(password)) = (arguments.username, arguments.password) {
            builder = builder.credentials(&username, &password);
            accepted = format!("the token id {username:?} with the secret {password:?}");
            pair = (username, password);
        }
        if let (Some(url), Some(secret)) = (arguments.webhook, arguments.webhook_secret) {
            builder = builder.webhook(url, secret);
        }
        let emulator = builder.start().await.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput => error,
            kind => io::Error::new(kind, format!("cannot listen on port {port}: {error}")),
        })?;
        let (url, (username, password)) = (emulator.url(), pair);
        println!("FastPix emulator at {url}");
        println!("It accepts {accepted}. Ctrl-C stops it.");
        println!();
        println!("  curl -u '{username}:{password}' {url}live/streams");
        println!();
        println!("  FastpixCore::builder(Security::basic({username:?}, {password:?})).server_url({url:?}).build()?");
        tokio::signal::ctrl_c().await
    })
}
