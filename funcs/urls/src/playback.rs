use std::{borrow::Cow, fmt, marker::PhantomData};

use crate::{
    Hosts, UrlError,
    encode::{check_id, encode, push_query},
    hosts::base_url,
};

/// URLs of a playback ID: each method returns a builder for one of them.
///
/// A playback ID belongs to a media or to a live stream; the API returns it, not the URLs. For a private playback ID,
/// add a token with [`UrlBuilder::token`].
///
/// ```
/// use fastpix_urls::{ImageFormat, Playback, Resolution};
///
/// let playback = Playback::new("3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10");
/// let stream = playback.hls().max_resolution(Resolution::P1080).build()?;
/// let poster = playback.thumbnail(ImageFormat::Jpg).time(5).width(640).build()?;
/// assert_eq!(
///     stream.to_string(),
///     "https://stream.fastpix.com/3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10.m3u8?maxResolution=1080p"
/// );
/// assert_eq!(
///     poster.to_string(),
///     "https://images.fastpix.com/3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10/thumbnail.jpg?time=5&width=640"
/// );
/// # Ok::<(), fastpix_urls::UrlError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Playback {
    id: String,
    hosts: Hosts,
}

impl Playback {
    /// URLs of this playback ID at the hosts of FastPix. The id is checked when a URL is built.
    pub fn new(playback_id: impl Into<String>) -> Self {
        Self { id: playback_id.into(), hosts: Hosts::new() }
    }

    /// Sets the hosts of all URLs. Default: those of FastPix.
    #[must_use]
    pub fn hosts(mut self, hosts: Hosts) -> Self {
        self.hosts = hosts;
        self
    }

    /// The playback ID.
    pub fn playback_id(&self) -> &str {
        &self.id
    }

    /// HLS playlist: `https://stream.fastpix.com/{playbackId}.m3u8`, on demand and live.
    pub fn hls(&self) -> UrlBuilder<Hls> {
        self.at_stream(".m3u8")
    }

    /// Thumbnail, a single frame: `https://images.fastpix.com/{playbackId}/thumbnail.{format}`.
    ///
    /// Without a time it is a frame from the middle of the media.
    pub fn thumbnail(&self, format: ImageFormat) -> UrlBuilder<Thumbnail> {
        self.at_images(match format {
            ImageFormat::Jpg => "/thumbnail.jpg",
            ImageFormat::Png => "/thumbnail.png",
            ImageFormat::Webp => "/thumbnail.webp",
        })
    }

    /// Animated image of an excerpt: `https://images.fastpix.com/{playbackId}/clip.{format}`.
    ///
    /// The names of its parameters are not documented; [`UrlBuilder::param`] sets any.
    pub fn animated(&self, format: AnimatedFormat) -> UrlBuilder<File> {
        self.at_images(match format {
            AnimatedFormat::Gif => "/clip.gif",
            AnimatedFormat::Webp => "/clip.webp",
        })
    }

    /// Spritesheet, the tiles that a player shows above its seek bar, or the JSON with their positions:
    /// `https://images.fastpix.com/{playbackId}/spritesheet.{format}`.
    ///
    /// [`Spritesheet`](crate::Spritesheet) reads the JSON.
    pub fn spritesheet(&self, format: SpritesheetFormat) -> UrlBuilder<File> {
        self.at_images(match format {
            SpritesheetFormat::Jpg => "/spritesheet.jpg",
            SpritesheetFormat::Json => "/spritesheet.json",
        })
    }

    /// Spritesheet with a tile at a fixed interval, or the JSON with its grid:
    /// `https://images.fastpix.com/{playbackId}/advanced-spritesheet.{format}`.
    ///
    /// Image and JSON match when both have the same interval. [`Spritesheet`](crate::Spritesheet) reads the JSON.
    pub fn advanced_spritesheet(&self, format: SpritesheetFormat) -> UrlBuilder<AdvancedSpritesheet> {
        self.at_images(match format {
            SpritesheetFormat::Jpg => "/advanced-spritesheet.jpg",
            SpritesheetFormat::Json => "/advanced-spritesheet.json",
        })
    }

