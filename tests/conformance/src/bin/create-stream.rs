//! Creates a live stream and prints the result: for tests of environment variables.
//!
//! The first argument is the server URL. Those that follow are methods of the builder with their arguments, or
//! `hook` with the server URL that a hook sets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failure has to be loud"
)]

use std::{env, time::Duration};

use fastpix_conformance::{all_texts, builder, example};
use fastpix_funcs::start_live_stream_create_new_stream;
#[cfg(feature = "extras")]
use fastpix_funcs::{Hook, HookContext, RequestOptions, errors::BoxError};

#[cfg(feature = "extras")]
struct ServerUrl(String);

#[cfg(feature = "extras")]
impl Hook for ServerUrl {
    fn before_create_request(&self, _: &HookContext<'_>, options: RequestOptions) -> Result<RequestOptions, BoxError> {
        Ok(options.server_url(self.0.clone()))
    }
}

fn main() {
    let mut arguments = env::args().skip(1);
    let mut builder = builder(&arguments.next().expect("a URL"));
    while let (Some(method), Some(value)) = (arguments.next(), arguments.next()) {
        builder = match method.as_str() {
            "add_root_certificates" => builder.add_root_certificates(value),
            "allow_http" => builder.allow_http(value.parse().unwrap()),
            "connect_timeout" => builder.connect_timeout(Duration::from_millis(value.parse().unwrap())),
            #[cfg(feature = "extras")]
            "hook" => builder.hook(ServerUrl(value)),
            #[cfg(feature = "extras")]
            "proxy_from_env" => builder.proxy_from_env(value.parse().unwrap()),
            _ => panic!("no method {method}"),
        };
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let core = match builder.build() {
        Ok(core) => core,
        Err(error) => return println!("no core\n{}", all_texts(&error)),
    };
    match runtime.block_on(start_live_stream_create_new_stream(&core, example()).with_response()) {
        Ok(response) => println!("created after {} attempts", response.attempts()),
        Err(error) => println!("{:?} after {} attempts\n{}", error.outcome(), error.attempts(), all_texts(&error)),
    }
}
