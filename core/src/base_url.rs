#[cfg(feature = "hooks")]
use std::fmt;
use std::{borrow::Cow, net::Ipv4Addr};

use fastpix_errors::InvalidRequestError;
use http::{
    HeaderValue, Uri,
    uri::{Authority, PathAndQuery, Scheme},
};

use crate::{PreparedRequest, invalid_request};

/// The servers of FastPix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Server {
    /// `https://api.fastpix.com/v1/`
    #[default]
    FastpixCom,
    /// `https://api.fastpix.io/v1/`, the former host. It still answers, but is being retired.
    FastpixIo,
}

impl Server {
    /// The base URL.
    pub fn url(self) -> &'static str {
        match self {
            Self::FastpixCom => "https://api.fastpix.com/v1/",
            Self::FastpixIo => "https://api.fastpix.io/v1/",
        }
    }
}

/// A checked base URL, in the parts that a request is put together from.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at the end; empty for a URL without a path.
    prefix: String,
    host_header: HeaderValue,
}

/// Which URLs a core can and may talk to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UrlRules {
    pub(crate) https: bool,
    pub(crate) allow_http: bool,
}

impl BaseUrl {
    // The messages do not quote the URL: it could hold a password.
    pub(crate) fn parse(text: &str, rules: UrlRules) -> Result<Self, InvalidRequestError> {
        // The parser drops fragments and takes any path that begins with a slash.
        if text.contains('#') {
            return Err(invalid_request("the server URL has a fragment"));
        }
        if text.contains('?') {
            return Err(invalid_request("the server URL has a query"));
        }
        let uri: Uri = text.parse().map_err(|_| invalid_request("the server URL is not a URL"))?;
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(invalid_request("the server URL needs a scheme and a host, as in https://api.fastpix.com/v1/"));
        };
        if authority.as_str().contains('@') {
            return Err(invalid_request("the server URL has a user name or a password in it"));
        }
        if authority.host().is_empty() {
            return Err(invalid_request("the server URL has no host"));
        }
        // What the parser takes for a host and what it takes for a port must add up.
        let port_is_good = match authority.as_str().strip_prefix(authority.host()) {
            Some("") => true,
            // A sign would parse.
            Some(port) => port
                .strip_prefix(':')
                .filter(|port| !port.starts_with('+'))
                .is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port != 0)),
            None => false,
        };
        if !port_is_good {
            return Err(invalid_request("the server URL has a bad port"));
        }
        if *scheme == Scheme::HTTPS {
            if !rules.https {
                return Err(invalid_request("https needs the feature `rustls`, or an HTTP client of your own"));
            }
        } else if *scheme == Scheme::HTTP {
            if !rules.allow_http && !is_loopback(authority.host()) {
                return Err(invalid_request(
                    "plain http would show the credentials to the network; use https, or allow_http(true)",
                ));
            }
        } else {
            return Err(invalid_request("the server URL is neither https nor http"));
        }
        let mut path = uri.path();
        if path.bytes().any(|byte| !byte.is_ascii_graphic()) {
            return Err(invalid_request("the path of the server URL has characters that need percent-encoding"));
        }
        // The port is not named where it is the usual one.
        let usual_port = if *scheme == Scheme::HTTPS { ":443" } else { ":80" };
        let host = authority.as_str().strip_suffix(usual_port).unwrap_or(authority.as_str());
        let host_header =
            HeaderValue::try_from(host).map_err(|_| invalid_request("the host of the server URL is not valid"))?;
        while let Some(shorter) = path.strip_suffix('/') {
            path = shorter;
        }
        Ok(Self { scheme: scheme.clone(), authority: authority.clone(), prefix: path.to_owned(), host_header })
    }

    #[cfg(feature = "hyper-client")]
    pub(crate) fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    pub(crate) fn host(&self) -> &str {
        self.authority.as_str()
    }

    #[cfg(feature = "tracing")]
    pub(crate) fn address(&self) -> (&str, u16) {
        let usual = if self.scheme == Scheme::HTTPS { 443 } else { 80 };
        (self.authority.host(), self.authority.port_u16().unwrap_or(usual))
    }

    /// The value of the `host` header.
    pub(crate) fn host_header(&self) -> HeaderValue {
        self.host_header.clone()
    }

    /// The path and query of a request.
    pub(crate) fn join(&self, request: &PreparedRequest) -> Result<PathAndQuery, InvalidRequestError> {
        let below = request.target();
        let known = match below {
            Cow::Borrowed(_) => request.operation().target(&self.prefix),
            Cow::Owned(_) => None,
        };
        if let Some(known) = known {
            return Ok(known.clone());
        }
        PathAndQuery::try_from([&self.prefix, below.as_ref()].concat())
            .map_err(|error| invalid_request("the path of the request is not valid").with_source(error))
    }

    pub(crate) fn uri(&self, path: &PathAndQuery) -> Uri {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path.clone());
        // All three parts are there, and that is the only thing that it asks for.
        Uri::from_parts(parts).unwrap_or_default()
    }
}

