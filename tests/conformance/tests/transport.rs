//! Calls as futures, connections and their pools, credentials providers, custom HTTP clients.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::HashSet,
    future::{pending, ready},
    io,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use fastpix_conformance::{
    Answer, LIST_STREAMS, Memory, PASSWORD, Tap, USERNAME, core, eventually, example, operations, raw_response,
    response,
};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    Call, Credentials, FastpixCore, FastpixCoreBuilder, FastpixError, HttpClientError, HttpFuture, Outcome,
    RequestOptions, Response, Security, errors::BoxError, models::LiveStreamResponseDto,
    start_live_stream_create_new_stream,
};

fn create(core: &FastpixCore) -> Call<LiveStreamResponseDto> {
    start_live_stream_create_new_stream(core, example())
}

/// Core for the emulator with another source of credentials.
fn with_security(emulator: &Emulator, security: Security) -> FastpixCore {
    FastpixCore::builder(security).server_url(emulator.url()).retries(fastpix_conformance::quick()).build().unwrap()
}

#[test]
fn public_types_are_send_and_sync() {
    fn future<T: Send + Unpin + 'static>() {}
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn value<T: Send + Sync + 'static>() {}
    future::<Call<LiveStreamResponseDto>>();
    future::<Call<Response<LiveStreamResponseDto>>>();
    future::<Call<*const ()>>();
    shared::<FastpixCore>();
    shared::<Security>();
    shared::<RequestOptions>();
    value::<FastpixCoreBuilder>();
    value::<FastpixError>();
    value::<Response<LiveStreamResponseDto>>();
}

// Connections.

#[tokio::test]
async fn a_hundred_sequential_calls_use_one_connection() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    for _ in 0..100 {
        create(&core).await.unwrap();
    }
    assert_eq!((emulator.requests().len(), emulator.connections()), (100, 1));
}

#[tokio::test]
async fn clones_share_the_pool_and_cores_do_not() {
    let emulator = Emulator::start().await.unwrap();
    let first = core(emulator.url());
    let second = first.clone();
    create(&first).await.unwrap();
    drop(first);
    create(&second).await.unwrap();
    create(&second.clone()).await.unwrap();
    assert_eq!(emulator.connections(), 1);
    create(&core(emulator.url())).await.unwrap();
    assert_eq!(emulator.connections(), 2);
}

#[tokio::test]
async fn building_a_core_and_a_call_does_not_touch_the_network() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    let call = create(&core);
    drop(create(&core).with_response());
    assert_eq!(tap.opened(), 0);
    drop(call);
    create(&core).await.unwrap();
    assert_eq!((tap.opened(), tap.messages().len()), (1, 1), "only what is polled is sent");
}

