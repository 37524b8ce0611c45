use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::sleep,
};

use crate::tap::{Seen, Tap, read};

/// Steps of a server on a connection. After the last step it waits until the
/// client closes the connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a complete request. If the client closes the connection instead, the script ends.
    Request,
    /// Reads this number of bytes.
    Read(usize),
    /// Waits until data is readable, without reading it.
    Unread,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes one by one, each after this delay.
    Drip(Duration, Vec<u8>),
    /// Writes these bytes repeatedly with this delay, as long as the client accepts them.
    Flood(Duration, Vec<u8>),
    /// Waits.
    Wait(Duration),
    /// Shuts down the write half.
    HalfClose,
    /// Closes the connection: orderly, unless unread bytes remain.
    Close,
    /// Resets the connection.
    Reset,
}

impl Step {
    /// Writes this string.
    pub fn write(text: impl Into<String>) -> Self {
        Self::Write(text.into().into_bytes())
    }
}

impl Tap {
    /// Starts a server that runs a script on each connection, selected by its number counted from 1.
    pub async fn scripted(script: impl Fn(usize) -> Vec<Step> + Send + 'static) -> Self {
        Self::serving(move |number, stream, seen| {
            let steps = script(number);
            async move { play(steps, stream, &seen).await }
        })
        .await
    }
}

async fn play(steps: Vec<Step>, mut stream: BufReader<TcpStream>, seen: &Seen) -> io::Result<()> {
    for step in steps {
        match step {
            Step::Request => {
                if read(&mut stream, seen).await?.is_none() {
                    return Ok(());
                }
            }
            Step::Read(length) => drop(stream.read_exact(&mut vec![0; length]).await?),
            Step::Unread => drop(stream.get_ref().peek(&mut [0]).await?),
            Step::Write(bytes) => stream.write_all(&bytes).await?,
            Step::Drip(pause, bytes) => {
                for byte in bytes {
                    sleep(pause).await;
                    stream.write_all(&[byte]).await?;
                }
            }
            Step::Flood(pause, bytes) => loop {
                sleep(pause).await;
                stream.write_all(&bytes).await?;
            },
            Step::Wait(time) => sleep(time).await,
            Step::HalfClose => stream.shutdown().await?,
            Step::Close => return Ok(()),
            Step::Reset => return stream.get_ref().set_zero_linger(),
        }
    }
    tokio::io::copy(&mut stream, &mut tokio::io::sink()).await.map(drop)
}
