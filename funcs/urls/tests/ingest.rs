//! Ingest URLs, byte for byte, the text for ffmpeg and OBS, and what is rejected.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{process::Command, time::Duration};

use fastpix_urls::{Ingest, IngestUrl, UrlError};

const KEY: &str = "5f0e1d2c3b4a59687786958473625140k7c1d9b02-3e4f-4a5b-8c6d-7e8f9a0b1c2d";
const PASSPHRASE: &str = "00112233445566778899aabbccddeeffk7c1d9b02-3e4f-4a5b-8c6d-7e8f9a0b1c2d";

#[track_caller]
fn error(ingest: Result<IngestUrl, UrlError>, expected: &str) {
    assert_eq!(ingest.unwrap_err().to_string(), expected);
}

#[test]
fn rtmps_has_server_and_key_apart_and_in_one_url() {
    let ingest = Ingest::rtmps(KEY).build().unwrap();
    assert_eq!(ingest.server(), "rtmps://live.fastpix.com:443/live");
    assert_eq!(ingest.stream_key(), KEY);
    assert_eq!(ingest.as_str(), format!("rtmps://live.fastpix.com:443/live/{KEY}"));
    assert_eq!(ingest.to_string(), ingest.as_str());
    assert_eq!(ingest.as_ref(), ingest.as_str());
    assert_eq!(String::from(ingest.clone()), ingest.as_str());
}

#[test]
fn srt_has_the_customary_query() {
    let ingest = Ingest::srt(KEY).passphrase(PASSPHRASE).build().unwrap();
    assert_eq!(ingest.server(), "srt://live.fastpix.com:778");
    assert_eq!(ingest.stream_key(), KEY);
    let url = format!("srt://live.fastpix.com:778?mode=caller&streamid={KEY}&passphrase={PASSPHRASE}");
    assert_eq!(ingest.as_str(), url);
    let ingest = Ingest::srt(KEY).latency(Duration::from_millis(200)).param("pbkeylen", "16").build().unwrap();
    assert_eq!(
        ingest.as_str(),
        format!("srt://live.fastpix.com:778?mode=caller&streamid={KEY}&latency=200000&pbkeylen=16")
    );
}

#[test]
fn host_and_port_can_be_set() {
    let ingest = Ingest::rtmps(KEY).host("live.fastpix.io").port(1935).build().unwrap();
    assert_eq!(ingest.server(), "rtmps://live.fastpix.io:1935/live");
    let ingest = Ingest::srt(KEY).host("[2001:db8::1]").port(9000).build().unwrap();
    assert_eq!(ingest.server(), "srt://[2001:db8::1]:9000");
    error(Ingest::srt(KEY).port(0).build(), "ingest port: 0 is not a port");
    for host in ["", "a b", "a/b", "a?b", "a:1", "a@b", "rtmps://a", "[::1]:1", "a\n"] {
        error(Ingest::rtmps(KEY).host(host).build(), "ingest host: it is not a host, as in live.fastpix.com");
        error(Ingest::srt(KEY).host(host).build(), "ingest host: it is not a host, as in live.fastpix.com");
    }
}

#[test]
fn invalid_values_are_rejected_without_showing_them() {
    error(Ingest::rtmps("").build(), "stream key: it is empty");
    error(Ingest::srt("").build(), "stream key: it is empty");
    let characters = "it has characters other than letters, digits, `-`, `.`, `_` and `~`";
    for key in ["a/b", "a?b", "a b", "a&b=c", "é", "a%2F", ".", ".."] {
        error(Ingest::rtmps(key).build(), &format!("stream key: {characters}"));
        error(Ingest::srt(key).build(), &format!("stream key: {characters}"));
        error(Ingest::srt(KEY).passphrase(key).build(), &format!("passphrase: {characters}"));
    }
    error(Ingest::srt(KEY).passphrase("").build(), "passphrase: it is empty");
    for length in [9, 80] {
        let passphrase = "a".repeat(length);
        error(Ingest::srt(KEY).passphrase(passphrase).build(), "passphrase: its length is not within 10 to 79");
    }
    for length in [10, 79] {
        assert!(Ingest::srt(KEY).passphrase("a".repeat(length)).build().is_ok());
    }
    let longest = Duration::from_millis(i32::MAX as u64);
    assert!(Ingest::srt(KEY).latency(longest).build().is_ok());
    for latency in [longest + Duration::from_micros(1), Duration::MAX] {
        error(Ingest::srt(KEY).latency(latency).build(), "latency: it is longer than SRT can express");
    }
    error(Ingest::srt(KEY).param("", "a").build(), "parameter: its name is empty");
    for name in ["mode", "streamid", "passphrase", "latency"] {
        error(Ingest::srt(KEY).param(name, "a").build(), &format!("{name}: it has a method or value of its own"));
    }
}

