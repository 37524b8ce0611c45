use std::{borrow::Cow, net::Ipv4Addr};

use crate::UrlError;

/// Hosts of the URLs: FastPix's own, unless set.
///
/// A value is a host, as `video.example.com`, or a base URL, as `https://example.com/video`; nothing is added to it but
/// `https://` where the scheme is missing. It is checked when a URL is built.
///
/// Plain `http` is accepted for loopback hosts only, as for a local emulator, unless [`allow_http`](Self::allow_http)
/// is set.
///
/// ```
/// use fastpix_urls::{Hosts, Playback};
///
/// let hosts = Hosts::new().stream("video.example.com").images("https://cdn.example.com/images");
/// let playback = Playback::new("7c1d").hosts(hosts);
/// assert_eq!(playback.hls().build()?.as_str(), "https://video.example.com/7c1d.m3u8");
/// # Ok::<(), fastpix_urls::UrlError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hosts {
    pub(crate) stream: Cow<'static, str>,
    pub(crate) images: Cow<'static, str>,
    pub(crate) api: Cow<'static, str>,
    pub(crate) allow_http: bool,
}

impl Hosts {
    /// The hosts of FastPix: `stream.fastpix.com`, `images.fastpix.com` and `api.fastpix.com/v1`.
    pub const fn new() -> Self {
        Self {
            stream: Cow::Borrowed("stream.fastpix.com"),
            images: Cow::Borrowed("images.fastpix.com"),
            api: Cow::Borrowed("api.fastpix.com/v1"),
            allow_http: false,
        }
    }

    /// Sets the host or base URL of playlists, subtitles and downloads. Default: `stream.fastpix.com`.
    #[must_use]
    pub fn stream(mut self, host: impl Into<Cow<'static, str>>) -> Self {
        self.stream = host.into();
        self
    }

    /// Sets the host or base URL of thumbnails, animated images and spritesheets. Default: `images.fastpix.com`.
    #[must_use]
    pub fn images(mut self, host: impl Into<Cow<'static, str>>) -> Self {
        self.images = host.into();
        self
    }

    /// Sets the host or base URL of DRM licenses and certificates. Default: `api.fastpix.com/v1`.
    #[must_use]
    pub fn api(mut self, host: impl Into<Cow<'static, str>>) -> Self {
        self.api = host.into();
        self
    }

    /// Sets whether plain `http` is accepted for hosts that are not loopback. It shows tokens to the network. Default:
    /// false.
    #[must_use]
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }
}

impl Default for Hosts {
    fn default() -> Self {
        Self::new()
    }
}

/// The base URL of a host or a base URL, without a slash at the end.
pub(crate) fn base_url(parameter: &'static str, text: &str, allow_http: bool) -> Result<String, UrlError> {
    let error = |reason: &'static str| Err(UrlError::new(parameter, reason));
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let Some(host) = host_of(authority) else {
        return error("it is not a host or a base URL, as in video.example.com or https://example.com/video");
    };
    match scheme.to_ascii_lowercase().as_str() {
        "https" => {}
        "http" if allow_http || is_loopback(host) => {}
        "http" => return error("plain http shows tokens to the network; use https, or allow_http(true)"),
        _ => return error("the scheme is neither https nor http"),
    }
    let path = path.trim_end_matches('/');
    // What ends a path, and what a reader of URLs would rewrite.
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#' | b'\\' | b'"' | b'<' | b'>');
    if !path.bytes().all(is_plain) || path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return error("the path has a query, a fragment, `.`, `..` or characters that need percent-encoding");
    }
    let slash = if path.is_empty() { "" } else { "/" };
    Ok([scheme, "://", authority, slash, path].concat())
}

/// The host without the port, where both are valid.
pub(crate) fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) => {
            let is_address =
                address.contains(':') && address.bytes().all(|b| b.is_ascii_hexdigit() || b":.".contains(&b));
            (authority.get(..address.len() + 2).filter(|_| is_address)?, port)
        }
        None => {
            let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
            let is_name = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
            (Some(host).filter(|_| is_name && host.bytes().any(|b| b != b'.'))?, port)
        }
    };
    match port.strip_prefix(':') {
        // A sign would parse.
        Some(port) => port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port != 0),
        None => port.is_empty(),
    }
    .then_some(host)
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}
