//! Cost of signed URLs, beside an RSA signature by hand.

use std::process::Command;

use crate::{Bench, Result, peers::size, report::Report, run, server::command_is_there, speed::instructions};

/// Figures are named `crates.urls`, `size.small.PROGRAM` and `instructions.small.PROGRAM`. Instructions are counted where
/// valgrind is installed, and openssl, which converts the key.
pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let workspace = &bench.workspace;
    report.set("crates.urls", workspace.crates("fastpix-urls", &[])? as f64);

    run(workspace.cargo().args(["build", "--quiet", "--profile", "small", "-p", "peer-signed-url"]))?;
    let keys = workspace.root.join("funcs/urls/tests/keys");
    let der = workspace.target.join("bench/private.der");
    let is_counted = command_is_there("valgrind") && command_is_there("openssl");
    if is_counted {
        let mut openssl = Command::new("openssl");
        openssl.args(["pkcs8", "-topk8", "-nocrypt", "-outform", "der", "-in"]).arg(keys.join("private.pem"));
        run(openssl.arg("-out").arg(&der))?;
    }
    for (name, key) in [("signed-url", keys.join("api.txt")), ("rsa-by-hand", der)] {
        let program = workspace.target.join("small").join(name);
        report.set(format!("size.small.{name}"), size(&program)?);
        if is_counted {
            let each = (instructions(&program, &key, 21)? - instructions(&program, &key, 1)?) / 20.0;
            report.set(format!("instructions.small.{name}"), each);
        }
    }
    Ok(())
}
