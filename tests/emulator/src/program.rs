use std::{
    ffi::OsString,
    fs::{self, File},
    future::{Future, poll_fn},
    io::{self, Write},
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
    pin::pin,
    process::ExitCode,
    task::Poll,
    time::Duration,
};

use clap::{Parser, ValueEnum};
use fastpix_emulator::{Emulator, EmulatorBuilder, LogFormat};
use serde_json::Value;

/// Interval at which a changed state is written to its file.
const SAVE_INTERVAL: Duration = Duration::from_millis(200);

/// The program runs for long, so it keeps the last requests only.
const REQUESTS_KEPT: usize = 1_000;

/// A local FastPix for tests, for clients in any language.
///
/// It keeps its state in memory. Open its URL in a browser to see how to use it, what it holds, and the routes that
/// control it.
#[derive(Parser)]
#[command(name = "fastpix-emulator", version)]
struct Arguments {
    /// Address to listen on; 0.0.0.0, all addresses, is for containers
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// Port to listen on; 0 picks a free one
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,

    /// Accepts these credentials only [default: any pair that is not empty]
    #[arg(long, value_name = "TOKEN_ID:SECRET", value_parser = credentials)]
    credentials: Option<(String, String)>,

    /// Posts events to this URL
    #[arg(long, value_name = "URL", requires = "webhook_secret")]
    webhook: Option<String>,

    /// Signs events with this secret, in base64
    #[arg(long, value_name = "SECRET", requires = "webhook")]
    webhook_secret: Option<String>,

    /// Starts with the state in this file, or with that of a workspace to try things on: demo
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,

    /// Loads the state from this file if it exists, in place of the seed, and saves it there at each change and at the
    /// end
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,

    /// Writes a line for each request to standard error
    #[arg(long, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    log: Option<Log>,

    /// Lets media become ready by the control routes only
    #[arg(long)]
    manual: bool,

    /// Serves the control routes also to requests with this host name; can be repeated [default: localhost only]
    #[arg(long, value_name = "NAME")]
    control_host: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Log {
    Text,
    Json,
}

fn credentials(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((id, secret)) if !id.is_empty() && !secret.is_empty() => Ok((id.to_owned(), secret.to_owned())),
        // The text is not part of the message, since it may be a secret.
        _ => Err("a token id and a secret with a colon between them are required".to_owned()),
    }
}

pub(crate) fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fastpix-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        // Before the URL is printed: whoever reads it may stop the program at once.
        let mut stopped = pin!(stopped()?);
        let emulator = builder(&arguments)?.start().await.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => error,
            kind => {
                let (host, port) = (arguments.host, arguments.port);
                io::Error::new(kind, format!("cannot listen on port {port} of {host}: {error}"))
            }
        })?;
        let mut file = arguments.state.as_deref().map(StateFile::new).transpose()?;
        if let Some(file) = &mut file {
            file.save(&emulator)?;
        }
        print_usage(&arguments, emulator.url(), emulator.origin());
        loop {
            let stop = tokio::time::timeout(SAVE_INTERVAL, &mut stopped).await;
            let saved = file.as_mut().map_or(Ok(()), |file| file.save(&emulator));
            match (stop, saved) {
                (Ok(result), saved) => return result.and(saved),
                (Err(_), Err(error)) => eprintln!("fastpix-emulator: {error}"),
                (Err(_), Ok(())) => {}
            }
        }
    })
}

fn builder(arguments: &Arguments) -> io::Result<EmulatorBuilder> {
    let mut builder = Emulator::builder()
        .host(arguments.host)
        .port(arguments.port)
        .recording_limit(REQUESTS_KEPT)
        .manual_processing(arguments.manual);
    if let Some((id, secret)) = &arguments.credentials {
        builder = builder.credentials(id, secret);
    }
    if let (Some(url), Some(secret)) = (&arguments.webhook, &arguments.webhook_secret) {
        builder = builder.webhook(url, secret);
    }
    if let Some(log) = arguments.log {
        builder = builder.log(match log {
            Log::Text => LogFormat::Text,
            Log::Json => LogFormat::Json,
        });
    }
    for name in &arguments.control_host {
        builder = builder.control_host(name);
    }
    if let Some(path) = arguments.state.as_deref().filter(|path| path.exists()) {
        return Ok(builder.seed(read(path)?));
    }
    match &arguments.seed {
        Some(name) if name.as_os_str() == "demo" => Ok(builder.demo()),
        Some(path) => Ok(builder.seed(read(path)?)),
        None => Ok(builder),
    }
}

