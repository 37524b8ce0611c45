use std::net::Ipv4Addr;

use fastpix_conformance::{Memory, PASSWORD, USERNAME};
use fastpix_funcs::{
    FastpixCore, Idempotency, Operation, Security,
    http::{Method, Uri},
};

use crate::{assert_one_line, run, split_line};

static READ: Operation = Operation::new("read", Method::GET, "/things/{thingId}", Idempotency::Idempotent, &[]);

/// Input: a server URL and a path parameter, a line each. Either the URL is rejected, or every request goes to exactly
/// that host, below exactly that path.
pub fn base_url(data: &[u8]) {
    let (base, parameter) = split_line(data);
    let Ok(base) = std::str::from_utf8(base) else { return };
    let parameter = String::from_utf8_lossy(parameter);
    let memory = Memory::answering(200, "{}");
    let security = || Security::basic(USERNAME, PASSWORD);
    let built = FastpixCore::builder(security()).server_url(base).http_client(memory.clone()).build();
    let default = FastpixCore::builder(security()).http_client(memory.clone()).build();
    let default = default.expect("the default is valid");
    let by_option = run(default.request(&READ).path_param("a").call_raw().server_url(base));
    assert_eq!(built.is_ok(), by_option.is_ok(), "one rule for the core and for the call");
    if let Err(error) = by_option {
        assert_one_line(&error);
    }

    let core = match built {
        Ok(core) => core,
        Err(error) => {
            assert_one_line(&error);
            return;
        }
    };
    let (scheme, rest) = base.split_once("://").expect("an accepted URL has a scheme");
    let (authority, prefix) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let prefix = prefix.trim_end_matches('/');
    let safe = scheme.eq_ignore_ascii_case("https") || (scheme.eq_ignore_ascii_case("http") && is_loopback(authority));
    assert!(safe, "the credentials would be readable: {base:?}");

    let sent_before = memory.count();
    let result = run(core.request(&READ).path_param(&parameter).call_raw());
    if let Err(error) = result {
        // The only remaining reason to reject it.
        assert!(matches!(&*parameter, "" | "." | ".."), "{error:?}");
        assert_eq!(memory.count(), sent_before);
        return;
    }
    for request in memory.requests() {
        let uri = request.uri();
        assert!(uri.scheme_str().is_some_and(|sent| sent.eq_ignore_ascii_case(scheme)), "{uri}");
        assert_eq!(uri.authority().map(|sent| sent.as_str()), Some(authority), "{uri}");
        assert!(!authority.contains('@'), "{uri}");
        let below = uri.path().strip_prefix(prefix).unwrap_or_else(|| panic!("{uri} is not below {base}"));
        let segment = below.strip_prefix("/things/").unwrap_or_else(|| panic!("{uri} is another path"));
        assert!(!segment.is_empty() && !segment.contains('/'), "{uri}");
        assert_eq!(uri.query(), None, "{uri}");
        let host = request.headers().get("host").and_then(|host| host.to_str().ok()).expect("it has a host");
        let port = authority.strip_prefix(host).unwrap_or_else(|| panic!("{host} is not {authority}"));
        assert!(matches!(port, "" | ":443" | ":80"), "{host} is not {authority}");
        let text = uri.to_string();
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text:?}");
        assert!(text.parse::<Uri>().is_ok_and(|read| read == *uri), "others read it in the same way: {text}");
    }
}

fn is_loopback(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => host,
        _ => authority,
    };
    let v4 = || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    host.eq_ignore_ascii_case("localhost") || host == "[::1]" || v4()
}
