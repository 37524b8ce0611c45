use crate::{Filter, Timespan, Timestamp};

parameters! {
    /// Parameters of list playback errors.
    pub struct ListErrorsRequest {
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// Number of top errors. Default: 1.
        pub limit: Option<u32> = "limit",
    }
}

response! {
    /// Response of list playback errors.
    pub struct ListErrorsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Playback errors.
        pub data: Option<ListErrorsData> = "data",
        /// Time span of the errors: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// All playback errors and the most frequent ones.
    pub struct ListErrorsData {
        /// All playback errors.
        pub errors: Option<Vec<ErrorDetails>> = "errors",
        /// Most frequent playback errors, up to the requested limit.
        pub top_errors: Option<Vec<TopErrorDetails>> = "topErrors",
    }
}

response! {
    /// Playback error with its frequency.
    pub struct ErrorDetails {
        /// Share of views with this error.
        pub percentage: Option<f64> = "percentage",
        /// Notes on the error.
        pub notes: Option<String> = "notes",
        /// Error message of the player.
        pub message: Option<String> = "message",
        /// Time of the last occurrence, without a time zone.
        pub last_seen: Option<Timestamp> = "lastSeen",
        /// Error ID.
        pub id: Option<String> = "id",
        /// Short description or name of the error.
        pub description: Option<String> = "description",
        /// Number of occurrences.
        pub count: Option<i64> = "count",
        /// Error code, a value of the dimension `error_code`.
        pub code: Option<String> = "code",
    }
}

response! {
    /// Frequent playback error, with its share of viewers.
    pub struct TopErrorDetails {
        /// Share of views with this error.
        pub percentage: Option<f64> = "percentage",
        /// Share of viewers with this error.
        pub unique_viewers_effected_percentage: Option<f64> = "uniqueViewersEffectedPercentage",
        /// Notes on the error.
        pub notes: Option<String> = "notes",
        /// Error message of the player.
        pub message: Option<String> = "message",
        /// Time of the last occurrence, without a time zone.
        pub last_seen: Option<Timestamp> = "lastSeen",
        /// Error ID.
        pub id: Option<String> = "id",
        /// Short description or name of the error.
        pub description: Option<String> = "description",
        /// Number of occurrences.
        pub count: Option<i64> = "count",
        /// Error code, a value of the dimension `error_code`.
        pub code: Option<String> = "code",
    }
}
