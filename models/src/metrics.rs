use crate::{Dimension, Filter, Pagination, SortOrder, Timespan, Timestamp};

open_enum! {
    /// Metric of views.
    #[doc(alias = "MetricId")]
    pub enum Metric {
        /// Number of views.
        Views = "views",
        /// Number of viewers.
        UniqueViewers = "unique_viewers",
        /// Playing time in milliseconds.
        PlayingTime = "playing_time",
        /// Quality of experience score, computed from the other scores.
        QualityOfExperienceScore = "quality_of_experience_score",
        /// Playback success score.
        PlaybackScore = "playback_score",
        /// Share of views that ended with an error.
        PlaybackFailurePercentage = "playback_failure_percentage",
        /// Share of views that ended before the video started.
        ExitBeforeVideoStart = "exit_before_video_start",
        /// Share of views with an error before the first frame.
        VideoStartupFailurePercentage = "video_startup_failure_percentage",
        /// Startup score.
        StartupScore = "startup_score",
        /// Video startup time in milliseconds: from the play request to the first frame.
        VideoStartupTime = "video_startup_time",
        /// Player startup time in milliseconds.
        PlayerStartupTime = "player_startup_time",
        /// Page load time in milliseconds.
        PageLoadTime = "page_load_time",
        /// Total startup time in milliseconds: page, player and video.
        TotalStartupTime = "total_startup_time",
        /// Latency of live streams in milliseconds.
        LiveStreamLatency = "live_stream_latency",
        /// Average bitrate in bits per second.
        AverageBitrate = "average_bitrate",
        /// Number of rebuffering events.
        BufferCount = "buffer_count",
        /// Render quality score.
        RenderQualityScore = "render_quality_score",
        /// Average upscaling of frames to fit the player.
        AvgUpscaling = "avg_upscaling",
        /// Average downscaling of frames to fit the player.
        AvgDownscaling = "avg_downscaling",
        /// Maximum upscaling of frames to fit the player.
        MaxUpscaling = "max_upscaling",
        /// Maximum downscaling of frames to fit the player.
        MaxDownscaling = "max_downscaling",
        /// Seek latency in milliseconds.
        JumpLatency = "jump_latency",
        /// Stability score: playback without rebuffering.
        StabilityScore = "stability_score",
        /// Share of the watch time spent rebuffering.
        BufferRatio = "buffer_ratio",
        /// Rebuffering events per millisecond.
        BufferFrequency = "buffer_frequency",
        /// Rebuffering time in milliseconds.
        BufferFill = "buffer_fill",
        /// Quality of experience score, as the comparison names it.
        OverallScore = "overall_score",
        /// Playback success score, as the comparison names it.
        PlaybackSuccessScore = "playback_success_score",
        /// Average upscaling, as the comparison names it.
        UpscalePercentage = "upscale_percentage",
        /// Average downscaling, as the comparison names it.
        DownscalePercentage = "downscale_percentage",
        /// Maximum upscaling, as the comparison names it.
        MaxUpscalePercentage = "max_upscale_percentage",
        /// Maximum downscaling, as the comparison names it.
        MaxDownscalePercentage = "max_downscale_percentage",
    }
}

open_enum! {
    /// Aggregation of the values of many views.
    pub enum Measurement {
        /// 95th percentile.
        Percentile95 = "95th",
        /// Median.
        Median = "median",
        /// Mean.
        Avg = "avg",
        /// Count.
        Count = "count",
        /// Sum.
        Sum = "sum",
    }
}

open_enum! {
    /// Interval length of a time series.
    pub enum GroupBy {
        /// One minute.
        Minute = "minute",
        /// Ten minutes.
        TenMinutes = "ten_minutes",
        /// One hour.
        Hour = "hour",
        /// One day.
        Day = "day",
    }
}

open_enum! {
    /// Unit of a metric.
    pub enum MetricValueType {
        /// Count.
        Number = "number",
        /// Duration in milliseconds.
        Milliseconds = "milliseconds",
        /// Share of views or of time.
        Percentage = "percentage",
        /// Score.
        Score = "score",
        /// Megabits per second.
        Mbps = "mbps",
    }
}

parameters! {
    /// Parameters of list breakdown values.
    pub struct ListBreakdownValuesRequest {
        /// Metric.
        pub metric_id: Metric = path,
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// Dimension values per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Dimension to break the metric down by. Default: not documented by the API.
        pub group_by: Option<Dimension> = "groupBy",
        /// Field to sort the values by. Default: `views`.
        pub order_by: Option<String> = "orderBy",
        /// Sort direction of the values. Default: `asc`.
        pub sort_order: Option<SortOrder> = "sortOrder",
        /// Aggregation of the metric. Default: `avg`.
        pub measurement: Option<Measurement> = "measurement",
    }
}

parameters! {
    /// Parameters of list overall values.
    pub struct ListOverallValuesRequest {
        /// Metric.
        pub metric_id: Metric = path,
        /// Aggregation of the metric. Default: `avg`.
        pub measurement: Option<Measurement> = "measurement",
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
    }
}

parameters! {
    /// Parameters of get timeseries data.
    pub struct GetTimeseriesDataRequest {
        /// Metric.
        pub metric_id: Metric = path,
        /// Interval length. Default: `minute`.
        pub group_by: Option<GroupBy> = "groupBy",
        /// Sort direction of the intervals. Default: `asc`, oldest first.
        pub sort_order: Option<SortOrder> = "sortOrder",
        /// Aggregation of the metric. Default: `avg`.
        pub measurement: Option<Measurement> = "measurement",
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
    }
}

