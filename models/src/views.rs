use std::collections::BTreeMap;

use crate::{AnyValue, Filter, Pagination, Secret, SortOrder, Timespan, Timestamp};

open_enum! {
    /// What the viewers of this moment can be told apart by.
    #[doc(alias = "Dimension")]
    pub enum CurrentViewsDimension {
        /// The country.
        Country = "country",
        /// The region.
        Region = "region",
        /// The number of the network.
        AsnId = "asn_id",
        /// The CDN that delivers the video.
        Cdn = "cdn",
        /// The title of the video.
        VideoTitle = "video_title",
        /// The series that the video is part of.
        VideoSeries = "video_series",
        /// The id that the site gave the video.
        VideoId = "video_id",
        /// A part of the site, by an id of its own.
        SubPropertyId = "sub_property_id",
        /// Whether it is live or on demand.
        VideoSourceStreamType = "video_source_stream_type",
        /// The operating system.
        OsName = "os_name",
        /// The name that the site gave its player.
        PlayerName = "player_name",
        /// The id of the media at FastPix.
        MediaId = "media_id",
        /// The playback id at FastPix.
        FpPlaybackId = "fp_playback_id",
        /// The view itself.
        ViewId = "view_id",
    }
}

parameters! {
    /// Which views to list.
    pub struct ListVideoViewsRequest {
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// How many views a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// Only views of this viewer. Default: of all viewers.
        pub viewer_id: Option<String> = "viewerId",
        /// Only views with this error, as the list of errors has them. Default: with any, and without.
        pub error_code: Option<String> = "errorCode",
        /// The field that the views are sorted by. The service's default: `view_end`.
        pub order_by: Option<String> = "orderBy",
        /// The direction of the sort. The service's default: the smallest or the oldest first.
        pub sort_order: Option<SortOrder> = "sortOrder",
    }
}

parameters! {
    /// Which view to read.
    pub struct GetVideoViewDetailsRequest {
        /// The id of the view.
        pub view_id: String = path,
    }
}

parameters! {
    /// For which views to list the top content.
    pub struct ListByTopContentRequest {
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// How many videos to list. The service's default: 10.
        pub limit: Option<u32> = "limit",
    }
}

parameters! {
    /// How to count the viewers of this moment.
    pub struct GetDataViewlistCurrentViewsFilterRequest {
        /// What to tell them apart by. What the service takes if it is not set is not documented.
        pub dimension: Option<CurrentViewsDimension> = "dimension",
        /// How many values to list. The service's default: 10.
        pub limit: Option<u32> = "limit",
    }
}

response! {
    /// A page of views.
    pub struct ListVideoViewsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The views.
        pub data: Option<Vec<ViewsList>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
        /// The time that the views are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// A view in short.
    pub struct ViewsList {
        /// The id of the view, to read it in full.
        pub view_id: Option<String> = "viewId",
        /// The operating system.
        pub operating_system: Option<String> = "operatingSystem",
        /// The browser or the app.
        pub application: Option<String> = "application",
        /// When the view began, without a zone.
        pub view_start_time: Option<Timestamp> = "viewStartTime",
        /// When the view ended, without a zone.
        pub view_end_time: Option<Timestamp> = "viewEndTime",
        /// The title of the video.
        pub video_title: Option<String> = "videoTitle",
        /// The code of the error, if there was one.
        pub error_code: Option<String> = "errorCode",
        /// What the player said of the error.
        pub error_message: Option<String> = "errorMessage",
        /// The id of the error: a number or a text.
        pub error_id: Option<AnyValue> = "errorId",
        /// The country of the viewer, in two letters.
        pub country: Option<String> = "country",
        /// How long the view lasted, with starting and loading, in milliseconds.
        pub view_watch_time: Option<f64> = "viewWatchTime",
        /// The score of the whole experience, from 0 to 1.
        pub qoe_score: Option<f64> = "QoeScore",
    }
}

response! {
    /// The response to a view read.
    pub struct GetVideoViewDetailsResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The view.
        pub data: Option<Views> = "data",
    }
}

