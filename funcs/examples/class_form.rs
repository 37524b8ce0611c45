//! Creates, updates, reads and deletes a live stream by the methods of the class form.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    Fastpix,
    models::{
        BasicAccessPolicy, CreateLiveStreamRequest, InputMediaSettings, PatchLiveStreamRequest, PlaybackSettings,
        UpdateLiveStreamRequest,
    },
};

const HELP: &str = "\
Creates, updates, reads and deletes a live stream by the methods of the class
form.

Usage: class_form

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let fastpix = Fastpix::from(session.core.clone());

    let request = CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
        InputMediaSettings::new().metadata([("event", "spring-concert")]),
    );
    let stream = fastpix.start_live_stream().create_new_stream(request).data().await?;
    let id = stream.stream_id.ok_or("the live stream has no id")?;
    println!("Created   {id}");

    let streams = fastpix.manage_live_stream();
    let settings = PatchLiveStreamRequest::new().reconnect_window(120);
    streams.update_live_stream(UpdateLiveStreamRequest::new(&id, settings)).await?;
    let stream = streams.get_live_stream_by_id(&id).data().await?;
    println!("Updated   reconnect window {} s", stream.reconnect_window.unwrap_or_default());

    streams.delete_live_stream(&id).await?;
    println!("Deleted   {id}");
    Ok(())
}
