//! A library that wraps three operations: a trait and errors of its own, and tests without sockets.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fmt;

use fastpix_funcs::{
    FastpixCore, FastpixError, http::Method, manage_live_stream_complete_live_stream,
    manage_live_stream_get_live_stream_by_id, models::*, start_live_stream_create_new_stream, testing,
    testing::MockResponse,
};
use serde_json::json;

// The interface of the library. It knows no FastPix.

#[derive(Debug, PartialEq)]
struct Channel {
    id: String,
    key: String,
}

#[derive(Debug)]
enum ChannelError {
    NotFound,
    TryLater,
    /// It may exist: look for it before another one is opened.
    Unknown,
    Other(Box<dyn std::error::Error + Send + Sync>),
}

#[allow(async_fn_in_trait, reason = "only this program implements it")]
trait Channels {
    async fn open(&self, title: &str) -> Result<Channel, ChannelError>;
    async fn is_on_air(&self, id: &str) -> Result<bool, ChannelError>;
    async fn close(&self, id: &str) -> Result<(), ChannelError>;
}

impl fmt::Display for ChannelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such channel"),
            Self::TryLater => f.write_str("try again later"),
            Self::Unknown => f.write_str("it is not known whether the channel exists"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ChannelError {}

// Mapping to FastPix.

struct FastpixChannels(FastpixCore);

impl From<FastpixError> for ChannelError {
    fn from(error: FastpixError) -> Self {
        match error {
            error if error.is_not_found() => Self::NotFound,
            error if error.is_rate_limited() || error.is_connect() => Self::TryLater,
            error if error.may_have_taken_effect() => Self::Unknown,
            error => Self::Other(error.into()),
        }
    }
}

impl Channels for FastpixChannels {
    async fn open(&self, title: &str) -> Result<Channel, ChannelError> {
        let settings = InputMediaSettings::new().metadata([("title", title)]);
        let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), settings);
        let stream = start_live_stream_create_new_stream(&self.0, request).data().await?;
        let key = stream.stream_key.map(|key| key.expose().to_owned());
        Ok(Channel { id: stream.stream_id.unwrap_or_default(), key: key.unwrap_or_default() })
    }

    async fn is_on_air(&self, id: &str) -> Result<bool, ChannelError> {
        let stream = manage_live_stream_get_live_stream_by_id(&self.0, id).data().await?;
        Ok(stream.status == Some(LiveStreamStatus::Active))
    }

    async fn close(&self, id: &str) -> Result<(), ChannelError> {
        manage_live_stream_complete_live_stream(&self.0, id).await?;
        Ok(())
    }
}

// Tests of the library.

#[tokio::test]
async fn a_channel_is_opened_watched_and_closed() {
    let stream = |status| json!({"success": true, "data": {"streamId": "5c1f", "streamKey": "key", "status": status}});
    let mock = testing::mock_routes([
        (Method::POST, "/live/streams", MockResponse::json(201, stream("idle"))),
        (Method::GET, "/live/streams/{streamId}", MockResponse::json(200, stream("active"))),
        (Method::PUT, "/live/streams/{streamId}/finish", MockResponse::json(200, json!({"success": true}))),
    ]);
    let channels = FastpixChannels(mock.core());
    let channel = channels.open("Spring concert").await.unwrap();
    assert_eq!(channel, Channel { id: "5c1f".into(), key: "key".into() });
    assert!(channels.is_on_air(&channel.id).await.unwrap());
    channels.close(&channel.id).await.unwrap();
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn errors_are_those_of_the_library() {
    let open = async |response| FastpixChannels(testing::mock([response]).core()).open("Spring concert").await;
    assert!(matches!(open(MockResponse::status(404)).await, Err(ChannelError::NotFound)));
    assert!(matches!(open(MockResponse::lost_response()).await, Err(ChannelError::Unknown)));
    assert!(matches!(ChannelError::from(testing::connection_error()), ChannelError::TryLater));
    assert!(matches!(ChannelError::from(testing::api_error(403, ())), ChannelError::Other(_)));
}

/// A library needs no more than 60 lines to map three operations and to mock them.
#[test]
fn the_mapping_and_the_mock_are_short() {
    let source = include_str!("wrapper.rs");
    let (_, mapping) = source.split_once("// Mapping to FastPix.\n").unwrap();
    let (mapping, tests) = mapping.split_once("// Tests of the library.\n").unwrap();
    let mock = tests.split_once("let channels").unwrap().0;
    let lines = mapping.lines().chain(mock.lines()).filter(|line| !line.trim().is_empty()).count();
    assert!(lines <= 60, "{lines} lines");
}
