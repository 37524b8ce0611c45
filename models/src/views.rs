use std::collections::BTreeMap;

use crate::{AnyValue, Filter, Pagination, Secret, SortOrder, Timespan, Timestamp};

open_enum! {
    /// Dimension by which current viewers are grouped.
    #[doc(alias = "Dimension")]
    pub enum CurrentViewsDimension {
        /// Country of the viewer.
        Country = "country",
        /// Region of the viewer.
        Region = "region",
        /// Number of the viewer's network (ASN).
        AsnId = "asn_id",
        /// Content delivery network.
        Cdn = "cdn",
        /// Video title.
        VideoTitle = "video_title",
        /// Series of the video.
        VideoSeries = "video_series",
        /// Video ID, set by the site.
        VideoId = "video_id",
        /// Sub-property ID: a part of the site, set by the site.
        SubPropertyId = "sub_property_id",
        /// Stream type, live or on demand.
        VideoSourceStreamType = "video_source_stream_type",
        /// Operating system name.
        OsName = "os_name",
        /// Player name, set by the site.
        PlayerName = "player_name",
        /// FastPix media ID.
        MediaId = "media_id",
        /// FastPix playback ID.
        FpPlaybackId = "fp_playback_id",
        /// View ID.
        ViewId = "view_id",
    }
}

parameters! {
    /// Parameters of list video views.
    pub struct ListVideoViewsRequest {
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// Views per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Viewer ID filter. Default: all viewers.
        pub viewer_id: Option<String> = "viewerId",
        /// Error code filter, a code of the list of errors. Default: views with and without errors.
        pub error_code: Option<String> = "errorCode",
        /// Field to sort the views by. Default: `view_end`.
        pub order_by: Option<String> = "orderBy",
        /// Sort direction of the views. Default: `asc`.
        pub sort_order: Option<SortOrder> = "sortOrder",
    }
}

parameters! {
    /// Parameters of get video view details.
    pub struct GetVideoViewDetailsRequest {
        /// View ID.
        pub view_id: String = path,
    }
}

parameters! {
    /// Parameters of list top content.
    pub struct ListByTopContentRequest {
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// Number of videos. Default: 10.
        pub limit: Option<u32> = "limit",
    }
}

parameters! {
    /// Parameters of get current viewers by dimension.
    pub struct GetDataViewlistCurrentViewsFilterRequest {
        /// Dimension to group the viewers by. Default: not documented by the API.
        pub dimension: Option<CurrentViewsDimension> = "dimension",
        /// Number of dimension values. Default: 10.
        pub limit: Option<u32> = "limit",
    }
}

response! {
    /// Page of views.
    pub struct ListVideoViewsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Views of this page.
        pub data: Option<Vec<ViewsList>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
        /// Time span of the views: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// View in a list, with the most important properties.
    pub struct ViewsList {
        /// View ID, the argument of get video view details.
        pub view_id: Option<String> = "viewId",
        /// Operating system name.
        pub operating_system: Option<String> = "operatingSystem",
        /// Browser or app name.
        pub application: Option<String> = "application",
        /// Start time of the view, without a time zone.
        pub view_start_time: Option<Timestamp> = "viewStartTime",
        /// End time of the view, without a time zone.
        pub view_end_time: Option<Timestamp> = "viewEndTime",
        /// Video title.
        pub video_title: Option<String> = "videoTitle",
        /// Error code, if an error occurred.
        pub error_code: Option<String> = "errorCode",
        /// Error message of the player, if an error occurred.
        pub error_message: Option<String> = "errorMessage",
        /// Error ID, a number or a string.
        pub error_id: Option<AnyValue> = "errorId",
        /// Country code of the viewer, two letters.
        pub country: Option<String> = "country",
        /// Watch time in milliseconds, including startup and rebuffering.
        pub view_watch_time: Option<f64> = "viewWatchTime",
        /// Quality of experience score, 0 to 1.
        pub qoe_score: Option<f64> = "QoeScore",
    }
}

response! {
    /// Response of get video view details.
    pub struct GetVideoViewDetailsResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// View with all details.
        pub data: Option<Views> = "data",
    }
}

