use std::collections::BTreeMap;

use crate::{LiveStream, Pagination, SortOrder};

parameters! {
    /// Parameters of get live stream.
    #[doc(alias = "GetLiveStreamByIDRequest")]
    pub struct GetLiveStreamByIdRequest {
        /// Live stream ID.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Parameters of list live streams.
    pub struct GetAllStreamsRequest {
        /// Live streams per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Sort order by creation time. Default: `desc`, newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Parameters of update live stream.
    pub struct UpdateLiveStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Changes to the live stream.
        pub body: PatchLiveStreamRequest = body,
    }
}

parameters! {
    /// Parameters of complete live stream.
    pub struct CompleteLiveStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Parameters of delete live stream.
    pub struct DeleteLiveStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Parameters of disable live stream.
    pub struct DisableLiveStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Parameters of enable live stream.
    pub struct EnableLiveStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Parameters of get viewer count.
    #[doc(alias = "GetLiveStreamViewerCountByIDRequest")]
    pub struct GetLiveStreamViewerCountByIdRequest {
        /// Live stream ID.
        pub stream_id: String = path,
    }
}

request! {
    /// Changes to a live stream. Fields that are not set keep their values.
    #[doc(alias = "patchLiveStreamRequest")]
    pub struct PatchLiveStreamRequest {
        /// Custom key-value pairs that replace the stored ones: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Reconnect window in seconds, 60 to 1800: how long the API waits for a disconnected encoder before it ends
        /// the broadcast.
        pub reconnect_window: Option<u32> = "reconnectWindow",
    }
}

response! {
    /// Response of get live stream.
    #[doc(alias = "livestreamgetResponse")]
    pub struct LivestreamgetResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// Live stream.
        pub data: Option<LiveStream> = "data",
    }
}

response! {
    /// Page of live streams.
    #[doc(alias = "getStreamsResponse")]
    pub struct GetStreamsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Live streams of this page.
        pub data: Option<Vec<LiveStream>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Response of update live stream.
    #[doc(alias = "PatchResponseDTO")]
    pub struct PatchResponseDto {
        /// Success flag of the update.
        pub success: Option<bool> = "success",
        /// Live stream after the update.
        pub data: Option<LiveStream> = "data",
    }
}

response! {
    /// Response of get viewer count.
    pub struct ViewsCountResponse {
        /// Success flag of the viewer count.
        pub success: Option<bool> = "success",
        /// Viewer count.
        pub data: Option<ViewsCountResponseData> = "data",
    }
}

response! {
    /// Viewer count of a live stream.
    pub struct ViewsCountResponseData {
        /// Estimated number of current viewers.
        pub views: Option<i64> = "views",
    }
}

/// Official name of [`Pagination`].
pub type LiveStreamPagination = Pagination;

/// Official name of [`LiveStream`].
pub type PatchResponseData = LiveStream;
