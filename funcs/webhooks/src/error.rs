use std::fmt;

/// Error of a request that is not a webhook of FastPix, or that cannot be read.
///
/// For [`NotJson`](Self::NotJson) and [`NotAnEvent`](Self::NotAnEvent) the signature was right: FastPix sent the body.
/// Keep it, and respond with a 2xx, since it will be no different when it is delivered again. Respond to the other
/// errors with a 401.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The request has no `FastPix-Signature` header, or an empty one.
    MissingSignature,
    /// The header is not one base64 value of 32 bytes, or occurs more than once.
    MalformedSignature,
    /// The signature is not that of the body.
    SignatureMismatch,
    /// Signed body that is not JSON.
    NotJson {
        /// The body.
        body: Vec<u8>,
    },
    /// Signed JSON that is not an object with a `type`.
    NotAnEvent {
        /// The body.
        body: Vec<u8>,
    },
}

impl WebhookError {
    /// Returns true if the signature was right.
    pub fn is_verified(&self) -> bool {
        self.body().is_some()
    }

    /// The body, if the signature was right.
    pub fn body(&self) -> Option<&[u8]> {
        match self {
            Self::NotJson { body } | Self::NotAnEvent { body } => Some(body),
            _ => None,
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingSignature => "webhook: no FastPix-Signature header",
            Self::MalformedSignature => "webhook: the FastPix-Signature header is not one base64 value of 44 characters",
            Self::SignatureMismatch => {
                "webhook: the signature does not match; either the secret is that of another webhook, or the body is not \
                 the bytes that were received"
            }
            Self::NotJson { .. } => "webhook: the signature is right, but the body is not JSON",
            Self::NotAnEvent { .. } => "webhook: the signature is right, but the body is not an object with a type",
        })
    }
}

/// Bodies contain stream keys.
impl fmt::Debug for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingSignature => "MissingSignature",
            Self::MalformedSignature => "MalformedSignature",
            Self::SignatureMismatch => "SignatureMismatch",
            Self::NotJson { .. } => "NotJson",
            Self::NotAnEvent { .. } => "NotAnEvent",
        })
    }
}

impl std::error::Error for WebhookError {}
