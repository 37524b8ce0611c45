//! Signs a message with ring as often as the second argument says, with the private key in the file that the first one
//! names, in DER, and prints the last signature in base64.
#![allow(clippy::print_stdout, reason = "a program prints")]

use std::{env, error::Error, fs};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let key = fs::read(arguments.next().ok_or("no key")?)?;
    let count: u32 = arguments.next().ok_or("no count")?.parse()?;

    let key_pair = RsaKeyPair::from_pkcs8(&key).map_err(|error| error.to_string())?;
    // As long as the signed part of a token.
    let message = [b'a'; 364];
    let mut text = String::new();
    for _ in 0..count {
        let mut signature = vec![0; key_pair.public().modulus_len()];
        key_pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &message, &mut signature).map_err(|_| "no signature")?;
        text = URL_SAFE_NO_PAD.encode(signature);
    }
    println!("{text}");
    Ok(())
}
