#[cfg(feature = "errors-list-errors")]
mod list_errors;

#[cfg(feature = "errors-list-errors")]
pub use self::list_errors::errors_list_errors;
