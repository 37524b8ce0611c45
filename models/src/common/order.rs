open_enum! {
    /// The direction of a list.
    pub enum SortOrder {
        /// The smallest or the oldest first.
        Asc = "asc",
        /// The largest or the newest first.
        Desc = "desc",
    }
}