#[test]
fn parameters_are_encoded_and_replaced() {
    let ingest = Ingest::srt("a").param("b", "1").param("c d", "e&f=g#h").param("b", "2").build().unwrap();
    assert_eq!(ingest.as_str(), "srt://live.fastpix.com:778?mode=caller&streamid=a&c%20d=e%26f%3Dg%23h&b=2");
}

#[test]
fn the_ffmpeg_command_quotes_the_input_and_the_url() {
    let rtmps = Ingest::rtmps(KEY).build().unwrap();
    assert_eq!(
        rtmps.ffmpeg_command("it's a video.mp4"),
        format!(
            "ffmpeg -re -i 'it'\\''s a video.mp4' -c:v libx264 -preset veryfast -pix_fmt yuv420p -force_key_frames \
             'expr:gte(t,n_forced*2)' -c:a aac -f flv 'rtmps://live.fastpix.com:443/live/{KEY}'"
        )
    );
    let srt = Ingest::srt(KEY).passphrase(PASSPHRASE).build().unwrap();
    assert!(srt.ffmpeg_command("a.mp4").ends_with(&format!(" -f mpegts '{srt}'")), "{}", srt.ffmpeg_command("a.mp4"));
}

#[test]
fn a_shell_reads_the_input_and_the_url_as_one_word_each() {
    let ingest = Ingest::srt(KEY).passphrase(PASSPHRASE).build().unwrap();
    for input in ["a.mp4", "it's $HOME `id` \"x\" \\ * ; rm -rf & | > é\n2", "'", "''", "-y", ""] {
        let command = ingest.ffmpeg_command(input);
        let words = command.strip_prefix("ffmpeg ").unwrap();
        let Ok(output) = Command::new("sh").args(["-c", &format!("printf '%s\\0' {words}")]).output() else {
            println!("SKIPPED: there is no shell");
            return;
        };
        let output = String::from_utf8(output.stdout).unwrap();
        let words: Vec<&str> = output.split_terminator('\0').collect();
        assert_eq!(words.get(..3), Some(["-re", "-i", input].as_slice()), "{command}");
        assert_eq!(words.last(), Some(&ingest.as_str()), "{command}");
    }
}

#[test]
fn the_obs_settings_have_a_line_for_each_field() {
    let rtmps = Ingest::rtmps(KEY).build().unwrap();
    let expected = format!("Service: Custom\nServer: rtmps://live.fastpix.com:443/live\nStream Key: {KEY}\n");
    assert_eq!(rtmps.obs_settings(), expected);
    let srt = Ingest::srt(KEY).passphrase(PASSPHRASE).build().unwrap();
    assert_eq!(srt.obs_settings(), format!("Service: Custom\nServer: {srt}\nStream Key:\n"));
}

#[test]
fn keys_and_passphrases_are_not_in_the_debug_output() {
    let rtmps = Ingest::rtmps(KEY);
    let srt = Ingest::srt(KEY).passphrase(PASSPHRASE).param("other", PASSPHRASE);
    let (rtmps_url, srt_url) = (rtmps.build().unwrap(), srt.build().unwrap());
    assert_eq!(format!("{rtmps_url:?}"), "IngestUrl(\"rtmps://live.fastpix.com:443/live/[redacted]\")");
    assert_eq!(format!("{srt_url:?}"), "IngestUrl(\"srt://live.fastpix.com:778?[redacted]\")");
    for debug in [format!("{rtmps:?}"), format!("{srt:#?}"), format!("{rtmps_url:#?}"), format!("{srt_url:#?}")] {
        assert!(!debug.contains(KEY) && !debug.contains(PASSPHRASE), "{debug}");
        assert!(debug.contains("live.fastpix.com"), "{debug}");
    }
}
