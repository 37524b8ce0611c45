use std::sync::Arc;

use serde_json::Value;

use crate::{
    data::data_set::DataSet, id::Ids, media_state::Media, playlists::Playlist, settings::Settings,
    signing_keys::SigningKey, storage::Storage, uploads::Upload, webhooks::Webhooks,
};

/// The resources of the workspace, as the JSON that reading them returns, oldest first.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) ids: Ids,
    pub(crate) settings: Arc<Settings>,
    pub(crate) webhooks: Arc<Webhooks>,
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

impl State {
    /// Completes the processing of all media.
    pub(crate) fn finish_processing(&mut self) {
        self.media.iter_mut().for_each(Media::finish);
    }

    /// Completes the processing of a media. `false` if there is no such media or if it is not ready after that.
    pub(crate) fn finish_media(&mut self, id: &str) -> bool {
        self.media_mut(id).is_some_and(|media| {
            media.finish();
            media.is_ready()
        })
    }

    /// Makes the processing of a media fail. `false` if there is no such media or if it is complete.
    pub(crate) fn fail_media(&mut self, id: &str) -> bool {
        self.media_mut(id).is_some_and(Media::fail)
    }

    /// Replaces an AI result. `false` if there is no such media, or if it is not ready, or if there is no such feature.
    pub(crate) fn set_ai_result(&mut self, id: &str, feature: &str, result: Value) -> bool {
        self.media_mut(id).is_some_and(|media| media.set_ai_result(feature, result))
    }

    fn media_mut(&mut self, id: &str) -> Option<&mut Media> {
        self.media.iter_mut().find(|media| media.id() == id)
    }
}
