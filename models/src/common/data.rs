use std::fmt;

use crate::query::Parameter;

open_enum! {
    /// What views can be told apart by.
    #[doc(alias = "DimensionsID")]
    pub enum Dimension {
        /// The browser.
        BrowserName = "browser_name",
        /// The version of the browser.
        BrowserVersion = "browser_version",
        /// The operating system.
        OsName = "os_name",
        /// The version of the operating system.
        OsVersion = "os_version",
        /// The name of the device.
        DeviceName = "device_name",
        /// The model of the device.
        DeviceModel = "device_model",
        /// The kind of device, as a phone or a desktop.
        DeviceType = "device_type",
        /// Who made the device.
        DeviceManufacturer = "device_manufacturer",
        /// Whether it was played on another device, as by AirPlay.
        PlayerRemotePlayed = "player_remote_played",
        /// The name that the site gave its player.
        PlayerName = "player_name",
        /// The version that the site gave its player.
        PlayerVersion = "player_version",
        /// The software of the player.
        PlayerSoftwareName = "player_software_name",
        /// The version of the software of the player.
        PlayerSoftwareVersion = "player_software_version",
        /// The size of the player.
        PlayerResolution = "player_resolution",
        /// The FastPix SDK in the player.
        FpSdk = "fp_sdk",
        /// The version of the FastPix SDK in the player.
        FpSdkVersion = "fp_sdk_version",
        /// Whether the player starts by itself.
        PlayerAutoplayOn = "player_autoplay_on",
        /// Whether the player loads before it is started.
        PlayerPreloadOn = "player_preload_on",
        /// The title of the video.
        VideoTitle = "video_title",
        /// The id that the site gave the video.
        VideoId = "video_id",
        /// The series that the video is part of.
        VideoSeries = "video_series",
        /// The playback id at FastPix.
        FpPlaybackId = "fp_playback_id",
        /// The id of the live stream at FastPix.
        FpLiveStreamId = "fp_live_stream_id",
        /// The id of the media at FastPix.
        MediaId = "media_id",
        /// Whether it was live or on demand.
        VideoSourceStreamType = "video_source_stream_type",
        /// The format of the source.
        VideoSourceType = "video_source_type",
        /// The encoding of the video.
        VideoEncodingVariant = "video_encoding_variant",
        /// The experiment that the view is part of.
        ExperimentName = "experiment_name",
        /// A part of the site, by an id of its own.
        SubPropertyId = "sub_property_id",
        /// The kind of DRM.
        DrmType = "drm_type",
        /// The network of the viewer.
        AsnName = "asn_name",
        /// The CDN that delivered the video.
        Cdn = "cdn",
        /// The host that the video came from.
        VideoSourceHostname = "video_source_hostname",
        /// The kind of connection, as wifi.
        ConnectionType = "connection_type",
        /// The session that the view is part of.
        ViewSessionId = "view_session_id",
        /// The continent of the viewer.
        Continent = "continent",
        /// The country of the viewer.
        Country = "country",
        /// The region of the viewer.
        Region = "region",
        /// The viewer, by the id that the site gave.
        ViewerId = "viewer_id",
        /// The code of the error that ended the playback.
        ErrorCode = "error_code",
        /// Whether the viewer left before the video started.
        ExitBeforeVideoStart = "exit_before_video_start",
        /// Whether there was an advertisement.
        ViewHasAd = "view_has_ad",
        /// Whether there was an error before the first frame.
        VideoStartupFailed = "video_startup_failed",
        /// The kind of content.
        VideoContentType = "video_content_type",
        /// The kind of page.
        PageContext = "page_context",
        /// Whether an error ended the playback.
        PlaybackFailed = "playback_failed",
        /// The first dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom1 = "custom_1",
        /// The second dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom2 = "custom_2",
        /// The third dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom3 = "custom_3",
        /// The fourth dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom4 = "custom_4",
        /// The fifth dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom5 = "custom_5",
        /// The sixth dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom6 = "custom_6",
        /// The seventh dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom7 = "custom_7",
        /// The eighth dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom8 = "custom_8",
        /// The ninth dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom9 = "custom_9",
        /// The tenth dimension of your own. Such dimensions have to be enabled in the dashboard.
        Custom10 = "custom_10",
    }
}

/// The time that a question is about: 60 minutes to 30 days.
///
/// ```
/// use fastpix_models::Timespan;
///
/// let week = Timespan::Last7Days;
/// let new_year = Timespan::Between { from: 1_767_225_600, to: 1_767_312_000 };
/// let not_known_here = Timespan::from("90:days");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Timespan {
    /// The 60 minutes until now.
    Last60Minutes,
    /// The 6 hours until now.
    Last6Hours,
    /// The 24 hours until now.
    Last24Hours,
    /// The 3 days until now.
    Last3Days,
    /// The 7 days until now.
    Last7Days,
    /// The 30 days until now.
    Last30Days,
    /// From one moment to another.
    Between {
        /// Where it begins, in unix seconds.
        from: i64,
        /// Where it ends, in unix seconds.
        to: i64,
    },
    /// A span that this version does not know, sent as it is.
    Unknown(String),
}

impl From<&str> for Timespan {
    fn from(text: &str) -> Self {
        match text {
            "60:minutes" => Self::Last60Minutes,
            "6:hours" => Self::Last6Hours,
            "24:hours" => Self::Last24Hours,
            "3:days" => Self::Last3Days,
            "7:days" => Self::Last7Days,
            "30:days" => Self::Last30Days,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}

impl Parameter for Timespan {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        let span = match self {
            Self::Last60Minutes => "60:minutes",
            Self::Last6Hours => "6:hours",
            Self::Last24Hours => "24:hours",
            Self::Last3Days => "3:days",
            Self::Last7Days => "7:days",
            Self::Last30Days => "30:days",
            Self::Between { from, to } => {
                pairs.push((key, from.to_string()));
                pairs.push((key, to.to_string()));
                return;
            }
            Self::Unknown(text) => text,
        };
        pairs.push((key, span.to_owned()));
    }
}

/// A condition that the views have to meet that a question is about.
///
/// ```
/// use fastpix_models::{Dimension, Filter};
///
/// assert_eq!(Filter::include("browser_name", "Firefox").as_str(), "browser_name:Firefox");
/// assert_eq!(Filter::exclude(Dimension::ViewHasAd, true).as_str(), "!view_has_ad:true");
/// assert_eq!(Filter::from("cdn:edge").as_str(), "cdn:edge");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter(String);

impl Filter {
    /// Only views that have this value.
    pub fn include(dimension: impl Into<Dimension>, value: impl fmt::Display) -> Self {
        Self(format!("{}:{value}", dimension.into()))
    }

    /// Only views that do not have this value.
    pub fn exclude(dimension: impl Into<Dimension>, value: impl fmt::Display) -> Self {
        Self(format!("!{}:{value}", dimension.into()))
    }

    /// The filter as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A filter as the API writes it: a dimension, a colon and a value, and in front a `!` to exclude.
impl From<&str> for Filter {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// A filter as the API writes it.
impl From<String> for Filter {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Parameter for Filter {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        pairs.push((key, self.0.clone()));
    }
}

/// Official name of [`Pagination`](crate::Pagination).
#[cfg(any(feature = "views", feature = "metrics"))]
pub type DataPagination = crate::Pagination;
