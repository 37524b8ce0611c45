//! HTTP/2 connections on which the server allows no more streams.
//!
//! A server can set `SETTINGS_MAX_CONCURRENT_STREAMS` to 0. The connection pool goes on using such a connection, and hyper
//! queues its requests, those that were given up too, until the server allows streams again. So the connection is ended
//! here, in the way in which the server would end it: by a GOAWAY after the last stream that was opened. Open streams go
//! on, and a request that was queued has not been sent.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use hyper::rt::{Read, Write};
use hyper_util::{
    client::legacy::connect::{Connected, Connection},
    rt::TokioIo,
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
/// The bytes that a client sends before its first frame.
const PREFACE: usize = 24;
/// The head of a GOAWAY frame. The id of the last stream follows, then the error code.
const GO_AWAY: [u8; 9] = [0, 0, 8, 7, 0, 0, 0, 0, 0];
const NO_ERROR: [u8; 4] = [0; 4];

pub(super) struct Streams<S> {
    io: TokioIo<S>,
    /// Other connections are not looked at.
    http2: bool,
    sent: Frames,
    received: Frames,
    last_stream: [u8; 4],
    /// The bytes of a setting so far.
    setting: ([u8; 6], u8),
    state: State,
}

#[derive(PartialEq)]
enum State {
    Open,
    /// No more streams are allowed, and hyper does not know it yet.
    Ending,
    Ended,
}

impl<S: Connection> Streams<S> {
    pub(super) fn new(io: S) -> Self {
        Self {
            http2: io.connected().is_negotiated_h2(),
            io: TokioIo::new(io),
            sent: Frames { left: PREFACE, ..Frames::default() },
            received: Frames::default(),
            last_stream: [0; 4],
            setting: ([0; 6], 0),
            state: State::Open,
        }
    }
}

impl<S> Streams<S> {
    fn look_at_sent(&mut self, bytes: &[u8]) {
        let last_stream = &mut self.last_stream;
        self.sent.look_at(bytes, |head, _| {
            if let [_, _, _, HEADERS, _, stream @ ..] = head {
                *last_stream = (*last_stream).max(*stream);
            }
        });
    }

    fn look_at_received(&mut self, bytes: &[u8]) {
        let ((setting, length), state) = (&mut self.setting, &mut self.state);
        self.received.look_at(bytes, |head, payload| {
            if head[3] != SETTINGS {
                return;
            }
            for byte in payload {
                setting.rotate_left(1);
                setting[5] = *byte;
                *length = (*length + 1) % 6;
                // The id of the setting, and its value.
                match setting {
                    _ if *length != 0 => {}
                    [0, 3, 0, 0, 0, 0] => *state = State::Ending,
                    [0, 3, ..] => *state = State::Open,
                    _ => {}
                }
            }
        });
    }
}

/// Position at a frame boundary.
#[derive(Default)]
struct Frames {
    head: [u8; 9],
    head_length: usize,
    /// Rest of the payload.
    left: usize,
}

impl Frames {
    /// Calls the function with the head of each frame, and with its payload as it comes.
    fn look_at(&mut self, mut bytes: &[u8], mut seen: impl FnMut(&[u8; 9], &[u8])) {
        while let [byte, rest @ ..] = bytes {
            if self.left > 0 {
                let (payload, rest) = bytes.split_at(self.left.min(bytes.len()));
                self.left -= payload.len();
                seen(&self.head, payload);
                bytes = rest;
                continue;
            }
            self.head.rotate_left(1);
            self.head[8] = *byte;
            self.head_length = (self.head_length + 1) % self.head.len();
            if self.head_length == 0 {
                let [first, second, third, ..] = self.head;
                self.left = usize::from(first) << 16 | usize::from(second) << 8 | usize::from(third);
                seen(&self.head, &[]);
            }
            bytes = rest;
        }
    }

    fn is_between_frames(&self) -> bool {
        self.left == 0 && self.head_length == 0
    }
}

impl<S: Read + Unpin> AsyncRead for Streams<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.state == State::Ending && self.received.is_between_frames() && buf.remaining() >= 17 {
            self.state = State::Ended;
            [&GO_AWAY[..], &self.last_stream, &NO_ERROR].iter().for_each(|part| buf.put_slice(part));
            return Poll::Ready(Ok(()));
        }
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.io).poll_read(cx, buf))?;
        if self.http2 && self.state != State::Ended {
            self.look_at_received(buf.filled().get(before..).unwrap_or_default());
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: Write + Unpin> AsyncWrite for Streams<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.io).poll_write(cx, buf))?;
        if self.http2 {
            self.look_at_sent(buf.get(..written).unwrap_or_default());
        }
        Poll::Ready(Ok(written))
    }

    pass_on_writes!();

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.io).poll_write_vectored(cx, bufs))?;
        if self.http2 {
            let mut left = written;
            for buf in bufs {
                let length = left.min(buf.len());
                self.look_at_sent(buf.get(..length).unwrap_or_default());
                left -= length;
            }
        }
        Poll::Ready(Ok(written))
    }
}

impl<S: Connection> Connection for Streams<S> {
    fn connected(&self) -> Connected {
        self.io.inner().connected()
    }
}
