//! Client for the [FastPix](https://fastpix.com) video API: one function for each operation, and one feature for each
//! function.
//!
//! # Quick start
//!
//! Enable the functions that you call; only those are compiled:
//!
//! ```toml
//! [dependencies]
//! fastpix-funcs = { version = "0.1", features = ["start-live-stream-create-new-stream"] }
//! tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
//! ```
//!
//! A function takes a [`FastpixCore`] and a request, and returns a [`Call`]: a future of the response or of a
//! [`FastpixError`]. With the token ID in `FASTPIX_USERNAME` and its secret in `FASTPIX_PASSWORD`, this program creates a
//! live stream:
//!
#![cfg_attr(feature = "start-live-stream-create-new-stream", doc = "```no_run")]
#![cfg_attr(not(feature = "start-live-stream-create-new-stream"), doc = "```ignore")]
//! use fastpix_funcs::{FastpixCore, models::*, start_live_stream_create_new_stream};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     // One for the whole program: clones share its connections.
//!     let core = FastpixCore::from_env()?;
//!     let request = CreateLiveStreamRequest::new(
//!         PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
//!         InputMediaSettings::new().metadata([("event", "spring-concert")]),
//!     );
//!     let stream = start_live_stream_create_new_stream(&core, request).data().await?;
//!     println!("{:?} is {:?}", stream.stream_id, stream.status);
//!     Ok(())
//! }
//! ```
//!
//! The core, the errors and the models are re-exported here, so this is the only FastPix crate that a program needs.
//!
//! # Features
//!
//! The feature of a function is its name with dashes. The heading of each group below names the feature that enables all of
//! the group, and `full` enables all functions. No function is enabled by default. The features of the client itself, such
//! as `rustls` and `retry`, are those of [`fastpix_core`].
//!
//! The feature `client` adds the class form of the official SDKs, in which each operation is a method, `pages` reads lists
//! page by page, `wait` waits until an object has the expected status, and `blocking` is for programs without a runtime.
//! `urls` adds the URLs that the API does not return, and signed tokens for private playback, `upload` the upload of files,
//! and `webhooks` the verification and the types of webhook events.
//!
//! `recover` finds out whether a create took effect after an error. It is there with the operations that list live streams
//! or media.
//!
//! The feature `testing` is for your tests: a client without sockets, and calls, responses and errors made by hand, see
//! `testing`.
//!
//! # Operations
//!
//! ## Create live streams: `start-live-stream`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`start_live_stream_create_new_stream`] | Creates a live stream. |
//!
//! ## Manage live streams: `manage-live-stream`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`manage_live_stream_complete_live_stream`] | Ends the current broadcast of a live stream. |
//! | [`manage_live_stream_delete_live_stream`] | Deletes a live stream. |
//! | [`manage_live_stream_disable_live_stream`] | Disables a live stream. |
//! | [`manage_live_stream_enable_live_stream`] | Enables a disabled live stream. |
//! | [`manage_live_stream_get_all_streams`] | Lists the live streams of the workspace, one page per call. |
//! | [`manage_live_stream_get_live_stream_by_id`] | Reads a live stream: its settings, keys, playback IDs and status. |
//! | [`manage_live_stream_get_live_stream_viewer_count_by_id`] | Reads the current number of viewers of a live stream. |
//! | [`manage_live_stream_update_live_stream`] | Updates the metadata or the reconnect window of a live stream. |
//!
//! ## Playback IDs of live streams: `live-playback`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`live_playback_create_playback_id_of_stream`] | Creates another playback ID for a live stream. |
//! | [`live_playback_delete_playback_id_of_stream`] | Deletes a playback ID of a live stream. |
//! | [`live_playback_get_live_stream_playback_id`] | Reads a playback ID of a live stream: its access policy and its restrictions. |
//! | [`live_playback_update_live_stream_domain_restrictions`] | Sets on which domains a playback ID of a live stream can be played. |
//! | [`live_playback_update_live_stream_user_agent_restrictions`] | Sets which user agents can play a playback ID of a live stream. |
//!
//! ## Simulcast targets of live streams: `simulcast-stream`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`simulcast_stream_create_simulcast_of_stream`] | Creates a simulcast target: another platform that receives the live stream. |
//! | [`simulcast_stream_delete_simulcast_of_stream`] | Deletes a simulcast target. |
//! | [`simulcast_stream_get_specific_simulcast_of_stream`] | Reads a simulcast target: its URL, its stream key and whether it is enabled. |
//! | [`simulcast_stream_update_specific_simulcast_of_stream`] | Enables or disables a simulcast target, or updates its metadata. |
//!
//! ## Create and upload media: `input-video`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`input_video_create_media`] | Creates a media from the URLs of its files. |
//! | [`input_video_direct_upload_video_media`] | Opens a direct upload: the response has a signed URL that accepts the file by `PUT`. |
//!
//! ## Manage media: `manage-videos`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`manage_videos_add_media_track`] | Adds an audio or subtitle track to a media. |
//! | [`manage_videos_cancel_upload`] | Cancels a direct upload that has not received its file. |
//! | [`manage_videos_delete_media`] | Deletes a media. |
//! | [`manage_videos_delete_media_track`] | Deletes an audio or subtitle track of a media. |
//! | [`manage_videos_generate_subtitle_track`] | Starts to generate subtitles from an audio track of a media. |
//! | [`manage_videos_get_media`] | Reads a media: its status, playback IDs, tracks and metadata. |
//! | [`manage_videos_get_media_clips`] | Lists the clips that were made from a media, one page per call. |
//! | [`manage_videos_get_summary`] | Reads the generated summary of a media. |
//! | [`manage_videos_list_live_clips`] | Lists the clips that were made from a live stream, one page per call. |
//! | [`manage_videos_list_media`] | Lists the media of the workspace, one page per call. |
//! | [`manage_videos_list_uploads`] | Lists the direct uploads that have not received their files, one page per call. |
//! | [`manage_videos_retrieve_media_input_info`] | Reads the source of a media: the URL, format and tracks of its input files. |
//! | [`manage_videos_update_media_track`] | Updates a track of a media: replaces its file, or changes its language or title. |
//! | [`manage_videos_updated_media`] | Updates the metadata, the title or the creator ID of a media. |
//! | [`manage_videos_updated_mp4_support`] | Sets which MP4 and M4A files of a media can be downloaded. |
//! | [`manage_videos_updated_source_access`] | Sets whether the source file of a media can be downloaded. |
//!
//! ## Playback IDs of media: `playback`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`playback_create_media_playback_id`] | Creates another playback ID for a media. |
//! | [`playback_delete_media_playback_id`] | Deletes a playback ID of a media. |
//! | [`playback_get_playback_id`] | Reads a playback ID of a media: its access policy and its restrictions. |
//! | [`playback_list_playback_ids`] | Lists all playback IDs of a media, with their access policies and restrictions. |
//! | [`playback_update_domain_restrictions`] | Sets on which domains a playback ID of a media can be played. |
//! | [`playback_update_user_agent_restrictions`] | Sets which user agents can play a playback ID of a media. |
//!
//! ## AI features of media: `in-video-ai-features`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`in_video_ai_features_update_media_chapters`] | Starts to generate the chapters of a media, or disables them. |
//! | [`in_video_ai_features_update_media_moderation`] | Starts the moderation of a media, which looks for nudity and profanity, or disables it. |
//! | [`in_video_ai_features_update_media_named_entities`] | Starts to extract the people, places, organizations and products that a media names, or disables that. |
//! | [`in_video_ai_features_update_media_summary`] | Starts to generate the summary of a media, or disables it. |
//!
//! ## Playlists: `playlist`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`playlist_add_media_to_playlist`] | Adds media to the end of a playlist, in the given order. |
//! | [`playlist_change_media_order_in_playlist`] | Changes the order of the media in a playlist. |
//! | [`playlist_create_a_playlist`] | Creates a manual or a smart playlist. |
//! | [`playlist_delete_a_playlist`] | Deletes a playlist. |
//! | [`playlist_delete_media_from_playlist`] | Removes media from a playlist. |
//! | [`playlist_get_all_playlists`] | Lists the playlists of the workspace, one page per call. |
//! | [`playlist_get_playlist_by_id`] | Reads a playlist with its media in playback order. |
//! | [`playlist_update_a_playlist`] | Updates the name and the description of a playlist. |
//!
//! ## DRM configurations: `drm-configurations`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`drm_configurations_get_drm_configuration`] | Lists the DRM configurations of the workspace, one page per call. |
//! | [`drm_configurations_get_drm_configuration_by_id`] | Reads a DRM configuration, to check that its ID exists. |
//!
//! ## Signing keys: `signing-keys`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`signing_keys_create_signing_key`] | Creates a signing key for the tokens of private playback. |
//! | [`signing_keys_delete_signing_key`] | Deletes a signing key. |
//! | [`signing_keys_get_signing_key_by_id`] | Reads the public key of a signing key and the ID of its workspace. |
//! | [`signing_keys_list_signing_keys`] | Lists the signing keys of the workspace, one page per call. |
//!
//! ## Views: `views`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`views_get_data_viewlist_current_views_filter`] | Reads the current number of viewers for each value of a dimension. |
//! | [`views_get_data_viewlist_current_views_get_timeseries_views`] | Reads the number of current views as a time series. |
//! | [`views_get_video_view_details`] | Reads the details of a view: viewer, device, playback quality and events. |
//! | [`views_list_by_top_content`] | Lists the most viewed videos. |
//! | [`views_list_video_views`] | Lists the completed views, one page per call. |
//!
//! ## Metrics: `metrics`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`metrics_get_timeseries_data`] | Reads a metric as a time series. |
//! | [`metrics_list_breakdown_values`] | Lists the values of a metric for each value of a dimension, one page per call. |
//! | [`metrics_list_comparison_values`] | Reads all metrics, for all views or for those with one value of a dimension. |
//! | [`metrics_list_overall_values`] | Reads the overall value of a metric, with the totals of its views. |
//!
//! ## Dimensions: `dimensions`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`dimensions_list_dimensions`] | Lists the dimensions by which views can be filtered and grouped. |
//! | [`dimensions_list_filter_values_for_dimension`] | Lists the values of a dimension, with the number of views of each. |
//!
//! ## Playback errors: `errors`
//!
//! | function | what it does |
//! | --- | --- |
//! | [`errors_list_errors`] | Lists the playback errors of views, and the most frequent ones. |
#![cfg_attr(docsrs, feature(doc_cfg))]
// Functions that are not enabled cannot be linked to.
#![cfg_attr(not(feature = "full"), allow(rustdoc::broken_intra_doc_links))]

