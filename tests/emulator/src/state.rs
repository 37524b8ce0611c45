use serde_json::Value;

use crate::{
    data::data_set::DataSet, id::Ids, media_state::Media, older_forms::OlderForms, playlists::Playlist,
    signing_keys::SigningKey, storage::Storage, uploads::Upload,
};

/// The resources of the workspace, as the JSON that reading them returns, oldest first.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) ids: Ids,
    pub(crate) older_forms: OlderForms,
    pub(crate) live_streams: Vec<Value>,
    pub(crate) media: Vec<Media>,
    pub(crate) uploads: Vec<Upload>,
    pub(crate) storage: Storage,
    pub(crate) playlists: Vec<Playlist>,
    pub(crate) signing_keys: Vec<SigningKey>,
    /// Deleted keys included.
    pub(crate) keys_created: usize,
    pub(crate) data: DataSet,
}
