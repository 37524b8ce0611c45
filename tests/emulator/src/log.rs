use std::{
    io::{self, Write},
    time::Instant,
};

use http::{Method, StatusCode};
use serde_json::json;

use crate::server::{Shared, lock};

/// Format of the log, for [`EmulatorBuilder::log`](crate::EmulatorBuilder::log).
///
/// A line has the time, the method, the path without its query, the status and the duration. Where a fault closed the
/// connection there is no status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// One line of words.
    Text,
    /// One JSON object.
    Json,
}

/// A line of the log, before its request is served.
pub(crate) struct Entry {
    format: LogFormat,
    method: Method,
    path: String,
    began: Instant,
}

impl Entry {
    pub(crate) fn new(format: LogFormat, method: &Method, path: &str) -> Self {
        Self { format, method: method.clone(), path: path.to_owned(), began: Instant::now() }
    }

    pub(crate) fn write(self, shared: &Shared, status: Option<StatusCode>) {
        let time = lock(&shared.state).settings.stamp();
        let milliseconds = self.began.elapsed().as_secs_f64() * 1000.0;
        let status = status.map(|status| status.as_u16());
        let line = match self.format {
            LogFormat::Text => {
                let status = status.map_or("closed".to_owned(), |status| status.to_string());
                format!("{time} {} {} {status} {milliseconds:.1} ms\n", self.method, self.path)
            }
            LogFormat::Json => {
                let milliseconds = (milliseconds * 10.0).round() / 10.0;
                let entry = json!({
                    "time": time,
                    "method": self.method.as_str(),
                    "path": self.path,
                    "status": status,
                    "milliseconds": milliseconds,
                });
                format!("{entry}\n")
            }
        };
        // Without a reader of standard error there is no log.
        let _ = io::stderr().write_all(line.as_bytes());
    }
}
