use std::collections::BTreeMap;

use crate::{PlaybackId, Secret};

open_enum! {
    /// Processing status of a media.
    pub enum MediaStatus {
        /// Created; processing has not started.
        Created = "Created",
        /// Download of the source files in progress.
        Downloading = "Downloading",
        /// Download of the source files complete.
        Downloaded = "Downloaded",
        /// Validation of the source files in progress.
        Validating = "Validating",
        /// Waiting for encoding.
        InQueue = "In Queue",
        /// Encoding in progress.
        Processing = "Processing",
        /// Ready for playback. Tracks, MP4 files and AI results can follow later.
        Ready = "Ready",
        /// Processing failed.
        Failed = "Failed",
    }
}

open_enum! {
    /// Maximum resolution of the encoded media.
    pub enum MediaMaxResolution {
        /// 3840 × 2160 pixels.
        P2160 = "2160p",
        /// 2560 × 1440 pixels.
        P1440 = "1440p",
        /// 1920 × 1080 pixels.
        P1080 = "1080p",
        /// 1280 × 720 pixels.
        P720 = "720p",
        /// 854 × 480 pixels.
        P480 = "480p",
        /// 640 × 360 pixels.
        P360 = "360p",
    }
}

open_enum! {
    /// Encoding quality tier.
    pub enum MediaQuality {
        /// Standard quality.
        Standard = "standard",
        /// Higher quality.
        Pro = "pro",
        /// Highest quality.
        Premium = "premium",
    }
}

open_enum! {
    /// Downloadable files of a media.
    pub enum Mp4Support {
        /// No downloadable files. Valid for existing media, not when a media is created.
        None = "none",
        /// MP4 video of up to 2160p.
        Capped4k = "capped_4k",
        /// M4A audio.
        AudioOnly = "audioOnly",
        /// MP4 video of up to 2160p, and M4A audio.
        AudioOnlyCapped4k = "audioOnly,capped_4k",
    }
}

