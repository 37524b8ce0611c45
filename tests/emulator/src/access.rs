//! Access restrictions of playback ids, the same for media and live streams.

use serde_json::{Value, json};

use crate::check::{Field, Rule, optional, or};

/// The restriction of one playback id by domains or by user agents.
pub(crate) const RESTRICTION: &[Field] = &[
    optional("defaultPolicy", Rule::OneOf(&["allow", "deny"])),
    optional("allow", Rule::List(&Rule::Text(usize::MAX))),
    optional("deny", Rule::List(&Rule::Text(usize::MAX))),
];

pub(crate) const ACCESS_RESTRICTIONS: &[Field] =
    &[optional("domains", Rule::Object(RESTRICTION)), optional("userAgents", Rule::Object(RESTRICTION))];

/// All access restrictions, with the API's defaults for those that are not set.
pub(crate) fn in_full(given: Option<&Value>) -> Value {
    let restriction = |name| {
        let given = given.and_then(|given| given.get(name));
        json!({
            "defaultPolicy": or(given, "defaultPolicy", "allow"),
            "allow": or(given, "allow", json!([])),
            "deny": or(given, "deny", json!([])),
        })
    };
    json!({"domains": restriction("domains"), "userAgents": restriction("userAgents")})
}
