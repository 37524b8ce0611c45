//! Program that runs with its own environment.

use std::{ffi::OsStr, process::Command};

const PROXIES: [&str; 4] = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];
const ROOTS: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// The output of the program `create-stream`. Its environment is that of the tests, with these variables and no other
/// proxies and root certificates.
pub(crate) async fn create_stream<V: AsRef<OsStr>>(variables: &[(&str, V)], arguments: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_create-stream"));
    for name in PROXIES.iter().chain(&ROOTS) {
        program.env_remove(name).env_remove(name.to_lowercase());
    }
    program.envs(variables.iter().map(|(name, value)| (*name, value))).args(arguments);
    let output = tokio::task::spawn_blocking(move || program.output().unwrap()).await.unwrap();
    let [printed, complaints] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(output.status.success(), "{complaints}");
    printed
}
