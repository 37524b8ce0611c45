use serde_json::Value;

use crate::{
    data::data_set::DataSet,
    id::Ids,
    media_state::Media,
    playlists::Playlist,
    signing_keys::{KeyPair, SigningKey},
    uploads::Upload,
};

/// What the service remembers. Records are kept as the JSON that reading them answers, oldest first.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) ids: Ids,
    pub(crate) live_streams: Vec<Value>,
    pub(crate) media: Vec<Media>,
    pub(crate) uploads: Vec<Upload>,
    pub(crate) playlists: Vec<Playlist>,
    pub(crate) signing_keys: Vec<SigningKey>,
    /// Made in advance, for the signing keys that are about to be created.
    pub(crate) key_pairs: Vec<KeyPair>,
    pub(crate) data: DataSet,
}
