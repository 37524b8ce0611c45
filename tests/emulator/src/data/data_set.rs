//! The views that all data operations use. They are made up, the same in each emulator, and within the 30 days before
//! its start: nine in the last hour, 32 in all.

use serde_json::Value;

use super::details::details;
use crate::settings::Settings;

pub(crate) struct DataSet {
    pub(crate) views: Vec<View>,
}

pub(crate) struct View {
    /// In unix seconds.
    pub(crate) started: u64,
    pub(crate) ended: u64,
    /// The response of a read.
    pub(crate) record: Value,
}

impl Default for DataSet {
    fn default() -> Self {
        let now = Settings::default().now();
        let view = |(number, row): (usize, &Row)| {
            let ended = now.saturating_sub(row.minutes_ago * 60);
            let started = ended.saturating_sub(row.watched.div_ceil(1000));
            View { started, ended, record: details(number, row, started, ended) }
        };
        Self { views: VIEWS.iter().enumerate().map(view).collect() }
    }
}

pub(super) struct Row {
    pub(super) minutes_ago: u64,
    pub(super) client: &'static Client,
    pub(super) place: &'static Place,
    pub(super) video: &'static Video,
    pub(super) viewer: &'static str,
    /// In milliseconds.
    pub(super) watched: u64,
    /// From 0 to 1.
    pub(super) score: f64,
    pub(super) problem: Option<&'static Problem>,
}

pub(super) struct Client {
    pub(super) browser: &'static str,
    pub(super) browser_version: &'static str,
    pub(super) os: &'static str,
    pub(super) os_version: &'static str,
    pub(super) device_type: &'static str,
    pub(super) manufacturer: &'static str,
    pub(super) model: &'static str,
    pub(super) connection: &'static str,
    pub(super) width: u64,
    pub(super) height: u64,
    pub(super) player: &'static str,
    pub(super) player_version: &'static str,
    pub(super) sdk: &'static str,
    pub(super) sdk_version: &'static str,
    pub(super) user_agent: &'static str,
}

pub(super) struct Place {
    pub(super) continent: &'static str,
    pub(super) country: &'static str,
    pub(super) country_code: &'static str,
    pub(super) region: &'static str,
    pub(super) city: &'static str,
    pub(super) latitude: &'static str,
    pub(super) longitude: &'static str,
    pub(super) asn_id: u64,
    pub(super) asn_name: &'static str,
    pub(super) ip: &'static str,
}

pub(super) struct Video {
    pub(super) id: &'static str,
    pub(super) title: Option<&'static str>,
    pub(super) series: Option<&'static str>,
    pub(super) media_id: Option<&'static str>,
    pub(super) playback_id: &'static str,
    pub(super) live_stream_id: Option<&'static str>,
    /// In milliseconds.
    pub(super) duration: Option<u64>,
    pub(super) width: u64,
    pub(super) height: u64,
    pub(super) bitrate: u64,
    pub(super) drm: Option<&'static str>,
}

pub(super) struct Problem {
    pub(super) id: u64,
    pub(super) code: &'static str,
    pub(super) message: &'static str,
    pub(super) context: &'static str,
    pub(super) at_startup: bool,
}

static LAPTOP: Client = Client {
    browser: "Chrome",
    browser_version: "Chrome 141.0",
    os: "macOS",
    os_version: "macOS 15.6",
    device_type: "Desktop",
    manufacturer: "Apple",
    model: "Macintosh",
    connection: "wifi",
    width: 1280,
    height: 720,
    player: "hls.js",
    player_version: "1.6.2",
    sdk: "fastpix-web",
    sdk_version: "1.2.0",
    user_agent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/141.0",
};

static TOWER: Client = Client {
    browser: "Firefox",
    browser_version: "Firefox 143.0",
    os: "Windows",
    os_version: "Windows 11",
    device_type: "Desktop",
    manufacturer: "Unbranded",
    model: "Workstation",
    connection: "ethernet",
    width: 1920,
    height: 1080,
    player: "shaka",
    player_version: "4.15.1",
    sdk: "fastpix-web",
    sdk_version: "1.1.4",
    user_agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
};