    /// Subtitle track, uploaded or generated: `https://stream.fastpix.com/{playbackId}/text/{trackId}.vtt`.
    pub fn subtitles(&self, track_id: &str) -> UrlBuilder<File> {
        let mut path = String::from("/text/");
        encode(track_id, &mut path);
        path.push_str(".vtt");
        let mut builder = self.at_stream(path);
        builder.parts.path_error = check_id("track ID", track_id).err();
        builder
    }

    /// MP4 file for download: `https://stream.fastpix.com/{playbackId}/capped-4k.mp4`.
    ///
    /// It exists where the `mp4Support` of the media includes it.
    pub fn download(&self, rendition: Mp4Rendition) -> UrlBuilder<File> {
        self.at_stream(match rendition {
            Mp4Rendition::Capped4k => "/capped-4k.mp4",
        })
    }

    /// M4A file with the audio alone: `https://stream.fastpix.com/{playbackId}/audio.m4a`.
    ///
    /// It exists where the `mp4Support` of the media includes it.
    pub fn audio(&self) -> UrlBuilder<File> {
        self.at_stream("/audio.m4a")
    }

    /// License server of a DRM system: `https://api.fastpix.com/v1/on-demand/drm/license/{system}/{playbackId}`.
    ///
    /// License and playlist both need a token for the audience `Drm`.
    pub fn drm_license(&self, system: DrmSystem) -> UrlBuilder<File> {
        self.at_api(match system {
            DrmSystem::Widevine => "/on-demand/drm/license/widevine/",
            DrmSystem::Fairplay => "/on-demand/drm/license/fairplay/",
        })
    }

    /// Certificate of a DRM system: `https://api.fastpix.com/v1/on-demand/drm/cert/fairplay/{playbackId}`.
    ///
    /// Only FairPlay has one: for Widevine, `build` returns an error. It needs a token for the audience `Drm`.
    pub fn drm_certificate(&self, system: DrmSystem) -> UrlBuilder<File> {
        let mut builder = self.at_api("/on-demand/drm/cert/fairplay/");
        if system != DrmSystem::Fairplay {
            builder.parts.path_error = Some(UrlError::new("DRM system", "only FairPlay has a certificate"));
        }
        builder
    }

    fn at_stream<K>(&self, after: impl Into<Cow<'static, str>>) -> UrlBuilder<K> {
        UrlBuilder::new(self, "stream host", self.hosts.stream.clone(), "/", after.into())
    }

    fn at_images<K>(&self, after: &'static str) -> UrlBuilder<K> {
        UrlBuilder::new(self, "image host", self.hosts.images.clone(), "/", Cow::Borrowed(after))
    }

    fn at_api<K>(&self, before: &'static str) -> UrlBuilder<K> {
        UrlBuilder::new(self, "API host", self.hosts.api.clone(), before, Cow::Borrowed(""))
    }
}

/// Builder of one URL of a playback ID. The parameter says which: it decides what can be set.
///
/// Setting a parameter again replaces its value. What is not set is not in the URL.
///
/// Nothing is checked before [`build`](Self::build).
#[must_use = "a builder does nothing until it is built"]
pub struct UrlBuilder<K> {
    parts: Parts,
    kind: PhantomData<fn() -> K>,
}

/// Kind of a [`UrlBuilder`]: HLS playlist.
#[derive(Debug, Clone, Copy)]
pub enum Hls {}

/// Kind of a [`UrlBuilder`]: thumbnail.
#[derive(Debug, Clone, Copy)]
pub enum Thumbnail {}

/// Kind of a [`UrlBuilder`]: spritesheet with a fixed interval.
#[derive(Debug, Clone, Copy)]
pub enum AdvancedSpritesheet {}

/// Kind of a [`UrlBuilder`]: URL without typed parameters.
#[derive(Debug, Clone, Copy)]
pub enum File {}

