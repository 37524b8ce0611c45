use crate::{PlaybackIdAccessRestrictions, PolicyAction};

open_enum! {
    /// Who may watch a media.
    pub enum AccessPolicy {
        /// Anyone who has the playback id.
        Public = "public",
        /// Only with a token that a signing key of the workspace has signed.
        Private = "private",
        /// Only with such a token and a licence: what is sent is encrypted.
        Drm = "drm",
    }
}

open_enum! {
    /// What of a media is looked through for unwanted content.
    pub enum ModerationType {
        /// The pictures.
        Video = "video",
        /// The sound.
        Audio = "audio",
        /// Both.
        Av = "av",
    }
}

response! {
    /// What a media can be watched by.
    ///
    /// For a public id, the HLS playlist is at `https://stream.fastpix.com/<id>.m3u8`.
    #[doc(alias = "PlaybackID")]
    pub struct PlaybackId {
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<PlaybackIdAccessRestrictions> = "accessRestrictions",
    }
}

request_response! {
    /// The domains that may, and may not, embed a player.
    pub struct DomainRestrictions {
        /// What holds for a domain that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may, as `example.com`.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

request_response! {
    /// The user agents that may, and may not, play.
    pub struct UserAgentRestrictions {
        /// What holds for a user agent that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}