#[tokio::test]
async fn a_pooled_connection_that_the_server_has_closed_does_not_fail_the_next_create() {
    let created = || raw_response(201, r#"{"success":true}"#);
    let tap =
        Tap::start(
            move |number| {
                if number % 2 == 1 { Answer::RespondAndClose(created()) } else { Answer::Response(created()) }
            },
        )
        .await;
    let core = core(&tap.url());
    create(&core).await.unwrap();
    eventually("the client sees that the connection is closed", || tap.closed() == 1).await;
    let response = create(&core).with_response().await.unwrap();
    assert_eq!((response.attempts(), tap.opened(), tap.messages().len()), (1, 2, 2));
}

#[tokio::test]
async fn dropping_a_running_call_closes_its_connection() {
    let tap = Tap::start(|_| Answer::RespondAndHang(Vec::new())).await;
    let call = tokio::spawn(create(&core(&tap.url())));
    eventually("the request arrives", || tap.messages().len() == 1).await;
    assert_eq!(tap.closed(), 0);
    call.abort();
    eventually("the connection is closed", || tap.closed() == 1).await;
    assert!(call.await.unwrap_err().is_cancelled());
}

#[tokio::test]
async fn a_cancelled_response_does_not_affect_the_next_call() {
    let tap = Tap::start(|number| match number {
        1 => Answer::RespondAndHang(b"HTTP/1.1 201 X\r\ncontent-length: 100\r\n\r\n{\"data\":".to_vec()),
        _ => Answer::Response(raw_response(201, r#"{"success":true}"#)),
    })
    .await;
    let core = core(&tap.url());
    create(&core).timeout(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!(create(&core).await.unwrap().success, Some(true));
    assert_eq!(tap.opened(), 2);
}

#[tokio::test]
async fn the_headers_of_a_response_are_limited() {
    for (headers, length, taken) in [(90, 10, true), (101, 10, false), (1, 32_000, true), (1, 65_536, false)] {
        let headers = format!("x-a: {}\r\n", "a".repeat(length)).repeat(headers);
        let response = format!("HTTP/1.1 201 X\r\n{headers}content-length: 2\r\n\r\n{{}}");
        let tap = Tap::start(move |_| Answer::Response(response.clone().into_bytes())).await;
        let result = create(&core(&tap.url())).await;
        assert_eq!(result.is_ok(), taken, "{length}: {result:?}");
        if let Err(error) = result {
            assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
            assert_eq!((error.outcome(), error.attempts(), tap.opened()), (Outcome::Unknown, 1, 1), "{error:?}");
        }
    }
}

// Calls as futures.

#[tokio::test]
async fn calls_can_be_joined() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    let (first, second, listed) = tokio::join!(create(&core), create(&core), core.request(&LIST_STREAMS).call_raw());
    let ids = [first, second].map(|response| response.unwrap().data.unwrap().stream_id.unwrap());
    assert_ne!(ids[0], ids[1]);
    listed.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_can_be_spawned() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    let calls: Vec<_> = (0..50).map(|_| tokio::spawn(create(&core))).collect();
    drop(core);
    let mut ids = HashSet::new();
    for call in calls {
        ids.insert(call.await.unwrap().unwrap().data.unwrap().stream_id.unwrap());
    }
    assert_eq!((ids.len(), emulator.requests().len()), (50, 50));
}

#[tokio::test]
async fn a_call_can_be_awaited_after_it_lost_a_select() {
    let emulator = Emulator::start().await.unwrap();
    let mut call = create(&core(emulator.url()));
    tokio::select! {
        biased;
        _ = &mut call => panic!("no response can be there yet"),
        () = ready(()) => {}
    }
    call.await.unwrap();
    assert_eq!(emulator.requests().len(), 1);
}

#[tokio::test]
async fn a_call_that_is_polled_after_its_end_is_an_error_and_no_panic() {
    let memory = Memory::answering(201, "{}");
    let mut call = create(&memory.builder().build().unwrap());
    (&mut call).await.unwrap();
    let error = (&mut call).await.unwrap_err();
    assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
    assert_eq!((error.outcome(), memory.count()), (Outcome::Unknown, 1));
}

#[tokio::test]
async fn options_set_after_the_first_poll_change_nothing() {
    let memory = Memory::new(|_| HttpFuture::new(pending()));
    let mut call = create(&memory.builder().build().unwrap());
    assert!(Pin::new(&mut call).poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let mut call = call.timeout(Duration::ZERO).header("no header", "");
    assert!(Pin::new(&mut call).poll(&mut Context::from_waker(Waker::noop())).is_pending());
}

#[test]
fn without_a_runtime_a_call_is_an_error_and_no_panic() {
    for row in operations() {
        let core = FastpixCore::new(Security::basic(USERNAME, PASSWORD)).unwrap();
        let mut call = pin!(row.call(&core).send());
        let Poll::Ready(Err(error)) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("there is nothing to wait for")
        };
        assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
        assert_eq!((error.outcome(), error.attempts(), error.operation()), (Outcome::NotSent, 0, Some(row.id)));
        assert!(error.to_string().contains("Tokio runtime"), "{error}");
    }
}

#[test]
fn a_core_serves_one_runtime_after_the_other() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let emulator = server.block_on(Emulator::start()).unwrap();
    let core = core(emulator.url());
    for _ in 0..3 {
        // The connections of a runtime end with it.
        runtime().block_on(create(&core)).unwrap();
    }
    assert_eq!(emulator.requests().len(), 3);
}

/// Calls on two runtimes that each run only while their own call is awaited.
#[test]
fn a_core_serves_two_current_thread_runtimes_by_turns() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let emulator = server.block_on(Emulator::start()).unwrap();
    let core = core(emulator.url());
    let runtimes = [runtime(), runtime()];
    for turn in 0..5 {
        for runtime in &runtimes {
            let began = Instant::now();
            let response = runtime.block_on(create(&core).with_response()).unwrap();
            assert_eq!(response.attempts(), 1);
            assert!(began.elapsed() < Duration::from_secs(5), "turn {turn}: {:?}", began.elapsed());
        }
    }
    assert_eq!((emulator.requests().len(), emulator.connections()), (10, 2), "each runtime reuses its own connection");
}

/// A core in a static, as a program may have it, shared by tests that each have a runtime of their own.
mod a_static_core_serves_every_tokio_test {
    use std::sync::LazyLock;

    use super::*;

    static CORE: LazyLock<FastpixCore> = LazyLock::new(|| {
        let (send, url) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let emulator = Emulator::start().await.unwrap();
                send.send(emulator.url().to_owned()).unwrap();
                pending::<()>().await;
            });
        });
        core(&url.recv().unwrap())
    });

    async fn create_several() {
        let began = Instant::now();
        for _ in 0..5 {
            let calls = [(); 4].map(|()| tokio::spawn(create(&CORE).with_response()));
            for call in calls {
                assert_eq!(call.await.unwrap().unwrap().attempts(), 1);
            }
        }
        assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    }

    macro_rules! tests {
        ($($name:ident)+) => {$(
            #[tokio::test]
            async fn $name() {
                create_several().await;
            }
        )+};
    }

    tests! { first second third fourth fifth sixth seventh eighth }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn with_several_threads() {
        create_several().await;
    }
}

