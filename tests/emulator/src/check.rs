//! Validation of bodies and queries by tables of fields.

use http::StatusCode;
use serde_json::{Map, Value};

use crate::{response::ApiResponse, router::decode};

pub(crate) struct Field {
    name: &'static str,
    required: bool,
    rule: Rule,
}

pub(crate) const fn required(name: &'static str, rule: Rule) -> Field {
    Field { name, required: true, rule }
}

pub(crate) const fn optional(name: &'static str, rule: Rule) -> Field {
    Field { name, required: false, rule }
}

pub(crate) enum Rule {
    Flag,
    /// Minimum and maximum, both inclusive.
    Integer(i64, i64),
    /// A position in a file in seconds, which can have a fraction.
    Seconds,
    /// A string of at most that many characters.
    Text(usize),
    Url,
    OneOf(&'static [&'static str]),
    List(&'static Rule),
    /// An object with arbitrary names and string values, such as metadata.
    TextMap {
        entries: usize,
        characters: usize,
    },
    Object(&'static [Field]),
    /// An object whose fields are rejected if they stand next to it instead of in it.
    Nested(&'static [Field]),
    /// An object whose `type` selects the fields. Each variant has a field `type`.
    Tagged(&'static [(&'static str, &'static [Field])]),
    /// Any other rule: the requirement as text and as a predicate.
    Such(&'static str, fn(&Value) -> bool),
}

/// Metadata of most resources.
pub(crate) const METADATA: Rule = Rule::TextMap { entries: 10, characters: 255 };

/// The query parameters of paged lists that can be ordered.
pub(crate) const PAGE: &[Field] = &[LIMIT, OFFSET, optional("orderBy", Rule::OneOf(&["asc", "desc"]))];

/// The query parameters of all paged lists.
pub(crate) const LIMIT: Field = optional("limit", Rule::Integer(1, 50));
pub(crate) const OFFSET: Field = optional("offset", Rule::Integer(1, i64::MAX));

/// The valid body, or the error response.
pub(crate) fn body(body: &[u8], fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
    accept(object(body)?, fields)
}

pub(crate) fn object(body: &[u8]) -> Result<Map<String, Value>, ApiResponse> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(malformed("The JSON value is not an object.")),
        Err(error) => Err(malformed(&error.to_string())),
    }
}

/// The valid body, where a field that is not known is an error and no body is an empty object.
pub(crate) fn strict_body(body: &[u8], fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
    let object = if body.is_empty() { Map::new() } else { object(body)? };
    let unknown = object.keys().filter(|name| !fields.iter().any(|field| field.name == **name));
    let unknown: Vec<_> = unknown.map(|name| (name.clone(), "is not known".to_owned())).collect();
    if unknown.is_empty() { accept(object, fields) } else { Err(ApiResponse::invalid(&unknown)) }
}

fn malformed(description: &str) -> ApiResponse {
    ApiResponse::error(StatusCode::BAD_REQUEST, "The body must be a JSON object", description)
}

/// The valid query parameters, or the error response. Integers become numbers, and parameters that end in `[]`, which
/// can be repeated, become lists.
pub(crate) fn query(query: &str, fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
    let mut values = Map::new();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let [name, value] = [name, value].map(|text| decode(&text.replace('+', " ")));
        let integer = fields.iter().any(|field| field.name == name && matches!(field.rule, Rule::Integer(..)));
        let value = match value.parse::<i64>() {
            Ok(number) if integer => number.into(),
            _ => value.into(),
        };
        if !name.ends_with("[]") {
            values.insert(name, value);
        } else if let Value::Array(list) = values.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
            list.push(value);
        }
    }
    accept(values, fields)
}

fn accept(mut object: Map<String, Value>, fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
    let mut failures = Vec::new();
    check_object(&mut object, fields, "", &mut failures);
    if failures.is_empty() { Ok(object) } else { Err(ApiResponse::invalid(&failures)) }
}