static PHONE: Client = Client {
    browser: "Safari",
    browser_version: "Safari 18.5",
    os: "iOS",
    os_version: "iOS 18.5",
    device_type: "Mobile",
    manufacturer: "Apple",
    model: "iPhone",
    connection: "cellular",
    width: 852,
    height: 393,
    player: "AVPlayer",
    player_version: "18.5",
    sdk: "fastpix-ios",
    sdk_version: "1.0.3",
    user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1",
};

static TABLET: Client = Client {
    browser: "Chrome",
    browser_version: "Chrome 140.0",
    os: "Android",
    os_version: "Android 15",
    device_type: "Tablet",
    manufacturer: "Samsung",
    model: "Galaxy Tab",
    connection: "wifi",
    width: 1024,
    height: 576,
    player: "media3",
    player_version: "1.6.1",
    sdk: "fastpix-android",
    sdk_version: "1.0.7",
    user_agent: "Mozilla/5.0 (Linux; Android 15; Galaxy Tab) Chrome/140.0",
};

static LISBON: Place = Place {
    continent: "EU",
    country: "Portugal",
    country_code: "PT",
    region: "Lisboa",
    city: "Lisbon",
    latitude: "38.7223",
    longitude: "-9.1393",
    asn_id: 64_500,
    asn_name: "AS64500 Example Telecom",
    ip: "192.0.2.17",
};

static PUNE: Place = Place {
    continent: "AS",
    country: "India",
    country_code: "IN",
    region: "Maharashtra",
    city: "Pune",
    latitude: "18.5204",
    longitude: "73.8567",
    asn_id: 64_501,
    asn_name: "AS64501 Example Mobile",
    ip: "198.51.100.42",
};

static DENVER: Place = Place {
    continent: "NA",
    country: "United States of America",
    country_code: "US",
    region: "Colorado",
    city: "Denver",
    latitude: "39.7392",
    longitude: "-104.9903",
    asn_id: 64_502,
    asn_name: "AS64502 Example Cable",
    ip: "203.0.113.9",
};

static TOUR: Video = Video {
    id: "harbour-tour",
    title: Some("A tour of the harbour"),
    series: Some("Around the city"),
    media_id: Some("0c6e41f7-2b98-4d35-a7f0-19d3b8e5c264"),
    playback_id: "5a9b7c13-e04d-48f6-8b21-6cd0f3a9e751",
    live_stream_id: None,
    duration: Some(600_000),
    width: 1920,
    height: 1080,
    bitrate: 4_200_000,
    drm: None,
};

static BREAD: Video = Video {
    id: "sourdough",
    title: Some("Bread from nothing but flour"),
    series: None,
    media_id: Some("e17d03ba-64c5-4f89-9a12-8b50d7f6c93e"),
    playback_id: "21f8d6e0-9c3a-4b57-a6e4-d70b1c58f392",
    live_stream_id: None,
    duration: Some(1_260_000),
    width: 1280,
    height: 720,
    bitrate: 2_400_000,
    drm: Some("widevine"),
};

static CONCERT: Video = Video {
    id: "evening-concert",
    title: Some("Evening concert, live"),
    series: Some("Concerts"),
    media_id: None,
    playback_id: "b83e5d97-10fa-4c62-8d9b-f5a2740e6c1d",
    live_stream_id: Some("9d41c7e2a0b85f36417ed80c92fb5a63"),
    duration: None,
    width: 1280,
    height: 720,
    bitrate: 2_800_000,
    drm: None,
};

static UNTITLED: Video = Video {
    id: "clip-0042",
    title: None,
    series: None,
    media_id: Some("f6a20d8b-7e51-4390-b4c8-30e9d15f7a26"),
    playback_id: "47c0b9e6-d832-4a1f-95d7-8e6b02f41c3a",
    live_stream_id: None,
    duration: Some(45_000),
    width: 854,
    height: 480,
    bitrate: 900_000,
    drm: None,
};

static TIMEOUT: Problem = Problem {
    id: 7101,
    code: "1002",
    message: "The manifest was not loaded in time",
    context: "network",
    at_startup: true,
};

static DECODER: Problem =
    Problem { id: 7102, code: "2004", message: "A segment could not be decoded", context: "player", at_startup: false };

