use crate::{Filter, Timespan, Timestamp};

parameters! {
    /// Of which views to list the errors.
    pub struct ListErrorsRequest {
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
        /// How many of the most frequent errors to list. The service's default: 1.
        pub limit: Option<u32> = "limit",
    }
}

response! {
    /// The errors of playback.
    pub struct ListErrorsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The errors.
        pub data: Option<ListErrorsData> = "data",
        /// The time that they are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Errors, all of them and the most frequent ones.
    pub struct ListErrorsData {
        /// All errors.
        pub errors: Option<Vec<ErrorDetails>> = "errors",
        /// The most frequent ones, as many as were asked for.
        pub top_errors: Option<Vec<TopErrorDetails>> = "topErrors",
    }
}

response! {
    /// An error of playback.
    pub struct ErrorDetails {
        /// The share of the views that had it.
        pub percentage: Option<f64> = "percentage",
        /// Remarks on it.
        pub notes: Option<String> = "notes",
        /// What the player said.
        pub message: Option<String> = "message",
        /// When it was last seen, without a zone.
        pub last_seen: Option<Timestamp> = "lastSeen",
        /// Its id.
        pub id: Option<String> = "id",
        /// What it is, in a few words or as a name.
        pub description: Option<String> = "description",
        /// How often it occurred.
        pub count: Option<i64> = "count",
        /// Its code, by which views can be filtered.
        pub code: Option<String> = "code",
    }
}

response! {
    /// One of the most frequent errors of playback.
    pub struct TopErrorDetails {
        /// The share of the views that had it.
        pub percentage: Option<f64> = "percentage",
        /// The share of the viewers that had it.
        pub unique_viewers_effected_percentage: Option<f64> = "uniqueViewersEffectedPercentage",
        /// Remarks on it.
        pub notes: Option<String> = "notes",
        /// What the player said.
        pub message: Option<String> = "message",
        /// When it was last seen, without a zone.
        pub last_seen: Option<Timestamp> = "lastSeen",
        /// Its id.
        pub id: Option<String> = "id",
        /// What it is, in a few words or as a name.
        pub description: Option<String> = "description",
        /// How often it occurred.
        pub count: Option<i64> = "count",
        /// Its code, by which views can be filtered.
        pub code: Option<String> = "code",
    }
}