response! {
    /// A view in full. Much of it is absent, as nothing is known of it.
    pub struct Views {
        /// The number of the viewer's network (ASN).
        pub asn_id: Option<i64> = "asnId",
        /// The name of the viewer's network.
        pub asn_name: Option<String> = "asnName",
        /// The average bitrate, in bits per second.
        pub average_bitrate: Option<f64> = "averageBitrate",
        /// How much the picture was reduced to fit the player, on average, as a fraction.
        pub avg_downscaling: Option<f64> = "avgDownscaling",
        /// How long requests for the video took to be answered, on average, in milliseconds.
        pub avg_request_latency: Option<f64> = "avgRequestLatency",
        /// How fast requests for the video were answered, on average, in bits per second.
        pub avg_request_throughput: Option<f64> = "avgRequestThroughput",
        /// How much the picture was enlarged to fit the player, on average, as a fraction.
        pub avg_upscaling: Option<f64> = "avgUpscaling",
        /// The domain that the player reported to.
        pub beacon_domain: Option<String> = "beaconDomain",
        /// The engine of the browser.
        pub browser_engine: Option<String> = "browserEngine",
        /// The browser.
        pub browser_name: Option<String> = "browserName",
        /// The version of the browser.
        pub browser_version: Option<String> = "browserVersion",
        /// How often the video stopped to load.
        pub buffer_count: Option<i64> = "bufferCount",
        /// How long the video had stopped to load, in milliseconds.
        pub buffer_fill: Option<i64> = "bufferFill",
        /// How often the video stopped to load, per millisecond.
        pub buffer_frequency: Option<f64> = "bufferFrequency",
        /// The share of the time in which the video had stopped to load.
        pub buffer_ratio: Option<f64> = "bufferRatio",
        /// The CDN that delivered the video.
        pub cdn: Option<String> = "cdn",
        /// The city of the viewer.
        pub city: Option<String> = "city",
        /// The kind of connection, as `wifi` or `cellular`.
        pub connection_type: Option<String> = "connectionType",
        /// The continent of the viewer.
        pub continent: Option<String> = "continent",
        /// The country of the viewer.
        pub country: Option<String> = "country",
        /// The country of the viewer, in two letters.
        pub country_code: Option<String> = "countryCode",
        /// The value of the first dimension of your own.
        pub custom1: Option<String> = "custom1",
        /// The value of the second dimension of your own.
        pub custom2: Option<String> = "custom2",
        /// The value of the third dimension of your own.
        pub custom3: Option<String> = "custom3",
        /// The value of the fourth dimension of your own.
        pub custom4: Option<String> = "custom4",
        /// The value of the fifth dimension of your own.
        pub custom5: Option<String> = "custom5",
        /// The value of the sixth dimension of your own.
        pub custom6: Option<String> = "custom6",
        /// The value of the seventh dimension of your own.
        pub custom7: Option<String> = "custom7",
        /// The value of the eighth dimension of your own.
        pub custom8: Option<String> = "custom8",
        /// The value of the ninth dimension of your own.
        pub custom9: Option<String> = "custom9",
        /// The value of the tenth dimension of your own.
        pub custom10: Option<String> = "custom10",
        /// The values of dimensions of your own, if they are enabled. Under `Custom` there is a list of objects with
        /// `dimensionName`, `displayName` and `value`.
        pub custom: Option<BTreeMap<String, AnyValue>> = "custom",
        /// Who made the device.
        pub device_manufacturer: Option<String> = "deviceManufacturer",
        /// The model of the device.
        pub device_model: Option<String> = "deviceModel",
        /// The name of the device.
        pub device_name: Option<String> = "deviceName",
        /// The kind of device, as `Desktop` or `Mobile`.
        pub device_type: Option<String> = "deviceType",
        /// The kind of DRM.
        pub drm_type: Option<String> = "drmType",
        /// How many frames the player left out.
        pub dropped_frame_count: Option<i64> = "droppedFrameCount",
        /// The code of the error, if there was one.
        pub error_code: Option<String> = "errorCode",
        /// Where the error came from, as the player or the CDN.
        pub error_context: Option<String> = "errorContext",
        /// The id of the error: a number or a text.
        pub error_id: Option<AnyValue> = "errorId",
        /// What the player said of the error.
        pub error_message: Option<String> = "errorMessage",
        /// Whether the viewer left before the video started.
        pub exit_before_video_start: Option<bool> = "exitBeforeVideoStart",
        /// The experiment that the view is part of.
        pub experiment_name: Option<String> = "experimentName",
        /// The version of the API that the player reported to.
        pub fp_api_version: Option<String> = "fpApiVersion",
        /// Whether, or in what, the player was embedded: a flag or a text.
        pub fp_embed: Option<AnyValue> = "fpEmbed",
        /// The version of what the player was embedded in.
        pub fp_embed_version: Option<String> = "fpEmbedVersion",
        /// The id of the live stream at FastPix.
        pub fp_live_stream_id: Option<String> = "fpLiveStreamId",
        /// The playback id at FastPix.
        pub fp_playback_id: Option<String> = "fpPlaybackId",
        /// The FastPix SDK in the player.
        pub fp_sdk: Option<String> = "fpSdk",
        /// The version of the FastPix SDK in the player.
        pub fp_sdk_version: Option<String> = "fpSdkVersion",
        /// The viewer, by an id that the SDK made up.
        pub fp_viewer_id: Option<String> = "fpViewerId",
        /// When the view was recorded first.
        pub insert_timestamp: Option<Timestamp> = "insertTimestamp",
        /// The IP address of the viewer.
        pub ip_address: Option<String> = "ipAddress",
        /// How long the viewer waited after a jump, in milliseconds.
        pub jump_latency: Option<f64> = "jumpLatency",
        /// Where the viewer is, in degrees north.
        pub latitude: Option<String> = "latitude",
        /// How far the viewer of a live stream was behind, in milliseconds.
        pub live_stream_latency: Option<f64> = "liveStreamLatency",
        /// Where the viewer is, in degrees east.
        pub longitude: Option<String> = "longitude",
        /// How much the picture was reduced to fit the player, at most, as a fraction.
        pub max_downscaling: Option<f64> = "maxDownscaling",
        /// How long a request for the video took to be answered, at most, in milliseconds.
        pub max_request_latency: Option<f64> = "maxRequestLatency",
        /// How much the picture was enlarged to fit the player, at most, as a fraction.
        pub max_upscaling: Option<f64> = "maxUpscaling",
        /// The id of the media at FastPix.
        pub media_id: Option<String> = "mediaId",
        /// The operating system.
        pub os_name: Option<String> = "osName",
        /// The version of the operating system.
        pub os_version: Option<String> = "osVersion",
        /// The kind of page, as `iframe`.
        pub page_context: Option<String> = "pageContext",
        /// How long the page took to load, in milliseconds.
        pub page_load_time: Option<i64> = "pageLoadTime",
        /// The score of playing without failure, from 0 to 1.
        pub playback_score: Option<f64> = "playbackScore",
        /// Whether the player started by itself.
        pub player_autoplay_on: Option<bool> = "playerAutoplayOn",
        /// The height of the player in pixels: a number or a text.
        pub player_height: Option<AnyValue> = "playerHeight",
        /// How long the player took to be ready, in milliseconds.
        pub player_initialization_time: Option<i64> = "playerInitializationTime",
        /// This one player on this one page.
        pub player_instance_id: Option<String> = "playerInstanceId",
        /// The language of the player's own texts.
        pub player_language: Option<String> = "playerLanguage",
        /// The name that the site gave its player.
        pub player_name: Option<String> = "playerName",
        /// The picture that was shown before the video.
        pub player_poster: Option<Secret> = "playerPoster",
        /// Whether the player loaded before it was started.
        pub player_preload_on: Option<bool> = "playerPreloadOn",
        /// Whether it was played on another device, as by AirPlay.
        pub player_remote_played: Option<bool> = "playerRemotePlayed",
        /// The size of the player, width and height.
        pub player_resolution: Option<String> = "playerResolution",
        /// The software of the player.
        pub player_software_name: Option<String> = "playerSoftwareName",
        /// The version of the software of the player.
        pub player_software_version: Option<String> = "playerSoftwareVersion",
        /// The domain that the player came from.
        pub player_source_domain: Option<String> = "playerSourceDomain",
        /// The height of the video, in pixels.
        pub player_source_height: Option<i64> = "playerSourceHeight",
        /// The width of the video, in pixels.
        pub player_source_width: Option<i64> = "playerSourceWidth",
        /// The version that the site gave its player.
        pub player_version: Option<String> = "playerVersion",
        /// How many views the player has had: a number or a text.
        pub player_view_count: Option<AnyValue> = "playerViewCount",
        /// The width of the player in pixels: a number or a text.
        pub player_width: Option<AnyValue> = "playerWidth",
        /// The property that the view belongs to: a number or a text.
        pub property_id: Option<AnyValue> = "propertyId",
        /// The score of the whole experience, from 0 to 1.
        pub quality_of_experience_score: Option<f64> = "qualityOfExperienceScore",
        /// The region of the viewer.
        pub region: Option<String> = "region",
        /// The score of the picture, from 0 to 1.
        pub render_quality_score: Option<f64> = "renderQualityScore",
        /// The session of the viewer.
        pub session_id: Option<String> = "sessionId",
        /// A mark of the service's own.
        pub sign: Option<String> = "sign",
        /// The score of playing without pauses to load, from 0 to 1.
        pub stability_score: Option<f64> = "stabilityScore",
        /// The score of starting fast, from 0 to 1.
        pub startup_score: Option<f64> = "startupScore",
        /// A part of the site, by an id of its own.
        pub sub_property_id: Option<String> = "subPropertyId",
        /// How long it took in all until the video played, in milliseconds.
        pub total_startup_time: Option<i64> = "totalStartupTime",
        /// When the view was recorded last.
        pub updated_timestamp: Option<Timestamp> = "updatedTimestamp",
        /// Whether the viewer watched in full screen.
        pub used_full_screen: Option<bool> = "usedFullScreen",
        /// What the browser calls itself.
        pub user_agent: Option<String> = "userAgent",
        /// The kind of content.
        pub video_content_type: Option<String> = "videoContentType",
        /// How long the video is by the word of the site, in milliseconds.
        pub video_duration: Option<i64> = "videoDuration",
        /// The encoding of the video.
        pub video_encoding_variant: Option<String> = "videoEncodingVariant",
        /// The id that the site gave the video.
        pub video_id: Option<String> = "videoId",
        /// The language of the video.
        pub video_language: Option<String> = "videoLanguage",
        /// Who made the video.
        pub video_producer: Option<String> = "videoProducer",
        /// The resolution of the video.
        pub video_resolution: Option<String> = "videoResolution",
        /// The series that the video is part of.
        pub video_series: Option<String> = "videoSeries",
        /// The domain that the video came from.
        pub video_source_domain: Option<String> = "videoSourceDomain",
        /// How long the video is by the word of the player, in milliseconds.
        pub video_source_duration: Option<i64> = "videoSourceDuration",
        /// The host that the video came from.
        pub video_source_hostname: Option<String> = "videoSourceHostname",
        /// Whether it was live or on demand.
        pub video_source_stream_type: Option<String> = "videoSourceStreamType",
        /// The format of the source, as a MIME type.
        pub video_source_type: Option<String> = "videoSourceType",
        /// The URL that the video came from.
        pub video_source_url: Option<Secret> = "videoSourceUrl",
        /// Whether there was an error before the first frame.
        pub video_startup_failed: Option<bool> = "videoStartupFailed",
        /// How long it took from the wish to play to the first frame, in milliseconds.
        pub video_startup_time: Option<i64> = "videoStartupTime",
        /// The title of the video.
        pub video_title: Option<String> = "videoTitle",
        /// The rendition of the video, by its id.
        pub video_variant_id: Option<String> = "videoVariantId",
        /// The rendition of the video, by its name.
        pub video_variant_name: Option<String> = "videoVariantName",
        /// When the view ended, in UTC.
        pub view_end: Option<Timestamp> = "viewEnd",
        /// Whether there was an advertisement.
        pub view_has_ad: Option<bool> = "viewHasAd",
        /// Whether there was an error.
        pub view_has_error: Option<bool> = "viewHasError",
        /// The id of the view.
        pub view_id: Option<String> = "viewId",
        /// The farthest place that was reached in the video, in milliseconds.
        pub view_max_playhead_position: Option<i64> = "viewMaxPlayheadPosition",
        /// The page that the video was watched on.
        pub view_page_url: Option<Secret> = "viewPageUrl",
        /// How long the video played, in milliseconds.
        pub view_playing_time: Option<i64> = "viewPlayingTime",
        /// How often the viewer jumped.
        pub view_seeked_count: Option<i64> = "viewSeekedCount",
        /// How long the viewer waited after all jumps together, in milliseconds.
        pub view_seeked_duration: Option<i64> = "viewSeekedDuration",
        /// The session that the view is part of.
        pub view_session_id: Option<String> = "viewSessionId",
        /// When the view began, in UTC.
        pub view_start: Option<Timestamp> = "viewStart",
        /// How much of the video was watched, in milliseconds.
        pub view_total_content_playback_time: Option<i64> = "viewTotalContentPlaybackTime",
        /// The viewer, by the id that the site gave.
        pub viewer_id: Option<String> = "viewerId",
        /// How long the view lasted, with starting and loading, in milliseconds.
        pub watch_time: Option<i64> = "watchTime",
        /// The workspace.
        pub workspace_id: Option<String> = "workspaceId",
        /// What happened, in order.
        pub events: Option<Vec<Event>> = "events",
    }
}

