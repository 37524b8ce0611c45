#[cfg(feature = "views-get-data-viewlist-current-views-filter")]
mod get_data_viewlist_current_views_filter;
#[cfg(feature = "views-get-data-viewlist-current-views-get-timeseries-views")]
mod get_data_viewlist_current_views_get_timeseries_views;
#[cfg(feature = "views-get-video-view-details")]
mod get_video_view_details;
#[cfg(feature = "views-list-by-top-content")]
mod list_by_top_content;
#[cfg(feature = "views-list-video-views")]
mod list_video_views;

#[cfg(feature = "views-get-data-viewlist-current-views-filter")]
pub use self::get_data_viewlist_current_views_filter::views_get_data_viewlist_current_views_filter;
#[cfg(feature = "views-get-data-viewlist-current-views-get-timeseries-views")]
pub use self::get_data_viewlist_current_views_get_timeseries_views::views_get_data_viewlist_current_views_get_timeseries_views;
#[cfg(feature = "views-get-video-view-details")]
pub use self::get_video_view_details::views_get_video_view_details;
#[cfg(feature = "views-list-by-top-content")]
pub use self::list_by_top_content::views_list_by_top_content;
#[cfg(feature = "views-list-video-views")]
pub use self::list_video_views::views_list_video_views;