/// The same for all kinds, so that it is compiled once.
#[derive(Clone)]
struct Parts {
    id: String,
    host_name: &'static str,
    host: Cow<'static, str>,
    allow_http: bool,
    before_id: &'static str,
    after_id: Cow<'static, str>,
    path_error: Option<UrlError>,
    params: Vec<(Cow<'static, str>, Result<String, UrlError>)>,
}

impl Parts {
    fn set(&mut self, name: Cow<'static, str>, value: Result<String, UrlError>) {
        match self.params.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.params.push((name, value)),
        }
    }

    fn set_at_least_1(&mut self, name: &'static str, value: u32, unit: &str) {
        let value = match value {
            0 => Err(UrlError::new(name, "0 is not at least 1")),
            _ => Ok(format!("{value}{unit}")),
        };
        self.set(Cow::Borrowed(name), value);
    }

    fn build(&self) -> Result<PlaybackUrl, UrlError> {
        check_id("playback ID", &self.id)?;
        if let Some(error) = &self.path_error {
            return Err(error.clone());
        }
        let mut url = base_url(self.host_name, &self.host, self.allow_http)?;
        url.push_str(self.before_id);
        encode(&self.id, &mut url);
        url.push_str(&self.after_id);
        if let Some(error) = self.params.iter().find_map(|(_, value)| value.as_ref().err()) {
            return Err(error.clone());
        }
        push_query(&mut url, self.params.iter().filter_map(|(name, value)| Some((&**name, value.as_deref().ok()?))));
        Ok(PlaybackUrl(url))
    }
}

impl<K> UrlBuilder<K> {
    fn new(
        playback: &Playback,
        host_name: &'static str,
        host: Cow<'static, str>,
        before_id: &'static str,
        after_id: Cow<'static, str>,
    ) -> Self {
        let parts = Parts {
            id: playback.id.clone(),
            host_name,
            host,
            allow_http: playback.hosts.allow_http,
            before_id,
            after_id,
            path_error: None,
            params: Vec::new(),
        };
        Self { parts, kind: PhantomData }
    }

    /// Sets the host or base URL, as in [`Hosts`], of this URL alone. Default: that of the [`Playback`].
    pub fn host(mut self, host: impl Into<Cow<'static, str>>) -> Self {
        self.parts.host = host.into();
        self
    }

    /// Sets the token that a private playback ID needs. Default: none.
    ///
    /// It is the query parameter `token`, which `Debug` shows as `[redacted]`.
    pub fn token(mut self, token: impl AsRef<str>) -> Self {
        let value = match token.as_ref() {
            "" => Err(UrlError::new("token", "it is empty")),
            token => Ok(token.to_owned()),
        };
        self.parts.set(Cow::Borrowed("token"), value);
        self
    }

    /// Sets a query parameter that has no method here, as one that is not documented. Name and value are
    /// percent-encoded.
    pub fn param(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        let name = name.into();
        let value =
            if name.is_empty() { Err(UrlError::new("parameter", "its name is empty")) } else { Ok(value.into()) };
        self.parts.set(name, value);
        self
    }

    /// Builds the URL.
    ///
    /// # Errors
    ///
    /// The first value that is invalid: an id that is empty, `.` or `..`, then the host, then the parameters in the
    /// order in which they were set.
    pub fn build(&self) -> Result<PlaybackUrl, UrlError> {
        self.parts.build()
    }
}

impl UrlBuilder<Hls> {
    /// Sets the lowest resolution that is offered to the player, as `minResolution`. Default: no limit.
    pub fn min_resolution(self, resolution: Resolution) -> Self {
        self.resolution_param("minResolution", resolution)
    }

    /// Sets the highest resolution that is offered to the player, as `maxResolution`. Default: no limit.
    pub fn max_resolution(self, resolution: Resolution) -> Self {
        self.resolution_param("maxResolution", resolution)
    }

    /// Sets the only resolution that is offered to the player, as `resolution`. Default: all.
    pub fn resolution(self, resolution: Resolution) -> Self {
        self.resolution_param("resolution", resolution)
    }

