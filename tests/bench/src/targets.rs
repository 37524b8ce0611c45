//! Targets.

use crate::report::Report;

pub(crate) struct Target {
    pub(crate) what: &'static str,
    of: Of,
    bound: Bound,
    pub(crate) limit: f64,
    pub(crate) decimals: usize,
}

enum Of {
    Value(&'static str),
    Ratio(&'static str, &'static str),
    Difference(&'static str, &'static str),
}

enum Bound {
    AtMost,
    AtLeast,
}

use Bound::{AtLeast, AtMost};
use Of::{Difference, Ratio, Value};

const fn target(what: &'static str, of: Of, bound: Bound, limit: f64, decimals: usize) -> Target {
    Target { what, of, bound, limit, decimals }
}

/// Figures that do not depend on the machine or its load.
pub(crate) const GUARDS: &[Target] = &[
    target("size, ours / hand-written", Ratio("size.small.ours-1", "size.small.hand-written"), AtMost, 1.05, 3),
    target(
        "size with TLS, ours / hand-written",
        Ratio("size.small.tls.ours-1", "size.small.tls.hand-written"),
        AtMost,
        1.03,
        3,
    ),
    target("bytes, no TLS", Value("size.small.ours-1"), AtMost, 775_000.0, 0),
    target("bytes with TLS of the operating system", Value("size.small.native-tls.ours-1"), AtMost, 840_000.0, 0),
    target(
        "bytes that TLS 1.3 alone saves",
        Difference("size.small.tls.ours-1", "size.small.tls13.ours-1"),
        AtLeast,
        40_000.0,
        0,
    ),
    target("bytes for each further operation", Value("size.small.operation"), AtMost, 3800.0, 0),
    target(
        "bytes of the class form, − the function form",
        Difference("size.small.class-form", "size.small.ours-1"),
        AtMost,
        64.0,
        0,
    ),
    target(
        "bytes of features that are on and not used",
        Difference("size.small.unused", "size.small.ours-1"),
        AtMost,
        64.0,
        0,
    ),
    target(
        "bytes of `blocking`, on and not used",
        Difference("size.small.unused-blocking", "size.small.ours-1"),
        AtMost,
        64.0,
        0,
    ),
    target(
        "crates with TLS, ours − hand-written",
        Difference("crates.tls.ours-1", "crates.tls.hand-written"),
        AtMost,
        8.0,
        0,
    ),
    target(
        "allocations of a call, ours − hand-written",
        Difference("allocations.ours-1", "allocations.hand-written"),
        AtMost,
        4.0,
        2,
    ),
    target("bytes of the largest call", Value("call.bytes"), AtMost, 128.0, 0),
    target("bytes of the largest state of a call", Value("call.state"), AtMost, 1280.0, 0),
    target(
        "webhooks: bytes to verify",
        Difference("size.small.webhooks.verify", "size.small.webhooks."),
        AtMost,
        25_000.0,
        0,
    ),
    target(
        "webhooks: bytes of the event",
        Difference("size.small.webhooks.event", "size.small.webhooks."),
        AtMost,
        50_000.0,
        0,
    ),
    target(
        "webhooks: bytes with media",
        Difference("size.small.webhooks.media", "size.small.webhooks."),
        AtMost,
        110_000.0,
        0,
    ),
    target(
        "webhooks: bytes with media, live streams and uploads",
        Difference("size.small.webhooks.families", "size.small.webhooks."),
        AtMost,
        125_000.0,
        0,
    ),
    target("URLs: crates without tokens", Value("crates.urls"), AtMost, 2.0, 0),
    target(
        "URLs: bytes of signing, − an RSA signature by hand",
        Difference("size.small.signed-url", "size.small.rsa-by-hand"),
        AtMost,
        30_000.0,
        0,
    ),
    target(
        "URLs: instructions of signing / an RSA signature by hand",
        Ratio("instructions.small.signed-url", "instructions.small.rsa-by-hand"),
        AtMost,
        1.05,
        3,
    ),
    target("traces of operations that are not enabled", Value("traces"), AtMost, 0.0, 0),
];

/// All other figures.
pub(crate) const TARGETS: &[Target] = &[
    target(
        "requests a second, emulator / constant response, reads",
        Ratio("emulator.read", "emulator.read.constant"),
        AtLeast,
        0.5,
        2,
    ),
    target(
        "requests a second, emulator / constant response, creates",
        Ratio("emulator.create", "emulator.create.constant"),
        AtLeast,
        0.5,
        2,
    ),
    target("size, ours / reqwest", Ratio("size.small.ours-1", "size.small.reqwest"), AtMost, 0.80, 3),
    target("size with TLS, ours / reqwest", Ratio("size.small.tls.ours-1", "size.small.tls.reqwest"), AtMost, 0.90, 3),
    target(
        "CPU of a cold release build, one operation / hand-written",
        Ratio("compile.release.cold.ours-1", "compile.release.cold.hand-written"),
        AtMost,
        1.25,
        2,
    ),
    target(
        "CPU of a cold release build, all operations / hand-written",
        Ratio("compile.release.cold.ours-72", "compile.release.cold.hand-written"),
        AtMost,
        2.5,
        2,
    ),
    target(
        "CPU of a cold release build with TLS, one operation / hand-written",
        Ratio("compile.tls.release.cold.ours-1", "compile.tls.release.cold.hand-written"),
        AtMost,
        1.25,
        2,
    ),
    target(
        "CPU of a cold release build with TLS, all operations / hand-written",
        Ratio("compile.tls.release.cold.ours-72", "compile.tls.release.cold.hand-written"),
        AtMost,
        2.5,
        2,
    ),
    target(
        "instructions of a call, profile small, ours / hand-written",
        Ratio("instructions.small.ours-1", "instructions.small.hand-written"),
        AtMost,
        1.0,
        3,
    ),
    target(
        "instructions of a call, profile release, ours / hand-written",
        Ratio("instructions.stripped.ours-1", "instructions.stripped.hand-written"),
        AtMost,
        1.0,
        3,
    ),
    target(
        "throughput at 64 in flight, ours / hand-written",
        Ratio("throughput.64.ours-1", "throughput.64.hand-written"),
        AtLeast,
        0.98,
        3,
    ),
    target(
        "throughput at 64 in flight, ours / reqwest",
        Ratio("throughput.64.ours-1", "throughput.64.reqwest"),
        AtLeast,
        1.2,
        3,
    ),
    target(
        "speed of decoding media, models / bare structs",
        Ratio("decode.media.models", "decode.media.bare"),
        AtLeast,
        0.95,
        3,
    ),
    target(
        "speed of decoding views, models / bare structs",
        Ratio("decode.views.models", "decode.views.bare"),
        AtLeast,
        0.95,
        3,
    ),
    target(
        "memory of a call with 10,000 in flight, ours / hand-written",
        Ratio("memory.10000.ours-1", "memory.10000.hand-written"),
        AtMost,
        1.1,
        3,
    ),
];

impl Target {
    pub(crate) fn value(&self, report: &Report) -> Option<f64> {
        match self.of {
            Value(name) => report.get(name),
            Ratio(over, under) => report.ratio(over, under),
            Difference(one, other) => Some(report.get(one)? - report.get(other)?),
        }
    }

    pub(crate) fn is_met(&self, value: f64) -> bool {
        match self.bound {
            AtMost => value <= self.limit,
            AtLeast => value >= self.limit,
        }
    }

    pub(crate) fn sign(&self) -> &'static str {
        match self.bound {
            AtMost => "≤",
            AtLeast => "≥",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_over_its_limit_is_told() {
        let mut report = Report::default();
        report.set("size.small.ours-1", 105.0);
        report.set("size.small.hand-written", 100.0);
        assert!(report.judge("At the limit", GUARDS));
        report.set("size.small.ours-1", 105.1);
        assert!(!report.judge("Over the limit", GUARDS));
    }
}
