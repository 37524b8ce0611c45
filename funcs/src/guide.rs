//! Guide: from the first call to private playback, one page for each job.
//!
//! | page | subject |
//! | --- | --- |
//! | [`first_call`] | credentials, the client, a request, a response |
//! | [`errors_and_retries`] | what an error knows, and when a request is sent again |
//! | [`live`] | a live stream, from its creation to its recording |
//! | [`upload`] | a file, from the upload to its playback |
//! | [`private_playback`] | tokens for private media |
//! | [`webhooks`] | events that FastPix posts |
//! | [`lists_and_waiting`] | lists in pages, and waiting for a status |
//! | [`requests`] | requests from JSON; endpoints and fields that this SDK does not have yet |
//! | [`observing`] | tracing, debug log and hooks |
//! | [`testing`] | tests without an account and without a network |
//! | [`small_programs`] | the smallest builds |
//! | [`migrating`] | coming from the TypeScript SDK |

macro_rules! pages {
    ($($page:ident)*) => { $(
        #[doc = include_str!(concat!("guide/", stringify!($page), ".md"))]
        pub mod $page {}
    )* };
}

pages! {
    first_call
    errors_and_retries
    live
    upload
    private_playback
    webhooks
    lists_and_waiting
    requests
    observing
    testing
    small_programs
    migrating
}
