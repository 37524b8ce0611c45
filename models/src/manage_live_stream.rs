use std::collections::BTreeMap;

use crate::{LiveStream, Pagination, SortOrder};

parameters! {
    /// Which live stream to read.
    #[doc(alias = "GetLiveStreamByIDRequest")]
    pub struct GetLiveStreamByIdRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which page of the live streams to list.
    pub struct GetAllStreamsRequest {
        /// How many streams a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// By the time of creation. The service's default: the newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Which live stream to change, and how.
    pub struct UpdateLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// What to change.
        pub body: PatchLiveStreamRequest = body,
    }
}

parameters! {
    /// Which broadcast to end.
    pub struct CompleteLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream to delete.
    pub struct DeleteLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream to disable.
    pub struct DisableLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream to enable.
    pub struct EnableLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream's viewers to count.
    #[doc(alias = "GetLiveStreamViewerCountByIDRequest")]
    pub struct GetLiveStreamViewerCountByIdRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

request! {
    /// What to change of a live stream. What is not set stays as it is.
    #[doc(alias = "patchLiveStreamRequest")]
    pub struct PatchLiveStreamRequest {
        /// Keys and values of your own, in place of those that were there: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// How many seconds the service waits for a broadcaster that has gone before it ends the stream: 60 to 1800.
        pub reconnect_window: Option<u32> = "reconnectWindow",
    }
}

response! {
    /// The response to a live stream read.
    #[doc(alias = "livestreamgetResponse")]
    pub struct LivestreamgetResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The stream.
        pub data: Option<LiveStream> = "data",
    }
}

response! {
    /// A page of live streams.
    #[doc(alias = "getStreamsResponse")]
    pub struct GetStreamsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The streams.
        pub data: Option<Vec<LiveStream>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// The response to a live stream changed.
    #[doc(alias = "PatchResponseDTO")]
    pub struct PatchResponseDto {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The stream as it is now.
        pub data: Option<LiveStream> = "data",
    }
}

response! {
    /// The response to viewers counted.
    pub struct ViewsCountResponse {
        /// Whether they were counted.
        pub success: Option<bool> = "success",
        /// How many there are.
        pub data: Option<ViewsCountResponseData> = "data",
    }
}

response! {
    /// How many viewers a live stream has.
    pub struct ViewsCountResponseData {
        /// How many are watching now, as an estimate.
        pub views: Option<i64> = "views",
    }
}

/// Official name of [`Pagination`].
pub type LiveStreamPagination = Pagination;

/// Official name of [`LiveStream`].
pub type PatchResponseData = LiveStream;
