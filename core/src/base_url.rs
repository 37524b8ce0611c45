#[cfg(feature = "hooks")]
use std::fmt;
use std::{borrow::Cow, net::Ipv4Addr};

use fastpix_errors::InvalidRequestError;
use http::{
    HeaderValue, Uri,
    uri::{Authority, PathAndQuery, Scheme},
};

use crate::{PreparedRequest, http_date::number, invalid_request};

/// A server of FastPix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Server {
    /// `https://api.fastpix.com/v1/`
    #[default]
    FastpixCom,
    /// `https://api.fastpix.io/v1/`: the former host. It still works, but is being retired.
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

/// A validated base URL, in the parts that the URL of a request is made of.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// The path without the slash at its end; empty for a URL without a path.
    prefix: String,
    host_header: HeaderValue,
}

/// The schemes that a base URL may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UrlRules {
    pub(crate) https: bool,
    pub(crate) allow_http: bool,
}

pub(crate) const HTTPS_NEEDS_TLS: &str =
    "https needs the feature `rustls` or `native-tls`, or an HTTP client of your own";

impl BaseUrl {
    /// No message quotes the URL: it could contain a password.
    pub(crate) fn parse(text: &str, rules: UrlRules) -> Result<Self, InvalidRequestError> {
        Self::try_parse(text, rules).map_err(invalid_request)
    }

    fn try_parse(text: &str, rules: UrlRules) -> Result<Self, &'static str> {
        // `Uri` drops a fragment.
        if text.contains('#') {
            return Err("the server URL has a fragment");
        }
        if text.contains('?') {
            return Err("the server URL has a query");
        }
        let uri: Uri = text.parse().map_err(|_| "the server URL is not a URL")?;
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err("the server URL needs a scheme and a host, as in https://api.fastpix.com/v1/");
        };
        if authority.as_str().contains('@') {
            return Err("the server URL has a user name or a password in it");
        }
        if authority.host().is_empty() {
            return Err("the server URL has no host");
        }
        let port = port(authority).ok_or("the port of the server URL is invalid")?;
        // Ports are written in one way, since they are a part of the `host` header.
        let usual_port = if *scheme == Scheme::HTTPS {
            if !rules.https {
                return Err(HTTPS_NEEDS_TLS);
            }
            "443"
        } else if *scheme == Scheme::HTTP {
            if !rules.allow_http && !is_loopback(authority.host()) {
                return Err("plain http would send the credentials unencrypted; use https, or `.allow_http(true)`");
            }
            "80"
        } else {
            return Err("the server URL is neither https nor http");
        };
        let prefix = uri.path().strip_suffix('/').unwrap_or(uri.path());
        if !is_unambiguous(prefix) {
            return Err(
                "the path of the server URL has an empty segment, `.`, `..`, a control character, or a character \
                        that needs percent-encoding",
            );
        }
        let (colon, port) = if port.is_empty() || port == usual_port { ("", "") } else { (":", port) };
        let address = [authority.host(), colon, port].concat();
        match (HeaderValue::try_from(&address), Authority::try_from(address)) {
            (Ok(host_header), Ok(authority)) => {
                Ok(Self { scheme: scheme.clone(), authority, prefix: prefix.to_owned(), host_header })
            }
            _ => Err("the host of the server URL is invalid"),
        }
    }

    /// That of [`Server::FastpixCom`].
    #[cfg(feature = "testing")]
    pub(crate) fn of_fastpix() -> Self {
        Self {
            scheme: Scheme::HTTPS,
            authority: Authority::from_static("api.fastpix.com"),
            prefix: "/v1".to_owned(),
            host_header: HeaderValue::from_static("api.fastpix.com"),
        }
    }

    #[cfg(feature = "_tls")]
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

    /// The path and query of a request, below the path of the base URL.
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
            .map_err(|error| invalid_request("the path of the request is invalid").with_source(error))
    }

    pub(crate) fn uri(&self, path: &PathAndQuery) -> Uri {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path.clone());
        // The only error is a missing part, and all three are there.
        Uri::from_parts(parts).unwrap_or_default()
    }
}