#[tokio::test]
async fn an_unused_connection_is_closed_after_the_pool_idle_timeout() {
    let tap = Tap::created().await;
    let core = fastpix_conformance::builder(&tap.url()).pool_idle_timeout(Duration::from_millis(100)).build().unwrap();
    create(&core).await.unwrap();
    eventually("the connection is closed", || tap.closed() == 1).await;
    create(&core).await.unwrap();
    assert_eq!(tap.opened(), 2);

    let tap = Tap::created().await;
    let core = fastpix_conformance::builder(&tap.url()).pool_idle_timeout(None).build().unwrap();
    create(&core).await.unwrap();
    tokio::time::sleep(Duration::from_millis(400)).await;
    create(&core).await.unwrap();
    assert_eq!((tap.opened(), tap.closed()), (1, 0));
}

/// A listener whose queue is full: Linux drops further packets that ask for a connection.
#[cfg(target_os = "linux")]
async fn black_hole(address: std::net::SocketAddr) -> Option<(tokio::net::TcpListener, Vec<tokio::net::TcpStream>)> {
    let socket = tokio::net::TcpSocket::new_v4().ok()?;
    socket.bind(address).ok()?;
    let listener = socket.listen(1).ok()?;
    let mut queued = Vec::new();
    while queued.len() < 16 {
        let connecting = tokio::net::TcpStream::connect(address);
        match tokio::time::timeout(Duration::from_millis(200), connecting).await {
            Ok(stream) => queued.push(stream.ok()?),
            Err(_) => return Some((listener, queued)),
        }
    }
    None
}

