open_enum! {
    /// Sort order of a list.
    pub enum SortOrder {
        /// Ascending: smallest or oldest first.
        Asc = "asc",
        /// Descending: largest or newest first.
        Desc = "desc",
    }
}
