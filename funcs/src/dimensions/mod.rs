#[cfg(feature = "dimensions-list-dimensions")]
mod list_dimensions;
#[cfg(feature = "dimensions-list-filter-values-for-dimension")]
mod list_filter_values_for_dimension;

#[cfg(feature = "dimensions-list-dimensions")]
pub use self::list_dimensions::dimensions_list_dimensions;
#[cfg(feature = "dimensions-list-filter-values-for-dimension")]
pub use self::list_filter_values_for_dimension::dimensions_list_filter_values_for_dimension;
