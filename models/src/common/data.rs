use std::fmt;

use crate::query::Parameter;

open_enum! {
    /// Dimension: a property of views to filter by or to group by.
    #[doc(alias = "DimensionsID")]
    pub enum Dimension {
        /// Browser name.
        BrowserName = "browser_name",
        /// Browser version.
        BrowserVersion = "browser_version",
        /// Operating system name.
        OsName = "os_name",
        /// Operating system version.
        OsVersion = "os_version",
        /// Device name.
        DeviceName = "device_name",
        /// Device model.
        DeviceModel = "device_model",
        /// Device type, for example phone or desktop.
        DeviceType = "device_type",
        /// Device manufacturer.
        DeviceManufacturer = "device_manufacturer",
        /// Remote playback, for example by AirPlay, `true` or `false`.
        PlayerRemotePlayed = "player_remote_played",
        /// Player name, set by the site.
        PlayerName = "player_name",
        /// Player version, set by the site.
        PlayerVersion = "player_version",
        /// Player software name.
        PlayerSoftwareName = "player_software_name",
        /// Player software version.
        PlayerSoftwareVersion = "player_software_version",
        /// Player size.
        PlayerResolution = "player_resolution",
        /// Name of the FastPix SDK in the player.
        FpSdk = "fp_sdk",
        /// Version of the FastPix SDK in the player.
        FpSdkVersion = "fp_sdk_version",
        /// Autoplay setting of the player, `true` or `false`.
        PlayerAutoplayOn = "player_autoplay_on",
        /// Preload setting of the player, `true` or `false`.
        PlayerPreloadOn = "player_preload_on",
        /// Video title.
        VideoTitle = "video_title",
        /// Video ID, set by the site.
        VideoId = "video_id",
        /// Series of the video.
        VideoSeries = "video_series",
        /// FastPix playback ID.
        FpPlaybackId = "fp_playback_id",
        /// FastPix live stream ID.
        FpLiveStreamId = "fp_live_stream_id",
        /// FastPix media ID.
        MediaId = "media_id",
        /// Stream type, live or on demand.
        VideoSourceStreamType = "video_source_stream_type",
        /// Source format.
        VideoSourceType = "video_source_type",
        /// Encoding variant of the video.
        VideoEncodingVariant = "video_encoding_variant",
        /// Experiment name, set by the site.
        ExperimentName = "experiment_name",
        /// Sub-property ID: a part of the site, set by the site.
        SubPropertyId = "sub_property_id",
        /// DRM system.
        DrmType = "drm_type",
        /// Name of the viewer's network (ASN).
        AsnName = "asn_name",
        /// Content delivery network.
        Cdn = "cdn",
        /// Host of the video source.
        VideoSourceHostname = "video_source_hostname",
        /// Connection type, for example `wifi`.
        ConnectionType = "connection_type",
        /// View session ID.
        ViewSessionId = "view_session_id",
        /// Continent of the viewer.
        Continent = "continent",
        /// Country of the viewer.
        Country = "country",
        /// Region of the viewer.
        Region = "region",
        /// Viewer ID, set by the site.
        ViewerId = "viewer_id",
        /// Playback error code.
        ErrorCode = "error_code",
        /// Exit before the video started, `true` or `false`.
        ExitBeforeVideoStart = "exit_before_video_start",
        /// Advertisement in the view, `true` or `false`.
        ViewHasAd = "view_has_ad",
        /// Error before the first frame, `true` or `false`.
        VideoStartupFailed = "video_startup_failed",
        /// Content type of the video.
        VideoContentType = "video_content_type",
        /// Context of the page, for example `iframe`.
        PageContext = "page_context",
        /// Playback ended by an error, `true` or `false`.
        PlaybackFailed = "playback_failed",
        /// Custom dimension 1, enabled in the dashboard.
        Custom1 = "custom_1",
        /// Custom dimension 2, enabled in the dashboard.
        Custom2 = "custom_2",
        /// Custom dimension 3, enabled in the dashboard.
        Custom3 = "custom_3",
        /// Custom dimension 4, enabled in the dashboard.
        Custom4 = "custom_4",
        /// Custom dimension 5, enabled in the dashboard.
        Custom5 = "custom_5",
        /// Custom dimension 6, enabled in the dashboard.
        Custom6 = "custom_6",
        /// Custom dimension 7, enabled in the dashboard.
        Custom7 = "custom_7",
        /// Custom dimension 8, enabled in the dashboard.
        Custom8 = "custom_8",
        /// Custom dimension 9, enabled in the dashboard.
        Custom9 = "custom_9",
        /// Custom dimension 10, enabled in the dashboard.
        Custom10 = "custom_10",
    }
}

/// Time span of a data query, from 60 minutes to 30 days, or between two times.
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
    /// Last 60 minutes.
    Last60Minutes,
    /// Last 6 hours.
    Last6Hours,
    /// Last 24 hours.
    Last24Hours,
    /// Last 3 days.
    Last3Days,
    /// Last 7 days.
    Last7Days,
    /// Last 30 days.
    Last30Days,
    /// Span between two times.
    Between {
        /// Start in Unix seconds.
        from: i64,
        /// End in Unix seconds.
        to: i64,
    },
    /// Time span that this version does not know, sent unchanged.
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

/// Filter of a data query: a condition on one dimension.
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
    /// Creates a filter for the views that have this value.
    pub fn include(dimension: impl Into<Dimension>, value: impl fmt::Display) -> Self {
        Self(format!("{}:{value}", dimension.into()))
    }

    /// Creates a filter for the views that do not have this value.
    pub fn exclude(dimension: impl Into<Dimension>, value: impl fmt::Display) -> Self {
        Self(format!("!{}:{value}", dimension.into()))
    }

    /// Returns the filter in the syntax of the API.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Takes the syntax of the API: `dimension:value`, or `!dimension:value` to exclude.
impl From<&str> for Filter {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Takes the syntax of the API: `dimension:value`, or `!dimension:value` to exclude.
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