fn read(path: &Path) -> io::Result<Value> {
    let invalid = |kind, error: &dyn std::fmt::Display| {
        io::Error::new(kind, format!("cannot read the state from {}: {error}", path.display()))
    };
    let text = fs::read(path).map_err(|error| invalid(io::ErrorKind::InvalidData, &error))?;
    serde_json::from_slice(&text).map_err(|error| invalid(io::ErrorKind::InvalidData, &error))
}

fn print_usage(arguments: &Arguments, url: &str, origin: &str) {
    let (id, secret) = match &arguments.credentials {
        Some((id, secret)) => (id.as_str(), secret.as_str()),
        None => ("any", "pair"),
    };
    let accepted = match &arguments.credentials {
        Some(_) => format!("the token id {id:?} with the secret {secret:?}"),
        None => "any token id and secret that are not empty".to_owned(),
    };
    println!("FastPix emulator at {url}");
    println!("It accepts {accepted}. Ctrl-C stops it. What it holds and what controls it: {origin}/");
    println!();
    println!("  curl -u '{id}:{secret}' {url}live/streams");
    println!();
    println!("  FastpixCore::builder(Security::basic({id:?}, {secret:?})).server_url({url:?}).build()?");
    if !arguments.host.is_loopback() {
        let host = arguments.host;
        eprintln!("warning: it listens on {host}: other machines that reach this one can use the API of the emulator");
    }
}

/// Ends with the signals that stop a program: Ctrl-C and, as containers send it, SIGTERM.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = io::Result<()>>> {
    use tokio::signal::unix::{SignalKind, signal};

    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(poll_fn(move |context| {
        let received = interrupt.poll_recv(context).is_ready() || terminate.poll_recv(context).is_ready();
        if received { Poll::Ready(Ok(())) } else { Poll::Pending }
    }))
}

#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = io::Result<()>>> {
    Ok(tokio::signal::ctrl_c())
}

/// The file of `--state`.
struct StateFile {
    path: PathBuf,
    /// Temporary file of the next state, before it replaces the last one.
    unfinished: PathBuf,
    /// Content of the file.
    saved: String,
    /// Number of requests that may have changed the state when it was last read.
    changes: Option<u64>,
}

impl StateFile {
    fn new(path: &Path) -> io::Result<Self> {
        // A link stays one.
        let path = if path.exists() { fs::canonicalize(path)? } else { path.to_owned() };
        let mut unfinished = OsString::from(&path);
        unfinished.push(format!(".{}.tmp", std::process::id()));
        Ok(Self { path, unfinished: unfinished.into(), saved: String::new(), changes: None })
    }

    /// Writes the state if it has changed. A reader sees the last state or this one, never a part.
    fn save(&mut self, emulator: &Emulator) -> io::Result<()> {
        let changes = emulator.changes();
        if self.changes == Some(changes) {
            return Ok(());
        }
        let state = format!("{:#}\n", emulator.state());
        if state != self.saved {
            self.write(&state).map_err(|error| {
                // It may not exist.
                let _ = fs::remove_file(&self.unfinished);
                io::Error::new(error.kind(), format!("cannot save the state to {}: {error}", self.path.display()))
            })?;
            self.saved = state;
        }
        self.changes = Some(changes);
        Ok(())
    }

    fn write(&self, state: &str) -> io::Result<()> {
        let mut file = File::create(&self.unfinished)?;
        file.write_all(state.as_bytes())?;
        file.sync_all()?;
        fs::rename(&self.unfinished, &self.path)
    }
}