response! {
    /// Something that happened in a view.
    pub struct Event {
        /// The place in the video, in milliseconds. On the wire it is `pt`.
        pub playhead: Option<i64> = "pt",
        /// What happened, as `play`, `pause`, `seeking`, `waiting` or `ended`. On the wire it is `e`.
        pub name: Option<String> = "e",
        /// When it happened for the viewer, in unix milliseconds: a number or a text. On the wire it is `vt`.
        pub viewer_time: Option<AnyValue> = "vt",
        /// When it was recorded, in unix milliseconds: a number or a text. On the wire it is `et`.
        pub event_time: Option<AnyValue> = "et",
        /// The same under its long name, which responses can have in place of the short one. On the wire it is `eventTime`.
        pub event_time_long: Option<AnyValue> = "eventTime",
        /// What else there is to say. On the wire it is `d`.
        pub details: Option<EventDetails> = "d",
    }
}

response! {
    /// What there is to say of an event. Which fields there are depends on what happened.
    pub struct EventDetails {
        /// The bitrate, in bits per second: a number or a text. On the wire it is `br`.
        pub bitrate: Option<AnyValue> = "br",
        /// The height of the picture, in pixels: a number or a text. On the wire it is `h`.
        pub height: Option<AnyValue> = "h",
        /// The width of the picture, in pixels: a number or a text. On the wire it is `w`.
        pub width: Option<AnyValue> = "w",
        /// How many frames a second there are: a number or a text. On the wire it is `fps`.
        pub fps: Option<AnyValue> = "fps",
        /// The codec. On the wire it is `cd`.
        pub codec: Option<String> = "cd",
        /// The host that was asked. On the wire it is `host`.
        pub host: Option<String> = "host",
        /// The same under its long name, which responses can have in place of the short one. On the wire it is `hostName`.
        pub host_long: Option<String> = "hostName",
        /// A text, as that of an error. On the wire it is `txt`.
        pub text: Option<String> = "txt",
        /// The same under its long name, which responses can have in place of the short one. On the wire it is `text`.
        pub text_long: Option<String> = "text",
        /// A code, as that of an error. On the wire it is `c`.
        pub code: Option<AnyValue> = "c",
        /// The same under its long name, which responses can have in place of the short one. On the wire it is `code`.
        pub code_long: Option<AnyValue> = "code",
        /// The error. On the wire it is `err`.
        pub error: Option<String> = "err",
        /// The same under its long name, which responses can have in place of the short one. On the wire it is `error`.
        pub error_long: Option<String> = "error",
        /// The type of what was asked for. On the wire it is `t`.
        pub r#type: Option<String> = "t",
        /// The URL of what was asked for. On the wire it is `u`.
        pub url: Option<Secret> = "u",
    }
}

