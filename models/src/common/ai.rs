open_enum! {
    /// Content that moderation checks.
    pub enum ModerationType {
        /// Video frames only.
        Video = "video",
        /// Audio only.
        Audio = "audio",
        /// Video frames and audio.
        Av = "av",
    }
}

request! {
    /// Settings of the AI summary of a media.
    #[doc(alias = "UpdateMediaSummaryRequestBody")]
    #[doc(alias = "DirectUploadVideoMediaSummary")]
    pub struct Summary {
        /// Summary switch: `true` starts the generation, `false` turns the summary off.
        pub generate: bool = "generate",
        /// Approximate length in words, 30 to 250. Default: 100.
        pub summary_length: Option<u32> = "summaryLength",
    }
}

request! {
    /// Settings of AI moderation: the search for nudity, violence and profanity.
    #[doc(alias = "UpdateMediaModerationModeration")]
    #[doc(alias = "DirectUploadVideoMediaModeration")]
    pub struct Moderation {
        /// Content to check: video, audio or both.
        pub r#type: ModerationType = "type",
    }
}