#[cfg(feature = "hooks")]
impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}/", self.scheme, self.authority, self.prefix)
    }
}

/// The port of an authority without a user name, without leading zeros; empty if there is none. `None` if what follows
/// the host is not a port.
pub(crate) fn port(authority: &Authority) -> Option<&str> {
    let after_host = authority.as_str().strip_prefix(authority.host())?;
    if after_host.is_empty() {
        return Some("");
    }
    let port = after_host.strip_prefix(':')?.trim_start_matches('0');
    number(port.as_bytes()).is_some_and(|port| port <= u16::MAX.into()).then_some(port)
}

/// Returns true if all servers read this path in the same way: valid percent-encoding, no control characters, and no
/// segment that is empty, `.` or `..`, also where these are encoded.
fn is_unambiguous(path: &str) -> bool {
    // What comes before the first slash is not a segment.
    let (mut length, mut dots) = (3, 0);
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        let decoded = match byte {
            b'/' if length <= 2 && dots == length => return false,
            b'/' => {
                (length, dots) = (0, 0);
                continue;
            }
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                digit().zip(digit()).map_or(0, |(high, low)| high * 16 + low)
            }
            b'"' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x7f.. => 0,
            _ => byte.into(),
        };
        if decoded < 0x20 || decoded == 0x7f {
            return false;
        }
        length += 1;
        dots += usize::from(decoded == u32::from(b'.'));
    }
    length > 2 || dots < length
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
            ("https://gateway.example/a/b%20c/", "https://gateway.example/a/b%20c/live/streams"),
            (
                "https://gateway.example/~a:b@c;d=e/%2F.x/..y",
                "https://gateway.example/~a:b@c;d=e/%2F.x/..y/live/streams",
            ),
            ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1/live/streams"),
            ("http://[::1]:8080/v1", "http://[::1]:8080/v1/live/streams"),
            ("http://localhost/v1", "http://localhost/v1/live/streams"),
            ("HTTPS://API.fastpix.com/v1", "https://API.fastpix.com/v1/live/streams"),
            ("https://api.fastpix.com:443", "https://api.fastpix.com/live/streams"),
            ("https://api.fastpix.com:00443", "https://api.fastpix.com/live/streams"),
            ("https://api.fastpix.com:08443", "https://api.fastpix.com:8443/live/streams"),
            ("https://api.fastpix.com:80", "https://api.fastpix.com:80/live/streams"),
            ("http://[::1]:080", "http://[::1]/live/streams"),
        ] {
            assert_eq!(joined(base), expected, "{base}");
        }
    }

    #[test]
    fn rejects_what_is_not_a_base_url() {
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
            ("https://api.fastpix.com/v1//", "empty segment"),
            ("https://api.fastpix.com//v1", "empty segment"),
            ("https://api.fastpix.com//", "empty segment"),
            ("https://api.fastpix.com/a/../v1/", "`..`"),
            ("https://api.fastpix.com/..", "`..`"),
            ("https://api.fastpix.com/./v1", "`..`"),
            ("https://api.fastpix.com/%2e%2E/v1", "`..`"),
            ("https://api.fastpix.com/.%2e", "`..`"),
            ("https://api.fastpix.com/v1%0d%0ax:%20y/", "control character"),
            ("https://api.fastpix.com/%00", "control character"),
            ("https://api.fastpix.com/%7f", "control character"),
            ("https://api.fastpix.com/%zz", "percent-encoding"),
            ("https://api.fastpix.com/%", "percent-encoding"),
            ("https://api.fastpix.com/a%2", "percent-encoding"),
            ("https://api.fastpix.com/a\\b", ""),
            ("https://api.fastpix.com/{x}/v1", "percent-encoding"),
            ("https://api.fastpix.com/a|b", ""),
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
    fn https_and_plain_http_follow_the_rules_of_the_core() {
        let open = UrlRules { https: false, allow_http: true };
        assert!(BaseUrl::parse("http://gateway.example/", open).is_ok());
        assert!(BaseUrl::parse("https://api.fastpix.com/v1/", open).unwrap_err().to_string().contains("`rustls`"));
    }
}
