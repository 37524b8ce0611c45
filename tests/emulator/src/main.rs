//! The emulator as a program, by its feature `cli`.
#![allow(clippy::print_stdout, clippy::print_stderr)] // a program prints

use std::process::ExitCode;

#[cfg(feature = "cli")]
mod program;

#[cfg(feature = "cli")]
fn main() -> ExitCode {
    program::main()
}

/// A library has no use for the parser of arguments, so the feature is not on by default; but cargo cannot turn it on for
/// `cargo run -p fastpix-emulator` alone. So this program, started by `cargo run`, starts that one.
#[cfg(not(feature = "cli"))]
fn main() -> ExitCode {
    use std::{env, path::Path, process::Command};

    const WITHOUT_CLI: &str = "fastpix-emulator: this program was built without its feature cli; \
        install it with: cargo install fastpix-emulator --features cli";

    // `cargo run` sets both.
    let (Some(cargo), Some(folder)) = (env::var_os("CARGO"), env::var_os("CARGO_MANIFEST_DIR")) else {
        eprintln!("{WITHOUT_CLI}");
        return ExitCode::from(2);
    };
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", env!("CARGO_PKG_NAME"), "--features", "cli", "--manifest-path"]);
    command.arg(Path::new(&folder).join("Cargo.toml"));
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    // What cargo has set for this process: build scripts would see a difference, and dependencies be built again.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command.arg("--").args(env::args_os().skip(1));
    run(command)
}

/// Replaces this process, so that signals reach the program itself.
#[cfg(all(not(feature = "cli"), unix))]
fn run(mut command: std::process::Command) -> ExitCode {
    use std::os::unix::process::CommandExt;

    eprintln!("fastpix-emulator: {}", command.exec());
    ExitCode::FAILURE
}

#[cfg(all(not(feature = "cli"), not(unix)))]
fn run(mut command: std::process::Command) -> ExitCode {
    match command.status() {
        Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("fastpix-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}
