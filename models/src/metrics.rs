use crate::{Dimension, Filter, Pagination, SortOrder, Timespan, Timestamp};

open_enum! {
    /// What can be measured of views.
    #[doc(alias = "MetricId")]
    pub enum Metric {
        /// How many views there were.
        Views = "views",
        /// How many viewers there were.
        UniqueViewers = "unique_viewers",
        /// How long videos played, in milliseconds.
        PlayingTime = "playing_time",
        /// The score of the whole experience, made of the other scores.
        QualityOfExperienceScore = "quality_of_experience_score",
        /// The score of playing without failure.
        PlaybackScore = "playback_score",
        /// The share of views that an error ended.
        PlaybackFailurePercentage = "playback_failure_percentage",
        /// The share of views that were left before the video started.
        ExitBeforeVideoStart = "exit_before_video_start",
        /// The share of views that had an error before the first frame.
        VideoStartupFailurePercentage = "video_startup_failure_percentage",
        /// The score of starting fast.
        StartupScore = "startup_score",
        /// How long it took from the wish to play to the first frame, in milliseconds.
        VideoStartupTime = "video_startup_time",
        /// How long it took the player to be ready, in milliseconds.
        PlayerStartupTime = "player_startup_time",
        /// How long it took the page to load, in milliseconds.
        PageLoadTime = "page_load_time",
        /// How long it took in all until the video played, in milliseconds.
        TotalStartupTime = "total_startup_time",
        /// How far viewers of live streams are behind, in milliseconds.
        LiveStreamLatency = "live_stream_latency",
        /// The average bitrate, in bits per second.
        AverageBitrate = "average_bitrate",
        /// How often the video stopped to load.
        BufferCount = "buffer_count",
        /// The score of the picture.
        RenderQualityScore = "render_quality_score",
        /// How much pictures were enlarged to fit the player, on average.
        AvgUpscaling = "avg_upscaling",
        /// How much pictures were reduced to fit the player, on average.
        AvgDownscaling = "avg_downscaling",
        /// How much pictures were enlarged to fit the player, at most.
        MaxUpscaling = "max_upscaling",
        /// How much pictures were reduced to fit the player, at most.
        MaxDownscaling = "max_downscaling",
        /// How long viewers waited after a jump, in milliseconds.
        JumpLatency = "jump_latency",
        /// The score of playing without pauses to load.
        StabilityScore = "stability_score",
        /// The share of the time in which the video had stopped to load.
        BufferRatio = "buffer_ratio",
        /// How often the video stopped to load, per millisecond.
        BufferFrequency = "buffer_frequency",
        /// How long the video had stopped to load, in milliseconds.
        BufferFill = "buffer_fill",
        /// X.
        OverallScore = "overall_score",
        /// X.
        PlaybackSuccessScore = "playback_success_score",
        /// X.
        UpscalePercentage = "upscale_percentage",
        /// X.
        DownscalePercentage = "downscale_percentage",
        /// X.
        MaxUpscalePercentage = "max_upscale_percentage",
        /// X.
        MaxDownscalePercentage = "max_downscale_percentage",
    }
}

open_enum! {
    /// How one value is made of those of many views.
    pub enum Measurement {
        /// The value that 95 of 100 views do not exceed.
        Percentile95 = "95th",
        /// The value in the middle.
        Median = "median",
        /// The mean.
        Avg = "avg",
        /// How many there are.
        Count = "count",
        /// All of them together.
        Sum = "sum",
    }
}

open_enum! {
    /// How long the intervals of a series are.
    pub enum GroupBy {
        /// A minute.
        Minute = "minute",
        /// Ten minutes.
        TenMinutes = "ten_minutes",
        /// An hour.
        Hour = "hour",
        /// A day.
        Day = "day",
    }
}

open_enum! {
    /// What kind of number the value of a metric is.
    pub enum MetricValueType {
        /// A count.
        Number = "number",
        /// A duration in milliseconds.
        Milliseconds = "milliseconds",
        /// A share.
        Percentage = "percentage",
        /// A score.
        Score = "score",
        /// M.
        Mbps = "mbps",
    }
}

parameters! {
    /// Which metric to break down, and by what.
    pub struct ListBreakdownValuesRequest {
        /// The metric.
        pub metric_id: Metric = path,
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// How many values a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// The dimension whose values the metric is broken down by. What the service takes if it is not set is not
        /// documented.
        pub group_by: Option<Dimension> = "groupBy",
        /// The field that the values are sorted by. The service's default: `views`.
        pub order_by: Option<String> = "orderBy",
        /// The direction of the sort. The service's default: the smallest first.
        pub sort_order: Option<SortOrder> = "sortOrder",
        /// How the value is made of those of the views. The service's default: the mean.
        pub measurement: Option<Measurement> = "measurement",
    }
}

parameters! {
    /// Which metric to read, and for which views.
    pub struct ListOverallValuesRequest {
        /// The metric.
        pub metric_id: Metric = path,
        /// How the value is made of those of the views. The service's default: the mean.
        pub measurement: Option<Measurement> = "measurement",
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
    }
}