/// A program in a mount namespace, where the name `several.invalid` has these addresses.
#[cfg(target_os = "linux")]
async fn with_addresses(addresses: [&str; 3], program: &[&str]) -> std::process::Output {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("fastpix-hosts-{}-{}", std::process::id(), NUMBER.fetch_add(1, SeqCst));
    let hosts = std::env::temp_dir().join(name);
    std::fs::write(&hosts, addresses.map(|address| format!("{address} several.invalid\n")).concat()).unwrap();
    let mut command = std::process::Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", "mount --bind \"$0\" /etc/hosts && exec \"$@\""]);
    command.arg(&hosts).args(program).env("NO_PROXY", "*");
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap();
    std::fs::remove_file(hosts).unwrap();
    output.unwrap_or_else(|error| {
        let status = std::os::unix::process::ExitStatusExt::from_raw(0x100);
        std::process::Output { status, stdout: Vec::new(), stderr: error.to_string().into_bytes() }
    })
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn addresses_that_drop_packets_leave_time_for_the_others() {
    const ADDRESSES: [&str; 3] = ["127.0.0.2", "127.0.0.3", "127.0.0.4"];
    let resolved = with_addresses(ADDRESSES, &["getent", "ahostsv4", "several.invalid"]).await;
    let text = String::from_utf8(resolved.stdout).unwrap();
    let mut order: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    order.dedup();
    if order.len() != 3 {
        println!(
            "SKIPPED: no namespace where a name has three addresses: {}",
            String::from_utf8_lossy(&resolved.stderr)
        );
        return;
    }
    let server = tokio::net::TcpListener::bind((order[2], 0)).await.unwrap();
    let port = server.local_addr().unwrap().port();
    let mut holes = Vec::new();
    for ip in &order[..2] {
        let Some(hole) = black_hole((ip.parse::<std::net::IpAddr>().unwrap(), port).into()).await else {
            println!("SKIPPED: {ip} cannot be made to drop packets");
            return;
        };
        holes.push(hole);
    }
    tokio::spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let (mut stream, _) = server.accept().await.unwrap();
        assert_ne!(stream.read(&mut [0; 4096]).await.unwrap(), 0);
        stream.write_all(&raw_response(201, "{}")).await.unwrap();
        stream.read_to_end(&mut Vec::new()).await.unwrap();
    });
    let url = format!("http://several.invalid:{port}/");
    let program = [env!("CARGO_BIN_EXE_create-stream"), &url, "allow_http", "true", "connect_timeout", "3000"];
    let began = Instant::now();
    let output = with_addresses(ADDRESSES, &program).await;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(printed, "created after 1 attempts\n", "{output:?}");
    assert!(began.elapsed() > Duration::from_millis(400), "no address dropped packets: {:?}", began.elapsed());
}

// Invalid header lines.

#[tokio::test]
async fn a_response_with_odd_header_lines_is_read() {
    for (lines, name, value) in [
        ("x-a: one\r\n two\r\n", "x-a", Some("one two")),
        ("x-a: one\r\n\ttwo\r\n   three\r\n", "x-a", Some("one two three")),
        ("x-a : one\r\n", "x-a", Some("one")),
        ("x-a\t: one\r\n", "x-a", Some("one")),
        ("a line without a colon\r\nx-a: one\r\n", "x-a", Some("one")),
        ("x-a: one\r\na line without a colon\r\n", "x-a", Some("one")),
        (": without a name\r\nx-a: one\r\n", "x-a", Some("one")),
        ("x(a): one\r\n", "x-a", None),
        ("content-type : application/json\r\n", "content-type", Some("application/json")),
    ] {
        let head = format!("HTTP/1.1 201 X\r\n{lines}content-length: 16\r\n\r\n{{\"success\":true}}");
        let tap = Tap::start(move |_| Answer::Response(head.clone().into_bytes())).await;
        let core = core(&tap.url());
        for _ in 0..2 {
            let response = create(&core).with_response().await.unwrap_or_else(|error| panic!("{lines:?}: {error}"));
            let received = response.headers().get(name).map(|value| value.to_str().unwrap());
            let spaces = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(received.map(spaces).as_deref(), value, "{lines:?}");
            assert_eq!((response.value().success, response.attempts()), (Some(true), 1), "{lines:?}");
        }
        assert_eq!(tap.opened(), 1, "{lines:?}: the connection is used again");
    }
}

#[tokio::test]
async fn a_response_whose_framing_is_ambiguous_is_an_error() {
    for lines in [
        "content-length: 2\r\ncontent-length: 16\r\n",
        "content-length: 2\r\n 16\r\n",
        "content-length : 2\r\ncontent-length: 16\r\n",
    ] {
        let head = format!("HTTP/1.1 201 X\r\n{lines}\r\n{{\"success\":true}}");
        let tap = Tap::start(move |_| Answer::RespondAndClose(head.clone().into_bytes())).await;
        let error = create(&core(&tap.url())).await.unwrap_err();
        assert_ne!(error.outcome(), Outcome::NotSent, "{lines:?}: {error}");
    }
}