response! {
    /// The videos that were watched most.
    pub struct ListByTopContentResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The videos, the most watched first.
        pub data: Option<Vec<ViewsByTopContentDetails>> = "data",
        /// The time that the views are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// How often a video was watched.
    pub struct ViewsByTopContentDetails {
        /// The title of the video. It can be the text `null`.
        pub video_title: Option<String> = "videoTitle",
        /// How many views there were.
        pub views: Option<i64> = "views",
        /// How many viewers there were.
        pub unique_views: Option<i64> = "uniqueViews",
    }
}

response! {
    /// The viewers of this moment, by a dimension.
    pub struct GetDataViewlistCurrentViewsFilterResponse {
        /// Whether they were counted.
        pub success: Option<bool> = "success",
        /// The values of the dimension.
        pub data: Option<Vec<GetDataViewlistCurrentViewsFilterData>> = "data",
        /// The time that the counts are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// How many viewers share a value of a dimension.
    pub struct GetDataViewlistCurrentViewsFilterData {
        /// How many are watching.
        pub concurrent_viewers: Option<i64> = "concurrent_viewers",
        /// The value of the dimension.
        pub dimension_name: Option<String> = "dimension_name",
        /// The count as a metric.
        pub metric_value: Option<i64> = "metricValue",
    }
}

response! {
    /// The views that are going on, over time.
    pub struct GetDataViewlistCurrentViewsGetTimeseriesViewsResponse {
        /// Whether they were counted.
        pub success: Option<bool> = "success",
        /// The intervals.
        pub data: Option<Vec<GetDataViewlistCurrentViewsGetTimeseriesViewsData>> = "data",
        /// The time that the counts are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// The views in an interval.
    pub struct GetDataViewlistCurrentViewsGetTimeseriesViewsData {
        /// The interval.
        pub interval_time: Option<Timestamp> = "intervalTime",
        /// The count as a metric.
        pub metric_value: Option<i64> = "metricValue",
        /// How many views there were.
        pub number_of_views: Option<i64> = "numberOfViews",
    }
}
