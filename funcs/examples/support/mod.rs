//! What the examples have in common: the emulator or the service to talk to, and how an error is told.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::{env, error::Error, process::ExitCode};

use fastpix_emulator::Emulator;
use fastpix_funcs::{FastpixCore, PASSWORD_VARIABLE, Security, USERNAME_VARIABLE};

/// A core, and the emulator that it talks to, if it does: dropping that stops it.
pub(crate) struct Session {
    pub(crate) core: FastpixCore,
    #[allow(dead_code, reason = "some examples only keep it alive")]
    pub(crate) emulator: Option<Emulator>,
}

/// With `FASTPIX_USERNAME` and `FASTPIX_PASSWORD` set, a session with the service; without, one with the emulator.
pub(crate) async fn session() -> Result<Session, Box<dyn Error>> {
    if env::var_os(USERNAME_VARIABLE).is_some() || env::var_os(PASSWORD_VARIABLE).is_some() {
        return Ok(Session { core: FastpixCore::new(Security::from_env()?)?, emulator: None });
    }
    let emulator = Emulator::start().await?;
    println!("No {USERNAME_VARIABLE} and {PASSWORD_VARIABLE}: using the emulator at {}", emulator.url());
    let core = FastpixCore::builder(Security::basic("any", "pair")).server_url(emulator.url()).build()?;
    Ok(Session { core, emulator: Some(emulator) })
}

/// The status to end with. An error is one line, from what happened to what caused it.
pub(crate) fn status(result: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    eprintln!("error: {line}");
    ExitCode::FAILURE
}
