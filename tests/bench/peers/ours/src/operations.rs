//! Program in which an argument selects the operation, so that the linker keeps all enabled ones.
//!
//! The overhead per operation is the same and minimal: name, request, and a future that drops the response.

#[cfg(not(feature = "measure"))]
use std::{hint::black_box, pin::Pin};

use fastpix_funcs::{models::*, *};

#[cfg(not(feature = "measure"))]
type Done = Pin<Box<dyn Future<Output = Result<(), FastpixError>>>>;

pub(crate) struct Row {
    #[cfg(not(feature = "measure"))]
    pub(crate) name: &'static str,
    #[cfg(not(feature = "measure"))]
    pub(crate) run: fn(&FastpixCore, String) -> Done,
    #[cfg(feature = "measure")]
    pub(crate) footprint: fn(&FastpixCore) -> Result<String, peer_harness::BoxError>,
}

#[cfg(not(feature = "measure"))]
fn done<T: 'static>(call: Call<T>) -> Done {
    Box::pin(async move { call.await.map(drop) })
}

macro_rules! operations {
    ($($feature:literal { $($function:ident($($id:pat => $request:expr)?),)+ })+) => {
        pub(crate) static OPERATIONS: &[Row] = &[$($(
            #[cfg(feature = $feature)]
            Row {
                #[cfg(not(feature = "measure"))]
                name: stringify!($function),
                #[cfg(not(feature = "measure"))]
                run: |core, _id| {
                    $(let $id = _id;)?
                    done($function(core $(, black_box($request))?))
                },
                #[cfg(feature = "measure")]
                footprint: |core| {
                    $(let $id = "id".to_owned();)?
                    crate::footprint::of(stringify!($function), $function(core $(, $request)?))
                },
            },
        )+)+];
    };
}