#[cfg(feature = "pages")]
#[cfg_attr(docsrs, doc(cfg(feature = "pages")))]
pub mod pages;
#[cfg(any(feature = "manage-live-stream-get-all-streams", feature = "manage-videos-list-media"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "manage-live-stream-get-all-streams", feature = "manage-videos-list-media"))))]
pub mod recover;
#[cfg(feature = "upload")]
#[cfg_attr(docsrs, doc(cfg(feature = "upload")))]
pub mod upload;
#[cfg(feature = "urls")]
#[cfg_attr(docsrs, doc(cfg(feature = "urls")))]
pub mod urls;
#[cfg(feature = "wait")]
#[cfg_attr(docsrs, doc(cfg(feature = "wait")))]
pub mod wait;

#[cfg(feature = "webhooks")]
#[cfg_attr(docsrs, doc(cfg(feature = "webhooks")))]
pub use fastpix_webhooks as webhooks;

pub use fastpix_core;
pub use fastpix_core::*;
pub use fastpix_errors as errors;
pub use fastpix_models as models;

#[cfg(feature = "pages")]
#[cfg_attr(docsrs, doc(cfg(feature = "pages")))]
pub use crate::pages::{PagedRequest, Pages, pages};
#[cfg(feature = "upload")]
#[cfg_attr(docsrs, doc(cfg(feature = "upload")))]
pub use crate::upload::upload_file;
#[cfg(feature = "urls")]
#[cfg_attr(docsrs, doc(cfg(feature = "urls")))]
pub use crate::urls::{IngestUrls, LiveIngest, MediaPlaybackUrls, PlaybackUrls};
#[cfg(feature = "wait")]
#[cfg_attr(docsrs, doc(cfg(feature = "wait")))]
pub use crate::wait::*;