response! {
    /// View with all details. The API leaves out what it does not know.
    pub struct Views {
        /// Number of the viewer's network (ASN).
        pub asn_id: Option<i64> = "asnId",
        /// Name of the viewer's network (ASN).
        pub asn_name: Option<String> = "asnName",
        /// Average bitrate in bits per second.
        pub average_bitrate: Option<f64> = "averageBitrate",
        /// Average downscaling of frames to fit the player, as a fraction.
        pub avg_downscaling: Option<f64> = "avgDownscaling",
        /// Average latency of video requests in milliseconds.
        pub avg_request_latency: Option<f64> = "avgRequestLatency",
        /// Average throughput of video requests in bits per second.
        pub avg_request_throughput: Option<f64> = "avgRequestThroughput",
        /// Average upscaling of frames to fit the player, as a fraction.
        pub avg_upscaling: Option<f64> = "avgUpscaling",
        /// Domain that the player sent its events to.
        pub beacon_domain: Option<String> = "beaconDomain",
        /// Browser engine.
        pub browser_engine: Option<String> = "browserEngine",
        /// Browser name.
        pub browser_name: Option<String> = "browserName",
        /// Browser version.
        pub browser_version: Option<String> = "browserVersion",
        /// Number of rebuffering events.
        pub buffer_count: Option<i64> = "bufferCount",
        /// Rebuffering time in milliseconds.
        pub buffer_fill: Option<i64> = "bufferFill",
        /// Rebuffering events per millisecond.
        pub buffer_frequency: Option<f64> = "bufferFrequency",
        /// Share of the watch time spent rebuffering.
        pub buffer_ratio: Option<f64> = "bufferRatio",
        /// Content delivery network.
        pub cdn: Option<String> = "cdn",
        /// City of the viewer.
        pub city: Option<String> = "city",
        /// Connection type, for example `wifi` or `cellular`.
        pub connection_type: Option<String> = "connectionType",
        /// Continent of the viewer.
        pub continent: Option<String> = "continent",
        /// Country of the viewer.
        pub country: Option<String> = "country",
        /// Country code of the viewer, two letters.
        pub country_code: Option<String> = "countryCode",
        /// Value of custom dimension 1.
        pub custom1: Option<String> = "custom1",
        /// Value of custom dimension 2.
        pub custom2: Option<String> = "custom2",
        /// Value of custom dimension 3.
        pub custom3: Option<String> = "custom3",
        /// Value of custom dimension 4.
        pub custom4: Option<String> = "custom4",
        /// Value of custom dimension 5.
        pub custom5: Option<String> = "custom5",
        /// Value of custom dimension 6.
        pub custom6: Option<String> = "custom6",
        /// Value of custom dimension 7.
        pub custom7: Option<String> = "custom7",
        /// Value of custom dimension 8.
        pub custom8: Option<String> = "custom8",
        /// Value of custom dimension 9.
        pub custom9: Option<String> = "custom9",
        /// Value of custom dimension 10.
        pub custom10: Option<String> = "custom10",
        /// Custom dimensions, if they are enabled. The entry `Custom` is a list of objects with `dimensionName`,
        /// `displayName` and `value`.
        pub custom: Option<BTreeMap<String, AnyValue>> = "custom",
        /// Device manufacturer.
        pub device_manufacturer: Option<String> = "deviceManufacturer",
        /// Device model.
        pub device_model: Option<String> = "deviceModel",
        /// Device name.
        pub device_name: Option<String> = "deviceName",
        /// Device type, for example `Desktop` or `Mobile`.
        pub device_type: Option<String> = "deviceType",
        /// DRM system.
        pub drm_type: Option<String> = "drmType",
        /// Number of dropped frames.
        pub dropped_frame_count: Option<i64> = "droppedFrameCount",
        /// Error code, if an error occurred.
        pub error_code: Option<String> = "errorCode",
        /// Source of the error, for example the player or the CDN.
        pub error_context: Option<String> = "errorContext",
        /// Error ID, a number or a string.
        pub error_id: Option<AnyValue> = "errorId",
        /// Error message of the player, if an error occurred.
        pub error_message: Option<String> = "errorMessage",
        /// Exit before the video started.
        pub exit_before_video_start: Option<bool> = "exitBeforeVideoStart",
        /// Experiment name, set by the site.
        pub experiment_name: Option<String> = "experimentName",
        /// API version that the player sent its events to.
        pub fp_api_version: Option<String> = "fpApiVersion",
        /// Embedding of the player, a flag or a string.
        pub fp_embed: Option<AnyValue> = "fpEmbed",
        /// Version of the embedding software.
        pub fp_embed_version: Option<String> = "fpEmbedVersion",
        /// FastPix live stream ID.
        pub fp_live_stream_id: Option<String> = "fpLiveStreamId",
        /// FastPix playback ID.
        pub fp_playback_id: Option<String> = "fpPlaybackId",
        /// Name of the FastPix SDK in the player.
        pub fp_sdk: Option<String> = "fpSdk",
        /// Version of the FastPix SDK in the player.
        pub fp_sdk_version: Option<String> = "fpSdkVersion",
        /// Viewer ID, generated by the FastPix SDK.
        pub fp_viewer_id: Option<String> = "fpViewerId",
        /// Time at which the view was first recorded.
        pub insert_timestamp: Option<Timestamp> = "insertTimestamp",
        /// IP address of the viewer.
        pub ip_address: Option<String> = "ipAddress",
        /// Seek latency in milliseconds.
        pub jump_latency: Option<f64> = "jumpLatency",
        /// Latitude of the viewer in degrees.
        pub latitude: Option<String> = "latitude",
        /// Latency of the live stream in milliseconds.
        pub live_stream_latency: Option<f64> = "liveStreamLatency",
        /// Longitude of the viewer in degrees.
        pub longitude: Option<String> = "longitude",
        /// Maximum downscaling of frames to fit the player, as a fraction.
        pub max_downscaling: Option<f64> = "maxDownscaling",
        /// Maximum latency of video requests in milliseconds.
        pub max_request_latency: Option<f64> = "maxRequestLatency",
        /// Maximum upscaling of frames to fit the player, as a fraction.
        pub max_upscaling: Option<f64> = "maxUpscaling",
        /// FastPix media ID.
        pub media_id: Option<String> = "mediaId",
        /// Operating system name.
        pub os_name: Option<String> = "osName",
        /// Operating system version.
        pub os_version: Option<String> = "osVersion",
        /// Context of the page, for example `iframe`.
        pub page_context: Option<String> = "pageContext",
        /// Page load time in milliseconds.
        pub page_load_time: Option<i64> = "pageLoadTime",
        /// Playback success score, 0 to 1.
        pub playback_score: Option<f64> = "playbackScore",
        /// Autoplay setting of the player.
        pub player_autoplay_on: Option<bool> = "playerAutoplayOn",
        /// Player height in pixels, a number or a string.
        pub player_height: Option<AnyValue> = "playerHeight",
        /// Player initialization time in milliseconds.
        pub player_initialization_time: Option<i64> = "playerInitializationTime",
        /// Player instance ID, one for each player on a page.
        pub player_instance_id: Option<String> = "playerInstanceId",
        /// Language of the player's controls.
        pub player_language: Option<String> = "playerLanguage",
        /// Player name, set by the site.
        pub player_name: Option<String> = "playerName",
        /// Poster image URL, which can be signed.
        pub player_poster: Option<Secret> = "playerPoster",
        /// Preload setting of the player.
        pub player_preload_on: Option<bool> = "playerPreloadOn",
        /// Remote playback, for example by AirPlay.
        pub player_remote_played: Option<bool> = "playerRemotePlayed",
        /// Player size, width and height.
        pub player_resolution: Option<String> = "playerResolution",
        /// Player software name.
        pub player_software_name: Option<String> = "playerSoftwareName",
        /// Player software version.
        pub player_software_version: Option<String> = "playerSoftwareVersion",
        /// Domain of the player.
        pub player_source_domain: Option<String> = "playerSourceDomain",
        /// Video height in pixels.
        pub player_source_height: Option<i64> = "playerSourceHeight",
        /// Video width in pixels.
        pub player_source_width: Option<i64> = "playerSourceWidth",
        /// Player version, set by the site.
        pub player_version: Option<String> = "playerVersion",
        /// Number of views in this player, a number or a string.
        pub player_view_count: Option<AnyValue> = "playerViewCount",
        /// Player width in pixels, a number or a string.
        pub player_width: Option<AnyValue> = "playerWidth",
        /// Property of the view, a number or a string.
        pub property_id: Option<AnyValue> = "propertyId",
        /// Quality of experience score, 0 to 1.
        pub quality_of_experience_score: Option<f64> = "qualityOfExperienceScore",
        /// Region of the viewer.
        pub region: Option<String> = "region",
        /// Render quality score, 0 to 1.
        pub render_quality_score: Option<f64> = "renderQualityScore",
        /// Session ID of the viewer.
        pub session_id: Option<String> = "sessionId",
        /// Internal marker of the API.
        pub sign: Option<String> = "sign",
        /// Stability score, 0 to 1: playback without rebuffering.
        pub stability_score: Option<f64> = "stabilityScore",
        /// Startup score, 0 to 1.
        pub startup_score: Option<f64> = "startupScore",
        /// Sub-property ID: a part of the site, set by the site.
        pub sub_property_id: Option<String> = "subPropertyId",
        /// Total startup time in milliseconds: page, player and video.
        pub total_startup_time: Option<i64> = "totalStartupTime",
        /// Time at which the view was last recorded.
        pub updated_timestamp: Option<Timestamp> = "updatedTimestamp",
        /// Use of the full-screen mode.
        pub used_full_screen: Option<bool> = "usedFullScreen",
        /// User agent of the viewer.
        pub user_agent: Option<String> = "userAgent",
        /// Content type of the video.
        pub video_content_type: Option<String> = "videoContentType",
        /// Video duration in milliseconds, according to the site.
        pub video_duration: Option<i64> = "videoDuration",
        /// Encoding variant of the video.
        pub video_encoding_variant: Option<String> = "videoEncodingVariant",
        /// Video ID, set by the site.
        pub video_id: Option<String> = "videoId",
        /// Language of the video.
        pub video_language: Option<String> = "videoLanguage",
        /// Producer of the video.
        pub video_producer: Option<String> = "videoProducer",
        /// Resolution of the video.
        pub video_resolution: Option<String> = "videoResolution",
        /// Series of the video.
        pub video_series: Option<String> = "videoSeries",
        /// Domain of the video source.
        pub video_source_domain: Option<String> = "videoSourceDomain",
        /// Video duration in milliseconds, according to the player.
        pub video_source_duration: Option<i64> = "videoSourceDuration",
        /// Host of the video source.
        pub video_source_hostname: Option<String> = "videoSourceHostname",
        /// Stream type, live or on demand.
        pub video_source_stream_type: Option<String> = "videoSourceStreamType",
        /// Source format, as a MIME type.
        pub video_source_type: Option<String> = "videoSourceType",
        /// Video source URL, which can contain a playback token.
        pub video_source_url: Option<Secret> = "videoSourceUrl",
        /// Error before the first frame.
        pub video_startup_failed: Option<bool> = "videoStartupFailed",
        /// Video startup time in milliseconds: from the play request to the first frame.
        pub video_startup_time: Option<i64> = "videoStartupTime",
        /// Video title.
        pub video_title: Option<String> = "videoTitle",
        /// ID of the video rendition.
        pub video_variant_id: Option<String> = "videoVariantId",
        /// Name of the video rendition.
        pub video_variant_name: Option<String> = "videoVariantName",
        /// End time of the view, in UTC.
        pub view_end: Option<Timestamp> = "viewEnd",
        /// Advertisement in the view.
        pub view_has_ad: Option<bool> = "viewHasAd",
        /// Error in the view.
        pub view_has_error: Option<bool> = "viewHasError",
        /// View ID.
        pub view_id: Option<String> = "viewId",
        /// Maximum playhead position in milliseconds.
        pub view_max_playhead_position: Option<i64> = "viewMaxPlayheadPosition",
        /// URL of the page with the player, which can be signed.
        pub view_page_url: Option<Secret> = "viewPageUrl",
        /// Playing time in milliseconds.
        pub view_playing_time: Option<i64> = "viewPlayingTime",
        /// Number of seeks.
        pub view_seeked_count: Option<i64> = "viewSeekedCount",
        /// Total seek latency in milliseconds.
        pub view_seeked_duration: Option<i64> = "viewSeekedDuration",
        /// View session ID.
        pub view_session_id: Option<String> = "viewSessionId",
        /// Start time of the view, in UTC.
        pub view_start: Option<Timestamp> = "viewStart",
        /// Played content in milliseconds.
        pub view_total_content_playback_time: Option<i64> = "viewTotalContentPlaybackTime",
        /// Viewer ID, set by the site.
        pub viewer_id: Option<String> = "viewerId",
        /// Watch time in milliseconds, including startup and rebuffering.
        pub watch_time: Option<i64> = "watchTime",
        /// Workspace ID, a UUID.
        pub workspace_id: Option<String> = "workspaceId",
        /// Player events in chronological order.
        pub events: Option<Vec<Event>> = "events",
    }
}

