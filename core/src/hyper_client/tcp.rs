//! TCP connections: to the address of a host that answers first, and with a look at their socket after they were idle.
//!
//! The runtime tells a connection that the server has closed it, but not at once: a process that was stopped, a host
//! that was suspended or a thread that was blocked finds out later. A request that is written before is lost. hyper
//! reads from a connection before it writes a request to it, and so it finds the end of the connection if the socket
//! itself is read.

use std::{
    future::poll_fn,
    io::{self, Read as _},
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, SystemTime},
};

use fastpix_errors::BoxError;
use http::{Uri, uri::Scheme};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::{
    client::legacy::connect::{Connected, Connection},
    rt::TokioIo,
};
use socket2::SockRef;
use tokio::net::TcpStream;
use tower_service::Service;

/// A time in which the runtime has usually reported what happened.
pub(super) const IDLE: Duration = Duration::from_millis(50);
/// Time after which the next address is tried as well. RFC 8305 recommends it.
const NEXT_ADDRESS: Duration = Duration::from_millis(250);

/// Connects as RFC 8305 says. hyper-util's connector waits longer for an address that drops packets, and it would add 20 KB
/// to a program.
#[derive(Clone)]
pub(super) struct TcpConnector;

pub(super) type Connecting<T> = Pin<Box<dyn Future<Output = T> + Send>>;

impl Service<Uri> for TcpConnector {
    type Response = Tcp;
    type Error = BoxError;
    type Future = Connecting<Result<Tcp, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        Box::pin(async move {
            let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
            let port = uri.port_u16().unwrap_or(if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 });
            let addresses = tokio::net::lookup_host((host, port)).await?.collect();
            let stream = connect(addresses).await?;
            stream.set_nodelay(true)?;
            Ok(Tcp { io: TokioIo::new(stream), idle_since: Some(SystemTime::now()), received: false })
        })
    }
}

/// Connects to the address that answers first. The next one is tried once one failed, or none has answered for a while.
pub(super) async fn connect(mut addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let mut attempts: Vec<Connecting<io::Result<TcpStream>>> = Vec::new();
    let mut last = None;
    let mut error = None;
    loop {
        last = next_address(&mut addresses, last);
        match last {
            Some(address) => attempts.push(Box::pin(TcpStream::connect(address))),
            None if attempts.is_empty() => {
                return Err(error.unwrap_or_else(|| io::Error::other("the host has no address")));
            }
            None => {}
        }
        let first = poll_fn(|cx| {
            for (index, attempt) in attempts.iter_mut().enumerate() {
                if let Poll::Ready(result) = attempt.as_mut().poll(cx) {
                    drop(attempts.swap_remove(index));
                    return Poll::Ready(result);
                }
            }
            Poll::Pending
        });
        match tokio::time::timeout(NEXT_ADDRESS, first).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(failed)) => error = Some(failed),
            Err(_) => {}
        }
    }
}

/// Takes the next address, of the other family than the last one if there is one: all of a family may be out of reach.
fn next_address(addresses: &mut Vec<SocketAddr>, last: Option<SocketAddr>) -> Option<SocketAddr> {
    let of_other = |address: &SocketAddr| last.is_some_and(|last| last.is_ipv4() != address.is_ipv4());
    let index = addresses.iter().position(of_other).unwrap_or(0);
    (!addresses.is_empty()).then(|| addresses.remove(index))
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
        Connected::new()
    }
}
