response! {
    /// Where a page stands among all.
    #[doc(alias = "DataPagination")]
    #[doc(alias = "LiveStreamPagination")]
    #[doc(alias = "MediaClipResponsePagination")]
    #[doc(alias = "SingingKeysPagination")]
    #[doc(alias = "SigningKeysPagination")]
    pub struct Pagination {
        /// How many there are in all.
        pub total_records: Option<i64> = "totalRecords",
        /// The number of this page, counted from 1.
        pub current_offset: Option<i64> = "currentOffset",
        /// How many pages there are.
        pub offset_count: Option<i64> = "offsetCount",
    }
}
