//! A signing key for private playback: created, found in the list, its public half read, and deleted again.
//!
//! The private key is given out once, when the key is created. It is printed only with `--show-key`.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{env, error::Error, process::ExitCode};

use fastpix_funcs::{
    models::ListSigningKeysRequest, signing_keys_create_signing_key, signing_keys_delete_signing_key,
    signing_keys_get_signing_key_by_id, signing_keys_list_signing_keys,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::status(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let show_key = env::args().nth(1).is_some_and(|argument| argument == "--show-key");
    let session = support::session().await?;
    let core = &session.core;

    let key = signing_keys_create_signing_key(core).await?.data.unwrap_or_default();
    let id = key.id.ok_or("the new key has no id")?;
    println!("Signing key {id} created");
    match key.private_key {
        Some(private_key) if show_key => println!("Private key, base64 of its PEM: {}", private_key.expose()),
        Some(_) => println!("Private key: (hidden; --show-key shows it)"),
        None => println!("Private key: (none)"),
    }

    let public = signing_keys_get_signing_key_by_id(core, id.as_str()).await?.data.unwrap_or_default();
    println!("{}", public.public_key.unwrap_or_default().trim_end());

    let list = signing_keys_list_signing_keys(core, ListSigningKeysRequest::new().limit(50)).await?;
    println!("The workspace has {} keys", list.pagination.and_then(|page| page.total_records).unwrap_or_default());

    signing_keys_delete_signing_key(core, id.as_str()).await?;
    println!("Signing key {id} deleted");
    Ok(())
}
