response! {
    /// Position of a page in a list.
    #[doc(alias = "DataPagination")]
    #[doc(alias = "LiveStreamPagination")]
    #[doc(alias = "MediaClipResponsePagination")]
    #[doc(alias = "SingingKeysPagination")]
    #[doc(alias = "SigningKeysPagination")]
    pub struct Pagination {
        /// Total number of records.
        pub total_records: Option<i64> = "totalRecords",
        /// Page number, from 1.
        pub current_offset: Option<i64> = "currentOffset",
        /// Number of pages; 0 for an empty list.
        pub offset_count: Option<i64> = "offsetCount",
    }
}
