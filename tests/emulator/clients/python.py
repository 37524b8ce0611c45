"""Calls every operation of the official Python SDK against the emulator, through the life of a live stream, a media and a
playlist, and prints the responses that the SDK could not decode.

    python python.py http://localhost:8080
"""

import inspect
import json
import sys
import urllib.request

from fastpix_python import Fastpix, errors, models

TIMESPAN = "7:days"


class Check:
    """Calls operations and keeps what went wrong."""

    def __init__(self, origin):
        self.origin = origin
        security = models.Security(username="any", password="pair")
        self.client = Fastpix(server_url=f"{origin}/v1/", security=security)
        self.called = set()
        self.failures = []

    def call(self, group, operation, **arguments):
        """The decoded response, as a dictionary with the names of the API; empty if there is none."""
        name = f"{group}.{operation}"
        self.called.add(name)
        try:
            response = getattr(getattr(self.client, group), operation)(**arguments)
        except errors.ResponseValidationError as error:
            self.failures.append(f"{name}: could not be decoded: {error.cause}\n{error.body[:2000]}")
        except Exception as error:
            self.failures.append(f"{name}: {type(error).__name__}: {error}")
        else:
            decoded = response.model_dump(by_alias=True, mode="json") if hasattr(response, "model_dump") else {}
            if decoded.get("success") is not True:
                self.failures.append(f"{name}: no success: {response!r}"[:2000])
            return decoded
        return {}

    def data(self, group, operation, **arguments):
        return self.call(group, operation, **arguments).get("data") or {}

    def control(self, method, path):
        """What happens without a request of a client: encoders connect, media become ready."""
        request = urllib.request.Request(f"{self.origin}/_emulator{path}", method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def operations(self):
        """All operations of the SDK."""
        for group in Fastpix._sub_sdk_map:
            for name, _ in inspect.getmembers(getattr(self.client, group), inspect.ismethod):
                if not name.startswith(("_", "do_request")) and not name.endswith("_async"):
                    yield f"{group}.{name}"


def live_stream(check):
    created = check.data(
        "start_live_stream",
        "create_new_stream",
        playback_settings={"access_policy": "public"},
        input_media_settings={"media_policy": "public", "metadata": {"livestream_name": "fastpix_livestream"}},
    )
    stream = {"stream_id": created.get("streamId", "")}
    check.call("manage_live_stream", "get_all_streams", limit=10, offset=1, order_by="desc")
    check.call("manage_live_stream", "get_live_stream_by_id", **stream)
    check.call("manage_live_stream", "update_live_stream", **stream, metadata={"a": "b"}, reconnect_window=100)

    playback = check.data("live_playback", "create_playback_id_of_stream", **stream, access_policy="private")
    playback = {**stream, "playback_id": playback.get("id", "")}
    check.call("live_playback", "update_live_stream_domain_restrictions", **playback, allow=["a.example"])
    check.call("live_playback", "update_live_stream_user_agent_restrictions", **playback, deny=["curl"])
    check.call("live_playback", "get_live_stream_playback_id", **playback)
    check.call("live_playback", "delete_playback_id_of_stream", **playback)

    target = {"url": "rtmps://live.example/app", "stream_key": "key", "metadata": {"a": "b"}}
    simulcast = check.data("simulcast_stream", "create_simulcast_of_stream", **stream, **target)
    simulcast = {**stream, "simulcast_id": simulcast.get("simulcastId", "")}
    check.call("simulcast_stream", "get_specific_simulcast_of_stream", **simulcast)
    check.call("simulcast_stream", "update_specific_simulcast_of_stream", **simulcast, is_enabled=False)
    check.call("manage_live_stream", "get_live_stream_by_id", **stream)
    check.call("simulcast_stream", "delete_simulcast_of_stream", **simulcast)

    check.control("POST", f"/streams/{stream['stream_id']}/broadcast")
    check.call("manage_live_stream", "get_live_stream_by_id", **stream)
    check.call("manage_live_stream", "get_live_stream_viewer_count_by_id", **stream)
    check.call("manage_live_stream", "complete_live_stream", **stream)
    check.call("manage_live_stream", "disable_live_stream", **stream)
    check.call("manage_live_stream", "enable_live_stream", **stream)

    clip = [{"type": "video", "url": f"https://stream.fastpix.com/{created['playbackIds'][0]['id']}.m3u8"}]
    check.call("input_video", "create_media", inputs=clip, access_policy="public")
    check.call("manage_videos", "list_live_clips", livestream_id=stream["stream_id"], limit=5, offset=1)
    check.call("manage_live_stream", "delete_live_stream", **stream)


def media(check):
    created = check.data(
        "input_video",
        "create_media",
        inputs=[{"type": "video", "url": "https://files.example/a.mp4"}],
        access_policy="public",
        metadata={"a": "b"},
        mp4_support="capped_4k",
        chapters=True,
        named_entities=True,
        summary={"generate": True, "summary_length": 100},
    )
    media = {"media_id": created.get("id", "")}
    check.call("manage_videos", "get_media", **media)
    check.control("POST", f"/media/{media['media_id']}/ready")
    check.call("manage_videos", "get_media", **media)
    check.call("manage_videos", "list_media", limit=10, offset=1, order_by="desc")
    check.call("manage_videos", "updated_media", **media, metadata={"c": "d"})
    check.call("manage_videos", "retrieve_media_input_info", **media)
    check.call("manage_videos", "updated_source_access", **media, source_access=True)
    check.call("manage_videos", "updated_mp4_support", **media, mp4_support="audioOnly,capped_4k")

    check.call("in_video_ai_features", "update_media_summary", **media, generate=True, summary_length=50)
    check.call("manage_videos", "get_summary", **media)
    check.call("in_video_ai_features", "update_media_chapters", **media, chapters=True)
    check.call("in_video_ai_features", "update_media_named_entities", **media, named_entities=True)
    check.call("in_video_ai_features", "update_media_moderation", **media, moderation={"type": "video"})

    subtitle = {"url": "https://files.example/a.vtt", "type": "subtitle", "language_code": "fr", "language_name": "French"}
    track = check.data("manage_videos", "add_media_track", **media, tracks=subtitle)
    track = {**media, "track_id": track.get("id", "")}
    check.call("manage_videos", "update_media_track", **track, language_code="de", language_name="German")
    check.call("manage_videos", "delete_media_track", **track)
    state = check.control("GET", "/state")["media"]
    tracks = next(known["tracks"] for known in state if known["record"]["id"] == media["media_id"])
    audio = next(track["record"]["id"] for track in tracks if track["record"]["type"] == "audio")
    generate = {"language_name": "Italian", "language_code": "it-IT", "metadata": {"a": "b"}}
    check.call("manage_videos", "generate_subtitle_track", **media, track_id=audio, **generate)
    check.control("POST", f"/media/{media['media_id']}/ready")
    check.call("manage_videos", "get_media", **media)

    playback = check.data("playback", "create_media_playback_id", **media, access_policy="private")
    playback = {**media, "playback_id": playback.get("id", "")}
    check.call("playback", "list_playback_ids", **media)
    check.call("playback", "get_playback_id", **playback)
    check.call("playback", "update_domain_restrictions", **playback, default_policy="deny", allow=["a.example"])
    check.call("playback", "update_user_agent_restrictions", **playback, default_policy="allow", deny=["curl"])
    check.call("playback", "delete_media_playback_id", **playback)

    settings = {"access_policy": "public"}
    upload = check.data("input_video", "direct_upload_video_media", request={"cors_origin": "*", "push_media_settings": settings})
    check.call("manage_videos", "list_uploads", limit=10, offset=1)
    check.call("manage_videos", "cancel_upload", upload_id=upload.get("uploadId", ""))

    clip = [{"type": "video", "url": f"https://stream.fastpix.com/{created['playbackIds'][0]['id']}.m3u8"}]
    check.call("input_video", "create_media", inputs=clip, access_policy="public")
    check.call("manage_videos", "get_media_clips", source_media_id=media["media_id"], limit=5)

    configurations = check.data("drm_configurations", "get_drm_configuration", limit=5)
    configuration = {"drm_configuration_id": configurations[0]["id"] if configurations else ""}
    check.call("drm_configurations", "get_drm_configuration_by_id", **configuration)

    playlist(check, media["media_id"])
    check.call("manage_videos", "delete_media", **media)


def playlist(check, media_id):
    media_ids = {"media_ids": [media_id]}
    created = check.data("playlist", "create_a_playlist", name="All", reference_id="all-1", type_="manual")
    dates = {"start_date": "2020-01-01", "end_date": "2099-12-31"}
    smart = {"play_order": "createdDate ASC", "metadata": {"created_date": dates}}
    check.call("playlist", "create_a_playlist", name="Smart", reference_id="smart-1", type_="smart", **smart)
    playlist = {"playlist_id": created.get("id", "")}
    check.call("playlist", "get_all_playlists", limit=10, offset=1)
    check.call("playlist", "update_a_playlist", **playlist, name="Some", description="Some media")
    check.call("playlist", "add_media_to_playlist", **playlist, **media_ids)
    check.call("playlist", "change_media_order_in_playlist", **playlist, **media_ids)
    check.call("playlist", "get_playlist_by_id", **playlist)
    check.call("playlist", "delete_media_from_playlist", **playlist, **media_ids)
    check.call("playlist", "delete_a_playlist", **playlist)


def signing_keys(check):
    key = check.data("signing_keys", "create_signing_key")
    key = {"signing_key_id": key.get("id", "")}
    check.call("signing_keys", "list_signing_keys", limit=10, offset=1)
    check.call("signing_keys", "get_signing_key_by_id", **key)
    check.call("signing_keys", "delete_signing_key", **key)


def data(check):
    views = check.data("views", "list_video_views", timespan=TIMESPAN, limit=5, offset=1)
    check.call("views", "get_video_view_details", view_id=views[0]["viewId"] if views else "")
    check.call("views", "list_by_top_content", timespan=TIMESPAN, limit=5)
    check.call("views", "get_data_viewlist_current_views_get_timeseries_views")
    check.call("views", "get_data_viewlist_current_views_filter", dimension="country", limit=5)
    check.call("dimensions", "list_dimensions")
    check.call("dimensions", "list_filter_values_for_dimension", dimensions_id="browser_name", timespan=TIMESPAN)
    check.call("metrics", "list_breakdown_values", metric_id="views", timespan=TIMESPAN, group_by="browser_name")
    check.call("metrics", "list_overall_values", metric_id="views", timespan=TIMESPAN)
    check.call("metrics", "get_timeseries_data", metric_id="views", timespan=TIMESPAN, group_by="day")
    comparison = {"dimension": "browser_name", "value": "Chrome"}
    check.call("metrics", "list_comparison_values", timespan=TIMESPAN, **comparison)
    check.call("errors", "list_errors", timespan=TIMESPAN, limit=5)


def main():
    check = Check(sys.argv[1].rstrip("/"))
    for part in [live_stream, media, signing_keys, data]:
        try:
            part(check)
        except Exception as error:
            # An earlier failure left it without an id that it needs.
            check.failures.append(f"{part.__name__} ended early: {type(error).__name__}: {error}")
    operations = set(check.operations())
    for name in sorted(operations - check.called):
        check.failures.append(f"{name}: was not called")
    for failure in check.failures:
        print(failure)
    failed = {failure.split(":")[0] for failure in check.failures}
    print(f"   {len(operations - failed)} of {len(operations)} operations of the Python SDK passed")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
