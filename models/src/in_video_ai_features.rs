use crate::{Moderation, Summary};

parameters! {
    /// Parameters of update media chapters.
    pub struct UpdateMediaChaptersRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Chapter settings of the media.
        pub body: UpdateMediaChaptersRequestBody = body,
    }
}

request! {
    /// Settings of AI chapters.
    pub struct UpdateMediaChaptersRequestBody {
        /// Chapter switch: `true` starts the generation, `false` turns the chapters off.
        pub chapters: bool = "chapters",
    }
}

response! {
    /// Response of update media chapters.
    pub struct UpdateMediaChaptersResponse {
        /// Success flag of the chapter update.
        pub success: Option<bool> = "success",
        /// Chapter state of the media.
        pub data: Option<ChaptersResponse> = "data",
    }
}

response! {
    /// Chapter state of a media. The chapters follow later, announced by a webhook.
    pub struct ChaptersResponse {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: Option<String> = "mediaId",
        /// State of the chapters, on or off.
        pub is_chapters_enabled: Option<bool> = "isChaptersEnabled",
        /// State of the chapters under its older name.
        pub is_generated_chapters: Option<bool> = "isGeneratedChapters",
    }
}

parameters! {
    /// Parameters of update media moderation.
    pub struct UpdateMediaModerationRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Moderation settings of the media.
        pub body: UpdateMediaModerationRequestBody = body,
    }
}

request! {
    /// Settings of AI moderation.
    pub struct UpdateMediaModerationRequestBody {
        /// Content to check for nudity, violence and profanity. Default: `audio`.
        pub moderation: Option<Moderation> = "moderation",
    }
}

response! {
    /// Response of update media moderation.
    pub struct UpdateMediaModerationResponse {
        /// Success flag of the moderation update.
        pub success: Option<bool> = "success",
        /// Moderation state of the media.
        pub data: Option<ModerationResponse> = "data",
    }
}

response! {
    /// Moderation state of a media. The result follows later, announced by a webhook.
    pub struct ModerationResponse {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: Option<String> = "mediaId",
        /// State of the moderation, on or off.
        pub is_moderation_enabled: Option<bool> = "isModerationEnabled",
        /// State of the moderation under its older name.
        pub is_generated_moderation: Option<bool> = "isGeneratedModeration",
    }
}

parameters! {
    /// Parameters of update media named entities.
    pub struct UpdateMediaNamedEntitiesRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Named entity settings of the media.
        pub body: UpdateMediaNamedEntitiesRequestBody = body,
    }
}

request! {
    /// Settings of AI named entities: people, places, organizations and products.
    pub struct UpdateMediaNamedEntitiesRequestBody {
        /// Named entity switch: `true` starts the extraction, `false` turns it off.
        pub named_entities: bool = "namedEntities",
    }
}

response! {
    /// Response of update media named entities.
    pub struct UpdateMediaNamedEntitiesResponse {
        /// Success flag of the named entity update.
        pub success: Option<bool> = "success",
        /// Named entity state of the media.
        pub data: Option<NamedEntitiesResponse> = "data",
    }
}

response! {
    /// Named entity state of a media. The entities follow later, announced by a webhook.
    pub struct NamedEntitiesResponse {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: Option<String> = "mediaId",
        /// State of the named entities, on or off.
        pub is_named_entities_enabled: Option<bool> = "isNamedEntitiesEnabled",
        /// State of the named entities under its older name.
        pub is_generated_named_entities: Option<bool> = "isGeneratedNamedEntities",
    }
}

parameters! {
    /// Parameters of update media summary.
    pub struct UpdateMediaSummaryRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Summary settings of the media.
        pub body: Summary = body,
    }
}

response! {
    /// Response of update media summary.
    pub struct UpdateMediaSummaryResponse {
        /// Success flag of the summary update.
        pub success: Option<bool> = "success",
        /// Summary state of the media.
        pub data: Option<SummaryResponse> = "data",
    }
}

response! {
    /// Summary state of a media. The text follows later, announced by a webhook.
    pub struct SummaryResponse {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: Option<String> = "mediaId",
        /// State of the summary, on or off.
        pub is_summary_enabled: Option<bool> = "isSummaryEnabled",
        /// State of the summary under its older name.
        pub is_generated_summary: Option<bool> = "isGeneratedSummary",
    }
}

/// Official name of [`Moderation`].
pub type UpdateMediaModerationModeration = Moderation;

/// Official name of [`Summary`].
pub type UpdateMediaSummaryRequestBody = Summary;
