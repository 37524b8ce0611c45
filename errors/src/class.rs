/// The class that an operation declares for an error status, by the names of the official SDKs.
///
/// The documentation of each operation lists what it declares. Every other status is a
/// [`FastpixDefaultError`](Self::FastpixDefaultError).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// The credentials are missing or wrong.
    UnauthorizedError,
    /// The credentials are good, but do not allow this.
    InvalidPermissionError,
    /// The service refused the content of the request; [`fields`](crate::ApiError::fields) says what and where.
    ValidationErrorResponse,
    /// Any other reply that is no success: a status that the operation does not declare, a redirect, a gateway's page.
    FastpixDefaultError,
}

impl ErrorClass {
    /// The name, as the official SDKs write it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::UnauthorizedError => "UnauthorizedError",
            Self::InvalidPermissionError => "InvalidPermissionError",
            Self::ValidationErrorResponse => "ValidationErrorResponse",
            Self::FastpixDefaultError => "FastpixDefaultError",
        }
    }
}
