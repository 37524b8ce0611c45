//! Views, metrics, dimensions and errors, computed from one made-up set of views.

pub(crate) mod data_set;
mod details;
pub(crate) mod dimensions;
pub(crate) mod errors;
pub(crate) mod metrics;
mod selection;
pub(crate) mod views;
