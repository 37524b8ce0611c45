//! Lists that are read page by page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

use fastpix_conformance::{Memory, builder, eventually, start};
use fastpix_funcs::{
    FastpixCore, FastpixError, HttpFuture, PagedRequest, Pages, RequestOptions, ResponseBody, RetryConfig,
    drm_configurations_get_drm_configuration, http, input_video_create_media, manage_live_stream_get_all_streams,
    manage_videos_get_media_clips, manage_videos_list_live_clips, manage_videos_list_media, manage_videos_list_uploads,
    metrics_list_breakdown_values, models::*, pages, playlist_get_all_playlists, signing_keys_list_signing_keys,
    views_list_video_views,
};
use futures_core::Stream;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    time::sleep,
};

/// Server of a list, which records the page numbers that it is asked for.
struct ListServer {
    url: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    heads: Mutex<Vec<String>>,
    closed: AtomicUsize,
}

/// Response of the server to the request for a page, by page number and number of the request. With a status of 0 it does
/// not respond.
type Respond = dyn Fn(u32, usize) -> (u16, String) + Send + Sync;

impl ListServer {
    async fn start(latency: Duration, respond: impl Fn(u32, usize) -> (u16, String) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let seen = Arc::<Seen>::default();
        let (respond, accepted) = (Arc::new(respond), seen.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (respond, seen) = (respond.clone(), accepted.clone());
                tokio::spawn(async move {
                    serve(stream, &seen, latency, &*respond).await;
                    seen.closed.fetch_add(1, SeqCst);
                });
            }
        });
        Self { url, seen }
    }

    /// Serves a list of this many items, `per_page` on each page.
    async fn of_items(items: u32, per_page: u32, latency: Duration) -> Self {
        Self::start(latency, move |page, _| (200, list(items, per_page, page))).await
    }

    fn core(&self) -> FastpixCore {
        builder(&self.url).retries(RetryConfig::None).build().unwrap()
    }

    /// Page numbers of the requests so far.
    fn offsets(&self) -> Vec<u32> {
        self.seen.heads.lock().unwrap().iter().map(|head| parameter(head, "offset").unwrap()).collect()
    }
}

fn parameter(head: &str, name: &str) -> Option<u32> {
    let (_, query) = head.lines().next()?.split(' ').nth(1)?.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?.parse().ok()
}

