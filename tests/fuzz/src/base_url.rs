use std::net::Ipv4Addr;

use fastpix_conformance::{Memory, PASSWORD, USERNAME};
use fastpix_funcs::{
    FastpixCore, Idempotency, Operation, Security,
    http::{Method, Uri},
};

use crate::{assert_one_line, run, split_line};

static READ: Operation = Operation::new("read", Method::GET, "/things/{thingId}", Idempotency::Idempotent, &[]);

/// A server URL and a parameter of the path, a line each: either the URL is refused, or every request goes to just that
/// host, below just that path.
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
    let (scheme, rest) = base.split_once("://").expect("what is accepted has a scheme");
    let (authority, prefix) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let prefix = prefix.trim_end_matches('/');
    let safe = scheme.eq_ignore_ascii_case("https") || (scheme.eq_ignore_ascii_case("http") && is_loopback(authority));
    assert!(safe, "the credentials would be readable: {base:?}");

    let (name, port) = split_port(authority);
    let usual_port = if scheme.eq_ignore_ascii_case("https") { 443 } else { 80 };
    let port: u16 = port.map_or(usual_port, |port| port.parse().expect("what is accepted has a valid port"));
    let expected = if port == usual_port { name.to_owned() } else { format!("{name}:{port}") };

    let sent_before = memory.count();
    let result = run(core.request(&READ).path_param(&parameter).call_raw());
    if let Err(error) = result {
        // The path parameter is the only part that can still be invalid.
        assert!(matches!(&*parameter, "" | "." | ".."), "{error:?}");
        assert_eq!(memory.count(), sent_before);
        return;
    }
    for request in memory.requests() {
        let uri = request.uri();
        assert!(uri.scheme_str().is_some_and(|sent| sent.eq_ignore_ascii_case(scheme)), "{uri}");
        assert_eq!(uri.authority().map(|sent| sent.as_str()), Some(&*expected), "{uri}");
        assert!(!authority.contains('@'), "{uri}");
        let below = uri.path().strip_prefix(prefix).unwrap_or_else(|| panic!("{uri} is not below {base}"));
        let segment = below.strip_prefix("/things/").unwrap_or_else(|| panic!("{uri} is another path"));
        assert!(!segment.is_empty() && !segment.contains('/'), "{uri}");
        assert_eq!(uri.query(), None, "{uri}");
        let host = request.headers().get("host").and_then(|host| host.to_str().ok());
        assert_eq!(host, Some(&*expected), "{authority}");
        assert!(prefix.split('/').skip(1).all(|segment| !matches!(segment, "" | "." | "..")), "{prefix}");
        let text = uri.to_string();
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text:?}");
        assert!(text.parse::<Uri>().is_ok_and(|read| read == *uri), "others read it in the same way: {text}");
    }
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

fn is_loopback(authority: &str) -> bool {
    let (host, _) = split_port(authority);
    let v4 = || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    host.eq_ignore_ascii_case("localhost") || host == "[::1]" || v4()
}
