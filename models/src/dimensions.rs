use crate::{Dimension, Filter, Timespan};

response! {
    /// The names of all dimensions.
    pub struct ListDimensionsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The dimensions.
        pub data: Option<Vec<Dimension>> = "data",
    }
}

parameters! {
    /// Of which dimension to list the values, and for which views.
    pub struct ListFilterValuesForDimensionRequest {
        /// The dimension.
        pub dimensions_id: Dimension = path,
        /// Only views that ended in this time. What the service takes if it is not set is not documented.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Only views that meet all of these conditions. Default: all views.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
    }
}

response! {
    /// The values of a dimension.
    pub struct ListFilterValuesForDimensionResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The values.
        pub data: Option<Vec<BrowserNameDimensiondetails>> = "data",
        /// The time that they are of, from and to, in unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// A value of a dimension, whichever dimension that is.
    pub struct BrowserNameDimensiondetails {
        /// The value, as it can stand in a [`Filter`].
        pub value: Option<String> = "value",
        /// How many viewers there were with it.
        pub unique_count: Option<i64> = "uniqueCount",
        /// How many views there were with it.
        pub count: Option<i64> = "count",
    }
}
