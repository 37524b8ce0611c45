//! Creates a live stream and prints what became of it: for tests of what comes from the environment of a program.
//!
//! The first argument is the server URL. Those that follow are methods of the builder with what they are given.
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

fn main() {
    let mut arguments = env::args().skip(1);
    let mut builder = builder(&arguments.next().expect("a URL"));
    while let (Some(method), Some(value)) = (arguments.next(), arguments.next()) {
        builder = match method.as_str() {
            "add_root_certificates" => builder.add_root_certificates(value),
            "allow_http" => builder.allow_http(value.parse().unwrap()),
            "connect_timeout" => builder.connect_timeout(Duration::from_millis(value.parse().unwrap())),
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