parameters! {
    /// Which metric to follow over time, and for which views.
    pub struct GetTimeseriesDataRequest {
        /// The metric.
        pub metric_id: Metric = path,
        /// How long the intervals are. The service's default: a minute.
        pub group_by: Option<GroupBy> = "groupBy",
        /// The direction of time. The service's default: the oldest first.
        pub sort_order: Option<SortOrder> = "sortOrder",
        /// How the value is made of those of the views. The service's default: the mean.
        pub measurement: Option<Measurement> = "measurement",
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
    }
}

parameters! {
    /// Which views to compare with the others.
    pub struct ListComparisonValuesRequest {
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// The dimension to compare in, together with a value. Default: all views are taken together.
        pub dimension: Option<Dimension> = "dimension",
        /// The value in that dimension, as `Firefox` for the browser.
        pub value: Option<String> = "value",
    }
}

response! {
    /// A metric, broken down.
    pub struct ListBreakdownValuesResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// How it was calculated.
        pub metadata: Option<MetricsTimeseriesMetaDataDetails> = "metadata",
        /// The values.
        pub data: Option<Vec<MetricsBreakdownDetails>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
        /// The time that the values are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// A metric for the views that share a value of a dimension.
    pub struct MetricsBreakdownDetails {
        /// How many views there were.
        pub views: Option<i64> = "views",
        /// The metric, in its own unit.
        pub value: Option<f64> = "value",
        /// How long the views lasted, in milliseconds.
        pub total_watch_time: Option<i64> = "totalWatchTime",
        /// How long the video played in them, in milliseconds.
        pub total_playing_time: Option<i64> = "totalPlayingTime",
        /// The value of the dimension.
        pub field: Option<String> = "field",
    }
}

response! {
    /// A metric for all views.
    pub struct ListOverallValuesResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// How it was calculated.
        pub metadata: Option<MetricsOverallMetaDataDetails> = "metadata",
        /// The values.
        pub data: Option<MetricsOverallDataDetails> = "data",
        /// The time that the values are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// How a metric for all views was calculated.
    #[doc(alias = "MetricsOverallmetadataDetails")]
    pub struct MetricsOverallMetaDataDetails {
        /// The field of a view that decides whether it is in the time span, as `view_end`.
        pub aggregation: Option<String> = "aggregation",
    }
}

response! {
    /// A metric for all views.
    pub struct MetricsOverallDataDetails {
        /// The metric, in its own unit.
        pub value: Option<f64> = "value",
        /// How long the views lasted, in milliseconds.
        pub total_watch_time: Option<i64> = "totalWatchTime",
        /// How many viewers there were.
        pub unique_views: Option<i64> = "uniqueViews",
        /// How many views there were.
        pub total_views: Option<i64> = "totalViews",
        /// How long the video played in them, in milliseconds.
        pub total_play_time: Option<i64> = "totalPlayTime",
        /// The metric for all views of the time span, whatever the filters.
        pub global_value: Option<f64> = "globalValue",
    }
}

response! {
    /// A metric over time.
    pub struct GetTimeseriesDataResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// How it was calculated.
        pub metadata: Option<MetricsTimeseriesMetaDataDetails> = "metadata",
        /// The intervals.
        pub data: Option<Vec<MetricsTimeseriesDataDetails>> = "data",
        /// The time that the values are of, from and to, here in unix **milliseconds**.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// How a metric was calculated.
    #[doc(alias = "MetricsTimeseriesmetadataDetails")]
    #[doc(alias = "MetricsmetadataDetails")]
    pub struct MetricsTimeseriesMetaDataDetails {
        /// How long the intervals are.
        pub granularity: Option<GroupBy> = "granularity",
        /// The field of a view that decides whether it is in the time span, as `view_end`.
        pub aggregation: Option<String> = "aggregation",
    }
}

response! {
    /// A metric in an interval.
    pub struct MetricsTimeseriesDataDetails {
        /// The interval.
        pub interval_time: Option<Timestamp> = "intervalTime",
        /// The metric, in its own unit.
        pub metric_value: Option<f64> = "metricValue",
        /// How many views there were.
        pub number_of_views: Option<i64> = "numberOfViews",
    }
}

response! {
    /// All metrics, to be compared.
    pub struct ListComparisonValuesResponse {
        /// Whether they were read.
        pub success: Option<bool> = "success",
        /// The metrics.
        pub data: Option<Vec<MetricsComparisonDetails>> = "data",
        /// The time that the values are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// A metric, and those that it is made of.
    #[doc(alias = "Item")]
    pub struct MetricsComparisonDetails {
        /// The metric, in its own unit.
        pub value: Option<f64> = "value",
        /// What kind of number the value is.
        pub r#type: Option<MetricValueType> = "type",
        /// The name of the metric for people.
        pub name: Option<String> = "name",
        /// The name of the metric. It is not always written as in [`Metric`]: `uniqueViewers` comes too.
        pub metric: Option<String> = "metric",
        /// How the value is made of those of the views.
        pub measurement: Option<Measurement> = "measurement",
        /// The metrics that belong to this one, if there are any.
        pub items: Option<Vec<MetricsComparisonDetails>> = "items",
    }
}