async fn serve(stream: TcpStream, seen: &Seen, latency: Duration, respond: &Respond) {
    stream.set_nodelay(true).unwrap();
    let mut stream = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head).await.unwrap_or(0) == 0 {
                return;
            }
        }
        let page = parameter(&head, "offset").unwrap();
        let number = {
            let mut heads = seen.heads.lock().unwrap();
            heads.push(head);
            heads.len()
        };
        let (status, body) = respond(page, number);
        let latency = if status == 0 { Duration::MAX } else { latency };
        tokio::select! {
            () = sleep(latency) => {}
            // The client closed the connection.
            _ = stream.fill_buf() => return,
        }
        let head =
            format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.write_all((head + &body).as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Items as objects with every field that one of the operations has as its ID.
fn items(numbers: impl Iterator<Item = u32>) -> String {
    let item = |n: u32| format!(r#"{{"id":"{n}","streamId":"{n}","uploadId":"{n}","viewId":"{n}","field":"{n}"}}"#);
    numbers.map(item).collect::<Vec<_>>().join(",")
}

/// A page of a list of items, with the page count.
fn list(total: u32, per_page: u32, page: u32) -> String {
    let first = (page - 1) * per_page;
    let items = items(first..total.min(first + per_page));
    let pages = total.div_ceil(per_page);
    format!(
        r#"{{"success":true,"data":[{items}],"pagination":{{"totalRecords":{total},"currentOffset":{page},"offsetCount":{pages}}}}}"#
    )
}

/// A page without the page count.
fn without_count(total: u32, per_page: u32, page: u32) -> String {
    let first = total.min((page - 1) * per_page);
    format!(r#"{{"success":true,"data":[{}]}}"#, items(first..total.min(first + per_page)))
}

fn media(core: &FastpixCore, limit: u32) -> Pages<ListMediaRequest> {
    pages(core, ListMediaRequest::new().limit(limit), manage_videos_list_media)
}

fn number(media: Media) -> u32 {
    media.id.unwrap().parse().unwrap()
}

async fn rest(pages: &mut Pages<ListMediaRequest>) -> Vec<u32> {
    pages.collect_all(usize::MAX).await.unwrap().into_iter().map(number).collect()
}

#[tokio::test]
async fn every_operation_with_pages_is_read_to_the_last_page() {
    async fn read<R: PagedRequest>(mut pages: Pages<R>, server: &ListServer) {
        let items = pages.collect_all(100).await.unwrap();
        assert_eq!(items.len(), 5);
        assert!(pages.next().await.is_none());
        let mut offsets = server.seen.heads.lock().unwrap();
        let requested: Vec<_> = offsets.drain(..).map(|head| parameter(&head, "offset").unwrap()).collect();
        assert_eq!(requested, [1, 2, 3]);
    }
    let server = ListServer::of_items(5, 2, Duration::ZERO).await;
    let core = &server.core();
    read(pages(core, GetDrmConfigurationRequest::new(), drm_configurations_get_drm_configuration), &server).await;
    read(pages(core, GetAllStreamsRequest::new(), manage_live_stream_get_all_streams), &server).await;
    read(pages(core, GetMediaClipsRequest::new("m"), manage_videos_get_media_clips), &server).await;
    read(pages(core, ListLiveClipsRequest::new("s"), manage_videos_list_live_clips), &server).await;
    read(pages(core, ListMediaRequest::new(), manage_videos_list_media), &server).await;
    read(pages(core, ListUploadsRequest::new(), manage_videos_list_uploads), &server).await;
    let request = ListBreakdownValuesRequest::new(Metric::Views);
    read(pages(core, request, metrics_list_breakdown_values), &server).await;
    read(pages(core, GetAllPlaylistsRequest::new(), playlist_get_all_playlists), &server).await;
    read(pages(core, ListSigningKeysRequest::new(), signing_keys_list_signing_keys), &server).await;
    read(pages(core, ListVideoViewsRequest::new(), views_list_video_views), &server).await;
}

#[tokio::test]
async fn reading_starts_at_the_offset_of_the_request_with_50_items_unless_a_limit_is_set() {
    for (request, limit) in [(ListMediaRequest::new(), 50), (ListMediaRequest::new().limit(7), 7)] {
        let server = ListServer::of_items(6, 2, Duration::ZERO).await;
        let mut pages = pages(&server.core(), request.offset(2), manage_videos_list_media);
        assert_eq!(rest(&mut pages).await, [2, 3, 4, 5]);
        assert_eq!(server.offsets(), [2, 3]);
        let heads = server.seen.heads.lock().unwrap();
        assert!(heads.iter().all(|head| parameter(head, "limit") == Some(limit)));
    }
}

#[tokio::test]
async fn nothing_is_requested_after_the_end() {
    for total in [0, 2] {
        let server = ListServer::of_items(total, 2, Duration::ZERO).await;
        let mut pages = media(&server.core(), 2);
        assert_eq!(rest(&mut pages).await.len(), total as usize);
        for _ in 0..3 {
            assert!(pages.next().await.is_none());
            assert!(pages.next_page().await.is_none());
        }
        assert_eq!(server.offsets(), [1]);
    }
}

#[tokio::test]
async fn without_a_page_count_a_short_or_an_empty_page_is_the_end() {
    for (total, requested) in [(5, &[1, 2, 3][..]), (4, &[1, 2, 3]), (1, &[1]), (0, &[1])] {
        let server = ListServer::start(Duration::ZERO, move |page, _| (200, without_count(total, 2, page))).await;
        let mut pages = media(&server.core(), 2);
        assert_eq!(rest(&mut pages).await, (0..total).collect::<Vec<_>>());
        assert_eq!(server.offsets(), requested);
    }
}

#[tokio::test]
async fn a_short_page_is_not_the_end_if_the_page_count_says_that_there_are_more() {
    let server = ListServer::of_items(5, 2, Duration::ZERO).await;
    assert_eq!(rest(&mut media(&server.core(), 10)).await, [0, 1, 2, 3, 4]);
}

#[tokio::test]
async fn an_empty_page_is_the_end_whatever_the_page_count_says() {
    let empty = r#"{"success":true,"data":[],"pagination":{"offsetCount":9}}"#;
    let server = ListServer::start(Duration::ZERO, move |page, _| match page {
        1 => (200, list(18, 2, 1)),
        _ => (200, empty.to_owned()),
    })
    .await;
    assert_eq!(rest(&mut media(&server.core(), 2)).await, [0, 1]);
    assert_eq!(server.offsets(), [1, 2]);
}

#[tokio::test]
async fn the_same_page_twice_is_an_error() {
    for read_ahead in [true, false] {
        // It ignores `offset`.
        let server = ListServer::start(Duration::ZERO, |_, _| (200, list(6, 2, 1))).await;
        let mut pages = media(&server.core(), 2).read_ahead(read_ahead);
        let Err(FastpixError::ResponseValidation(error)) = pages.collect_all(100).await else { panic!() };
        assert_eq!(error.path(), "data");
        assert_eq!(error.operation(), Some("list-media"));
        assert_eq!(error.attempts(), 1);
        assert_eq!(error.body(), &list(6, 2, 1));
        assert_eq!(server.offsets(), [1, 2]);
    }
}

#[tokio::test]
async fn after_an_error_the_same_page_is_asked_for_again() {
    for read_ahead in [true, false] {
        let server = ListServer::start(Duration::ZERO, |page, number| match number {
            2 | 3 => (500, "{}".to_owned()),
            _ => (200, list(6, 2, page)),
        })
        .await;
        let mut pages = media(&server.core(), 2).read_ahead(read_ahead);
        // Not before the items of the page before it.
        assert_eq!(number(pages.next().await.unwrap().unwrap()), 0);
        assert_eq!(number(pages.next().await.unwrap().unwrap()), 1);
        assert_eq!(pages.next().await.unwrap().unwrap_err().status().unwrap(), 500);
        assert_eq!(pages.next_page().await.unwrap().unwrap_err().status().unwrap(), 500);
        assert_eq!(rest(&mut pages).await, [2, 3, 4, 5]);
        assert_eq!(server.offsets(), [1, 2, 2, 2, 3]);
    }
}

#[tokio::test]
async fn a_stream_ends_after_an_error() {
    let server = ListServer::start(Duration::ZERO, |page, number| match number {
        2 => (500, "{}".to_owned()),
        _ => (200, list(4, 2, page)),
    })
    .await;
    let mut pages = media(&server.core(), 2);
    let mut read = Vec::new();
    for _ in 0..2 {
        while let Some(item) = std::future::poll_fn(|cx| Pin::new(&mut pages).poll_next(cx)).await {
            read.push(item.map(number).ok());
        }
    }
    assert_eq!(read, [Some(0), Some(1), None, Some(2), Some(3)]);
}

#[tokio::test]
async fn the_next_page_is_on_its_way_while_items_of_a_page_are_taken() {
    let server = ListServer::of_items(6, 2, Duration::from_millis(20)).await;
    let mut pages = media(&server.core(), 2);
    for item in 0..6 {
        assert_eq!(number(pages.next().await.unwrap().unwrap()), item);
        let page = item as usize / 2 + 1;
        // The last page has no next one. No page is asked for before the one before it is the current one.
        let expected: Vec<_> = (1..=3).take(page + 1).collect();
        eventually("the next page is requested", || server.offsets() == expected).await;
    }
    assert!(pages.next().await.is_none());
    assert_eq!(server.offsets(), [1, 2, 3]);
}

#[tokio::test]
async fn the_next_page_is_on_its_way_while_a_whole_page_is_taken() {
    let server = ListServer::of_items(6, 2, Duration::from_millis(20)).await;
    let mut pages = media(&server.core(), 2);
    for page in 1..=3 {
        assert_eq!(pages.next_page().await.unwrap().unwrap().data.unwrap().len(), 2);
        let expected: Vec<_> = (1..=3).take(page + 1).collect();
        eventually("the next page is requested", || server.offsets() == expected).await;
    }
    assert!(pages.next_page().await.is_none());
    assert_eq!(server.offsets(), [1, 2, 3]);
}

#[tokio::test]
async fn without_reading_ahead_a_page_is_asked_for_when_it_is_needed() {
    let server = ListServer::of_items(4, 2, Duration::ZERO).await;
    let mut pages = media(&server.core(), 2).read_ahead(false);
    for item in 0..2 {
        assert_eq!(number(pages.next().await.unwrap().unwrap()), item);
        assert_eq!(server.offsets(), [1]);
    }
    assert_eq!(rest(&mut pages).await, [2, 3]);
}

#[tokio::test]
async fn dropping_the_pages_cancels_the_call_that_was_made_ahead() {
    let server = ListServer::start(Duration::ZERO, |page, _| match page {
        1 => (200, list(4, 2, 1)),
        _ => (0, String::new()),
    })
    .await;
    let mut pages = media(&server.core(), 2);
    pages.next_page().await.unwrap().unwrap();
    eventually("the next page is requested", || server.offsets() == [1, 2]).await;
    let closed = server.seen.closed.load(SeqCst);
    drop(pages);
    eventually("the connection is closed", || server.seen.closed.load(SeqCst) > closed).await;
}

#[tokio::test]
async fn no_item_is_lost_in_a_select() {
    for read_ahead in [true, false] {
        let server = ListServer::of_items(31, 5, Duration::from_millis(5)).await;
        let mut pages = media(&server.core(), 5).read_ahead(read_ahead);
        let (mut read, mut cancelled) = (Vec::new(), 0);
        loop {
            tokio::select! {
                biased;
                () = sleep(Duration::from_millis(1)) => cancelled += 1,
                item = pages.next() => match item {
                    Some(item) => read.push(number(item.unwrap())),
                    None => break,
                },
            }
        }
        assert_eq!(read, (0..31).collect::<Vec<_>>());
        assert!(cancelled > 0);
        assert_eq!(server.offsets(), [1, 2, 3, 4, 5, 6, 7]);
    }
}

/// Core whose client responds from memory after a second.
fn slow_core(respond: impl Fn(usize) -> Option<String> + Send + Sync + 'static) -> (Memory, FastpixCore) {
    let memory = Memory::new(move |number| match respond(number) {
        Some(body) => HttpFuture::new(async {
            sleep(Duration::from_secs(1)).await;
            Ok(http::Response::new(ResponseBody::from(body)))
        }),
        None => HttpFuture::new(std::future::pending()),
    });
    let core = memory.builder().retries(RetryConfig::None).build().unwrap();
    (memory, core)
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_taken_late_is_no_timeout() {
    let options = || RequestOptions::new().timeout(Duration::from_secs(10));
    // The response arrives while the caller works.
    let (memory, core) = slow_core(|number| Some(list(6, 2, u32::try_from(number).unwrap())));
    let mut pages = media(&core, 2).with_options(options());
    for item in 0..6 {
        assert_eq!(number(pages.next().await.unwrap().unwrap()), item);
        sleep(Duration::from_secs(3600)).await;
    }
    assert_eq!(memory.count(), 3);

    // The second request has no response, and would have been retried if the caller had not worked for so long.
    let (memory, core) = slow_core(|number| [Some(1), None, Some(2), Some(3)][number - 1].map(|page| list(6, 2, page)));
    let mut pages = media(&core, 2).with_options(options());
    assert_eq!(number(pages.next().await.unwrap().unwrap()), 0);
    sleep(Duration::from_secs(3600)).await;
    assert_eq!(rest(&mut pages).await, [1, 2, 3, 4, 5]);
    assert_eq!(memory.count(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_has_its_whole_time_and_no_response_is_a_timeout() {
    for read_ahead in [true, false] {
        let (_, core) = slow_core(|number| (number == 1).then(|| list(4, 2, 1)));
        let options = RequestOptions::new().timeout(Duration::from_secs(10));
        let mut pages = media(&core, 2).with_options(options).read_ahead(read_ahead);
        assert_eq!(pages.collect_all(2).await.unwrap().len(), 2);
        assert!(pages.next().await.unwrap().unwrap_err().is_timeout());
    }
}

#[tokio::test]
async fn options_are_those_of_each_call() {
    let server = ListServer::of_items(6, 2, Duration::ZERO).await;
    let mut pages = media(&server.core(), 2).with_options(RequestOptions::new().header("x-trace", "a1"));
    rest(&mut pages).await;
    let heads = server.seen.heads.lock().unwrap();
    assert_eq!(heads.len(), 3);
    assert!(heads.iter().all(|head| head.contains("x-trace: a1")));
}

#[tokio::test]
async fn an_invalid_request_is_an_error_and_not_sent() {
    let server = ListServer::of_items(6, 2, Duration::ZERO).await;
    let mut pages = pages(&server.core(), ListMediaRequest::new().offset(0), manage_videos_list_media);
    assert!(matches!(pages.next().await, Some(Err(FastpixError::InvalidRequest(_)))));
    assert!(server.offsets().is_empty());
}

#[tokio::test]
async fn a_page_has_the_items_that_were_not_taken_one_by_one() {
    let server = ListServer::of_items(6, 3, Duration::ZERO).await;
    let mut pages = media(&server.core(), 3);
    assert_eq!(number(pages.next().await.unwrap().unwrap()), 0);
    let page = pages.next_page().await.unwrap().unwrap();
    assert_eq!(page.pagination.unwrap().current_offset, Some(1));
    assert_eq!(page.data.unwrap().into_iter().map(number).collect::<Vec<_>>(), [1, 2]);
    let page = pages.next_page().await.unwrap().unwrap();
    assert_eq!(page.pagination.unwrap().current_offset, Some(2));
    assert_eq!(page.data.unwrap().into_iter().map(number).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(pages.next_page().await.is_none());
}

#[tokio::test]
async fn collecting_stops_at_the_limit_and_can_go_on() {
    let server = ListServer::of_items(6, 2, Duration::ZERO).await;
    let mut pages = media(&server.core(), 2);
    assert_eq!(pages.collect_all(3).await.unwrap().len(), 3);
    assert_eq!(rest(&mut pages).await, [3, 4, 5]);
}

#[tokio::test]
async fn a_list_of_the_emulator_is_read_in_its_order() {
    let (emulator, core) = start().await;
    let mut created = Vec::new();
    for n in 0..7 {
        let input = VideoInput::new(format!("https://videos.example/{n}.mp4"));
        let request = CreateMediaRequest::new([input], AccessPolicy::Public);
        created.push(input_video_create_media(&core, request).data().await.unwrap().id.unwrap());
    }
    let request = ListMediaRequest::new().limit(3).order_by(SortOrder::Asc);
    let listed = pages(&core, request, manage_videos_list_media).collect_all(100).await.unwrap();
    let ids: Vec<_> = listed.into_iter().map(|media| media.id.unwrap()).collect();
    assert_eq!(ids, created);
    assert_eq!(emulator.requests().len(), 7 + 3);
}

/// Figures: `cargo test --release -p fastpix-conformance --test pages -- --ignored --nocapture`.
#[tokio::test]
#[ignore = "measures time"]
#[allow(clippy::print_stdout, reason = "prints figures")]
async fn reading_ahead_takes_at_most_six_tenths_of_the_time() {
    let mut times = Vec::new();
    for read_ahead in [true, false] {
        let server = ListServer::of_items(10_000, 50, Duration::from_millis(20)).await;
        for by_item in [true, false] {
            let mut pages = media(&server.core(), 50).read_ahead(read_ahead);
            let began = Instant::now();
            let mut read = 0;
            if by_item {
                while let Some(item) = pages.next().await {
                    item.unwrap();
                    read += 1;
                    if read % 50 == 0 {
                        sleep(Duration::from_millis(20)).await;
                    }
                }
            } else {
                while let Some(page) = pages.next_page().await {
                    read += page.unwrap().data.unwrap().len();
                    sleep(Duration::from_millis(20)).await;
                }
            }
            assert_eq!(read, 10_000);
            let time = began.elapsed();
            println!("read ahead: {read_ahead}, by item: {by_item}: {time:?}");
            times.push(time.as_secs_f64());
        }
    }
    for by_item in [0, 1] {
        assert!(times[by_item] <= 0.6 * times[by_item + 2], "{times:?}");
    }
}

/// Pages can be held by a task and named in a struct.
#[allow(dead_code, reason = "only has to compile")]
fn pages_are_send(pages: Pages<ListMediaRequest>) -> impl Send + Unpin {
    struct Reader {
        pages: Pages<ListMediaRequest>,
    }

    Reader { pages }
}
