//! Creates a signing key for private playback, reads it, and deletes it.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    models::ListSigningKeysRequest, signing_keys_create_signing_key, signing_keys_delete_signing_key,
    signing_keys_get_signing_key_by_id, signing_keys_list_signing_keys,
};

const HELP: &str = "\
Creates a signing key for private playback, finds it in the list, reads its
public key and deletes it.

Usage: signing_keys [--show-key]

  --show-key  print the private key, which the API returns only once

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix. FASTPIX_SERVER_URL names another
server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let show_key = !arguments.is_empty();
    let session = support::session().await?;
    let core = &session.core;

    let key = signing_keys_create_signing_key(core).data().await?;
    let id = key.id.ok_or("the new key has no id")?;
    println!("Signing key {id} created");
    match key.private_key {
        Some(private_key) if show_key => println!("Private key, base64 of its PEM: {}", private_key.expose()),
        Some(_) => println!("Private key: (hidden; --show-key prints it)"),
        None => println!("Private key: (none)"),
    }

    let public = signing_keys_get_signing_key_by_id(core, id.as_str()).data().await?;
    println!("{}", public.public_key.unwrap_or_default().trim_end());

    let list = signing_keys_list_signing_keys(core, ListSigningKeysRequest::new().limit(50)).await?;
    println!("The workspace has {} keys", list.pagination.and_then(|page| page.total_records).unwrap_or_default());

    signing_keys_delete_signing_key(core, id.as_str()).await?;
    println!("Signing key {id} deleted");
    Ok(())
}
