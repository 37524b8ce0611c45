//! Size of a call: the future, and its heap allocations while it waits.

use std::{
    future::{pending, poll_fn},
    io,
    pin::pin,
    task::Poll,
};

use fastpix_funcs::{Call, Credentials, FastpixCore, Security};
use peer_harness::BoxError;

use crate::operations::OPERATIONS;

pub(crate) fn of<T>(name: &str, call: Call<T>) -> Result<String, BoxError> {
    let runtime = peer_harness::runtime()?;
    let mut call = pin!(call);
    let id = call.request().map_or("", |prepared| prepared.operation().id()).to_owned();
    let size = size_of_val(&*call);
    let ((), allocated) = peer_harness::allocations(|| {
        runtime.block_on(poll_fn(|context| {
            assert!(call.as_mut().poll(context).is_pending(), "it waits for its credentials forever");
            Poll::Ready(())
        }));
    });
    Ok(format!("name={name} id={id} call={size} state={}", allocated.kept))
}

/// Prints one line for each operation.
pub(crate) fn all() -> Result<String, BoxError> {
    let security = Security::provider(pending::<io::Result<Credentials>>);
    let core = FastpixCore::builder(security).server_url("http://127.0.0.1:9/").build()?;
    let lines: Result<Vec<_>, _> = OPERATIONS.iter().map(|row| (row.footprint)(&core)).collect();
    Ok(lines?.join("\n"))
}