// Custom HTTP clients.

#[tokio::test]
async fn a_custom_http_client_can_respond_from_memory() {
    let memory = Memory::new(|number| match number {
        1 => response(201, &[("x-from", "memory")], r#"{"success":true,"data":{"streamId":"from-memory"}}"#),
        _ => HttpFuture::new(ready(Err(HttpClientError::aborted(io::Error::other("enough"))))),
    });
    let core = memory.builder().build().unwrap();
    let response = create(&core).with_response().await.unwrap();
    assert_eq!(response.headers()["x-from"], "memory");
    assert_eq!(response.value().data.as_ref().unwrap().stream_id.as_deref(), Some("from-memory"));
    let error = create(&core).await.unwrap_err();
    assert!(matches!(error, FastpixError::RequestAborted(_)), "{error:?}");
    assert_eq!((memory.count(), error.attempts()), (2, 1));
}

// Credentials providers.

#[tokio::test]
async fn a_credentials_provider_is_called_once_for_each_call() {
    let emulator = Emulator::start().await.unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let security = Security::provider({
        let asked = asked.clone();
        move || {
            let number = asked.fetch_add(1, SeqCst) + 1;
            async move {
                tokio::task::yield_now().await;
                Ok::<_, io::Error>(Credentials::new("id", number.to_string()))
            }
        }
    });
    let core = with_security(&emulator, security);
    assert_eq!(asked.load(SeqCst), 0, "not when the core is built");
    drop(create(&core));
    assert_eq!(asked.load(SeqCst), 0, "not for a call that is never polled");
    emulator.fault(Fault::response(429));
    create(&core).await.unwrap();
    create(&core.clone()).await.unwrap();
    assert_eq!(asked.load(SeqCst), 2);
    let sent: Vec<_> = emulator.requests().iter().map(|request| request.headers()["authorization"].clone()).collect();
    // id:1 for the attempt and its retry, then id:2.
    assert_eq!(sent, ["Basic aWQ6MQ==", "Basic aWQ6MQ==", "Basic aWQ6Mg=="]);
    assert!(emulator.requests().iter().all(|request| request.headers().get_all("authorization").iter().count() == 1));
}

#[tokio::test]
async fn an_error_of_a_credentials_provider_fails_the_call_and_nothing_is_sent() {
    let emulator = Emulator::start().await.unwrap();
    let failing = Security::provider(|| async { Err::<Credentials, _>(io::Error::other("the vault is sealed")) });
    let error = create(&with_security(&emulator, failing)).await.unwrap_err();
    assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the vault is sealed");
    assert_eq!(emulator.connections(), 0);
}

#[tokio::test]
async fn invalid_credentials_of_a_provider_fail_the_call_and_nothing_is_sent() {
    let emulator = Emulator::start().await.unwrap();
    let bad = Security::provider(|| async { Ok::<_, BoxError>(Credentials::new("id", "secret\n")) });
    let error = create(&with_security(&emulator, bad)).await.unwrap_err();
    assert!(matches!(error, FastpixError::InvalidRequest(_)), "{error:?}");
    assert_eq!(
        (error.outcome(), error.attempts(), error.operation()),
        (Outcome::NotSent, 0, Some("create-new-stream"))
    );
    assert_eq!(emulator.connections(), 0);
}

#[tokio::test]
async fn a_credentials_provider_that_hangs_is_a_timeout_and_nothing_is_sent() {
    let emulator = Emulator::start().await.unwrap();
    let hanging = Security::provider(|| async { pending::<Result<Credentials, io::Error>>().await });
    let began = Instant::now();
    let error = create(&with_security(&emulator, hanging)).timeout(Duration::from_millis(200)).await.unwrap_err();
    assert!(matches!(error, FastpixError::RequestTimeout(_)), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
    assert!(began.elapsed() >= Duration::from_millis(200) && began.elapsed() < Duration::from_secs(8));
    assert_eq!(emulator.connections(), 0);
}
