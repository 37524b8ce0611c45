//! Prints what was watched in the last 30 days, and on which devices.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    metrics_list_breakdown_values, metrics_list_overall_values,
    models::{
        Dimension, ListBreakdownValuesRequest, ListByTopContentRequest, ListOverallValuesRequest, Metric, SortOrder,
        Timespan,
    },
    views_list_by_top_content,
};

const HELP: &str = "\
Prints tables of what was watched in the last 30 days, and on which devices.

Usage: viewing_report

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix. FASTPIX_SERVER_URL names another
server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let core = &session.core;
    let timespan = Timespan::Last30Days;

    let request = ListOverallValuesRequest::new(Metric::Views).timespan(timespan.clone());
    let overall = metrics_list_overall_values(core, request).data().await?;
    let views = overall.total_views.unwrap_or_default();
    println!("{views} views by {} viewers", overall.unique_views.unwrap_or_default());

    println!("\n{:<32} {:>8} {:>8}", "Title", "Views", "Viewers");
    let request = ListByTopContentRequest::new().timespan(timespan.clone()).limit(5);
    for content in views_list_by_top_content(core, request).data().await? {
        let title = content.video_title.unwrap_or_default();
        let (views, viewers) = (content.views.unwrap_or_default(), content.unique_views.unwrap_or_default());
        println!("{title:<32} {views:>8} {viewers:>8}");
    }

    println!("\n{:<32} {:>8} {:>8}", "Device", "Views", "Minutes");
    let request = ListBreakdownValuesRequest::new(Metric::Views)
        .timespan(timespan)
        .group_by(Dimension::DeviceType)
        .sort_order(SortOrder::Desc)
        .limit(5);
    for device in metrics_list_breakdown_values(core, request).data().await? {
        let name = device.field.unwrap_or_default();
        let (views, played) = (device.views.unwrap_or_default(), device.total_playing_time.unwrap_or_default());
        println!("{name:<32} {views:>8} {:>8}", played / 60_000);
    }
    Ok(())
}