// Resources as `accessor type: resource "official name" in "folder" as module`; operations as documentation and
// `"feature": file "official name" OPERATION => function(request) -> response`. The names of a resource and of a file are also the
// accessor and the method of the class form.
/// Calls a macro with the list of all operations. The macro decides what becomes of the list: modules and functions here,
/// methods in `client`.
#[doc(hidden)]
#[macro_export]
macro_rules! with_operations {
    ($callback:ident) => {
        $callback! {
            StartLiveStream: start_live_stream "startLiveStream" in "start_live_stream" as start_live_stream {
                /// Creates a live stream.
                "start-live-stream-create-new-stream": create_new_stream "createNewStream" START_LIVE_STREAM_CREATE_NEW_STREAM => start_live_stream_create_new_stream(CreateLiveStreamRequest) -> LiveStreamResponseDto;
            }
            ManageLiveStream: manage_live_stream "manageLiveStream" in "manage_live_stream" as manage_live_stream {
                /// Ends the current broadcast of a live stream.
                "manage-live-stream-complete-live-stream": complete_live_stream "completeLiveStream" MANAGE_LIVE_STREAM_COMPLETE_LIVE_STREAM => manage_live_stream_complete_live_stream(CompleteLiveStreamRequest) -> LiveStreamDeleteResponse;
                /// Deletes a live stream.
                "manage-live-stream-delete-live-stream": delete_live_stream "deleteLiveStream" MANAGE_LIVE_STREAM_DELETE_LIVE_STREAM => manage_live_stream_delete_live_stream(DeleteLiveStreamRequest) -> LiveStreamDeleteResponse;
                /// Disables a live stream.
                "manage-live-stream-disable-live-stream": disable_live_stream "disableLiveStream" MANAGE_LIVE_STREAM_DISABLE_LIVE_STREAM => manage_live_stream_disable_live_stream(DisableLiveStreamRequest) -> LiveStreamDeleteResponse;
                /// Enables a disabled live stream.
                "manage-live-stream-enable-live-stream": enable_live_stream "enableLiveStream" MANAGE_LIVE_STREAM_ENABLE_LIVE_STREAM => manage_live_stream_enable_live_stream(EnableLiveStreamRequest) -> LiveStreamDeleteResponse;
                /// Lists the live streams of the workspace, one page per call.
                "manage-live-stream-get-all-streams": get_all_streams "getAllStreams" MANAGE_LIVE_STREAM_GET_ALL_STREAMS => manage_live_stream_get_all_streams(GetAllStreamsRequest) -> GetStreamsResponse;
                /// Reads a live stream: its settings, keys, playback IDs and status.
                "manage-live-stream-get-live-stream-by-id": get_live_stream_by_id "getLiveStreamById" MANAGE_LIVE_STREAM_GET_LIVE_STREAM_BY_ID => manage_live_stream_get_live_stream_by_id(GetLiveStreamByIdRequest) -> LivestreamgetResponse;
                /// Reads the current number of viewers of a live stream.
                "manage-live-stream-get-live-stream-viewer-count-by-id": get_live_stream_viewer_count_by_id "getLiveStreamViewerCountById" MANAGE_LIVE_STREAM_GET_LIVE_STREAM_VIEWER_COUNT_BY_ID => manage_live_stream_get_live_stream_viewer_count_by_id(GetLiveStreamViewerCountByIdRequest) -> ViewsCountResponse;
                /// Updates the metadata or the reconnect window of a live stream.
                "manage-live-stream-update-live-stream": update_live_stream "updateLiveStream" MANAGE_LIVE_STREAM_UPDATE_LIVE_STREAM => manage_live_stream_update_live_stream(UpdateLiveStreamRequest) -> PatchResponseDto;
            }
            LivePlayback: live_playback "livePlayback" in "live_playback" as live_playback {
                /// Creates another playback ID for a live stream.
                "live-playback-create-playback-id-of-stream": create_playback_id_of_stream "createPlaybackIdOfStream" LIVE_PLAYBACK_CREATE_PLAYBACK_ID_OF_STREAM => live_playback_create_playback_id_of_stream(CreatePlaybackIdOfStreamRequest) -> PlaybackIdSuccessResponse;
                /// Deletes a playback ID of a live stream.
                "live-playback-delete-playback-id-of-stream": delete_playback_id_of_stream "deletePlaybackIdOfStream" LIVE_PLAYBACK_DELETE_PLAYBACK_ID_OF_STREAM => live_playback_delete_playback_id_of_stream(DeletePlaybackIdOfStreamRequest) -> LiveStreamDeleteResponse;
                /// Reads a playback ID of a live stream: its access policy and its restrictions.
                "live-playback-get-live-stream-playback-id": get_live_stream_playback_id "getLiveStreamPlaybackId" LIVE_PLAYBACK_GET_LIVE_STREAM_PLAYBACK_ID => live_playback_get_live_stream_playback_id(GetLiveStreamPlaybackIdRequest) -> PlaybackIdSuccessResponse;
                /// Sets on which domains a playback ID of a live stream can be played.
                "live-playback-update-live-stream-domain-restrictions": update_live_stream_domain_restrictions "updateLiveStreamDomainRestrictions" LIVE_PLAYBACK_UPDATE_LIVE_STREAM_DOMAIN_RESTRICTIONS => live_playback_update_live_stream_domain_restrictions(UpdateLiveStreamDomainRestrictionsRequest) -> UpdateLiveStreamDomainRestrictionsResponseBody;
                /// Sets which user agents can play a playback ID of a live stream.
                "live-playback-update-live-stream-user-agent-restrictions": update_live_stream_user_agent_restrictions "updateLiveStreamUserAgentRestrictions" LIVE_PLAYBACK_UPDATE_LIVE_STREAM_USER_AGENT_RESTRICTIONS => live_playback_update_live_stream_user_agent_restrictions(UpdateLiveStreamUserAgentRestrictionsRequest) -> UpdateLiveStreamUserAgentRestrictionsResponseBody;
            }
            SimulcastStream: simulcast_stream "simulcastStream" in "simulcast_stream" as simulcast_stream {
                /// Creates a simulcast target: another platform that receives the live stream.
                "simulcast-stream-create-simulcast-of-stream": create_simulcast_of_stream "createSimulcastOfStream" SIMULCAST_STREAM_CREATE_SIMULCAST_OF_STREAM => simulcast_stream_create_simulcast_of_stream(CreateSimulcastOfStreamRequest) -> SimulcastResponse;
                /// Deletes a simulcast target.
                "simulcast-stream-delete-simulcast-of-stream": delete_simulcast_of_stream "deleteSimulcastOfStream" SIMULCAST_STREAM_DELETE_SIMULCAST_OF_STREAM => simulcast_stream_delete_simulcast_of_stream(DeleteSimulcastOfStreamRequest) -> SimulcastdeleteResponse;
                /// Reads a simulcast target: its URL, its stream key and whether it is enabled.
                "simulcast-stream-get-specific-simulcast-of-stream": get_specific_simulcast_of_stream "getSpecificSimulcastOfStream" SIMULCAST_STREAM_GET_SPECIFIC_SIMULCAST_OF_STREAM => simulcast_stream_get_specific_simulcast_of_stream(GetSpecificSimulcastOfStreamRequest) -> SimulcastResponse;
                /// Enables or disables a simulcast target, or updates its metadata.
                "simulcast-stream-update-specific-simulcast-of-stream": update_specific_simulcast_of_stream "updateSpecificSimulcastOfStream" SIMULCAST_STREAM_UPDATE_SPECIFIC_SIMULCAST_OF_STREAM => simulcast_stream_update_specific_simulcast_of_stream(UpdateSpecificSimulcastOfStreamRequest) -> SimulcastUpdateResponse;
            }
            InputVideo: input_video "inputVideo" in "input_video" as input_video {
                /// Creates a media from the URLs of its files.
                "input-video-create-media": create_media "createMedia" INPUT_VIDEO_CREATE_MEDIA => input_video_create_media(CreateMediaRequest) -> CreateMediaSuccessResponse;
                /// Opens a direct upload: the response has a signed URL that accepts the file by `PUT`.
                "input-video-direct-upload-video-media": direct_upload_video_media "directUploadVideoMedia" INPUT_VIDEO_DIRECT_UPLOAD_VIDEO_MEDIA => input_video_direct_upload_video_media(DirectUploadVideoMediaRequest) -> DirectUploadVideoMediaResponse;
            }
            ManageVideos: manage_videos "manageVideos" in "manage_videos" as manage_videos {
                /// Adds an audio or subtitle track to a media.
                "manage-videos-add-media-track": add_media_track "addMediaTrack" MANAGE_VIDEOS_ADD_MEDIA_TRACK => manage_videos_add_media_track(AddMediaTrackRequest) -> AddMediaTrackResponse;
                /// Cancels a direct upload that has not received its file.
                "manage-videos-cancel-upload": cancel_upload "cancelUpload" MANAGE_VIDEOS_CANCEL_UPLOAD => manage_videos_cancel_upload(CancelUploadRequest) -> CancelUploadResponse;
                /// Deletes a media.
                "manage-videos-delete-media": delete_media "deleteMedia" MANAGE_VIDEOS_DELETE_MEDIA => manage_videos_delete_media(DeleteMediaRequest) -> DeleteMediaResponse;
                /// Deletes an audio or subtitle track of a media.
                "manage-videos-delete-media-track": delete_media_track "deleteMediaTrack" MANAGE_VIDEOS_DELETE_MEDIA_TRACK => manage_videos_delete_media_track(DeleteMediaTrackRequest) -> DeleteMediaTrackResponse;
                /// Starts to generate subtitles from an audio track of a media.
                "manage-videos-generate-subtitle-track": generate_subtitle_track "generateSubtitleTrack" MANAGE_VIDEOS_GENERATE_SUBTITLE_TRACK => manage_videos_generate_subtitle_track(GenerateSubtitleTrackRequest) -> GenerateSubtitleTrackResponse;
                /// Reads a media: its status, playback IDs, tracks and metadata.
                "manage-videos-get-media": get_media "getMedia" MANAGE_VIDEOS_GET_MEDIA => manage_videos_get_media(GetMediaRequest) -> GetMediaResponse;
                /// Lists the clips that were made from a media, one page per call.
                "manage-videos-get-media-clips": get_media_clips "getMediaClips" MANAGE_VIDEOS_GET_MEDIA_CLIPS => manage_videos_get_media_clips(GetMediaClipsRequest) -> MediaClipResponse;
                /// Reads the generated summary of a media.
                "manage-videos-get-summary": get_summary "getSummary" MANAGE_VIDEOS_GET_SUMMARY => manage_videos_get_summary(GetMediaSummaryRequest) -> GetMediaSummaryResponse;
                /// Lists the clips that were made from a live stream, one page per call.
                "manage-videos-list-live-clips": list_live_clips "listLiveClips" MANAGE_VIDEOS_LIST_LIVE_CLIPS => manage_videos_list_live_clips(ListLiveClipsRequest) -> ListLiveClipsResponse;
                /// Lists the media of the workspace, one page per call.
                "manage-videos-list-media": list_media "listMedia" MANAGE_VIDEOS_LIST_MEDIA => manage_videos_list_media(ListMediaRequest) -> ListMediaResponse;
                /// Lists the direct uploads that have not received their files, one page per call.
                "manage-videos-list-uploads": list_uploads "listUploads" MANAGE_VIDEOS_LIST_UPLOADS => manage_videos_list_uploads(ListUploadsRequest) -> ListUploadsResponse;
                /// Reads the source of a media: the URL, format and tracks of its input files.
                "manage-videos-retrieve-media-input-info": retrieve_media_input_info "retrieveMediaInputInfo" MANAGE_VIDEOS_RETRIEVE_MEDIA_INPUT_INFO => manage_videos_retrieve_media_input_info(RetrieveMediaInputInfoRequest) -> RetrieveMediaInputInfoResponse;
                /// Updates a track of a media: replaces its file, or changes its language or title.
                "manage-videos-update-media-track": update_media_track "updateMediaTrack" MANAGE_VIDEOS_UPDATE_MEDIA_TRACK => manage_videos_update_media_track(UpdateMediaTrackRequest) -> UpdateMediaTrackResponse;
                /// Updates the metadata, the title or the creator ID of a media.
                "manage-videos-updated-media": updated_media "updatedMedia" MANAGE_VIDEOS_UPDATED_MEDIA => manage_videos_updated_media(UpdatedMediaRequest) -> UpdatedMediaResponse;
                /// Sets which MP4 and M4A files of a media can be downloaded.
                "manage-videos-updated-mp4-support": updated_mp4_support "updatedMp4Support" MANAGE_VIDEOS_UPDATED_MP4_SUPPORT => manage_videos_updated_mp4_support(UpdatedMp4SupportRequest) -> UpdatedMp4SupportResponse;
                /// Sets whether the source file of a media can be downloaded.
                "manage-videos-updated-source-access": updated_source_access "updatedSourceAccess" MANAGE_VIDEOS_UPDATED_SOURCE_ACCESS => manage_videos_updated_source_access(UpdatedSourceAccessRequest) -> UpdatedSourceAccessResponse;
            }
            Playback: playback "playback" in "playback" as playback {
                /// Creates another playback ID for a media.
                "playback-create-media-playback-id": create_media_playback_id "createMediaPlaybackId" PLAYBACK_CREATE_MEDIA_PLAYBACK_ID => playback_create_media_playback_id(CreateMediaPlaybackIdRequest) -> CreateMediaPlaybackIdResponse;
                /// Deletes a playback ID of a media.
                "playback-delete-media-playback-id": delete_media_playback_id "deleteMediaPlaybackId" PLAYBACK_DELETE_MEDIA_PLAYBACK_ID => playback_delete_media_playback_id(DeleteMediaPlaybackIdRequest) -> DeleteMediaPlaybackIdResponse;
                /// Reads a playback ID of a media: its access policy and its restrictions.
                "playback-get-playback-id": get_playback_id "getPlaybackId" PLAYBACK_GET_PLAYBACK_ID => playback_get_playback_id(GetPlaybackIdRequest) -> GetPlaybackIdResponse;
                /// Lists all playback IDs of a media, with their access policies and restrictions.
                "playback-list-playback-ids": list_playback_ids "listPlaybackIds" PLAYBACK_LIST_PLAYBACK_IDS => playback_list_playback_ids(ListPlaybackIdsRequest) -> ListPlaybackIdsResponseBody;
                /// Sets on which domains a playback ID of a media can be played.
                "playback-update-domain-restrictions": update_domain_restrictions "updateDomainRestrictions" PLAYBACK_UPDATE_DOMAIN_RESTRICTIONS => playback_update_domain_restrictions(UpdateDomainRestrictionsRequest) -> UpdateDomainRestrictionsResponseBody;
                /// Sets which user agents can play a playback ID of a media.
                "playback-update-user-agent-restrictions": update_user_agent_restrictions "updateUserAgentRestrictions" PLAYBACK_UPDATE_USER_AGENT_RESTRICTIONS => playback_update_user_agent_restrictions(UpdateUserAgentRestrictionsRequest) -> UpdateUserAgentRestrictionsResponseBody;
            }
            InVideoAiFeatures: in_video_ai_features "inVideoAIFeatures" in "in_video_ai_features" as in_video_ai_features {
                /// Starts to generate the chapters of a media, or disables them.
                "in-video-ai-features-update-media-chapters": update_media_chapters "updateMediaChapters" IN_VIDEO_AI_FEATURES_UPDATE_MEDIA_CHAPTERS => in_video_ai_features_update_media_chapters(UpdateMediaChaptersRequest) -> UpdateMediaChaptersResponse;
                /// Starts the moderation of a media, which looks for nudity and profanity, or disables it.
                "in-video-ai-features-update-media-moderation": update_media_moderation "updateMediaModeration" IN_VIDEO_AI_FEATURES_UPDATE_MEDIA_MODERATION => in_video_ai_features_update_media_moderation(UpdateMediaModerationRequest) -> UpdateMediaModerationResponse;
                /// Starts to extract the people, places, organizations and products that a media names, or disables that.
                "in-video-ai-features-update-media-named-entities": update_media_named_entities "updateMediaNamedEntities" IN_VIDEO_AI_FEATURES_UPDATE_MEDIA_NAMED_ENTITIES => in_video_ai_features_update_media_named_entities(UpdateMediaNamedEntitiesRequest) -> UpdateMediaNamedEntitiesResponse;
                /// Starts to generate the summary of a media, or disables it.
                "in-video-ai-features-update-media-summary": update_media_summary "updateMediaSummary" IN_VIDEO_AI_FEATURES_UPDATE_MEDIA_SUMMARY => in_video_ai_features_update_media_summary(UpdateMediaSummaryRequest) -> UpdateMediaSummaryResponse;
            }
            Playlist: playlist "playlist" in "playlist" as playlist {
                /// Adds media to the end of a playlist, in the given order.
                "playlist-add-media-to-playlist": add_media_to_playlist "addMediaToPlaylist" PLAYLIST_ADD_MEDIA_TO_PLAYLIST => playlist_add_media_to_playlist(AddMediaToPlaylistRequest) -> PlaylistByIdResponse;
                /// Changes the order of the media in a playlist.
                "playlist-change-media-order-in-playlist": change_media_order_in_playlist "changeMediaOrderInPlaylist" PLAYLIST_CHANGE_MEDIA_ORDER_IN_PLAYLIST => playlist_change_media_order_in_playlist(ChangeMediaOrderInPlaylistRequest) -> PlaylistByIdResponse;
                /// Creates a manual or a smart playlist.
                "playlist-create-a-playlist": create_a_playlist "createAPlaylist" PLAYLIST_CREATE_A_PLAYLIST => playlist_create_a_playlist(CreatePlaylistRequest) -> PlaylistCreatedResponse;
                /// Deletes a playlist.
                "playlist-delete-a-playlist": delete_a_playlist "deleteAPlaylist" PLAYLIST_DELETE_A_PLAYLIST => playlist_delete_a_playlist(DeleteAPlaylistRequest) -> SuccessResponse;
                /// Removes media from a playlist.
                "playlist-delete-media-from-playlist": delete_media_from_playlist "deleteMediaFromPlaylist" PLAYLIST_DELETE_MEDIA_FROM_PLAYLIST => playlist_delete_media_from_playlist(DeleteMediaFromPlaylistRequest) -> PlaylistByIdResponse;
                /// Lists the playlists of the workspace, one page per call.
                "playlist-get-all-playlists": get_all_playlists "getAllPlaylists" PLAYLIST_GET_ALL_PLAYLISTS => playlist_get_all_playlists(GetAllPlaylistsRequest) -> GetAllPlaylistsResponse;
                /// Reads a playlist with its media in playback order.
                "playlist-get-playlist-by-id": get_playlist_by_id "getPlaylistById" PLAYLIST_GET_PLAYLIST_BY_ID => playlist_get_playlist_by_id(GetPlaylistByIdRequest) -> PlaylistByIdResponse;
                /// Updates the name and the description of a playlist.
                "playlist-update-a-playlist": update_a_playlist "updateAPlaylist" PLAYLIST_UPDATE_A_PLAYLIST => playlist_update_a_playlist(UpdateAPlaylistRequest) -> PlaylistCreatedResponse;
            }
            DrmConfigurations: drm_configurations "drmConfigurations" in "drm_configurations" as drm_configurations {
                /// Lists the DRM configurations of the workspace, one page per call.
                "drm-configurations-get-drm-configuration": get_drm_configuration "getDRMConfiguration" DRM_CONFIGURATIONS_GET_DRM_CONFIGURATION => drm_configurations_get_drm_configuration(GetDrmConfigurationRequest) -> GetDrmConfigurationResponse;
                /// Reads a DRM configuration, to check that its ID exists.
                "drm-configurations-get-drm-configuration-by-id": get_drm_configuration_by_id "getDRMConfigurationById" DRM_CONFIGURATIONS_GET_DRM_CONFIGURATION_BY_ID => drm_configurations_get_drm_configuration_by_id(GetDrmConfigurationByIdRequest) -> GetDrmConfigurationByIdResponse;
            }
            SigningKeys: signing_keys "signingKeys" in "signing_keys" as signing_keys {
                /// Creates a signing key for the tokens of private playback.
                "signing-keys-create-signing-key": create_signing_key "createSigningKey" SIGNING_KEYS_CREATE_SIGNING_KEY => signing_keys_create_signing_key() -> CreateResponse;
                /// Deletes a signing key.
                "signing-keys-delete-signing-key": delete_signing_key "deleteSigningKey" SIGNING_KEYS_DELETE_SIGNING_KEY => signing_keys_delete_signing_key(DeleteSigningKeyRequest) -> DeleteSigningKeyResponse;
                /// Reads the public key of a signing key and the ID of its workspace.
                "signing-keys-get-signing-key-by-id": get_signing_key_by_id "getSigningKeyById" SIGNING_KEYS_GET_SIGNING_KEY_BY_ID => signing_keys_get_signing_key_by_id(GetSigningKeyByIdRequest) -> GetPublicPemUsingSigningKeyIdResponseDto;
                /// Lists the signing keys of the workspace, one page per call.
                "signing-keys-list-signing-keys": list_signing_keys "listSigningKeys" SIGNING_KEYS_LIST_SIGNING_KEYS => signing_keys_list_signing_keys(ListSigningKeysRequest) -> GetAllSigningKeyResponse;
            }
            Views: views "views" in "views" as views {
                /// Reads the current number of viewers for each value of a dimension.
                "views-get-data-viewlist-current-views-filter": get_data_viewlist_current_views_filter "getDataViewlistCurrentViewsFilter" VIEWS_GET_DATA_VIEWLIST_CURRENT_VIEWS_FILTER => views_get_data_viewlist_current_views_filter(GetDataViewlistCurrentViewsFilterRequest) -> GetDataViewlistCurrentViewsFilterResponse;
                /// Reads the number of current views as a time series.
                "views-get-data-viewlist-current-views-get-timeseries-views": get_data_viewlist_current_views_get_timeseries_views "getDataViewlistCurrentViewsGetTimeseriesViews" VIEWS_GET_DATA_VIEWLIST_CURRENT_VIEWS_GET_TIMESERIES_VIEWS => views_get_data_viewlist_current_views_get_timeseries_views() -> GetDataViewlistCurrentViewsGetTimeseriesViewsResponse;
                /// Reads the details of a view: viewer, device, playback quality and events.
                "views-get-video-view-details": get_video_view_details "getVideoViewDetails" VIEWS_GET_VIDEO_VIEW_DETAILS => views_get_video_view_details(GetVideoViewDetailsRequest) -> GetVideoViewDetailsResponse;
                /// Lists the most viewed videos.
                "views-list-by-top-content": list_by_top_content "listByTopContent" VIEWS_LIST_BY_TOP_CONTENT => views_list_by_top_content(ListByTopContentRequest) -> ListByTopContentResponse;
                /// Lists the completed views, one page per call.
                "views-list-video-views": list_video_views "listVideoViews" VIEWS_LIST_VIDEO_VIEWS => views_list_video_views(ListVideoViewsRequest) -> ListVideoViewsResponse;
            }
            Metrics: metrics "metrics" in "metrics" as metrics {
                /// Reads a metric as a time series.
                "metrics-get-timeseries-data": get_timeseries_data "getTimeseriesData" METRICS_GET_TIMESERIES_DATA => metrics_get_timeseries_data(GetTimeseriesDataRequest) -> GetTimeseriesDataResponse;
                /// Lists the values of a metric for each value of a dimension, one page per call.
                "metrics-list-breakdown-values": list_breakdown_values "listBreakdownValues" METRICS_LIST_BREAKDOWN_VALUES => metrics_list_breakdown_values(ListBreakdownValuesRequest) -> ListBreakdownValuesResponse;
                /// Reads all metrics, for all views or for those with one value of a dimension.
                "metrics-list-comparison-values": list_comparison_values "listComparisonValues" METRICS_LIST_COMPARISON_VALUES => metrics_list_comparison_values(ListComparisonValuesRequest) -> ListComparisonValuesResponse;
                /// Reads the overall value of a metric, with the totals of its views.
                "metrics-list-overall-values": list_overall_values "listOverallValues" METRICS_LIST_OVERALL_VALUES => metrics_list_overall_values(ListOverallValuesRequest) -> ListOverallValuesResponse;
            }
            Dimensions: dimensions "dimensions" in "dimensions" as dimensions {
                /// Lists the dimensions by which views can be filtered and grouped.
                "dimensions-list-dimensions": list_dimensions "listDimensions" DIMENSIONS_LIST_DIMENSIONS => dimensions_list_dimensions() -> ListDimensionsResponse;
                /// Lists the values of a dimension, with the number of views of each.
                "dimensions-list-filter-values-for-dimension": list_filter_values_for_dimension "listFilterValuesForDimension" DIMENSIONS_LIST_FILTER_VALUES_FOR_DIMENSION => dimensions_list_filter_values_for_dimension(ListFilterValuesForDimensionRequest) -> ListFilterValuesForDimensionResponse;
            }
            Errors: errors "errors" in "errors" as errors_operations {
                /// Lists the playback errors of views, and the most frequent ones.
                "errors-list-errors": list_errors "listErrors" ERRORS_LIST_ERRORS => errors_list_errors(ListErrorsRequest) -> ListErrorsResponse;
            }
        }
    };
}