    /// Sets the order of the renditions in the playlist, as `renditionOrder`. Many players start with the first. The
    /// API's default: ascending.
    pub fn rendition_order(mut self, order: RenditionOrder) -> Self {
        let order = match order {
            RenditionOrder::Ascending => "asc",
            RenditionOrder::Descending => "desc",
        };
        self.parts.set(Cow::Borrowed("renditionOrder"), Ok(order.to_owned()));
        self
    }

    /// Sets whether viewers of a live stream can seek back to its start, as `dvrMode`. The live stream must have been
    /// created with `enableDvrMode`. The API's default: false, playback at the live edge.
    pub fn dvr_mode(mut self, enabled: bool) -> Self {
        self.parts.params.retain(|(name, _)| name != "dvrMode");
        if enabled {
            self.parts.set(Cow::Borrowed("dvrMode"), Ok("true".to_owned()));
        }
        self
    }

    /// Sets the part of a live stream to play, in seconds from its start, as `start` and `end`.
    ///
    /// Both are 1 or more, and the start is before the end. The API limits the length as well: 30 s and 20 min are both
    /// documented, so this is not checked here.
    ///
    /// Requesting such a URL creates a media on demand from this part of the live stream.
    pub fn live_clip(mut self, start_seconds: u32, end_seconds: u32) -> Self {
        self.parts.set_at_least_1("start", start_seconds, "s");
        self.parts.set_at_least_1("end", end_seconds, "s");
        if end_seconds <= start_seconds {
            let reason = format!("{end_seconds} s is not after the start, {start_seconds} s");
            self.parts.set(Cow::Borrowed("end"), Err(UrlError::new("end", reason)));
        }
        self
    }

    /// Sets the access policy of the media that [`live_clip`](Self::live_clip) creates, as `clipAccess`. The API's
    /// default: that of the live stream.
    pub fn clip_access(mut self, access: ClipAccess) -> Self {
        let access = match access {
            ClipAccess::Public => "public",
            ClipAccess::Private => "private",
        };
        self.parts.set(Cow::Borrowed("clipAccess"), Ok(access.to_owned()));
        self
    }

    fn resolution_param(mut self, name: &'static str, resolution: Resolution) -> Self {
        self.parts.set_at_least_1(name, resolution.0, "p");
        self
    }
}

impl UrlBuilder<Thumbnail> {
    /// Sets the time of the frame in seconds, as `time`. The API's default: the middle of the media.
    pub fn time(mut self, seconds: u32) -> Self {
        self.parts.set(Cow::Borrowed("time"), Ok(seconds.to_string()));
        self
    }

    /// Sets the width in pixels, 1 or more, as `width`. The API's default: the width of the video.
    pub fn width(mut self, pixels: u32) -> Self {
        self.parts.set_at_least_1("width", pixels, "");
        self
    }

    /// Sets the height in pixels, 1 or more, as `height`. The API's default: the height of the video.
    pub fn height(mut self, pixels: u32) -> Self {
        self.parts.set_at_least_1("height", pixels, "");
        self
    }

    /// Sets how the frame is fitted to width and height, as `fit_mode`. The API's default: preserve.
    pub fn fit_mode(mut self, mode: FitMode) -> Self {
        let mode = match mode {
            FitMode::Preserve => "preserve".to_owned(),
            FitMode::Stretch => "stretch".to_owned(),
            FitMode::Other(mode) => mode,
        };
        self.parts.set(Cow::Borrowed("fit_mode"), Ok(mode));
        self
    }
}

impl UrlBuilder<AdvancedSpritesheet> {
    /// Sets the seconds between two tiles, 1 to 10, as `interval`. The API's default: 10.
    pub fn interval(mut self, seconds: u32) -> Self {
        let value = match seconds {
            1..=10 => Ok(seconds.to_string()),
            _ => Err(UrlError::new("interval", format!("{seconds} is not within 1 to 10"))),
        };
        self.parts.set(Cow::Borrowed("interval"), value);
        self
    }
}

impl<K> Clone for UrlBuilder<K> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone(), kind: PhantomData }
    }
}