response! {
    /// Player event.
    pub struct Event {
        /// Playhead position in milliseconds. JSON name: `pt`.
        pub playhead: Option<i64> = "pt",
        /// Event name, for example `play`, `pause`, `seeking`, `waiting` or `ended`. JSON name: `e`.
        pub name: Option<String> = "e",
        /// Event time on the viewer's clock in Unix milliseconds, a number or a string. JSON name: `vt`.
        pub viewer_time: Option<AnyValue> = "vt",
        /// Time at which the event was recorded, in Unix milliseconds, a number or a string. JSON name: `et`.
        pub event_time: Option<AnyValue> = "et",
        /// Time at which the event was recorded, under its long name. JSON name: `eventTime`.
        pub event_time_long: Option<AnyValue> = "eventTime",
        /// Event details. JSON name: `d`.
        pub details: Option<EventDetails> = "d",
    }
}

response! {
    /// Event details. Which of them are set depends on the event.
    pub struct EventDetails {
        /// Bitrate in bits per second, a number or a string. JSON name: `br`.
        pub bitrate: Option<AnyValue> = "br",
        /// Video height in pixels, a number or a string. JSON name: `h`.
        pub height: Option<AnyValue> = "h",
        /// Video width in pixels, a number or a string. JSON name: `w`.
        pub width: Option<AnyValue> = "w",
        /// Frame rate in frames per second, a number or a string. JSON name: `fps`.
        pub fps: Option<AnyValue> = "fps",
        /// Codec. JSON name: `cd`.
        pub codec: Option<String> = "cd",
        /// Host of the request. JSON name: `host`.
        pub host: Option<String> = "host",
        /// Host of the request, under its long name. JSON name: `hostName`.
        pub host_long: Option<String> = "hostName",
        /// Event text, for example an error message. JSON name: `txt`.
        pub text: Option<String> = "txt",
        /// Event text, under its long name. JSON name: `text`.
        pub text_long: Option<String> = "text",
        /// Event code, for example an error code. JSON name: `c`.
        pub code: Option<AnyValue> = "c",
        /// Event code, under its long name. JSON name: `code`.
        pub code_long: Option<AnyValue> = "code",
        /// Error of the event. JSON name: `err`.
        pub error: Option<String> = "err",
        /// Error of the event, under its long name. JSON name: `error`.
        pub error_long: Option<String> = "error",
        /// Type of the requested resource. JSON name: `t`.
        pub r#type: Option<String> = "t",
        /// URL of the requested resource, which can contain a playback token. JSON name: `u`.
        pub url: Option<Secret> = "u",
    }
}

