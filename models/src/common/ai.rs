open_enum! {
    /// What of a media is looked through for unwanted content.
    pub enum ModerationType {
        /// The pictures.
        Video = "video",
        /// The sound.
        Audio = "audio",
        /// Both.
        Av = "av",
    }
}

request! {
    /// A summary to be written of a media.
    #[doc(alias = "UpdateMediaSummaryRequestBody")]
    #[doc(alias = "DirectUploadVideoMediaSummary")]
    pub struct Summary {
        /// Whether it is written.
        pub generate: bool = "generate",
        /// About how many words it has: 30 to 250. The service's default: 100.
        pub summary_length: Option<u32> = "summaryLength",
    }
}

request! {
    /// A search for unwanted content.
    #[doc(alias = "UpdateMediaModerationModeration")]
    #[doc(alias = "DirectUploadVideoMediaModeration")]
    pub struct Moderation {
        /// What is looked through.
        pub r#type: ModerationType = "type",
    }
}
