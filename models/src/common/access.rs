open_enum! {
    /// Who may watch.
    pub enum BasicAccessPolicy {
        /// Anyone who has the playback id.
        Public = "public",
        /// Only with a token that a signing key of the workspace has signed.
        Private = "private",
    }
}

open_enum! {
    /// What holds for a player that is on neither list of a restriction.
    pub enum PolicyAction {
        /// It may play.
        Allow = "allow",
        /// It may not.
        Deny = "deny",
    }
}

request_response! {
    /// Where, and in which players, a playback id works.
    #[doc(alias = "PlaybackIDAccessRestrictions")]
    pub struct PlaybackIdAccessRestrictions {
        /// By the domain of the page that embeds the player. Default: no restriction.
        pub domains: Option<PlaybackIdDomains> = "domains",
        /// By the user agent of the player. Default: no restriction.
        pub user_agents: Option<PlaybackIdUserAgents> = "userAgents",
    }
}

request_response! {
    /// The domains that may, and may not, embed a player.
    #[doc(alias = "PlaybackIDDomains")]
    pub struct PlaybackIdDomains {
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
    #[doc(alias = "PlaybackIDUserAgents")]
    pub struct PlaybackIdUserAgents {
        /// What holds for a user agent that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}
