use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetVideoViewDetailsRequest, GetVideoViewDetailsResponse};

static OPERATION: Operation = Operation::new(
    "get_video_view_details",
    Method::GET,
    "/data/viewlist/{viewId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a view in full: who watched what, on what, how well it played, and what happened when.
///
/// `GET /data/viewlist/{viewId}`, feature `views-get-video-view-details`.
///
/// Much of a view can be absent, and of some fields the service does not keep the type: those are an
/// [`AnyValue`](fastpix_models::AnyValue). Ids of views come from the list of views.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ViewNotFoundError`](ErrorClass::ViewNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_get_video_view_details};
///
/// async fn pauses(core: &FastpixCore, view_id: &str) -> Result<usize, FastpixError> {
///     let view = views_get_video_view_details(core, view_id).await?.data.unwrap_or_default();
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
