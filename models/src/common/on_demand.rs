use std::collections::BTreeMap;

use crate::{PlaybackId, Secret};

open_enum! {
    /// How far a media is.
    pub enum MediaStatus {
        /// It is known.
        Created = "Created",
        /// Its files are being fetched.
        Downloading = "Downloading",
        /// Its files are there.
        Downloaded = "Downloaded",
        /// Its files are being checked.
        Validating = "Validating",
        /// It waits to be encoded.
        InQueue = "In Queue",
        /// It is being encoded.
        Processing = "Processing",
        /// It can be watched.
        Ready = "Ready",
        /// It could not be made.
        Failed = "Failed",
    }
}

open_enum! {
    /// The highest resolution at which a media can be watched.
    pub enum MediaMaxResolution {
        /// 3840 × 2160.
        P2160 = "2160p",
        /// 2560 × 1440.
        P1440 = "1440p",
        /// 1920 × 1080.
        P1080 = "1080p",
        /// 1280 × 720.
        P720 = "720p",
        /// 854 × 480.
        P480 = "480p",
        /// 640 × 360.
        P360 = "360p",
    }
}

open_enum! {
    /// With how much care a media is encoded.
    pub enum MediaQuality {
        /// The usual.
        Standard = "standard",
        /// More.
        Pro = "pro",
        /// The most.
        Premium = "premium",
    }
}

open_enum! {
    /// Which files of a media can be downloaded.
    pub enum Mp4Support {
        /// None. It can be set for a media that exists, and not while one is created.
        None = "none",
        /// An MP4 file with the video, at 2160p at most.
        Capped4k = "capped_4k",
        /// An M4A file with the sound alone.
        AudioOnly = "audioOnly",
        /// Both.
        AudioOnlyCapped4k = "audioOnly,capped_4k",
    }
}

open_enum! {
    /// What became of an upload.
    pub enum UploadStatus {
        /// The file has not come yet.
        Waiting = "waiting",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// A language, and the country that it is spoken in, as BCP 47 writes them.
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
    /// An upload: where a file can be sent to become a media.
    pub struct DirectUpload {
        /// The id of the upload, which is the id of the media that it becomes.
        pub upload_id: Option<String> = "uploadId",
        /// The same id, in responses that call it so.
        pub id: Option<String> = "id",
        /// The id of the media, in responses that name it. It equals the id of the upload.
        pub media_id: Option<String> = "mediaId",
        /// Whether it is a trial: such a media is ten seconds long at most, has a watermark, and is removed after a day.
        pub trial: Option<bool> = "trial",
        /// What became of it.
        pub status: Option<UploadStatus> = "status",
        /// Where the file is sent to with PUT. The URL is signed: whoever has it can upload.
        pub url: Option<Secret> = "url",
        /// For how many seconds the URL can be used: 14 400 as a rule.
        pub timeout: Option<i64> = "timeout",
        /// The origin of the pages that may upload, or `*` for all.
        pub cors_origin: Option<String> = "corsOrigin",
        /// What the media will be like.
        pub push_media_settings: Option<DirectUploadResponse> = "pushMediaSettings",
    }
}

response! {
    /// What a media that is uploaded will be like.
    pub struct DirectUploadResponse {
        /// What it will be watched by. There are no ids before it is uploaded.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// With how much care it is encoded.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Whether the file can be downloaded as it was uploaded.
        pub source_access: Option<bool> = "sourceAccess",
        /// Whether the volume of the sound is evened out.
        pub optimize_audio: Option<bool> = "optimizeAudio",
    }
}
