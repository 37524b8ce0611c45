//! One function for each operation of the FastPix video API, and one feature for each function.
//!
//! Enable what you call, and nothing else is compiled:
//!
//! ```toml
//! [dependencies]
//! fastpix-funcs = { version = "0.1", features = ["start-live-stream-create-new-stream"] }
//! ```
//!
//! A function takes a [`FastpixCore`] and a request, and returns a [`Call`]: a future of the response, or of a
//! [`FastpixError`]. The core, the errors and the models are re-exported here, so this one dependency is enough.
//!
//! # Operations
//!
//! | function | endpoint | feature | in the TypeScript SDK |
//! | --- | --- | --- | --- |
//! | `start_live_stream_create_new_stream` | `POST /live/streams` | `start-live-stream-create-new-stream` | `startLiveStreamCreateNewStream` |
//! | `manage_live_stream_complete_live_stream` | `PUT /live/streams/{streamId}/finish` | `manage-live-stream-complete-live-stream` | `manageLiveStreamCompleteLiveStream` |
//! | `manage_live_stream_delete_live_stream` | `DELETE /live/streams/{streamId}` | `manage-live-stream-delete-live-stream` | `manageLiveStreamDeleteLiveStream` |
//! | `manage_live_stream_disable_live_stream` | `PUT /live/streams/{streamId}/live-disable` | `manage-live-stream-disable-live-stream` | `manageLiveStreamDisableLiveStream` |
//! | `manage_live_stream_enable_live_stream` | `PUT /live/streams/{streamId}/live-enable` | `manage-live-stream-enable-live-stream` | `manageLiveStreamEnableLiveStream` |
//! | `manage_live_stream_get_all_streams` | `GET /live/streams` | `manage-live-stream-get-all-streams` | `manageLiveStreamGetAllStreams` |
//! | `manage_live_stream_get_live_stream_by_id` | `GET /live/streams/{streamId}` | `manage-live-stream-get-live-stream-by-id` | `manageLiveStreamGetLiveStreamById` |
//! | `manage_live_stream_get_live_stream_viewer_count_by_id` | `GET /live/streams/{streamId}/viewer-count` | `manage-live-stream-get-live-stream-viewer-count-by-id` | `manageLiveStreamGetLiveStreamViewerCountById` |
//! | `manage_live_stream_update_live_stream` | `PATCH /live/streams/{streamId}` | `manage-live-stream-update-live-stream` | `manageLiveStreamUpdateLiveStream` |
//! | `live_playback_create_playback_id_of_stream` | `POST /live/streams/{streamId}/playback-ids` | `live-playback-create-playback-id-of-stream` | `livePlaybackCreatePlaybackIdOfStream` |
//! | `live_playback_delete_playback_id_of_stream` | `DELETE /live/streams/{streamId}/playback-ids` | `live-playback-delete-playback-id-of-stream` | `livePlaybackDeletePlaybackIdOfStream` |
//! | `live_playback_get_live_stream_playback_id` | `GET /live/streams/{streamId}/playback-ids/{playbackId}` | `live-playback-get-live-stream-playback-id` | `livePlaybackGetLiveStreamPlaybackId` |
//! | `live_playback_update_live_stream_domain_restrictions` | `PATCH /live/streams/{streamId}/playback-ids/{playbackId}/domains` | `live-playback-update-live-stream-domain-restrictions` | `livePlaybackUpdateLiveStreamDomainRestrictions` |
//! | `live_playback_update_live_stream_user_agent_restrictions` | `PATCH /live/streams/{streamId}/playback-ids/{playbackId}/user-agents` | `live-playback-update-live-stream-user-agent-restrictions` | `livePlaybackUpdateLiveStreamUserAgentRestrictions` |
//! | `simulcast_stream_create_simulcast_of_stream` | `POST /live/streams/{streamId}/simulcast` | `simulcast-stream-create-simulcast-of-stream` | `simulcastStreamCreateSimulcastOfStream` |
//! | `simulcast_stream_delete_simulcast_of_stream` | `DELETE /live/streams/{streamId}/simulcast/{simulcastId}` | `simulcast-stream-delete-simulcast-of-stream` | `simulcastStreamDeleteSimulcastOfStream` |
//! | `simulcast_stream_get_specific_simulcast_of_stream` | `GET /live/streams/{streamId}/simulcast/{simulcastId}` | `simulcast-stream-get-specific-simulcast-of-stream` | `simulcastStreamGetSpecificSimulcastOfStream` |
//! | `simulcast_stream_update_specific_simulcast_of_stream` | `PUT /live/streams/{streamId}/simulcast/{simulcastId}` | `simulcast-stream-update-specific-simulcast-of-stream` | `simulcastStreamUpdateSpecificSimulcastOfStream` |
//! | `input_video_create_media` | `POST /on-demand` | `input-video-create-media` | `inputVideoCreateMedia` |
//! | `input_video_direct_upload_video_media` | `POST /on-demand/upload` | `input-video-direct-upload-video-media` | `inputVideoDirectUploadVideoMedia` |
//! | `manage_videos_add_media_track` | `POST /on-demand/{mediaId}/tracks` | `manage-videos-add-media-track` | `manageVideosAddMediaTrack` |
//! | `manage_videos_cancel_upload` | `PUT /on-demand/upload/{uploadId}/cancel` | `manage-videos-cancel-upload` | `manageVideosCancelUpload` |
//! | `manage_videos_delete_media` | `DELETE /on-demand/{mediaId}` | `manage-videos-delete-media` | `manageVideosDeleteMedia` |
//! | `manage_videos_delete_media_track` | `DELETE /on-demand/{mediaId}/tracks/{trackId}` | `manage-videos-delete-media-track` | `manageVideosDeleteMediaTrack` |
//! | `manage_videos_generate_subtitle_track` | `POST /on-demand/{mediaId}/tracks/{trackId}/generate-subtitles` | `manage-videos-generate-subtitle-track` | `manageVideosGenerateSubtitleTrack` |
//! | `manage_videos_get_media` | `GET /on-demand/{mediaId}` | `manage-videos-get-media` | `manageVideosGetMedia` |
//! | `manage_videos_get_media_clips` | `GET /on-demand/{mediaId}/media-clips` | `manage-videos-get-media-clips` | `manageVideosGetMediaClips` |
//! | `manage_videos_get_summary` | `GET /on-demand/{mediaId}/summary` | `manage-videos-get-summary` | `manageVideosGetSummary` |
//! | `manage_videos_list_live_clips` | `GET /on-demand/{livestreamId}/live-clips` | `manage-videos-list-live-clips` | `manageVideosListLiveClips` |
//! | `manage_videos_list_media` | `GET /on-demand` | `manage-videos-list-media` | `manageVideosListMedia` |
//! | `manage_videos_list_uploads` | `GET /on-demand/uploads` | `manage-videos-list-uploads` | `manageVideosListUploads` |
//! | `manage_videos_retrieve_media_input_info` | `GET /on-demand/{mediaId}/input-info` | `manage-videos-retrieve-media-input-info` | `manageVideosRetrieveMediaInputInfo` |
//! | `manage_videos_update_media_track` | `PATCH /on-demand/{mediaId}/tracks/{trackId}` | `manage-videos-update-media-track` | `manageVideosUpdateMediaTrack` |
//! | `manage_videos_updated_media` | `PATCH /on-demand/{mediaId}` | `manage-videos-updated-media` | `manageVideosUpdatedMedia` |
//! | `manage_videos_updated_mp4_support` | `PATCH /on-demand/{mediaId}/update-mp4Support` | `manage-videos-updated-mp4-support` | `manageVideosUpdatedMp4Support` |
//! | `manage_videos_updated_source_access` | `PATCH /on-demand/{mediaId}/source-access` | `manage-videos-updated-source-access` | `manageVideosUpdatedSourceAccess` |
//! | `playback_create_media_playback_id` | `POST /on-demand/{mediaId}/playback-ids` | `playback-create-media-playback-id` | `playbackCreateMediaPlaybackId` |
//! | `playback_delete_media_playback_id` | `DELETE /on-demand/{mediaId}/playback-ids` | `playback-delete-media-playback-id` | `playbackDeleteMediaPlaybackId` |
//! | `playback_get_playback_id` | `GET /on-demand/{mediaId}/playback-ids/{playbackId}` | `playback-get-playback-id` | `playbackGetPlaybackId` |
//! | `playback_list_playback_ids` | `GET /on-demand/{mediaId}/playback-ids` | `playback-list-playback-ids` | `playbackListPlaybackIds` |
//! | `playback_update_domain_restrictions` | `PATCH /on-demand/{mediaId}/playback-ids/{playbackId}/domains` | `playback-update-domain-restrictions` | `playbackUpdateDomainRestrictions` |
//! | `playback_update_user_agent_restrictions` | `PATCH /on-demand/{mediaId}/playback-ids/{playbackId}/user-agents` | `playback-update-user-agent-restrictions` | `playbackUpdateUserAgentRestrictions` |
//! | `in_video_ai_features_update_media_chapters` | `PATCH /on-demand/{mediaId}/chapters` | `in-video-ai-features-update-media-chapters` | `inVideoAIFeaturesUpdateMediaChapters` |
//! | `in_video_ai_features_update_media_moderation` | `PATCH /on-demand/{mediaId}/moderation` | `in-video-ai-features-update-media-moderation` | `inVideoAIFeaturesUpdateMediaModeration` |
//! | `in_video_ai_features_update_media_named_entities` | `PATCH /on-demand/{mediaId}/named-entities` | `in-video-ai-features-update-media-named-entities` | `inVideoAIFeaturesUpdateMediaNamedEntities` |
//! | `in_video_ai_features_update_media_summary` | `PATCH /on-demand/{mediaId}/summary` | `in-video-ai-features-update-media-summary` | `inVideoAIFeaturesUpdateMediaSummary` |
//! | `playlist_add_media_to_playlist` | `PATCH /on-demand/playlists/{playlistId}/media` | `playlist-add-media-to-playlist` | `playlistAddMediaToPlaylist` |
//! | `playlist_change_media_order_in_playlist` | `PUT /on-demand/playlists/{playlistId}/media` | `playlist-change-media-order-in-playlist` | `playlistChangeMediaOrderInPlaylist` |
//! | `playlist_create_a_playlist` | `POST /on-demand/playlists` | `playlist-create-a-playlist` | `playlistCreateAPlaylist` |
//! | `playlist_delete_a_playlist` | `DELETE /on-demand/playlists/{playlistId}` | `playlist-delete-a-playlist` | `playlistDeleteAPlaylist` |
//! | `playlist_delete_media_from_playlist` | `DELETE /on-demand/playlists/{playlistId}/media` | `playlist-delete-media-from-playlist` | `playlistDeleteMediaFromPlaylist` |
//! | `playlist_get_all_playlists` | `GET /on-demand/playlists` | `playlist-get-all-playlists` | `playlistGetAllPlaylists` |
//! | `playlist_get_playlist_by_id` | `GET /on-demand/playlists/{playlistId}` | `playlist-get-playlist-by-id` | `playlistGetPlaylistById` |
//! | `playlist_update_a_playlist` | `PUT /on-demand/playlists/{playlistId}` | `playlist-update-a-playlist` | `playlistUpdateAPlaylist` |
//! | `drm_configurations_get_drm_configuration` | `GET /on-demand/drm-configurations` | `drm-configurations-get-drm-configuration` | `drmConfigurationsGetDRMConfiguration` |
//! | `drm_configurations_get_drm_configuration_by_id` | `GET /on-demand/drm-configurations/{drmConfigurationId}` | `drm-configurations-get-drm-configuration-by-id` | `drmConfigurationsGetDRMConfigurationById` |
//! | `signing_keys_create_signing_key` | `POST /iam/signing-keys` | `signing-keys-create-signing-key` | `signingKeysCreateSigningKey` |
//! | `signing_keys_delete_signing_key` | `DELETE /iam/signing-keys/{signingKeyId}` | `signing-keys-delete-signing-key` | `signingKeysDeleteSigningKey` |
//! | `signing_keys_get_signing_key_by_id` | `GET /iam/signing-keys/{signingKeyId}` | `signing-keys-get-signing-key-by-id` | `signingKeysGetSigningKeyById` |
//! | `signing_keys_list_signing_keys` | `GET /iam/signing-keys` | `signing-keys-list-signing-keys` | `signingKeysListSigningKeys` |
//! | `views_get_data_viewlist_current_views_filter` | `GET /data/viewlist/current-views/filter` | `views-get-data-viewlist-current-views-filter` | `viewsGetDataViewlistCurrentViewsFilter` |
//! | `views_get_data_viewlist_current_views_get_timeseries_views` | `GET /data/viewlist/current-views/getTimeseriesViews` | `views-get-data-viewlist-current-views-get-timeseries-views` | `viewsGetDataViewlistCurrentViewsGetTimeseriesViews` |
//! | `views_get_video_view_details` | `GET /data/viewlist/{viewId}` | `views-get-video-view-details` | `viewsGetVideoViewDetails` |
//! | `views_list_by_top_content` | `GET /data/viewlist/top-content` | `views-list-by-top-content` | `viewsListByTopContent` |
//! | `views_list_video_views` | `GET /data/viewlist` | `views-list-video-views` | `viewsListVideoViews` |
//! | `metrics_get_timeseries_data` | `GET /data/metrics/{metricId}/timeseries` | `metrics-get-timeseries-data` | `metricsGetTimeseriesData` |
//! | `metrics_list_breakdown_values` | `GET /data/metrics/{metricId}/breakdown` | `metrics-list-breakdown-values` | `metricsListBreakdownValues` |
//! | `metrics_list_comparison_values` | `GET /data/metrics/comparison` | `metrics-list-comparison-values` | `metricsListComparisonValues` |
//! | `metrics_list_overall_values` | `GET /data/metrics/{metricId}/overall` | `metrics-list-overall-values` | `metricsListOverallValues` |
//! | `dimensions_list_dimensions` | `GET /data/dimensions` | `dimensions-list-dimensions` | `dimensionsListDimensions` |
//! | `dimensions_list_filter_values_for_dimension` | `GET /data/dimensions/{dimensionsId}` | `dimensions-list-filter-values-for-dimension` | `dimensionsListFilterValuesForDimension` |
//! | `errors_list_errors` | `GET /data/errors` | `errors-list-errors` | `errorsListErrors` |
//!
//! Each resource has a feature for all of its operations, as `start-live-stream`, and `full` has all of them. The
//! features of the transport, as `rustls` and `retry`, are those of [`fastpix_core`].
#![cfg_attr(docsrs, feature(doc_cfg))]

mod dimensions;
mod drm_configurations;
#[path = "errors/mod.rs"]
mod errors_operations;
mod in_video_ai_features;
mod input_video;
mod live_playback;
mod manage_live_stream;
mod manage_videos;
mod metrics;
mod playback;
mod playlist;
mod signing_keys;
mod simulcast_stream;
mod start_live_stream;
#[cfg(feature = "urls")]
#[cfg_attr(docsrs, doc(cfg(feature = "urls")))]
pub mod urls;
mod views;

pub use fastpix_core::{self as core, *};
pub use fastpix_errors as errors;
pub use fastpix_models as models;

#[cfg(feature = "urls")]
#[cfg_attr(docsrs, doc(cfg(feature = "urls")))]
pub use crate::urls::{IngestUrls, LiveIngest, MediaPlaybackUrls, PlaybackUrls};

#[allow(unreachable_pub, unused_imports, reason = "a resource of which nothing is enabled exports nothing")]
pub use crate::{
    dimensions::*, drm_configurations::*, errors_operations::*, in_video_ai_features::*, input_video::*,
    live_playback::*, manage_live_stream::*, manage_videos::*, metrics::*, playback::*, playlist::*, signing_keys::*,
    simulcast_stream::*, start_live_stream::*, views::*,
};
