use crate::{Dimension, Filter, Timespan};

response! {
    /// Response of list dimensions.
    pub struct ListDimensionsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Names of all dimensions.
        pub data: Option<Vec<Dimension>> = "data",
    }
}

parameters! {
    /// Parameters of list filter values: the dimension and the views.
    pub struct ListFilterValuesForDimensionRequest {
        /// Dimension whose values are listed.
        pub dimensions_id: Dimension = path,
        /// Time span in which a view ended. Default: not documented by the API.
        pub timespan: Option<Timespan> = "timespan[]",
        /// Filters that a view must match, all of them. Default: no filter.
        pub filterby: Option<Vec<Filter>> = "filterby[]",
    }
}

response! {
    /// Response of list filter values.
    pub struct ListFilterValuesForDimensionResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Values of the dimension.
        pub data: Option<Vec<BrowserNameDimensiondetails>> = "data",
        /// Time span of the values: start and end in Unix seconds.
        pub timespan: Option<Vec<i64>> = "timespan",
    }
}

response! {
    /// Value of a dimension with its counts. The official name mentions the browser; it serves all dimensions.
    pub struct BrowserNameDimensiondetails {
        /// Value, as a [`Filter`] takes it.
        pub value: Option<String> = "value",
        /// Number of viewers with this value.
        pub unique_count: Option<i64> = "uniqueCount",
        /// Number of views with this value.
        pub count: Option<i64> = "count",
    }
}
