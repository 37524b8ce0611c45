use crate::{Moderation, Summary};

parameters! {
    /// Of which media to find the chapters.
    pub struct UpdateMediaChaptersRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// Whether to.
        pub body: UpdateMediaChaptersRequestBody = body,
    }
}

request! {
    /// Whether a media has chapters.
    pub struct UpdateMediaChaptersRequestBody {
        /// Whether chapters are found: `true` begins the work, `false` turns them off.
        pub chapters: bool = "chapters",
    }
}

response! {
    /// The response to the chapters of a media turned on or off.
    pub struct UpdateMediaChaptersResponse {
        /// Whether it was taken.
        pub success: Option<bool> = "success",
        /// What holds now.
        pub data: Option<ChaptersResponse> = "data",
    }
}

response! {
    /// Whether a media has chapters. They come later, and a webhook tells when.
    pub struct ChaptersResponse {
        /// The id of the media.
        pub media_id: Option<String> = "mediaId",
        /// Whether chapters are on.
        pub is_chapters_enabled: Option<bool> = "isChaptersEnabled",
        /// The same, as older versions of the service name it.
        pub is_generated_chapters: Option<bool> = "isGeneratedChapters",
    }
}

parameters! {
    /// Which media to moderate, and how.
    pub struct UpdateMediaModerationRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// What of it.
        pub body: UpdateMediaModerationRequestBody = body,
    }
}

request! {
    /// How a media is moderated.
    pub struct UpdateMediaModerationRequestBody {
        /// What is looked at for nudity and profanity.
        pub moderation: Option<Moderation> = "moderation",
    }
}

response! {
    /// The response to the moderation of a media turned on.
    pub struct UpdateMediaModerationResponse {
        /// Whether it was taken.
        pub success: Option<bool> = "success",
        /// What holds now.
        pub data: Option<ModerationResponse> = "data",
    }
}

response! {
    /// Whether a media is moderated. The result comes later, and a webhook tells when.
    pub struct ModerationResponse {
        /// The id of the media.
        pub media_id: Option<String> = "mediaId",
        /// Whether moderation is on.
        pub is_moderation_enabled: Option<bool> = "isModerationEnabled",
        /// The same, as older versions of the service name it.
        pub is_generated_moderation: Option<bool> = "isGeneratedModeration",
    }
}

parameters! {
    /// Of which media to find the named entities.
    pub struct UpdateMediaNamedEntitiesRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// Whether to.
        pub body: UpdateMediaNamedEntitiesRequestBody = body,
    }
}

request! {
    /// Whether the named entities of a media are found: people, places, organisations, products.
    pub struct UpdateMediaNamedEntitiesRequestBody {
        /// Whether they are found: `true` begins the work, `false` turns them off.
        pub named_entities: bool = "namedEntities",
    }
}

response! {
    /// The response to the named entities of a media turned on or off.
    pub struct UpdateMediaNamedEntitiesResponse {
        /// Whether it was taken.
        pub success: Option<bool> = "success",
        /// What holds now.
        pub data: Option<NamedEntitiesResponse> = "data",
    }
}

response! {
    /// Whether the named entities of a media are found. They come later, and a webhook tells when.
    pub struct NamedEntitiesResponse {
        /// The id of the media.
        pub media_id: Option<String> = "mediaId",
        /// Whether named entities are on.
        pub is_named_entities_enabled: Option<bool> = "isNamedEntitiesEnabled",
        /// The same, as older versions of the service name it.
        pub is_generated_named_entities: Option<bool> = "isGeneratedNamedEntities",
    }
}

parameters! {
    /// Which media to sum up, and how.
    pub struct UpdateMediaSummaryRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// Whether to, and at which length.
        pub body: Summary = body,
    }
}

response! {
    /// The response to the summary of a media turned on or off.
    pub struct UpdateMediaSummaryResponse {
        /// Whether it was taken.
        pub success: Option<bool> = "success",
        /// What holds now.
        pub data: Option<SummaryResponse> = "data",
    }
}

response! {
    /// Whether a media has a summary. The text comes later, and a webhook tells when.
    pub struct SummaryResponse {
        /// The id of the media.
        pub media_id: Option<String> = "mediaId",
        /// Whether the summary is on.
        pub is_summary_enabled: Option<bool> = "isSummaryEnabled",
        /// The same, as older versions of the service name it.
        pub is_generated_summary: Option<bool> = "isGeneratedSummary",
    }
}

/// Official name of [`Moderation`].
pub type UpdateMediaModerationModeration = Moderation;

/// Official name of [`Summary`].
pub type UpdateMediaSummaryRequestBody = Summary;
