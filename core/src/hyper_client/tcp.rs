//! TCP connections that look at their socket after they were idle.
//!
//! The runtime tells a connection that the server has closed it, but not at once: a process that was stopped, a host
//! that was suspended or a thread that was blocked finds out later. A request that is written before is lost. hyper
//! reads from a connection before it writes a request to it, and so it finds the end of the connection if the socket
//! itself is read.

use std::{
    io::{self, Read as _},
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, SystemTime},
};

use fastpix_errors::BoxError;
use http::Uri;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::{
    client::legacy::connect::{Connected, Connection, HttpConnector},
    rt::TokioIo,
};
use socket2::SockRef;
use tokio::net::TcpStream;
use tower_service::Service;

/// A time in which the runtime has usually reported what happened.
pub(super) const IDLE: Duration = Duration::from_millis(50);

#[derive(Clone)]
pub(super) struct TcpConnector(pub(super) HttpConnector);

impl Service<Uri> for TcpConnector {
    type Response = Tcp;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Connecting {
        Connecting(self.0.call(uri))
    }
}

/// A future of its own rather than an `async` block, which would have to be boxed.
pub(super) struct Connecting(<HttpConnector as Service<Uri>>::Future);

impl Future for Connecting {
    type Output = Result<Tcp, BoxError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0)
            .poll(cx)
            .map_ok(|io| Tcp { io, idle_since: Some(SystemTime::now()), received: false })
            .map_err(Into::into)
    }
}

pub(super) struct Tcp {
    io: TokioIo<TcpStream>,
    /// Time at which there was nothing more to read; `None` while a response is awaited. The wall clock, since others
    /// stand still while the host is suspended.
    idle_since: Option<SystemTime>,
    /// True if bytes were read after the last write.
    received: bool,
}

/// True if the time was at least [`IDLE`] ago, or if the clock was set back.
pub(super) fn is_idle_since(time: &mut SystemTime) -> bool {
    let now = SystemTime::now();
    let idle = now.duration_since(*time).map_or(true, |elapsed| elapsed >= IDLE);
    *time = now;
    idle
}

impl Read for Tcp {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, mut buf: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        if self.idle_since.as_mut().is_some_and(is_idle_since) {
            let mut bytes = [0; 512];
            let most = bytes.len().min(buf.remaining());
            let bytes = bytes.get_mut(..most).unwrap_or_default();
            match (&*SockRef::from(self.io.inner())).read(bytes) {
                Ok(length) => {
                    buf.put_slice(bytes.get(..length).unwrap_or_default());
                    return Poll::Ready(Ok(()));
                }
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        let read = Pin::new(&mut self.io).poll_read(cx, buf);
        if read.is_ready() {
            self.received = true;
        } else if self.received && self.idle_since.is_none() {
            self.idle_since = Some(SystemTime::now());
        }
        read
    }
}

impl Tcp {
    fn begin_write(&mut self) {
        (self.idle_since, self.received) = (None, false);
    }
}

impl Write for Tcp {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.begin_write();
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    pass_on_writes!();

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.begin_write();
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }
}

impl Connection for Tcp {
    fn connected(&self) -> Connected {
        self.io.connected()
    }
}