response! {
    /// Response of list top content.
    pub struct ListByTopContentResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Videos, most watched first.
        pub data: Option<Vec<ViewsByTopContentDetails>> = "data",
        /// Time span of the views: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// View counts of a video.
    pub struct ViewsByTopContentDetails {
        /// Video title. It can be the string `null`.
        pub video_title: Option<String> = "videoTitle",
        /// Number of views.
        pub views: Option<i64> = "views",
        /// Number of viewers.
        pub unique_views: Option<i64> = "uniqueViews",
    }
}

response! {
    /// Response of get current viewers by dimension.
    pub struct GetDataViewlistCurrentViewsFilterResponse {
        /// Success flag of the query.
        pub success: Option<bool> = "success",
        /// Values of the dimension with their viewers.
        pub data: Option<Vec<GetDataViewlistCurrentViewsFilterData>> = "data",
        /// Time span of the counts: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Current viewers that share a value of a dimension.
    pub struct GetDataViewlistCurrentViewsFilterData {
        /// Number of current viewers.
        pub concurrent_viewers: Option<i64> = "concurrent_viewers",
        /// Value of the dimension.
        pub dimension_name: Option<String> = "dimension_name",
        /// Number of current viewers, as a metric.
        pub metric_value: Option<i64> = "metricValue",
    }
}

response! {
    /// Response of get current views over time.
    pub struct GetDataViewlistCurrentViewsGetTimeseriesViewsResponse {
        /// Success flag of the query.
        pub success: Option<bool> = "success",
        /// Intervals of the time series.
        pub data: Option<Vec<GetDataViewlistCurrentViewsGetTimeseriesViewsData>> = "data",
        /// Time span of the counts: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Current views in one interval.
    pub struct GetDataViewlistCurrentViewsGetTimeseriesViewsData {
        /// Start of the interval.
        pub interval_time: Option<Timestamp> = "intervalTime",
        /// Number of views in the interval, as a metric.
        pub metric_value: Option<i64> = "metricValue",
        /// Number of views in the interval.
        pub number_of_views: Option<i64> = "numberOfViews",
    }
}
