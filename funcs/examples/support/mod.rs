//! Shared by the examples: command line, client, and the printing of errors.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::{env, error::Error, process::ExitCode};

use fastpix_emulator::Emulator;
use fastpix_funcs::{FastpixCore, PASSWORD_VARIABLE, SERVER_URL_VARIABLE, Security, USERNAME_VARIABLE};

/// Runs an example: `help` is what `--help` prints. Its indented lines begin with the arguments that the example takes:
/// flags such as `--show-keys`, and a name in capitals such as `URL` for at most one value. Any other argument is an error,
/// and `run` is not called.
pub(crate) async fn main<F>(help: &str, run: impl FnOnce(Vec<String>) -> F) -> ExitCode
where
    F: Future<Output = Result<(), Box<dyn Error>>>,
{
    let known: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    let arguments: Vec<_> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        println!("{}", help.trim_end());
        return ExitCode::SUCCESS;
    }
    let mut values = known.iter().filter(|name| !name.starts_with('-')).count();
    for argument in &arguments {
        let is_known = match argument.starts_with('-') {
            true => known.contains(&argument.as_str()),
            false => values > 0,
        };
        if !is_known {
            eprintln!("error: unknown argument {argument:?}; --help lists the arguments");
            return ExitCode::from(2);
        }
        values -= usize::from(!argument.starts_with('-'));
    }
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print_error(&*error);
            ExitCode::FAILURE
        }
    }
}

/// A client, and the emulator that it uses, if any: the emulator stops when it is dropped.
#[allow(dead_code, reason = "some examples send nothing")]
pub(crate) struct Session {
    pub(crate) core: FastpixCore,
    #[allow(dead_code, reason = "some examples only keep it alive")]
    pub(crate) emulator: Option<Emulator>,
}

/// Connects as the environment says, and to a new emulator if it says nothing. A server without credentials is an emulator,
/// which accepts any.
#[allow(dead_code, reason = "some examples send nothing")]
pub(crate) async fn session() -> Result<Session, Box<dyn Error>> {
    if [USERNAME_VARIABLE, PASSWORD_VARIABLE].iter().any(|name| env::var_os(name).is_some()) {
        return Ok(Session { core: FastpixCore::from_env()?, emulator: None });
    }
    if let Some(url) = env::var_os(SERVER_URL_VARIABLE) {
        let url = url.into_string().map_err(|_| format!("{SERVER_URL_VARIABLE} is not Unicode"))?;
        println!("{USERNAME_VARIABLE} and {PASSWORD_VARIABLE} are not set: using any credentials");
        let core = FastpixCore::builder(Security::basic("any", "pair")).server_url(url).build()?;
        return Ok(Session { core, emulator: None });
    }
    let emulator = Emulator::start().await?;
    println!("{USERNAME_VARIABLE} and {PASSWORD_VARIABLE} are not set: using an emulator at {}", emulator.url());
    let core = FastpixCore::builder(Security::basic("any", "pair")).server_url(emulator.url()).build()?;
    Ok(Session { core, emulator: Some(emulator) })
}

/// Prints an error and its sources in one line.
fn print_error(error: &dyn Error) {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        line = format!("{line}: {error}");
        source = error.source();
    }
    eprintln!("error: {line}");
}
