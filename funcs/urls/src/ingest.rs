use std::{borrow::Cow, fmt, marker::PhantomData, time::Duration};

use crate::{
    UrlError,
    encode::{is_unreserved, push_query},
    hosts::host_of,
};

/// Addresses to which an encoder sends a live stream.
///
/// The API returns the stream key and the SRT secret of a live stream, not where to send to.
///
/// ```
/// use fastpix_urls::Ingest;
///
/// let ingest = Ingest::rtmps("0f3a").build()?;
/// assert_eq!(ingest.server(), "rtmps://live.fastpix.com:443/live");
/// assert_eq!(ingest.stream_key(), "0f3a");
/// assert_eq!(ingest.as_str(), "rtmps://live.fastpix.com:443/live/0f3a");
/// println!("{}", ingest.ffmpeg_command("input.mp4"));
/// println!("{}", ingest.obs_settings());
/// # Ok::<(), fastpix_urls::UrlError>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Ingest {}

impl Ingest {
    /// RTMPS with the stream key of a live stream: `rtmps://live.fastpix.com:443/live`.
    pub fn rtmps(stream_key: impl Into<String>) -> IngestBuilder<Rtmps> {
        IngestBuilder::new(stream_key.into(), 443)
    }

    /// SRT with the stream key of a live stream: `srt://live.fastpix.com:778`. Set the `srtSecret` of the live stream
    /// with [`passphrase`](IngestBuilder::passphrase).
    ///
    /// The query of the URL is the form that is customary for SRT, with `mode=caller`, `streamid` and `passphrase`, as
    /// ffmpeg and OBS read it. FastPix documents host, port, stream key and secret, but not this query.
    pub fn srt(stream_key: impl Into<String>) -> IngestBuilder<Srt> {
        IngestBuilder::new(stream_key.into(), 778)
    }
}

/// Protocol of an [`IngestBuilder`]: RTMPS.
#[derive(Debug, Clone, Copy)]
pub enum Rtmps {}

/// Protocol of an [`IngestBuilder`]: SRT.
#[derive(Debug, Clone, Copy)]
pub enum Srt {}

/// Builder of an ingest URL. The parameter is its protocol. Nothing is checked before it is built.
#[must_use = "a builder does nothing until it is built"]
pub struct IngestBuilder<P> {
    stream_key: String,
    host: Cow<'static, str>,
    port: u16,
    passphrase: Option<String>,
    latency: Option<Duration>,
    params: Vec<(Cow<'static, str>, String)>,
    protocol: PhantomData<fn() -> P>,
}

impl<P> IngestBuilder<P> {
    fn new(stream_key: String, port: u16) -> Self {
        let host = Cow::Borrowed("live.fastpix.com");
        Self { stream_key, host, port, passphrase: None, latency: None, params: Vec::new(), protocol: PhantomData }
    }

    /// Sets the host. Default: `live.fastpix.com`.
    pub fn host(mut self, host: impl Into<Cow<'static, str>>) -> Self {
        self.host = host.into();
        self
    }

    /// Sets the port. Default: 443 for RTMPS, 778 for SRT.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// `scheme://host:port`, where host and port are valid.
    fn address(&self, scheme: &str) -> Result<String, UrlError> {
        let address = format!("{}:{}", self.host, self.port);
        if self.port == 0 {
            return Err(UrlError::new("ingest port", "0 is not a port"));
        }
        if host_of(&address) != Some(&*self.host) {
            return Err(UrlError::new("ingest host", "it is not a host, as in live.fastpix.com"));
        }
        Ok([scheme, &address].concat())
    }
}

impl IngestBuilder<Rtmps> {
    /// Builds the URL: `rtmps://live.fastpix.com:443/live/{streamKey}`.
    ///
    /// # Errors
    ///
    /// The first value that is invalid: the stream key, then host and port.
    pub fn build(&self) -> Result<IngestUrl, UrlError> {
        check_secret("stream key", &self.stream_key)?;
        let mut url = self.address("rtmps://")?;
        url.push_str("/live");
        let server_len = url.len();
        url.push('/');
        url.push_str(&self.stream_key);
        Ok(IngestUrl { url, server_len, stream_key: self.stream_key.clone() })
    }
}

impl IngestBuilder<Srt> {
    /// Sets the passphrase, the `srtSecret` of the live stream: 10 to 79 characters, as SRT requires. Default: none.
    pub fn passphrase(mut self, passphrase: impl Into<String>) -> Self {
        self.passphrase = Some(passphrase.into());
        self
    }

    /// Sets the latency of SRT, as `latency` in microseconds, the unit of ffmpeg and OBS. Default: that of the encoder.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = Some(latency);
        self
    }

    /// Sets a query parameter that has no method here. Name and value are percent-encoded.
    pub fn param(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.params.retain(|(known, _)| *known != name);
        self.params.push((name, value.into()));
        self
    }

