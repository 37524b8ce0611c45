//! Reads the list of all media page by page.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    input_video_create_media, manage_videos_list_media,
    models::{AccessPolicy, CreateMediaRequest, ListMediaRequest, SortOrder, VideoInput},
    pages,
};

const HELP: &str = "\
Reads the list of all media page by page, the oldest first.

Usage: all_media [LIMIT]

  LIMIT  media per page, 1 to 50; 50 by default

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it creates
seven media in an emulator on this machine; with them, it reads those at
FastPix.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let limit = arguments.first().map_or(Ok(50), |limit| limit.parse())?;
    let session = support::session().await?;
    let core = &session.core;
    if session.emulator.is_some() {
        for n in 1..=7 {
            let input = VideoInput::new(format!("https://videos.example/part-{n}.mp4"));
            let request = CreateMediaRequest::new([input], AccessPolicy::Public).title(format!("Part {n}"));
            input_video_create_media(core, request).await?;
        }
    }

    // In ascending order, media that are created meanwhile appear at the end.
    let request = ListMediaRequest::new().limit(limit).order_by(SortOrder::Asc);
    let mut list = pages(core, request, manage_videos_list_media);
    let mut count = 0;
    while let Some(media) = list.next().await.transpose()? {
        count += 1;
        println!("{} {}", media.id.as_deref().unwrap_or("(no id)"), media.title.as_deref().unwrap_or("(no title)"));
    }
    println!("{count} media");
    Ok(())
}
