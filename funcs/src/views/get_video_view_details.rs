use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetVideoViewDetailsRequest, GetVideoViewDetailsResponse};

/// Operation of [`views_get_video_view_details`].
pub static OPERATION: Operation = Operation::new(
    "get_video_view_details (views_get_video_view_details)",
    Method::GET,
    "/data/viewlist/{viewId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the details of a view: viewer, device, playback quality and events.
///
/// `GET /data/viewlist/{viewId}` · feature `views-get-video-view-details`
///
/// View IDs come from [`views_list_video_views`](crate::views_list_video_views). Many fields can be absent; those
/// whose type varies are an [`AnyValue`](fastpix_models::AnyValue).
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`ViewNotFoundError`](ErrorClass::ViewNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_get_video_view_details};
///
/// async fn count_pauses(core: &FastpixCore, view_id: &str) -> Result<usize, FastpixError> {
///     let view = views_get_video_view_details(core, view_id).data().await?;
///     let events = view.events.unwrap_or_default();
///     Ok(events.iter().filter(|event| event.name.as_deref() == Some("pause")).count())
/// }
/// ```
#[doc(alias = "viewsGetVideoViewDetails")]
#[doc(alias = "viewsGetDetails")]
pub fn views_get_video_view_details(
    core: &FastpixCore,
    request: impl Into<GetVideoViewDetailsRequest>,
) -> Call<GetVideoViewDetailsResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.view_id).call_operation()
}