    /// Builds the URL: `srt://live.fastpix.com:778?mode=caller&streamid={streamKey}&passphrase={srtSecret}`.
    ///
    /// # Errors
    ///
    /// The first value that is invalid: the stream key, the passphrase, the latency, then host and port, then the name
    /// of a parameter that is empty or has a method of its own.
    pub fn build(&self) -> Result<IngestUrl, UrlError> {
        check_secret("stream key", &self.stream_key)?;
        if let Some(passphrase) = &self.passphrase {
            check_secret("passphrase", passphrase)?;
            if !(10..=79).contains(&passphrase.len()) {
                return Err(UrlError::new("passphrase", "its length is not within 10 to 79"));
            }
        }
        let latency = self.latency.map(|latency| latency.as_micros());
        // The option is a signed integer of 32 bits in milliseconds.
        if latency.is_some_and(|latency| latency > i32::MAX as u128 * 1000) {
            return Err(UrlError::new("latency", "it is longer than SRT can express"));
        }
        let mut url = self.address("srt://")?;
        let server_len = url.len();
        if let Some((name, _)) = self.params.iter().find(|(name, _)| OWN_PARAMS.contains(&&**name) || name.is_empty()) {
            let reason = if name.is_empty() { "its name is empty" } else { "it has a method or value of its own" };
            return Err(UrlError::new(if name.is_empty() { "parameter".into() } else { name.clone() }, reason));
        }
        let latency = latency.map(|latency| latency.to_string());
        let own = [
            Some(("mode", "caller")),
            Some(("streamid", &*self.stream_key)),
            self.passphrase.as_deref().map(|passphrase| ("passphrase", passphrase)),
            latency.as_deref().map(|latency| ("latency", latency)),
        ];
        let others = self.params.iter().map(|(name, value)| (&**name, &**value));
        push_query(&mut url, own.into_iter().flatten().chain(others));
        Ok(IngestUrl { url, server_len, stream_key: self.stream_key.clone() })
    }
}

const OWN_PARAMS: &[&str] = &["mode", "streamid", "passphrase", "latency"];

/// Encoders differ in whether they decode percent-encoding here, so that a secret which needs it cannot be sent.
fn check_secret(name: &'static str, secret: &str) -> Result<(), UrlError> {
    if secret.is_empty() {
        return Err(UrlError::new(name, "it is empty"));
    }
    if matches!(secret, "." | "..") || !secret.bytes().all(is_unreserved) {
        return Err(UrlError::new(name, "it has characters other than letters, digits, `-`, `.`, `_` and `~`"));
    }
    Ok(())
}

impl<P> Clone for IngestBuilder<P> {
    fn clone(&self) -> Self {
        Self {
            stream_key: self.stream_key.clone(),
            host: self.host.clone(),
            port: self.port,
            passphrase: self.passphrase.clone(),
            latency: self.latency,
            params: self.params.clone(),
            protocol: PhantomData,
        }
    }
}

/// Without the stream key, the passphrase and the values of other parameters.
impl<P> fmt::Debug for IngestBuilder<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IngestBuilder").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// Ingest URL of a live stream. It contains the stream key: whoever has it can broadcast.
///
/// `Display`, `AsRef<str>` and `Into<String>` give the whole URL, as for ffmpeg and GStreamer; `Debug` shows the server
/// alone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IngestUrl {
    url: String,
    server_len: usize,
    stream_key: String,
}

impl IngestUrl {
    /// The whole URL, stream key and passphrase included.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The server without the stream key: `rtmps://live.fastpix.com:443/live` or `srt://live.fastpix.com:778`.
    pub fn server(&self) -> &str {
        self.url.get(..self.server_len).unwrap_or_default()
    }

    /// The stream key.
    pub fn stream_key(&self) -> &str {
        &self.stream_key
    }

    /// A command for a POSIX shell that sends a file or another input with ffmpeg, encoded as H.264 and AAC, with a
    /// keyframe every two seconds, in real time. Input and URL are quoted.
    ///
    /// ```
    /// # use fastpix_urls::Ingest;
    /// let command = Ingest::rtmps("0f3a").build()?.ffmpeg_command("my video.mp4");
    /// assert_eq!(
    ///     command,
    ///     "ffmpeg -re -i 'my video.mp4' -c:v libx264 -preset veryfast -pix_fmt yuv420p \
    ///      -force_key_frames 'expr:gte(t,n_forced*2)' -c:a aac -f flv 'rtmps://live.fastpix.com:443/live/0f3a'"
    /// );
    /// # Ok::<(), fastpix_urls::UrlError>(())
    /// ```
    pub fn ffmpeg_command(&self, input: &str) -> String {
        let container = if self.is_srt() { "mpegts" } else { "flv" };
        format!(
            "ffmpeg -re -i {} -c:v libx264 -preset veryfast -pix_fmt yuv420p \
             -force_key_frames 'expr:gte(t,n_forced*2)' -c:a aac -f {container} {}",
            quoted(input),
            quoted(&self.url),
        )
    }

    /// The settings of OBS Studio (Settings, Stream), a line for each field.
    ///
    /// For SRT, the server is the whole URL and the stream key stays empty.
    ///
    /// ```
    /// # use fastpix_urls::Ingest;
    /// let settings = Ingest::rtmps("0f3a").build()?.obs_settings();
    /// assert_eq!(settings, "Service: Custom\nServer: rtmps://live.fastpix.com:443/live\nStream Key: 0f3a\n");
    /// # Ok::<(), fastpix_urls::UrlError>(())
    /// ```
    pub fn obs_settings(&self) -> String {
        let (server, key) = if self.is_srt() { (self.as_str(), "") } else { (self.server(), self.stream_key()) };
        let space = if key.is_empty() { "" } else { " " };
        format!("Service: Custom\nServer: {server}\nStream Key:{space}{key}\n")
    }

    fn is_srt(&self) -> bool {
        self.url.starts_with("srt:")
    }
}

/// One word of a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl fmt::Display for IngestUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.url)
    }
}

impl fmt::Debug for IngestUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.is_srt() { '?' } else { '/' };
        write!(f, "IngestUrl(\"{}{mark}[redacted]\")", self.server())
    }
}

impl AsRef<str> for IngestUrl {
    fn as_ref(&self) -> &str {
        &self.url
    }
}

impl From<IngestUrl> for String {
    fn from(ingest: IngestUrl) -> Self {
        ingest.url
    }
}