type Columns = (u64, &'static Client, &'static Place, &'static Video, &'static str, u64, f64, Option<&'static Problem>);

const fn row((minutes_ago, client, place, video, viewer, watched, score, problem): Columns) -> Row {
    Row { minutes_ago, client, place, video, viewer, watched, score, problem }
}

// The duration of a view is its watch time, so the views of the last hour began before the emulator did.
static VIEWS: [Row; 32] = [
    row((1, &LAPTOP, &LISBON, &CONCERT, "viewer-ana", 1_320_500, 0.96, None)),
    row((2, &PHONE, &PUNE, &CONCERT, "viewer-ravi", 840_250, 0.91, None)),
    row((4, &TABLET, &PUNE, &CONCERT, "viewer-mira", 905_000, 0.88, None)),
    row((9, &TOWER, &DENVER, &CONCERT, "viewer-joe", 12_000, 0.35, Some(&DECODER))),
    row((15, &LAPTOP, &DENVER, &TOUR, "viewer-kim", 412_750, 0.97, None)),
    row((22, &PHONE, &LISBON, &BREAD, "viewer-rui", 233_100, 0.93, None)),
    row((31, &PHONE, &PUNE, &BREAD, "viewer-ravi", 4_800, 0.12, Some(&TIMEOUT))),
    row((40, &LAPTOP, &LISBON, &TOUR, "viewer-ana", 588_400, 0.98, None)),
    row((55, &TOWER, &DENVER, &UNTITLED, "viewer-joe", 44_900, 0.9, None)),
    row((80, &LAPTOP, &LISBON, &BREAD, "viewer-ana", 1_102_300, 0.95, None)),
    row((130, &TABLET, &PUNE, &TOUR, "viewer-mira", 360_200, 0.86, None)),
    row((190, &PHONE, &DENVER, &TOUR, "viewer-sam", 95_600, 0.82, None)),
    row((245, &PHONE, &DENVER, &BREAD, "viewer-sam", 3_100, 0.1, Some(&TIMEOUT))),
    row((330, &LAPTOP, &PUNE, &UNTITLED, "viewer-dev", 45_000, 0.94, None)),
    row((420, &TOWER, &LISBON, &TOUR, "viewer-eva", 540_000, 0.97, None)),
    row((610, &TABLET, &LISBON, &BREAD, "viewer-rui", 780_900, 0.89, None)),
    row((800, &LAPTOP, &DENVER, &TOUR, "viewer-kim", 188_000, 0.92, None)),
    row((1_150, &PHONE, &PUNE, &TOUR, "viewer-ravi", 27_400, 0.41, Some(&DECODER))),
    row((1_400, &LAPTOP, &LISBON, &UNTITLED, "viewer-ana", 30_500, 0.93, None)),
    row((1_900, &TOWER, &DENVER, &BREAD, "viewer-joe", 960_000, 0.96, None)),
    row((2_600, &PHONE, &LISBON, &TOUR, "viewer-rui", 301_000, 0.9, None)),
    row((3_500, &TABLET, &PUNE, &BREAD, "viewer-mira", 640_700, 0.87, None)),
    row((4_100, &LAPTOP, &PUNE, &TOUR, "viewer-dev", 599_000, 0.98, None)),
    row((5_800, &TOWER, &LISBON, &BREAD, "viewer-eva", 1_200_000, 0.97, None)),
    row((7_300, &PHONE, &DENVER, &TOUR, "viewer-sam", 6_200, 0.15, Some(&TIMEOUT))),
    row((9_000, &LAPTOP, &DENVER, &BREAD, "viewer-kim", 455_500, 0.94, None)),
    row((9_900, &TABLET, &LISBON, &UNTITLED, "viewer-rui", 41_000, 0.88, None)),
    row((13_000, &LAPTOP, &LISBON, &TOUR, "viewer-ana", 222_000, 0.95, None)),
    row((18_500, &TOWER, &DENVER, &TOUR, "viewer-joe", 510_300, 0.96, None)),
    row((25_000, &PHONE, &PUNE, &BREAD, "viewer-ravi", 150_000, 0.84, None)),
    row((33_000, &TABLET, &PUNE, &TOUR, "viewer-mira", 70_800, 0.83, None)),
    row((41_000, &LAPTOP, &PUNE, &BREAD, "viewer-dev", 890_000, 0.95, None)),
];