/// Declares the module of each operation and re-exports its function at the root of the crate, under the feature of the
/// function. The re-export is by name, not by a glob: so an import without its feature makes rustc name the feature.
macro_rules! declare {
    ($(
        $accessor:ident: $resource:ident $official_resource:literal in $folder:literal as $module:ident {
            $(
                #[doc = $does:literal]
                $feature:literal: $method:ident $official:literal $constant:ident => $function:ident($($request:ident)?) -> $response:ident;
            )*
        }
    )*) => {
        $(
            #[path = $folder]
            mod $module {
                $(
                    #[cfg(feature = $feature)]
                    pub(crate) mod $method;
                )*
            }
        )*
        $($(
            #[cfg(feature = $feature)]
            #[cfg_attr(docsrs, doc(cfg(feature = $feature)))]
            pub use $module::$method::$function;

            // The types of the list are those of the function.
            #[cfg(all(test, feature = $feature))]
            const _: fn(&FastpixCore $(, models::$request)?) -> Call<models::$response> = $function;
        )*)*

        /// Operations of the functions: id, method, path, idempotency and declared errors.
        ///
        #[cfg_attr(feature = "start-live-stream-create-new-stream", doc = "```")]
        #[cfg_attr(not(feature = "start-live-stream-create-new-stream"), doc = "```ignore")]
        /// use fastpix_funcs::{Idempotency, operations};
        ///
        /// let operation = &operations::START_LIVE_STREAM_CREATE_NEW_STREAM;
        /// assert_eq!(operation.id(), "create-new-stream");
        /// assert_eq!(operation.path(), "/live/streams");
        /// assert_eq!(operation.idempotency(), Idempotency::NotIdempotent);
        /// ```
        pub mod operations {
            $($(
                #[cfg(feature = $feature)]
                #[cfg_attr(docsrs, doc(cfg(feature = $feature)))]
                pub use crate::$module::$method::OPERATION as $constant;
            )*)*
        }
    };
}

with_operations!(declare);

// Below the list, which it reads.
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub mod client;

#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub use crate::client::Fastpix;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