parameters! {
    /// Parameters of list comparison values.
    pub struct ListComparisonValuesRequest {
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// Dimension to compare by, together with `value`. Default: all views.
        pub dimension: Option<Dimension> = "dimension",
        /// Value of the dimension, for example `Firefox` for the browser name.
        pub value: Option<String> = "value",
    }
}

response! {
    /// Response of list breakdown values.
    pub struct ListBreakdownValuesResponse {
        /// Success flag of the query.
        pub success: Option<bool> = "success",
        /// Granularity and aggregation of the metric.
        pub metadata: Option<MetricsTimeseriesMetaDataDetails> = "metadata",
        /// Values of the metric, one for each value of the dimension.
        pub data: Option<Vec<MetricsBreakdownDetails>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
        /// Time span of the values: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Metric of the views that share a value of a dimension.
    pub struct MetricsBreakdownDetails {
        /// Number of views.
        pub views: Option<i64> = "views",
        /// Value of the metric, in the unit of the metric.
        pub value: Option<f64> = "value",
        /// Total watch time in milliseconds.
        pub total_watch_time: Option<i64> = "totalWatchTime",
        /// Total playing time in milliseconds.
        pub total_playing_time: Option<i64> = "totalPlayingTime",
        /// Value of the dimension. It can be the string `null`.
        pub field: Option<String> = "field",
    }
}

response! {
    /// Response of list overall values.
    pub struct ListOverallValuesResponse {
        /// Success flag of the query.
        pub success: Option<bool> = "success",
        /// Aggregation of the metric.
        pub metadata: Option<MetricsOverallMetaDataDetails> = "metadata",
        /// Overall values of the metric.
        pub data: Option<MetricsOverallDataDetails> = "data",
        /// Time span of the values: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Aggregation of an overall metric.
    #[doc(alias = "MetricsOverallmetadataDetails")]
    pub struct MetricsOverallMetaDataDetails {
        /// Field of a view that places it in the time span, for example `view_end`.
        pub aggregation: Option<String> = "aggregation",
    }
}

response! {
    /// Overall values of a metric.
    pub struct MetricsOverallDataDetails {
        /// Value of the metric, in the unit of the metric.
        pub value: Option<f64> = "value",
        /// Total watch time in milliseconds.
        pub total_watch_time: Option<i64> = "totalWatchTime",
        /// Number of viewers.
        pub unique_views: Option<i64> = "uniqueViews",
        /// Number of views.
        pub total_views: Option<i64> = "totalViews",
        /// Total playing time in milliseconds.
        pub total_play_time: Option<i64> = "totalPlayTime",
        /// Value of the metric for all views of the time span, without filters.
        pub global_value: Option<f64> = "globalValue",
    }
}

response! {
    /// Response of get timeseries data.
    pub struct GetTimeseriesDataResponse {
        /// Success flag of the query.
        pub success: Option<bool> = "success",
        /// Granularity and aggregation of the time series.
        pub metadata: Option<MetricsTimeseriesMetaDataDetails> = "metadata",
        /// Intervals of the time series.
        pub data: Option<Vec<MetricsTimeseriesDataDetails>> = "data",
        /// Time span of the values: start and end, here in Unix **milliseconds**.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Granularity and aggregation of a metric.
    #[doc(alias = "MetricsTimeseriesmetadataDetails")]
    #[doc(alias = "MetricsmetadataDetails")]
    pub struct MetricsTimeseriesMetaDataDetails {
        /// Interval length.
        pub granularity: Option<GroupBy> = "granularity",
        /// Field of a view that places it in the time span, for example `view_end`.
        pub aggregation: Option<String> = "aggregation",
    }
}

response! {
    /// Metric in one interval.
    pub struct MetricsTimeseriesDataDetails {
        /// Start of the interval.
        pub interval_time: Option<Timestamp> = "intervalTime",
        /// Value of the metric in the interval, in the unit of the metric.
        pub metric_value: Option<f64> = "metricValue",
        /// Number of views in the interval.
        pub number_of_views: Option<i64> = "numberOfViews",
    }
}

response! {
    /// Response of list comparison values.
    pub struct ListComparisonValuesResponse {
        /// Success flag of the query.
        pub success: Option<bool> = "success",
        /// Groups of metrics.
        pub data: Option<Vec<MetricsComparisonDetails>> = "data",
        /// Time span of the values: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Metric in a comparison, with the metrics that it is composed of.
    #[doc(alias = "Item")]
    pub struct MetricsComparisonDetails {
        /// Value of the metric, in the unit of the metric.
        pub value: Option<f64> = "value",
        /// Unit of the value.
        pub r#type: Option<MetricValueType> = "type",
        /// Display name of the metric.
        pub name: Option<String> = "name",
        /// Metric name. [`Metric`] knows the names that the API uses here.
        pub metric: Option<String> = "metric",
        /// Aggregation of the value. Absent for scores.
        pub measurement: Option<Measurement> = "measurement",
        /// Metrics that this one is composed of.
        pub items: Option<Vec<MetricsComparisonDetails>> = "items",
    }
}