#[cfg(feature = "hooks")]
impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}/", self.scheme, self.authority, self.prefix)
    }
}

pub(crate) fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FastpixCore, Idempotency, Operation, Security};

    const RULES: UrlRules = UrlRules { https: true, allow_http: false };

    fn joined(base: &str) -> String {
        static GET: Operation = Operation::new("get", http::Method::GET, "/live/streams", Idempotency::Idempotent, &[]);
        let base = BaseUrl::parse(base, RULES).unwrap();
        let core = FastpixCore::builder(Security::basic("a", "b")).http_client(crate::tests::NoClient).build().unwrap();
        base.uri(&base.join(&core.request(&GET).into_prepared_request()).unwrap()).to_string()
    }

    #[test]
    fn joins_with_and_without_a_slash_or_a_path() {
        for (base, expected) in [
            ("https://api.fastpix.com/v1/", "https://api.fastpix.com/v1/live/streams"),
            ("https://api.fastpix.com/v1", "https://api.fastpix.com/v1/live/streams"),
            ("https://api.fastpix.com", "https://api.fastpix.com/live/streams"),
            ("https://api.fastpix.com/", "https://api.fastpix.com/live/streams"),
            ("https://gateway.example/a/b%20c//", "https://gateway.example/a/b%20c/live/streams"),
            ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1/live/streams"),
            ("http://[::1]:8080/v1", "http://[::1]:8080/v1/live/streams"),
            ("http://localhost/v1", "http://localhost/v1/live/streams"),
            ("HTTPS://API.fastpix.com/v1", "https://API.fastpix.com/v1/live/streams"),
        ] {
            assert_eq!(joined(base), expected, "{base}");
        }
    }

    #[test]
    fn refuses_what_is_no_base_url() {
        for (base, expected) in [
            ("", "not a URL"),
            ("api.fastpix.com", "needs a scheme"),
            ("/v1/", "needs a scheme"),
            ("https://", "not a URL"),
            ("https:///v1", "not a URL"),
            ("https://:443/v1", "no host"),
            ("ftp://api.fastpix.com/", "neither https nor http"),
            ("https://api.fastpix.com/v1?a=b", "query"),
            ("https://api.fastpix.com/v1#a", "fragment"),
            ("https://user:hunter2@api.fastpix.com/v1", "user name"),
            ("https://hunter2@api.fastpix.com/v1", "user name"),
            ("https://api.fastpix.com:99999/", "port"),
            ("https://api.fastpix.com:0/", "port"),
            ("https://api.fastpix.com:/", "port"),
            ("https://api.fastpix.com:8o/", "port"),
            ("https://api.fastpix.com/v 1/", "not a URL"),
            (" https://api.fastpix.com/v1/", "not a URL"),
            ("https://api.fastpix.com/v1/é", "percent-encoding"),
            ("http://api.fastpix.com/v1/", "plain http"),
            ("http://localhost.example/v1/", "plain http"),
            ("http://127.0.0.1.example/v1/", "plain http"),
        ] {
            let error = BaseUrl::parse(base, RULES).unwrap_err().to_string();
            assert!(error.contains(expected), "{base:?} gave {error:?}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn follows_the_rules() {
        let open = UrlRules { https: false, allow_http: true };
        assert!(BaseUrl::parse("http://gateway.example/", open).is_ok());
        assert!(BaseUrl::parse("https://api.fastpix.com/v1/", open).unwrap_err().to_string().contains("`rustls`"));
    }
}
