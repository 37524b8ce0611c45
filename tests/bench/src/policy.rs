//! Effect of the retry policy under faults: requests sent, and time until the result.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use fastpix_funcs::{
    FastpixCore, FastpixCoreBuilder, FastpixError, RetryConfig, Security, manage_live_stream_get_live_stream_by_id,
    models::{CreateLiveStreamRequest, InputMediaSettings, PlaybackSettings},
    start_live_stream_create_new_stream,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::{
    Result,
    report::Report,
    table::{Cell, Table, number},
};

/// Server behaviour by request number.
#[derive(Clone, Copy)]
enum Server {
    /// Performs every request, but the first responses are lost.
    Loses(usize),
    /// Never responds.
    Silent,
    /// Responds with 503.
    Unavailable,
}

const CREATED: &[u8] = b"HTTP/1.1 201 Created\r\ncontent-length: 16\r\n\r\n{\"success\":true}";
const UNAVAILABLE: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\n{}";

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(compare(report))
}

async fn compare(report: &mut Report) -> Result<()> {
    let note = "The official TypeScript SDK, by figures from elsewhere: five creates in 12 s; 12.2 s; without a bound.";
    let mut table = Table::new("Retry policy", note, ["requests", "seconds", "the last error, if any"]);
    let default = RetryConfig::default;
    let typescript = RetryConfig::typescript_compatible;
    for (name, server, policy, what) in [
        ("a create, four responses lost", Server::Loses(4), default(), What::Create),
        ("the same, `typescript_compatible()`", Server::Loses(4), typescript(), What::Create),
        ("a create, a silent server, 300 ms an attempt", Server::Silent, default(), What::Create),
        ("a read, a silent server, 300 ms an attempt", Server::Silent, default(), What::Read),
        ("an outage: 1,000 reads, 50 at once, all 503", Server::Unavailable, default(), What::Reads),
    ] {
        let (url, requests) = start(server).await?;
        let core = builder(&url).retries(policy).build()?;
        let began = Instant::now();
        let error = what.run(&core).await?;
        let row = vec![
            number(requests.load(Relaxed) as f64, 0),
            number(began.elapsed().as_secs_f64(), 1),
            Cell::Text(error.map_or_else(|| "none".to_owned(), |error| format!("{:?}", error.outcome()))),
        ];
        table.row(name, row);
    }
    report.add(table);
    Ok(())
}

enum What {
    Create,
    Read,
    Reads,
}

impl What {
    async fn run(self, core: &FastpixCore) -> Result<Option<FastpixError>> {
        let read = || manage_live_stream_get_live_stream_by_id(core, "stream-id");
        match self {
            Self::Create => {
                let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new());
                Ok(start_live_stream_create_new_stream(core, request).await.err())
            }
            Self::Read => Ok(read().await.err()),
            Self::Reads => {
                let mut last = None;
                let mut running = JoinSet::new();
                for _ in 0..1000 {
                    if running.len() == 50 {
                        last = running.join_next().await;
                    }
                    running.spawn(read());
                }
                while let Some(ended) = running.join_next().await {
                    last = Some(ended);
                }
                Ok(last.transpose()?.and_then(std::result::Result::err))
            }
        }
    }
}

fn builder(url: &str) -> FastpixCoreBuilder {
    FastpixCore::builder(Security::basic("token-id", "secret"))
        .server_url(url)
        .attempt_timeout(Duration::from_millis(300))
}

/// URL of a server and its request counter.
async fn start(server: Server) -> Result<(String, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/v1/", listener.local_addr()?);
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = requests.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, server, counted.clone()));
        }
    });
    Ok((url, requests))
}

/// Requests are short enough to arrive in one read.
async fn serve(mut stream: TcpStream, server: Server, requests: Arc<AtomicUsize>) -> std::io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    while stream.read(&mut buffer).await? > 0 {
        let number = requests.fetch_add(1, Relaxed) + 1;
        match server {
            Server::Loses(lost) if number <= lost => return Ok(()),
            Server::Loses(_) => stream.write_all(CREATED).await?,
            Server::Silent => {}
            Server::Unavailable => stream.write_all(UNAVAILABLE).await?,
        }
    }
    Ok(())
}