/// The value that the caller set, or else the API's default.
pub(crate) fn or(settings: Option<&Value>, name: &str, default: impl Into<Value>) -> Value {
    settings.and_then(|settings| settings.get(name)).cloned().unwrap_or_else(|| default.into())
}

type Failures = Vec<(String, String)>;

/// Removes unknown fields, since the API ignores them.
fn check_object(object: &mut Map<String, Value>, fields: &[Field], path: &str, failures: &mut Failures) {
    for field in fields {
        if let Rule::Nested(nested) = field.rule {
            let misplaced = nested.iter().filter(|nested| object.contains_key(nested.name));
            let demand = format!("belongs in {}", field.name);
            failures.extend(misplaced.map(|misplaced| (join(path, misplaced.name), demand.clone())));
        }
    }
    object.retain(|name, _| fields.iter().any(|field| field.name == name));
    for field in fields {
        let path = join(path, field.name);
        match object.get_mut(field.name) {
            Some(value) => check(value, &field.rule, path, failures),
            None if field.required => failures.push((path, "is required".to_owned())),
            None => {}
        }
    }
}

fn check(value: &mut Value, rule: &Rule, path: String, failures: &mut Failures) {
    let fits = match (rule, value) {
        (Rule::Object(fields) | Rule::Nested(fields), Value::Object(object)) => {
            check_object(object, fields, &path, failures);
            true
        }
        (Rule::Tagged(kinds), Value::Object(object)) => {
            match kinds.iter().find(|(tag, _)| object.get("type").is_some_and(|given| given == tag)) {
                Some((_, fields)) => check_object(object, fields, &path, failures),
                None => {
                    let tags: Vec<_> = kinds.iter().map(|(tag, _)| *tag).collect();
                    failures.push((join(&path, "type"), format!("must be one of: {}", tags.join(", "))));
                }
            }
            true
        }
        (Rule::List(rule), Value::Array(items)) => {
            for (index, item) in items.iter_mut().enumerate() {
                check(item, rule, join(&path, &index.to_string()), failures);
            }
            true
        }
        (Rule::TextMap { entries, characters }, Value::Object(object)) => {
            for (name, text) in object.iter_mut() {
                check(text, &Rule::Text(*characters), join(&path, name), failures);
            }
            object.len() <= *entries
        }
        (Rule::Flag, Value::Bool(_)) => true,
        (Rule::Integer(min, max), Value::Number(number)) => {
            number.as_i64().is_some_and(|number| (min..=max).contains(&&number))
        }
        (Rule::Seconds, Value::Number(number)) => number.as_f64().is_some_and(|seconds| seconds >= 0.0),
        (Rule::Url, Value::String(text)) => text.split_once("://").is_some_and(|(scheme, rest)| {
            !scheme.is_empty() && !rest.is_empty() && !rest.contains(char::is_whitespace)
        }),
        (Rule::Text(max), Value::String(text)) => text.chars().count() <= *max,
        (Rule::OneOf(words), Value::String(text)) => words.contains(&text.as_str()),
        (Rule::Such(_, holds), value) => holds(value),
        _ => false,
    };
    if !fits {
        failures.push((path, rule.demand()));
    }
}

impl Rule {
    fn demand(&self) -> String {
        match self {
            Self::Flag => "must be true or false".to_owned(),
            Self::Integer(min, i64::MAX) => format!("must be an integer of at least {min}"),
            Self::Integer(min, max) => format!("must be an integer from {min} to {max}"),
            Self::Seconds => "must be a number of at least 0".to_owned(),
            Self::Url => "must be a URL".to_owned(),
            Self::Text(usize::MAX) => "must be a string".to_owned(),
            Self::Text(max) => format!("must be a string of at most {max} characters"),
            Self::OneOf(words) => format!("must be one of: {}", words.join(", ")),
            Self::List(_) => "must be a list".to_owned(),
            Self::TextMap { entries, .. } => format!("must be an object of at most {entries} entries"),
            Self::Object(_) | Self::Nested(_) | Self::Tagged(_) => "must be an object".to_owned(),
            Self::Such(demand, _) => (*demand).to_owned(),
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
