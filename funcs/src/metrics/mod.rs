#[cfg(feature = "metrics-get-timeseries-data")]
mod get_timeseries_data;
#[cfg(feature = "metrics-list-breakdown-values")]
mod list_breakdown_values;
#[cfg(feature = "metrics-list-comparison-values")]
mod list_comparison_values;
#[cfg(feature = "metrics-list-overall-values")]
mod list_overall_values;

#[cfg(feature = "metrics-get-timeseries-data")]
pub use self::get_timeseries_data::metrics_get_timeseries_data;
#[cfg(feature = "metrics-list-breakdown-values")]
pub use self::list_breakdown_values::metrics_list_breakdown_values;
#[cfg(feature = "metrics-list-comparison-values")]
pub use self::list_comparison_values::metrics_list_comparison_values;
#[cfg(feature = "metrics-list-overall-values")]
pub use self::list_overall_values::metrics_list_overall_values;
