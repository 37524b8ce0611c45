//! Numbers are read as the same values whether or not some crate of the program has enabled `arbitrary_precision` of
//! `serde_json`, which gives them to the reader in another form. Run with and without the feature of the same name.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use fastpix_conformance::{Memory, example};
use fastpix_funcs::{
    Call, FastpixCore, FastpixError,
    models::{AnyValue, CreateLiveStreamRequest, GetMediaRequest, ListErrorsRequest, Media},
    *,
};

fn core(body: String) -> FastpixCore {
    Memory::answering(200, body).builder().build().unwrap()
}

fn media(body: &str) -> Call<Media> {
    manage_videos_get_media(&core(format!(r#"{{"data": {{{body}}}}}"#)), GetMediaRequest::new("a")).data()
}

#[test]
#[cfg(feature = "arbitrary-precision")]
fn the_feature_is_enabled() {
    assert_eq!(serde_json::from_str::<serde_json::Number>("1.50").unwrap().to_string(), "1.50");
}

#[tokio::test]
async fn durations_and_frame_rates_keep_their_form() {
    for (number, seconds) in [("75", 75.0), ("75.5", 75.5), ("0.1", 0.1), ("1e2", 100.0), ("-1", -1.0)] {
        let media = media(&format!(r#""duration": {number}, "frameRate": {number}"#)).await.unwrap();
        let duration = media.duration.unwrap();
        assert_eq!(duration.as_seconds(), Some(seconds), "{number}");
        assert_eq!(media.frame_rate.unwrap().per_second(), Some(seconds).filter(|rate| *rate >= 0.0), "{number}");
        assert_eq!(duration == models::MediaDuration::from(75), number == "75");
    }
}

#[tokio::test]
async fn values_of_any_type_are_the_numbers_that_they_are() {
    let body = r#"{"data": {"custom": {
        "a": 1, "b": -1, "c": 0.5, "d": 18446744073709551615, "e": "1", "f": [1, 2.5], "g": {"h": 1e2}, "i": -0.0
    }, "playerWidth": 640, "playerHeight": 0.9998969136573785}}"#;
    let view = views_get_video_view_details(&core(body.to_owned()), "a").data().await.unwrap();
    let custom = view.custom.unwrap();
    assert_eq!(custom["a"], AnyValue::Integer(1));
    assert_eq!(custom["b"], AnyValue::Integer(-1));
    assert_eq!(custom["c"], AnyValue::Float(0.5));
    assert_eq!(custom["d"], AnyValue::Float(18_446_744_073_709_551_615.0));
    assert_eq!(custom["e"], AnyValue::String("1".to_owned()));
    assert_eq!(custom["f"], AnyValue::List(vec![AnyValue::Integer(1), AnyValue::Float(2.5)]));
    assert_eq!(custom["g"].get("h"), Some(&AnyValue::Float(100.0)));
    assert!(matches!(custom["i"], AnyValue::Float(zero) if zero.is_sign_negative()));
    assert_eq!(view.player_width, Some(AnyValue::Integer(640)));
    assert_eq!(view.player_height, Some(AnyValue::Float(0.999_896_913_657_378_5)));
}

#[tokio::test]
async fn integers_floats_and_strings_are_read_from_numbers() {
    let body = r#"{"data": {
        "maxDuration": 60.0, "reconnectWindow": 6e1, "streamId": 5001, "status": 1.0, "createdAt": 1.5,
        "metadata": {"a": 7, "b": -0.5, "c": 18446744073709551615}
    }}"#;
    let request: CreateLiveStreamRequest = example();
    let stream = start_live_stream_create_new_stream(&core(body.to_owned()), request).data().await.unwrap();
    assert_eq!((stream.max_duration, stream.reconnect_window), (Some(60), Some(60)));
    assert_eq!(stream.stream_id.as_deref(), Some("5001"));
    assert_eq!(stream.status.unwrap().as_str(), "1.0");
    assert_eq!(stream.created_at.unwrap().as_str(), "1.5");
    let texts: Vec<_> = stream.metadata.unwrap().into_values().collect();
    assert_eq!(texts, ["7", "-0.5", "18446744073709551615"]);

    let body =
        r#"{"data": {"errors": [{"percentage": 0.9998969136573785, "count": 3, "code": 5001}, {"percentage": 1}]}}"#;
    let errors =
        errors_list_errors(&core(body.to_owned()), ListErrorsRequest::new()).data().await.unwrap().errors.unwrap();
    assert_eq!(errors[0].percentage, Some(0.999_896_913_657_378_5));
    assert_eq!((errors[0].count, errors[0].code.as_deref()), (Some(3), Some("5001")));
    assert_eq!(errors[1].percentage, Some(1.0));
}

#[tokio::test]
async fn a_number_in_the_place_of_something_else_is_a_located_error() {
    for (body, path, reason) in [
        (r#""sourceAccess": 1"#, "data.sourceAccess", "expected a boolean"),
        (r#""sourceAccess": 1.5"#, "data.sourceAccess", "expected a boolean"),
        (r#""summary": 1.5"#, "data.summary", "expected an object"),
        (r#""tracks": [1]"#, "data.tracks[0]", "expected an object"),
        (r#""tracks": 1"#, "data.tracks", "expected an array"),
        (r#""tracks": [{"width": 0.5}]"#, "data.tracks[0].width", "expected an integer"),
        (r#""mp4Support": 1"#, "data.mp4Support", "expected an array or a string"),
    ] {
        let error = media(body).await.unwrap_err();
        let FastpixError::ResponseValidation(error) = error else { panic!("{error:?}") };
        assert_eq!((error.path(), error.reason()), (path, reason), "{body}");
    }
}
