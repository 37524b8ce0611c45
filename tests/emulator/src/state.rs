use serde_json::Value;

use crate::id::Ids;

/// What the service remembers. Records are kept as the JSON that reading them answers, oldest first.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) ids: Ids,
    pub(crate) live_streams: Vec<Value>,
}
