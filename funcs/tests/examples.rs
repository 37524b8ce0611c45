//! The examples print their usage, reject unknown arguments before anything is sent, and run on the emulator.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    env,
    process::{Command, Output},
};

/// Each example with an argument list that it accepts.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("create_live_stream", &["--show-keys"]),
    ("live_event", &[]),
    ("playlist", &[]),
    ("signing_keys", &["--show-key"]),
    ("upload_from_url", &["https://videos.example/opening.mp4"]),
    ("viewing_report", &[]),
    #[cfg(feature = "webhooks")]
    ("webhooks", &[]),
];

fn run(name: &str, arguments: &[&str], credentials: bool) -> (Output, String, String) {
    let folder = env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(name).with_extension(env::consts::EXE_EXTENSION);
    let mut command = Command::new(&program);
    for variable in ["FASTPIX_USERNAME", "FASTPIX_PASSWORD", "FASTPIX_WEBHOOK_SECRET"] {
        command.env_remove(variable);
        if credentials {
            command.env(variable, "none");
        }
    }
    let output = command.args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}; cargo test builds it", program.display()));
    let [printed, errors] = [&output.stdout, &output.stderr].map(|text| String::from_utf8(text.clone()).unwrap());
    (output, printed, errors)
}

#[test]
fn help_prints_the_usage_and_sends_nothing() {
    for (name, arguments) in EXAMPLES {
        for credentials in [false, true] {
            let (output, printed, errors) = run(name, &[arguments, &["--help"][..]].concat(), credentials);
            assert!(output.status.success() && errors.is_empty(), "{name}: {errors}");
            assert!(printed.contains(&format!("\nUsage: {name}")), "{name}: {printed}");
            // An example says so before it starts an emulator.
            assert!(!printed.contains("using an emulator"), "{name}: {printed}");
        }
    }
}

#[test]
fn unknown_arguments_are_rejected_and_nothing_is_sent() {
    for (name, arguments) in EXAMPLES {
        for unknown in [&["--unknown"][..], &["-h"], &["value", "value"]] {
            for credentials in [false, true] {
                let (output, printed, errors) = run(name, &[arguments, unknown].concat(), credentials);
                assert_eq!(output.status.code(), Some(2), "{name} {unknown:?}: {errors}");
                assert_eq!(printed, "", "{name} {unknown:?}");
                assert!(errors.starts_with("error: unknown argument"), "{name} {unknown:?}: {errors}");
            }
        }
    }
}

#[test]
fn every_example_runs_on_the_emulator() {
    for (name, arguments) in EXAMPLES {
        for arguments in [&[][..], arguments] {
            let (output, printed, errors) = run(name, arguments, false);
            assert!(output.status.success() && errors.is_empty(), "{name}: {errors}");
            assert!(printed.contains("using an emulator"), "{name}: {printed}");
        }
    }
}
