//! The examples print their usage, reject unknown arguments before anything is sent, and run on the emulator.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    env, fs,
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
    ("signed_playback", &[]),
    ("signing_keys", &["--show-key"]),
    ("thumbnails", &[]),
    ("tracing", &[]),
    ("upload", &["Cargo.toml"]),
    ("upload_from_url", &["https://videos.example/opening.mp4"]),
    ("viewing_report", &[]),
    ("wait_until_ready", &["https://videos.example/opening.mp4", "https://videos.example/opening.vtt"]),
    ("webhooks", &[]),
];

fn run(name: &str, arguments: &[&str], credentials: bool) -> (Output, String, String) {
    let none = credentials.then_some("none");
    let variables = [
        ("FASTPIX_USERNAME", none),
        ("FASTPIX_PASSWORD", none),
        ("FASTPIX_WEBHOOK_SECRET", none),
        ("FASTPIX_SERVER_URL", None),
    ];
    run_with(name, arguments, &variables)
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
fn every_example_is_tested() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let mut names: Vec<_> = files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    assert_eq!(names, EXAMPLES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
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

#[cfg(unix)]
#[test]
fn an_upload_is_stopped_by_ctrl_c_and_resumed_by_the_command_that_it_prints() {
    use std::{io::Read as _, process::Stdio, time::Duration};

    use fastpix_emulator::{Fault, Method};

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let emulator = runtime.block_on(Emulator::start()).unwrap();
    let file = env::temp_dir().join(format!("fastpix-example-resumed-{}.mp4", std::process::id()));
    fs::write(&file, vec![7; 20_000_000]).unwrap();
    let path = file.to_str().unwrap();
    let program = env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("examples/upload");
    let start = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).env("FASTPIX_SERVER_URL", emulator.url());
        command.env_remove("FASTPIX_USERNAME").env_remove("FASTPIX_PASSWORD").stdout(Stdio::piped()).spawn().unwrap()
    };

    emulator.fault_on(Method::PUT, "/storage/{uploadId}", Fault::delay(Duration::from_secs(60)).at_byte(1)).after(1);
    let mut stopped = start(&[path]);
    let is_stalled = || emulator.requests().iter().filter(|request| request.method() == Method::PUT).count() == 2;
    while !is_stalled() && stopped.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(10));
    }
    // The handler of the signal is set before the upload is polled.
    let signal = Command::new("kill").args(["-INT", &stopped.id().to_string()]).status().unwrap();
    assert!(signal.success() && !stopped.wait().unwrap().success());
    let mut printed = String::new();
    stopped.stdout.unwrap().read_to_string(&mut printed).unwrap();
    assert!(printed.contains(&format!("-- --resume {path}\n")), "{printed}");

    let resumed = start(&["--resume", path]).wait_with_output().unwrap();
    let printed = String::from_utf8(resumed.stdout).unwrap();
    assert!(resumed.status.success() && printed.contains("Ready: https://"), "{printed}");
    assert!(!file.with_extension("mp4.resume-token").exists(), "the token is deleted");
    fs::remove_file(&file).unwrap();
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

#[test]
fn signed_playback_is_rejected_without_a_valid_token() {
    let (_, printed, _) = run("signed_playback", &[], false);
    for line in [
        "No token: 401 Unauthorized\n",
        "Expired token: 401 Unauthorized\n",
        "Valid token: 200 OK\n#EXTM3U\n",
        "Token of a deleted key: 401 Unauthorized\n",
    ] {
        assert!(printed.contains(line), "{line:?} is not in {printed}");
    }
}

#[test]
fn thumbnails_are_read_from_the_emulator() {
    let (_, printed, _) = run("thumbnails", &[], false);
    assert!(printed.contains("\nEmulator      200 OK, "), "{printed}");
    assert!(printed.contains("\nAt 83 s       160 × 90 pixels at 960, 90\n"), "{printed}");
}

#[test]
fn create_live_stream_prints_where_to_send_the_stream() {
    let (_, hidden, _) = run("create_live_stream", &[], false);
    assert!(hidden.contains("(hidden; --show-keys prints it)") && !hidden.contains("ffmpeg -re"), "{hidden}");
    let (_, printed, _) = run("create_live_stream", &["--show-keys"], false);
    let key = printed.lines().find_map(|line| line.strip_prefix("RTMPS key")).unwrap().trim();
    let obs = format!("Service: Custom\nServer: rtmps://live.fastpix.com:443/live\nStream Key: {key}\n");
    assert!(printed.contains(&obs), "{printed}");
    for url in [
        format!("-f flv 'rtmps://live.fastpix.com:443/live/{key}'\n"),
        format!("-f mpegts 'srt://live.fastpix.com:778?mode=caller&streamid={key}&passphrase="),
    ] {
        let commands = printed.lines().filter(|line| line.starts_with("ffmpeg -re -i 'input.mp4' "));
        assert!(commands.map(|line| format!("{line}\n")).any(|line| line.contains(&url)), "{url} is not in {printed}");
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
