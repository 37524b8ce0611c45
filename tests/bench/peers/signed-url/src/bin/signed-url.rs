//! Signs a playback URL as often as the second argument says, with the private key in the file that the first one
//! names, in the form of the API, and prints the last.
//!
//! To compare sizes:
//!
//! ```sh
//! cargo build --profile small -p peer-signed-url && ls -l target/small/signed-url target/small/rsa-by-hand
//! ```
//!
//! To compare instructions, the difference between 21 and 1 signatures:
//!
//! ```sh
//! key=funcs/urls/tests/keys
//! openssl pkcs8 -topk8 -nocrypt -in $key/private.pem -outform der -out /tmp/private.der
//! for run in "signed-url $key/api.txt" "rsa-by-hand /tmp/private.der"; do
//!   for n in 1 21; do
//!     valgrind --tool=callgrind --callgrind-out-file=/dev/null target/small/$run $n 2>&1 | grep Collected
//!   done
//! done
//! ```
#![allow(clippy::print_stdout, reason = "a program prints")]

use std::{env, error::Error, fs};

use fastpix_urls::{Audience, Playback, SigningKey};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let key = fs::read(arguments.next().ok_or("no key")?)?;
    let count: u32 = arguments.next().ok_or("no count")?.parse()?;

    let playback = Playback::new("3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10");
    let signing_key = SigningKey::new("b7c1e2d4-5a6f-4e3b-8c9d-0a1b2c3d4e5f", key)?;
    let mut url = String::new();
    for _ in 0..count {
        let token = signing_key.token(Audience::Media(playback.playback_id())).sign()?;
        url = playback.hls().token(token).build()?.into();
    }
    println!("{url}");
    Ok(())
}