impl<K> fmt::Debug for UrlBuilder<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("UrlBuilder");
        debug.field("playback_id", &self.parts.id).field("host", &self.parts.host);
        for (name, value) in &self.parts.params {
            match value {
                Ok(_) if is_token(name) => debug.field(name, &format_args!("[redacted]")),
                Ok(value) => debug.field(name, value),
                Err(error) => debug.field(name, &format_args!("invalid: {error}")),
            };
        }
        debug.finish_non_exhaustive()
    }
}

/// URL of a playback ID, ready for a player, a page or a client.
///
/// `Display`, `AsRef<str>` and `Into<String>` give the whole URL; `Debug` shows a token as `[redacted]`.
///
/// ```
/// # use fastpix_urls::Playback;
/// let url = Playback::new("7c1d").hls().token("eyJh.eyJr.c2ln").build()?;
/// assert_eq!(url.to_string(), "https://stream.fastpix.com/7c1d.m3u8?token=eyJh.eyJr.c2ln");
/// assert_eq!(format!("{url:?}"), r#"PlaybackUrl("https://stream.fastpix.com/7c1d.m3u8?token=[redacted]")"#);
/// # Ok::<(), fastpix_urls::UrlError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PlaybackUrl(String);

impl PlaybackUrl {
    /// The whole URL, token included.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlaybackUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for PlaybackUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, query) = self.0.split_once('?').unwrap_or((&self.0, ""));
        write!(f, "PlaybackUrl(\"{path}")?;
        let mut mark = '?';
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some((name, _)) if is_token(name) => write!(f, "{mark}{name}=[redacted]")?,
                _ => write!(f, "{mark}{pair}")?,
            }
            mark = '&';
        }
        f.write_str("\")")
    }
}

impl AsRef<str> for PlaybackUrl {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<PlaybackUrl> for String {
    fn from(url: PlaybackUrl) -> Self {
        url.0
    }
}

fn is_token(name: &str) -> bool {
    name.eq_ignore_ascii_case("token")
}

/// Resolution of a rendition, named by its height.
///
/// The constants are the resolutions that FastPix's players know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Resolution(u32);

impl Resolution {
    /// `140p`.
    pub const P140: Self = Self(140);
    /// `240p`.
    pub const P240: Self = Self(240);
    /// `270p`.
    pub const P270: Self = Self(270);
    /// `360p`.
    pub const P360: Self = Self(360);
    /// `480p`.
    pub const P480: Self = Self(480);
    /// `540p`.
    pub const P540: Self = Self(540);
    /// `720p`.
    pub const P720: Self = Self(720);
    /// `1080p`.
    pub const P1080: Self = Self(1080);
    /// `1440p`.
    pub const P1440: Self = Self(1440);
    /// `2160p`.
    pub const P2160: Self = Self(2160);
    /// `4320p`.
    pub const P4320: Self = Self(4320);

    /// Any other height in pixels, 1 or more.
    pub const fn from_height(pixels: u32) -> Self {
        Self(pixels)
    }
}

/// Order of the renditions in an HLS playlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RenditionOrder {
    /// Lowest resolution first.
    Ascending,
    /// Highest resolution first.
    Descending,
}

/// Access policy of the media that a live clip creates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClipAccess {
    /// Playback without a token.
    Public,
    /// Playback with a token.
    Private,
}

/// File format of a thumbnail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ImageFormat {
    /// JPEG.
    Jpg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

/// File format of an animated image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnimatedFormat {
    /// GIF.
    Gif,
    /// WebP.
    Webp,
}

/// Image or description of a spritesheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpritesheetFormat {
    /// JPEG image with all tiles.
    Jpg,
    /// JSON with the positions of the tiles.
    Json,
}

/// Fit of a thumbnail to a width and a height.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FitMode {
    /// Keeps the aspect ratio.
    Preserve,
    /// Fills width and height, whatever the aspect ratio.
    Stretch,
    /// Any other value. The API has more than the two above; their names are not known to this crate.
    Other(String),
}

/// Rendition of an MP4 download.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mp4Rendition {
    /// Video of at most 2160p.
    Capped4k,
}

/// DRM system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DrmSystem {
    /// Google Widevine.
    Widevine,
    /// Apple FairPlay.
    Fairplay,
}