// `black_box` keeps the compiler from removing the serialization of unset fields.
operations! {
    "ops-1" {
        start_live_stream_create_new_stream(_ =>
            CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new())
        ),
    }
    "ops-2" {
        manage_live_stream_complete_live_stream(id => id),
    }
    "ops-4" {
        manage_live_stream_delete_live_stream(id => id),
        manage_live_stream_disable_live_stream(id => id),
    }
    "ops-8" {
        manage_live_stream_enable_live_stream(id => id),
        manage_live_stream_get_all_streams(_ => GetAllStreamsRequest::new()),
        manage_live_stream_get_live_stream_by_id(id => id),
        manage_live_stream_get_live_stream_viewer_count_by_id(id => id),
    }
    "ops-16" {
        manage_live_stream_update_live_stream(id => UpdateLiveStreamRequest::new(id, PatchLiveStreamRequest::new())),
        live_playback_create_playback_id_of_stream(id =>
            CreatePlaybackIdOfStreamRequest::new(id, PlaybackSettings::new())
        ),
        live_playback_delete_playback_id_of_stream(id => DeletePlaybackIdOfStreamRequest::new(id, "1")),
        live_playback_get_live_stream_playback_id(id => GetLiveStreamPlaybackIdRequest::new(id, "1")),
        live_playback_update_live_stream_domain_restrictions(id =>
            UpdateLiveStreamDomainRestrictionsRequest::new(
                id,
                "1",
                Restriction::new(),
            )
        ),
        live_playback_update_live_stream_user_agent_restrictions(id =>
            UpdateLiveStreamUserAgentRestrictionsRequest::new(
                id,
                "1",
                Restriction::new(),
            )
        ),
        simulcast_stream_create_simulcast_of_stream(id =>
            CreateSimulcastOfStreamRequest::new(id, SimulcastRequest::new("u", "k"))
        ),
        simulcast_stream_delete_simulcast_of_stream(id => DeleteSimulcastOfStreamRequest::new(id, "1")),
    }
    "ops-32" {
        simulcast_stream_get_specific_simulcast_of_stream(id => GetSpecificSimulcastOfStreamRequest::new(id, "1")),
        simulcast_stream_update_specific_simulcast_of_stream(id =>
            UpdateSpecificSimulcastOfStreamRequest::new(id, "1", SimulcastUpdateRequest::new())
        ),
        input_video_create_media(id =>
            CreateMediaRequest::new([Input::Video(VideoInput::new(id))], AccessPolicy::Public)
        ),
        input_video_direct_upload_video_media(id => DirectUploadVideoMediaRequest::new(id)),
        manage_videos_add_media_track(id =>
            AddMediaTrackRequest::new(
                id,
                AddMediaTrackRequestBody::new(AddTrackRequest::new("u", AddTrackType::Subtitle, "en", "English")),
            )
        ),
        manage_videos_cancel_upload(id => id),
        manage_videos_delete_media(id => id),
        manage_videos_delete_media_track(id => DeleteMediaTrackRequest::new(id, "1")),
        manage_videos_generate_subtitle_track(id =>
            GenerateSubtitleTrackRequest::new(id, "1", TrackSubtitlesGenerateRequest::new("Italiano", LanguageCode::ItIt))
        ),
        manage_videos_get_media(id => id),
        manage_videos_get_media_clips(id => id),
        manage_videos_get_summary(id => id),
        manage_videos_list_live_clips(id => ListLiveClipsRequest::new(id)),
        manage_videos_list_media(_ => ListMediaRequest::new()),
        manage_videos_list_uploads(_ => ListUploadsRequest::new()),
        manage_videos_retrieve_media_input_info(id => id),
    }
    "ops-72" {
        manage_videos_update_media_track(id => UpdateMediaTrackRequest::new(id, "1", UpdateTrackRequest::new())),
        manage_videos_updated_media(id => UpdatedMediaRequest::new(id, UpdatedMediaRequestBody::new())),
        manage_videos_updated_mp4_support(id =>
            UpdatedMp4SupportRequest::new(id, UpdatedMp4SupportRequestBody::new(Mp4Support::None))
        ),
        manage_videos_updated_source_access(id =>
            UpdatedSourceAccessRequest::new(id, UpdatedSourceAccessRequestBody::new(false))
        ),
        playback_create_media_playback_id(id =>
            CreateMediaPlaybackIdRequest::new(id, CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Private))
        ),
        playback_delete_media_playback_id(id => DeleteMediaPlaybackIdRequest::new(id, "1")),
        playback_get_playback_id(id => GetPlaybackIdRequest::new(id, "1")),
        playback_list_playback_ids(id => id),
        playback_update_domain_restrictions(id =>
            UpdateDomainRestrictionsRequest::new(id, "1", Restriction::new())
        ),
        playback_update_user_agent_restrictions(id =>
            UpdateUserAgentRestrictionsRequest::new(id, "1", Restriction::new())
        ),
        in_video_ai_features_update_media_chapters(id =>
            UpdateMediaChaptersRequest::new(id, UpdateMediaChaptersRequestBody::new(true))
        ),
        in_video_ai_features_update_media_moderation(id =>
            UpdateMediaModerationRequest::new(id, UpdateMediaModerationRequestBody::new())
        ),
        in_video_ai_features_update_media_named_entities(id =>
            UpdateMediaNamedEntitiesRequest::new(id, UpdateMediaNamedEntitiesRequestBody::new(true))
        ),
        in_video_ai_features_update_media_summary(id =>
            UpdateMediaSummaryRequest::new(id, Summary::new(true))
        ),
        playlist_add_media_to_playlist(id => AddMediaToPlaylistRequest::new(id, MediaIdsRequest::new(["1"]))),
        playlist_change_media_order_in_playlist(id =>
            ChangeMediaOrderInPlaylistRequest::new(id, MediaIdsRequest::new(["1"]))
        ),
        playlist_create_a_playlist(id => CreatePlaylistRequestManual::new(id, "best-of")),
        playlist_delete_a_playlist(id => id),
        playlist_delete_media_from_playlist(id => DeleteMediaFromPlaylistRequest::new(id, MediaIdsRequest::new(["1"]))),
        playlist_get_all_playlists(_ => GetAllPlaylistsRequest::new()),
        playlist_get_playlist_by_id(id => id),
        playlist_update_a_playlist(id =>
            UpdateAPlaylistRequest::new(id, UpdatePlaylistRequest::new("Late spring", "From May on"))
        ),
        drm_configurations_get_drm_configuration(_ => GetDrmConfigurationRequest::new()),
        drm_configurations_get_drm_configuration_by_id(id => id),
        signing_keys_create_signing_key(),
        signing_keys_delete_signing_key(id => id),
        signing_keys_get_signing_key_by_id(id => id),
        signing_keys_list_signing_keys(_ => ListSigningKeysRequest::new()),
        views_get_data_viewlist_current_views_filter(_ => GetDataViewlistCurrentViewsFilterRequest::new()),
        views_get_data_viewlist_current_views_get_timeseries_views(),
        views_get_video_view_details(id => id),
        views_list_by_top_content(_ => ListByTopContentRequest::new()),
        views_list_video_views(_ => ListVideoViewsRequest::new()),
        metrics_get_timeseries_data(id => GetTimeseriesDataRequest::new(id.as_str())),
        metrics_list_breakdown_values(id => ListBreakdownValuesRequest::new(id.as_str())),
        metrics_list_comparison_values(_ => ListComparisonValuesRequest::new()),
        metrics_list_overall_values(id => ListOverallValuesRequest::new(id.as_str())),
        dimensions_list_dimensions(),
        dimensions_list_filter_values_for_dimension(id => ListFilterValuesForDimensionRequest::new(id.as_str())),
        errors_list_errors(_ => ListErrorsRequest::new()),
    }
}
