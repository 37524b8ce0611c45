//! A GET without credentials, as a player sends it, to the emulator.

use std::error::Error;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Status and body.
pub(crate) async fn get(url: &str) -> Result<(String, Vec<u8>), Box<dyn Error>> {
    let rest = url.strip_prefix("http://").ok_or("the emulator speaks plain HTTP")?;
    let (authority, path) = rest.split_once('/').ok_or("the URL has no path")?;
    let mut stream = TcpStream::connect(authority).await?;
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut response = Vec::new();
    stream.read_to_end(&mut response).await?;
    let end =
        response.windows(4).position(|window| window == b"\r\n\r\n").ok_or("the response has no end of its headers")?;
    let (head, body) = response.split_at(end + 4);
    let head = String::from_utf8_lossy(head);
    let status = head.lines().next().and_then(|line| line.split_once(' ')).map(|(_, status)| status.trim());
    Ok((status.ok_or("the response has no status")?.to_owned(), body.to_vec()))
}
