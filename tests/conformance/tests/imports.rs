//! Messages of the compiler where a function is imported without its feature, and what a glob import leaves alone.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::{env, fs, path::Path, process::Command};

#[test]
fn the_compiler_names_the_feature_that_an_import_lacks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing-feature");
    fs::create_dir_all(package.join("src")).unwrap();
    // The locked versions are those that cargo has already fetched for this workspace.
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let manifest = format!(
        r#"
        [package]
        name = "missing-feature"
        edition = "2024"

        [dependencies.fastpix-funcs]
        path = {:?}
        default-features = false
        features = ["manage-videos-get-media"]

        [workspace]
        "#,
        root.join("funcs").canonicalize().unwrap()
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::write(package.join("src/lib.rs"), "pub use fastpix_funcs::manage_videos_delete_media;\n").unwrap();

    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["check", "--quiet", "--offline", "--target-dir", "target"]).current_dir(&package);
    let output = cargo.env("CARGO_TERM_COLOR", "never").env_remove("RUSTFLAGS").output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(message.contains("the item is gated behind the `manage-videos-delete-media` feature"), "{message}");
}

mod glob {
    #[allow(unused_imports, reason = "what it brings into scope is the subject of the test")]
    use fastpix_funcs::*;

    #[test]
    fn a_glob_import_does_not_shadow_the_standard_core() {
        assert_eq!(core::mem::size_of::<u64>(), 8);
    }
}
