//! Class form: each operation as a method, named as in the official SDKs.
//!
//! `fastpix.startLiveStream.createNewStream(request)` of the TypeScript SDK is
//! `fastpix.start_live_stream().create_new_stream(request)`. A method exists when the feature of its function is
//! enabled; it calls the function and returns the same [`Call`](crate::Call).
//!
#![cfg_attr(feature = "manage-live-stream", doc = "```no_run")]
#![cfg_attr(not(feature = "manage-live-stream"), doc = "```ignore")]
//! use fastpix_funcs::{Fastpix, FastpixError, Security};
//!
//! async fn end(stream_id: &str) -> Result<(), FastpixError> {
//!     let fastpix = Fastpix::new(Security::from_env()?)?;
//!     fastpix.manage_live_stream().complete_live_stream(stream_id).await?;
//!     Ok(())
//! }
//! ```
//!
//! # Missing methods
//!
//! `no method named create_new_stream found for struct StartLiveStream` means that the feature of the operation is not
//! enabled. The page of each struct below lists its methods with their features.

use crate::{FastpixCore, FastpixError, Security};

/// Client in the class form. It wraps a [`FastpixCore`] and is as cheap to clone.
///
#[cfg_attr(feature = "manage-live-stream", doc = "```no_run")]
#[cfg_attr(not(feature = "manage-live-stream"), doc = "```ignore")]
/// use std::time::Duration;
/// use fastpix_funcs::{Fastpix, FastpixCore, FastpixError, Security, models::GetAllStreamsRequest};
///
/// # async fn example() -> Result<(), FastpixError> {
/// let core = FastpixCore::builder(Security::from_env()?).timeout(Duration::from_secs(20)).build()?;
/// let fastpix = Fastpix::from(core);
/// let streams = fastpix.manage_live_stream().get_all_streams(GetAllStreamsRequest::new().limit(5)).data().await?;
/// println!("{} live streams", streams.len());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Fastpix {
    core: FastpixCore,
}

impl Fastpix {
    /// Creates a client with default options, see [`FastpixCore::new`]. For other options, build a core and convert it:
    /// `Fastpix::from(core)`.
    ///
    /// # Errors
    ///
    /// [`InvalidRequest`](FastpixError::InvalidRequest) if the credentials are invalid, or if no enabled feature
    /// provides HTTPS.
    pub fn new(security: impl Into<Security>) -> Result<Self, FastpixError> {
        Ok(FastpixCore::new(security)?.into())
    }

    /// Returns the core, for functions.
    pub fn core(&self) -> &FastpixCore {
        &self.core
    }
}

impl From<FastpixCore> for Fastpix {
    fn from(core: FastpixCore) -> Self {
        Self { core }
    }
}

/// Declares the struct of each resource, the accessor that returns it, and its methods, each under the feature of its
/// function.
macro_rules! class_form {
    ($(
        $accessor:ident: $resource:ident $official_resource:literal in $folder:literal as $module:ident {
            $(
                #[doc = $does:literal]
                $feature:literal: $method:ident $official:literal $constant:ident => $function:ident($($request:ident)?) -> $response:ident;
            )*
        }
    )*) => {
        impl Fastpix {
            $(
                #[doc = concat!("Returns the operations of `", $official_resource, "`, which are methods of [`", stringify!($accessor), "`].")]
                ///
                /// | method | feature |
                /// | --- | --- |
                $(
                    #[doc = concat!("| [`", stringify!($method), "`](", stringify!($accessor), "::", stringify!($method), ") | `", $feature, "` |")]
                )*
                pub fn $resource(&self) -> $accessor<'_> {
                    $accessor { core: &self.core }
                }
            )*
        }
        $(
            #[doc = concat!("Operations of `", $official_resource, "`, returned by [`Fastpix::", stringify!($resource), "`].")]
            ///
            /// | method | feature | what it does |
            /// | --- | --- | --- |
            $(
                #[doc = concat!("| [`", stringify!($method), "`](Self::", stringify!($method), ") | `", $feature, "` |", $does, " |")]
            )*
            #[derive(Debug, Clone, Copy)]
            pub struct $accessor<'a> {
                #[allow(dead_code, reason = "not read if no operation of the resource is enabled")]
                core: &'a FastpixCore,
            }

            impl $accessor<'_> {
                $(
                    #[doc = $does]
                    ///
                    #[doc = concat!("The method form of [`", stringify!($function), "`](crate::", stringify!($function), "()).")]
                    #[cfg(feature = $feature)]
                    #[cfg_attr(docsrs, doc(cfg(feature = $feature)))]
                    #[doc(alias = $official)]
                    pub fn $method(&self $(, request: impl Into<crate::models::$request>)?) -> crate::Call<crate::models::$response> {
                        crate::$function(self.core $(, Into::<crate::models::$request>::into(request))?)
                    }
                )*
            }
        )*
    };
}

with_operations!(class_form);
