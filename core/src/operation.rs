use std::sync::OnceLock;

use fastpix_errors::{ApiError, ErrorClass};
use http::{Method, StatusCode, uri::PathAndQuery};

/// Idempotency of an operation: its request can be repeated without a further effect, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Idempotency {
    /// The effect of several requests is that of one: the operation reads, sets or deletes a named object.
    Idempotent,
    /// Each request can have an effect of its own: the operation creates, appends, or starts work.
    NotIdempotent,
}

type ClassByMessage = fn(&ApiError, &[(&str, ErrorClass)]) -> Option<ErrorClass>;

/// Static description of an endpoint: id, method, path, idempotency and declared errors.
///
/// Each function has one. Define your own for an endpoint without a function, see
/// [`FastpixCore::request`](crate::FastpixCore::request).
#[derive(Debug)]
pub struct Operation {
    /// Id, and the function in parentheses if there is one: as one string, since errors show both.
    name: &'static str,
    method: Method,
    path: &'static str,
    idempotency: Idempotency,
    errors: &'static [(u16, ErrorClass)],
    /// A function, so that its code is in a program only if one of its operations needs it.
    by_message: Option<(ClassByMessage, &'static [(&'static str, ErrorClass)])>,
    target: OnceLock<(String, PathAndQuery)>,
}

impl Operation {
    /// Creates an operation.
    ///
    /// # Parameters
    ///
    /// * `name`: the id, as `create-new-stream`. The name of a function can follow in parentheses, as in
    ///   `create-new-stream (start_live_stream_create_new_stream)`; errors show both
    /// * `path`: the path below the base URL, with parameters in braces
    /// * `errors`: the declared error class of each status
    pub const fn new(
        name: &'static str,
        method: Method,
        path: &'static str,
        idempotency: Idempotency,
        errors: &'static [(u16, ErrorClass)],
    ) -> Self {
        Self { name, method, path, idempotency, errors, by_message: None, target: OnceLock::new() }
    }

    /// Declares error classes for status 400 by a part of the error message, in upper or lower case. If none matches,
    /// the class is the one declared for 400.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_error_class_by_message(mut self, by_message: &'static [(&'static str, ErrorClass)]) -> Self {
        self.by_message = Some((class_by_message, by_message));
        self
    }

    /// The id, as `create-new-stream`.
    pub fn id(&self) -> &'static str {
        self.name.split_once(' ').map_or(self.name, |(id, _)| id)
    }

    /// The name of the function, as `start_live_stream_create_new_stream`; `None` if there is no function.
    pub fn function(&self) -> Option<&'static str> {
        self.name.split_once('(')?.1.strip_suffix(')')
    }

    /// The name in errors.
    #[doc(hidden)]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path below the base URL with parameters in braces, as `/live/streams/{streamId}`.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The idempotency.
    pub fn idempotency(&self) -> Idempotency {
        self.idempotency
    }

    /// The error class that is declared for a status.
    pub fn error_class(&self, status: StatusCode) -> ErrorClass {
        let declared = self.errors.iter().find(|(code, _)| *code == status.as_u16());
        declared.map_or(ErrorClass::FastpixDefaultError, |(_, class)| *class)
    }

    /// The path below a prefix, for an operation without parameters. It is joined and checked once, because in most
    /// programs all clients have the same prefix.
    pub(crate) fn target(&self, prefix: &str) -> Option<&PathAndQuery> {
        let (known, target) = match self.target.get() {
            Some(known) => known,
            None => {
                let target = PathAndQuery::try_from([prefix, self.path].concat()).ok()?;
                self.target.get_or_init(|| (prefix.to_owned(), target))
            }
        };
        (known == prefix).then_some(target)
    }

    pub(crate) fn class_by_message(&self, error: &ApiError) -> Option<ErrorClass> {
        let (class_by_message, by_message) = self.by_message?;
        class_by_message(error, by_message)
    }

    /// The declared error classes by status.
    pub fn errors(&self) -> &'static [(u16, ErrorClass)] {
        self.errors
    }
}

fn class_by_message(error: &ApiError, by_message: &[(&str, ErrorClass)]) -> Option<ErrorClass> {
    if error.status() != StatusCode::BAD_REQUEST {
        return None;
    }
    let message = error.message()?.to_ascii_lowercase();
    // `contains` would add the code of a search for long strings.
    let said = |part: &str| message.as_bytes().windows(part.len().max(1)).any(|text| text == part.as_bytes());
    by_message.iter().find(|(part, _)| said(part)).map(|(_, class)| *class)
}
