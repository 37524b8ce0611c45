//! Throughput of the emulator, beside a server on the same hyper that returns the same bytes without looking at the request.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use bytes::Bytes;
use fastpix_emulator::Emulator;
use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::LocalSet,
};

use crate::{
    Bench, Result, median,
    report::Report,
    table::{Table, figure},
};

const CONNECTIONS: usize = 8;

const CREATE: &str = r#"{"playbackSettings":{"accessPolicy":"public"},"inputMediaSettings":{"mediaPolicy":"public","metadata":{"livestream_name":"fastpix_livestream"},"enableDvrMode":true}}"#;

pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let (rounds, requests) = if bench.quick { (3, 2_000) } else { (9, 10_000) };
    let note = format!("Requests a second over {CONNECTIONS} connections; medians of {rounds} rounds, in turns.");
    let mut table = Table::new("Emulator", &note, ["emulator", "constant response"]);
    let emulator = in_thread(async {
        // As the program is started.
        let emulator = Emulator::builder().recording_limit(1_000).start().await?;
        let address = emulator.origin().trim_start_matches("http://").parse()?;
        Ok((address, async move {
            let _running = emulator;
            std::future::pending().await
        }))
    })?;
    let stream = first_response(emulator, &request("POST", "/v1/live/streams", CREATE))?;
    let id = stream.split(r#""streamId":""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let read = request("GET", &format!("/v1/live/streams/{id}"), "");
    for (name, request) in [("read", read), ("create", request("POST", "/v1/live/streams", CREATE))] {
        let response = first_response(emulator, &request)?;
        let body = response.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default();
        let constant = in_thread(constant(body.into()))?;
        let [mut of_emulator, mut of_constant] = [Vec::new(), Vec::new()];
        for _ in 0..rounds {
            of_emulator.push(throughput(emulator, &request, requests)?);
            of_constant.push(throughput(constant, &request, requests)?);
        }
        let [of_emulator, of_constant] = [of_emulator, of_constant].map(|values| median(values).unwrap_or_default());
        report.set(format!("emulator.{name}"), of_emulator);
        report.set(format!("emulator.{name}.constant"), of_constant);
        table.row(name, vec![figure(Some(of_emulator), 0), figure(Some(of_constant), 0)]);
    }
    report.add(table);
    Ok(())
}

fn request(method: &str, path: &str, body: &str) -> Vec<u8> {
    format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic YTpi\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Starts a server in a thread of its own, until the process ends.
fn in_thread<F>(start: impl Future<Output = Result<(SocketAddr, F)>> + Send + 'static) -> Result<SocketAddr>
where
    F: Future<Output = Infallible> + 'static,
{
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return drop(sender.send(Err(error.into()))),
        };
        let local = LocalSet::new();
        match local.block_on(&runtime, start) {
            Ok((address, serving)) => {
                let _ = sender.send(Ok(address));
                local.block_on(&runtime, serving);
            }
            Err(error) => drop(sender.send(Err(error))),
        }
    });
    receiver.recv()?
}

/// A server that returns this body.
async fn constant(body: Bytes) -> Result<(SocketAddr, impl Future<Output = Infallible>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let respond = move |request: Request<Incoming>| {
        let body = body.clone();
        async move {
            // As every server must.
            let _ = request.into_body().collect().await;
            let mut response = Response::new(Full::new(body));
            let content_type = hyper::header::HeaderValue::from_static("application/json;charset=UTF-8");
            response.headers_mut().insert(hyper::header::CONTENT_TYPE, content_type);
            Ok::<_, Infallible>(response)
        }
    };
    Ok((address, async move {
        loop {
            let Ok((stream, _)) = listener.accept().await else { continue };
            let _ = stream.set_nodelay(true);
            let respond = respond.clone();
            tokio::task::spawn_local(async move {
                // The client disconnected.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(respond)).await;
            });
        }
    }))
}

fn first_response(address: SocketAddr, request: &[u8]) -> Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request).await?;
        let mut buffer = Vec::new();
        receive(&mut stream, &mut buffer).await?;
        Ok(String::from_utf8(buffer)?)
    })
}

/// Requests a second, sent one after the other on each connection.
fn throughput(address: SocketAddr, request: &[u8], requests: usize) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async {
        let mut streams = Vec::new();
        for _ in 0..CONNECTIONS {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            streams.push(stream);
        }
        let began = Instant::now();
        let mut running = Vec::new();
        for mut stream in streams {
            let request = request.to_vec();
            running.push(tokio::task::spawn_local(async move {
                let mut buffer = Vec::new();
                for _ in 0..requests / CONNECTIONS {
                    stream.write_all(&request).await?;
                    receive(&mut stream, &mut buffer).await?;
                }
                Result::Ok(())
            }));
        }
        for task in running {
            task.await??;
        }
        let seconds = began.elapsed().max(Duration::from_millis(1)).as_secs_f64();
        Ok((requests / CONNECTIONS * CONNECTIONS) as f64 / seconds)
    })
}

/// Reads a response with a length, which must be one of success.
async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.clear();
    loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { continue };
        let head = std::str::from_utf8(&buffer[..end])?;
        if !head.starts_with("HTTP/1.1 20") {
            return Err(format!("unexpected response: {head}").into());
        }
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        let length: usize = length.ok_or("the response has no length")?.parse()?;
        if buffer.len() >= end + 4 + length {
            return Ok(());
        }
    }
}
