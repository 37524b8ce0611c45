use serde::{Deserialize, Serialize};

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
    /// What happens to a player that is on neither list of a restriction.
    pub enum PolicyAction {
        /// It may play.
        Allow = "allow",
        /// It may not.
        Deny = "deny",
    }
}

/// Where, and in which players, a playback id works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[doc(alias = "PlaybackIDAccessRestrictions")]
pub struct PlaybackIdAccessRestrictions {
    /// By the domain of the page that embeds the player. Default: no restriction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domains: Option<PlaybackIdDomains>,
    /// By the user agent of the player. Default: no restriction.
    #[serde(rename = "userAgents", skip_serializing_if = "Option::is_none")]
    pub user_agents: Option<PlaybackIdUserAgents>,
}

impl PlaybackIdAccessRestrictions {
    /// No restriction.
    pub fn new() -> Self {
        Self::default()
    }
}

setters!(PlaybackIdAccessRestrictions { domains: PlaybackIdDomains, user_agents: PlaybackIdUserAgents });

/// The domains that may, and may not, embed a player.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[doc(alias = "PlaybackIDDomains")]
pub struct PlaybackIdDomains {
    /// What holds for a domain that is on neither list.
    #[serde(rename = "defaultPolicy", skip_serializing_if = "Option::is_none")]
    pub default_policy: Option<PolicyAction>,
    /// Domains that may, as `example.com`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow: Option<Vec<String>>,
    /// Domains that may not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deny: Option<Vec<String>>,
}

impl PlaybackIdDomains {
    /// No domain on any list.
    pub fn new() -> Self {
        Self::default()
    }
}

setters!(PlaybackIdDomains { default_policy: PolicyAction, allow: [String], deny: [String] });

/// The user agents that may, and may not, play.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[doc(alias = "PlaybackIDUserAgents")]
pub struct PlaybackIdUserAgents {
    /// What holds for a user agent that is on neither list.
    #[serde(rename = "defaultPolicy", skip_serializing_if = "Option::is_none")]
    pub default_policy: Option<PolicyAction>,
    /// User agents that may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow: Option<Vec<String>>,
    /// User agents that may not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deny: Option<Vec<String>>,
}

impl PlaybackIdUserAgents {
    /// No user agent on any list.
    pub fn new() -> Self {
        Self::default()
    }
}

setters!(PlaybackIdUserAgents { default_policy: PolicyAction, allow: [String], deny: [String] });
