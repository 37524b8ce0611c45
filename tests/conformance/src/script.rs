use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::sleep,
};

use crate::tap::{Seen, Tap, read};

/// What a server does on a connection, one after the other. After the last step it is silent, and waits until the
/// client closes the connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a whole request. If the client closes the connection instead, that is the end of the script.
    Request,
    /// Reads that many bytes.
    Read(usize),
    /// Waits until there is something to read, and leaves it there.
    Unread,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes one by one, each after this time.
    Drip(Duration, Vec<u8>),
    /// Writes these bytes again and again, each time after this time, for as long as the client takes them.
    Flood(Duration, Vec<u8>),
    /// Does nothing for this time.
    Wait(Duration),
    /// Ends its own half of the connection.
    HalfClose,
    /// Closes the connection: in an orderly way, unless there are bytes that were not read.
    Close,
    /// Closes the connection with a reset.
    Reset,
}

impl Step {
    /// Writes this text.
    pub fn write(text: impl Into<String>) -> Self {
        Self::Write(text.into().into_bytes())
    }
}

impl Tap {
    /// Starts a server that does on each connection, by its number counted from 1, what the script says.
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
