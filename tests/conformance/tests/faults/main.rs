//! Faults between a call and its end, one after the other: how the call ends, what it has sent, that it
//! ends in time, and that no error shows a secret. Each row is a test; `case` is what all of them are made of.
//!
//! Where a row is elsewhere already, it is not repeated here:
//!
//! | fault | test |
//! | --- | --- |
//! | certificates that are expired, self-signed, of an unknown authority, of another name, or none; TLS 1.1 | `tls` |
//! | proxies, and HTTP/2 with streams refused and connections that go away | `proxy`, `http2` |
//! | a gzip bomb, broken gzip, a content coding that was not asked for | `gzip` |
//! | hooks that panic, fail, refuse | `hooks` |
//! | HTTP clients and credentials providers that panic, runtimes without timers or I/O | `limits` |
//! | more calls than places, tasks and tokens that are left behind | `limits` |
//! | a call that is polled without a runtime, or after its end | `transport::without_a_runtime_a_call_is_an_error_and_no_panic`, `transport::a_call_that_is_polled_after_its_end_is_an_error_and_no_panic` |
//! | a core that is used from one runtime after the other | `transport::a_core_serves_one_runtime_after_the_other` |
//! | a connection that the server closes while it is idle | `transport::a_pooled_connection_that_the_server_has_closed_does_not_fail_the_next_create` |
//! | a response that was given up, and the next call | `transport::a_dropped_response_does_not_affect_the_next_call` |
//! | a provider of credentials that fails, hangs, or gives what cannot be sent | `transport::a_provider_that_…` |
//! | statuses, for every operation | `retries::every_operation_is_retried_according_to_its_idempotency` |
//! | a create that was performed, and not answered | `retries::a_create_is_not_retried_after_its_response_was_lost` |
//! | credentials with a colon, line breaks, NUL, nothing | `config::invalid_credentials_are_rejected_at_construction`, `secrets::malformed_credentials_are_rejected_without_being_shown` |
//! | credentials that are not ASCII, long, or with colons in the password | `wire::credentials_are_encoded_as_utf_8` |
//! | base URLs with a query, a fragment, a user, a bad port, no scheme | `config::invalid_base_urls_are_rejected`, `secrets::debug_output_of_the_configuration_contains_no_credentials` |
//! | base URLs with a path | `wire::base_urls_join_with_and_without_a_path_or_a_slash` |
//! | headers that frame the message, or are none | `wire::framing_headers_and_invalid_headers_are_rejected` |
//! | wrong types anywhere in a response, fields that are missing, null or unknown | `responses` |
//! | JSON that is cut anywhere | `responses::truncated_json_is_an_error_that_keeps_the_body` |
//! | an HTTP client of one's own that fails | `errors::a_custom_http_client_determines_the_outcome` |
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod case;
mod connection;
#[cfg(unix)]
mod flight;
mod input;
mod life;
mod load;
mod response;
mod retry;
mod time;