open_enum! {
    /// Status of a direct upload.
    pub enum UploadStatus {
        /// Waiting for the file.
        Waiting = "waiting",
        /// Upload cancelled.
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// Language and country, as a BCP 47 code.
    pub enum LanguageCode {
        /// Arabic, Saudi Arabia.
        ArSa = "ar-SA",
        /// Bengali, Bangladesh.
        BnBd = "bn-BD",
        /// Bengali, India.
        BnIn = "bn-IN",
        /// Catalan, Spain.
        CaEs = "ca-ES",
        /// Czech, Czechia.
        CsCz = "cs-CZ",
        /// Danish, Denmark.
        DaDk = "da-DK",
        /// German, Austria.
        DeAt = "de-AT",
        /// German, Switzerland.
        DeCh = "de-CH",
        /// German, Germany.
        DeDe = "de-DE",
        /// Greek, Greece.
        ElGr = "el-GR",
        /// English, Australia.
        EnAu = "en-AU",
        /// English, Canada.
        EnCa = "en-CA",
        /// English, United Kingdom.
        EnGb = "en-GB",
        /// English, Ireland.
        EnIe = "en-IE",
        /// English, India.
        EnIn = "en-IN",
        /// English, New Zealand.
        EnNz = "en-NZ",
        /// English, United States.
        EnUs = "en-US",
        /// English, South Africa.
        EnZa = "en-ZA",
        /// Spanish, Argentina.
        EsAr = "es-AR",
        /// Spanish, Chile.
        EsCl = "es-CL",
        /// Spanish, Colombia.
        EsCo = "es-CO",
        /// Spanish, Spain.
        EsEs = "es-ES",
        /// Spanish, Mexico.
        EsMx = "es-MX",
        /// Spanish, United States.
        EsUs = "es-US",
        /// Finnish, Finland.
        FiFi = "fi-FI",
        /// French, Belgium.
        FrBe = "fr-BE",
        /// French, Canada.
        FrCa = "fr-CA",
        /// French, Switzerland.
        FrCh = "fr-CH",
        /// French, France.
        FrFr = "fr-FR",
        /// Hebrew, Israel.
        HeIl = "he-IL",
        /// Hindi, India.
        HiIn = "hi-IN",
        /// Croatian, Croatia.
        HrHr = "hr-HR",
        /// Hungarian, Hungary.
        HuHu = "hu-HU",
        /// Indonesian, Indonesia.
        IdId = "id-ID",
        /// Italian, Switzerland.
        ItCh = "it-CH",
        /// Italian, Italy.
        ItIt = "it-IT",
        /// Japanese, Japan.
        JaJp = "ja-JP",
        /// Korean, Korea.
        KoKr = "ko-KR",
        /// Malay, Malaysia.
        MsMy = "ms-MY",
        /// Norwegian Bokmål, Norway.
        NbNo = "nb-NO",
        /// Dutch, Belgium.
        NlBe = "nl-BE",
        /// Dutch, Netherlands.
        NlNl = "nl-NL",
        /// Norwegian, Norway.
        NoNo = "no-NO",
        /// Polish, Poland.
        PlPl = "pl-PL",
        /// Portuguese, Brazil.
        PtBr = "pt-BR",
        /// Portuguese, Portugal.
        PtPt = "pt-PT",
        /// Romanian, Romania.
        RoRo = "ro-RO",
        /// Russian, Russia.
        RuRu = "ru-RU",
        /// Slovak, Slovakia.
        SkSk = "sk-SK",
        /// Swedish, Sweden.
        SvSe = "sv-SE",
        /// Tamil, India.
        TaIn = "ta-IN",
        /// Tamil, Sri Lanka.
        TaLk = "ta-LK",
        /// Telugu, India.
        TeIn = "te-IN",
        /// Thai, Thailand.
        ThTh = "th-TH",
        /// Turkish, Türkiye.
        TrTr = "tr-TR",
        /// Ukrainian, Ukraine.
        UkUa = "uk-UA",
        /// Vietnamese, Vietnam.
        ViVn = "vi-VN",
        /// Bulgarian, Bulgaria.
        BgBg = "bg-BG",
        /// Chinese, China.
        ZhCn = "zh-CN",
        /// Chinese, Hong Kong.
        ZhHk = "zh-HK",
        /// Chinese, Taiwan.
        ZhTw = "zh-TW",
    }
}

response! {
    /// Direct upload: a signed URL for a file, which becomes a media.
    pub struct DirectUpload {
        /// Upload ID. The media has the same ID.
        pub upload_id: Option<String> = "uploadId",
        /// Upload ID, under the name that some responses use.
        pub id: Option<String> = "id",
        /// Media ID, in responses that contain it. Equal to the upload ID.
        pub media_id: Option<String> = "mediaId",
        /// Trial flag. Trial media last at most 10 seconds, have a watermark and are deleted after 24 hours.
        pub trial: Option<bool> = "trial",
        /// Upload status.
        pub status: Option<UploadStatus> = "status",
        /// Signed upload URL for PUT requests. Whoever has it can upload.
        pub url: Option<Secret> = "url",
        /// Lifetime of the upload URL in seconds, usually 14,400.
        pub timeout: Option<i64> = "timeout",
        /// Allowed CORS origin of browser uploads, or `*`.
        pub cors_origin: Option<String> = "corsOrigin",
        /// Settings of the resulting media.
        pub push_media_settings: Option<DirectUploadResponse> = "pushMediaSettings",
    }
}

response! {
    /// Settings of the media that results from a direct upload.
    pub struct DirectUploadResponse {
        /// Access policies of the future playback IDs; the IDs are absent until the upload is complete.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// Custom key-value pairs of the media: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Encoding quality tier of the resulting media.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Download access to the uploaded file.
        pub source_access: Option<bool> = "sourceAccess",
        /// Loudness normalization of the uploaded audio.
        pub optimize_audio: Option<bool> = "optimizeAudio",
    }
}
