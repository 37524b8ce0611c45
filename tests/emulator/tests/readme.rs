//! The lines of README.md.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a failure must panic

use std::process::Command;

use fastpix_emulator::Emulator;

/// The block under this heading.
fn block(heading: &str) -> String {
    let readme = include_str!("../README.md");
    let (_, section) = readme.split_once(&format!("## {heading}\n")).expect("the heading");
    let (_, block) = section.split_once("```sh\n").expect("a block");
    block.split_once("\n```\n").expect("the end of the block").0.to_owned()
}

#[tokio::test]
async fn the_lines_for_curl_run_as_they_stand() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("SKIPPED: curl is not installed");
        return;
    }
    let emulator = Emulator::start().await.unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    std::fs::create_dir_all(&folder).unwrap();
    let mut command = Command::new("sh");
    // Every line must succeed, but for the last parts of pipes.
    command.arg("-ec").arg(block("From curl alone")).current_dir(folder).env("FASTPIX", emulator.origin());
    // The emulator runs on this thread.
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let [printed, errors] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{printed}\n{errors}");
    for text in ["\"fastpix-signature\":\"", "#EXTM3U", "503\n503\n", "no response, curl ends with code 52"] {
        assert!(printed.contains(text), "{text}: {printed}\n{errors}");
    }
    assert_eq!(errors, "");
    // The third create was performed.
    assert_eq!(emulator.state()["liveStreams"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_readme_has_every_kind_of_fault_and_every_option() {
    let readme = include_str!("../README.md");
    for kind in [
        "status",
        "response",
        "delay",
        "closeUnread",
        "closeWithoutResponse",
        "partialCommit",
        "slow",
        "duplicate",
        "outOfOrder",
        "wrongSignature",
    ] {
        assert!(readme.contains(&format!("`{kind}`")), "{kind}");
    }
    let help = Command::new(env!("CARGO_BIN_EXE_fastpix-emulator")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let options = help.split_whitespace().filter(|word| word.starts_with("--"));
    let options = options.map(|word| word.split(['[', '=', ',']).next().unwrap_or(word));
    for option in options.filter(|option| !["--help", "--version"].contains(option)) {
        assert!(readme.contains(&format!("`{option}")), "{option}");
    }
}
