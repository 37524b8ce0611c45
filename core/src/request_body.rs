//! The body of a request, and whether the request was sent.

use std::{
    fmt, mem,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll},
};

use bytes::Bytes;
use fastpix_errors::BoxError;
use http::Method;
use http_body::{Body, Frame, SizeHint};
#[cfg(feature = "http2")]
use hyper_util::client::legacy::connect::CaptureConnection;

/// The body of a request.
///
/// A client that speaks HTTP sends it as any other [`Body`]. One that does not, as a mock in a test, takes the bytes.
pub struct RequestBody {
    bytes: Bytes,
    /// True if a body without bytes is declared by `content-length: 0`.
    declares_no_content: bool,
    send_state: SendState,
    #[cfg(feature = "http2")]
    connection: Option<CaptureConnection>,
    /// The body, if its bytes are not in memory.
    #[cfg(feature = "_external")]
    pub(crate) stream: Option<Box<dyn Body<Data = Bytes, Error = BoxError> + Send + Sync + Unpin>>,
}

impl RequestBody {
    pub(crate) fn new(method: &Method, bytes: Bytes) -> Self {
        // Without a declaration some gateways reject a request with one of these methods.
        let declares_no_content = bytes.is_empty() && matches!(*method, Method::POST | Method::PUT | Method::PATCH);
        Self {
            bytes,
            declares_no_content,
            send_state: SendState(Arc::new(AtomicU8::new(BEGUN))),
            #[cfg(feature = "http2")]
            connection: None,
            #[cfg(feature = "_external")]
            stream: None,
        }
    }

    /// The bytes, if all of them are in memory. A request without a body has a body of no bytes.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        #[cfg(feature = "_external")]
        if self.stream.is_some() {
            return None;
        }
        Some(&self.bytes)
    }

    /// The bytes, if all of them are in memory.
    ///
    /// # Errors
    ///
    /// The body itself where it is a stream.
    pub fn try_into_bytes(self) -> Result<Bytes, Self> {
        #[cfg(feature = "_external")]
        if self.stream.is_some() {
            return Err(self);
        }
        Ok(self.bytes)
    }

    #[cfg(any(feature = "hooks", feature = "debug-log"))]
    pub(crate) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub(crate) fn send_state(&self) -> &SendState {
        &self.send_state
    }

    #[cfg(feature = "http2")]
    pub(crate) fn declares_no_content(&self) -> bool {
        self.declares_no_content
    }

    #[cfg(feature = "http2")]
    pub(crate) fn set_connection(&mut self, connection: CaptureConnection) {
        self.connection = Some(connection);
    }

    fn is_over_http2(&self) -> bool {
        #[cfg(feature = "http2")]
        let negotiated = self.connection.as_ref().is_some_and(|connection| {
            connection.connection_metadata().as_ref().is_some_and(|connected| connected.is_negotiated_h2())
        });
        #[cfg(not(feature = "http2"))]
        let negotiated = false;
        negotiated
    }
}

// hyper writes nothing of a request to the socket before it has called these functions. What they return decides
// whether a request that was revoked is sent:
//
// - A body with bytes: hyper polls it, and an error ends the connection (HTTP/1) or resets the stream (HTTP/2).
// - An empty body that ends at once is not polled, so the request is begun here, or is reported as one that does not end.
// - Over HTTP/1 a body with an exact length of 0 is not polled either. So a revoked one has a length of 1.
impl Body for RequestBody {
    type Data = Bytes;
    type Error = BoxError;

    #[cfg_attr(not(feature = "_external"), expect(unused_variables, reason = "only a stream waits"))]
    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        #[cfg(feature = "_external")]
        if let Some(stream) = &mut self.stream {
            return Pin::new(stream).poll_frame(cx);
        }
        Poll::Ready(if !self.send_state.begin() {
            Some(Err("the request was revoked before it was written".into()))
        } else if self.bytes.is_empty() {
            None
        } else {
            Some(Ok(Frame::data(mem::take(&mut self.bytes))))
        })
    }

    fn is_end_stream(&self) -> bool {
        #[cfg(feature = "_external")]
        if let Some(stream) = &self.stream {
            return stream.is_end_stream();
        }
        if !self.bytes.is_empty() {
            return false;
        }
        if self.is_over_http2() {
            // HTTP/2 can wait for a stream after this call, and polls the body when it has one.
            return false;
        }
        self.send_state.begin() && !self.declares_no_content
    }

    fn size_hint(&self) -> SizeHint {
        #[cfg(feature = "_external")]
        if let Some(stream) = &self.stream {
            return stream.size_hint();
        }
        let revoked = self.bytes.is_empty() && self.send_state.is_revoked();
        SizeHint::with_exact(if revoked { 1 } else { self.bytes.len() as u64 })
    }
}

impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody").field("len", &self.bytes.len()).finish()
    }
}

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const REVOKED: u8 = 2;

/// State of writing a request, shared by the connection that writes it and by the call, which reports its outcome. A
/// request is either begun or revoked, whichever comes first, so that a request that was reported as not sent is never
/// sent later.
///
/// Only the default client sets "waiting". With any other client, every request counts as begun.
#[derive(Clone)]
pub(crate) struct SendState(Arc<AtomicU8>);

impl SendState {
    #[cfg_attr(not(feature = "hyper-client"), expect(dead_code, reason = "only the default client calls it"))]
    pub(crate) fn wait(&self) {
        self.0.store(WAITING, Ordering::Release);
    }

    /// True if the request may be written.
    fn begin(&self) -> bool {
        self.0.compare_exchange(WAITING, BEGUN, Ordering::AcqRel, Ordering::Acquire) != Err(REVOKED)
    }

    /// True if nothing was written and nothing will be.
    pub(crate) fn revoke(&self) -> bool {
        self.0.compare_exchange(WAITING, REVOKED, Ordering::AcqRel, Ordering::Acquire) != Err(BEGUN)
    }

    fn is_revoked(&self) -> bool {
        self.0.load(Ordering::Acquire) == REVOKED
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    fn waiting(method: &Method, bytes: &'static str) -> RequestBody {
        let body = RequestBody::new(method, bytes.into());
        body.send_state.wait();
        body
    }

    /// Polls a body as hyper does over HTTP/1: true if hyper writes the request.
    fn is_written(mut body: RequestBody) -> bool {
        let polled = !body.is_end_stream() && body.size_hint().exact() != Some(0);
        let mut cx = Context::from_waker(Waker::noop());
        !polled || !matches!(Pin::new(&mut body).poll_frame(&mut cx), Poll::Ready(Some(Err(_))))
    }

    #[test]
    fn a_request_is_either_written_or_revoked() {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            for bytes in ["", "{}"] {
                let (begun_first, revoked_first) = (waiting(&method, bytes), waiting(&method, bytes));
                let state = begun_first.send_state.clone();
                assert!(is_written(begun_first) && !state.revoke(), "{method} {bytes}");
                assert!(revoked_first.send_state.revoke() && !is_written(revoked_first), "{method} {bytes}");
            }
        }
        assert!(!RequestBody::new(&Method::GET, Bytes::new()).send_state.revoke(), "by a client that is not known");
    }

    #[test]
    fn a_body_without_bytes_is_declared_where_the_method_expects_one() {
        for (method, declared) in
            [(Method::GET, false), (Method::DELETE, false), (Method::POST, true), (Method::PUT, true)]
        {
            let body = waiting(&method, "");
            assert_eq!((body.is_end_stream(), body.size_hint().exact()), (!declared, Some(0)), "{method}");
        }
    }
}
