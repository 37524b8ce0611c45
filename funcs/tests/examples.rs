//! The examples print their usage, reject unknown arguments before anything is sent, and run on the emulator.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    env,
    process::{Command, Output},
};

use fastpix_emulator::Emulator;

/// Each example with an argument list that it accepts.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("all_media", &["3"]),
    ("class_form", &[]),
    ("create_live_stream", &["--show-keys", "--class-form"]),
    ("live_event", &[]),
    ("mocking", &[]),
    ("playlist", &[]),
    ("signing_keys", &["--show-key"]),
    ("tracing", &[]),
    ("upload", &["Cargo.toml"]),
    ("upload_from_url", &["https://videos.example/opening.mp4"]),
    ("viewing_report", &[]),
    ("wait_until_ready", &["https://videos.example/opening.mp4", "https://videos.example/opening.vtt"]),
];

fn run(name: &str, arguments: &[&str], credentials: bool) -> (Output, String, String) {
    let none = credentials.then_some("none");
    run_with(name, arguments, &[("FASTPIX_USERNAME", none), ("FASTPIX_PASSWORD", none), ("FASTPIX_SERVER_URL", None)])
}

fn run_with(name: &str, arguments: &[&str], variables: &[(&str, Option<&str>)]) -> (Output, String, String) {
    let folder = env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(name).with_extension(env::consts::EXE_EXTENSION);
    let mut command = Command::new(&program);
    for (variable, value) in variables {
        match value {
            Some(value) => command.env(variable, value),
            None => command.env_remove(variable),
        };
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
        for unknown in [&["--unknown"][..], &["-h"], &["value"; 3]] {
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
fn every_example_runs_on_the_emulator_or_on_a_mock() {
    for (name, arguments) in EXAMPLES {
        for arguments in [&[][..], arguments] {
            let (output, printed, errors) = run(name, arguments, false);
            assert!(output.status.success() && errors.is_empty(), "{name}: {errors}");
            assert_eq!(printed.contains("using an emulator"), *name != "mocking", "{name}: {printed}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn examples_use_a_running_emulator_that_the_environment_names() {
    let emulator = Emulator::start().await.unwrap();
    for credentials in [None, Some("any")] {
        let url = emulator.url().to_owned();
        let before = emulator.requests().len();
        let ran = tokio::task::spawn_blocking(move || {
            let credentials = [("FASTPIX_USERNAME", credentials), ("FASTPIX_PASSWORD", credentials)];
            run_with("create_live_stream", &[], &[&credentials[..], &[("FASTPIX_SERVER_URL", Some(&url))]].concat())
        });
        let (output, printed, errors) = ran.await.unwrap();
        assert!(output.status.success() && errors.is_empty(), "{errors}");
        assert!(!printed.contains("using an emulator"), "{printed}");
        assert_eq!(emulator.requests().len(), before + 1, "{credentials:?}");
    }
}
