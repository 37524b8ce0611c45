//! Upload of a file: throughput, CPU time and memory against a program by hand and curl, and the size of the program.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use nix::sys::resource::{UsageWho, getrusage};

use crate::{
    Bench, Result, median,
    peers::{Peer, size},
};

const MIB: u64 = 1024 * 1024;

/// Resources that a program used.
struct Used {
    seconds: f64,
    cpu: f64,
    /// KiB of memory at most.
    peak: f64,
}

pub(crate) fn measure(bench: &Bench) -> Result<()> {
    let by_hand = ["--bin", "peer-upload-by-hand", "--features", "by-hand"].map(str::to_owned);
    let ours = bench.workspace.build_with("peer-upload", "release", &["--bin", "peer-upload"].map(str::to_owned))?;
    let cargo =
        bench.workspace.cargo().args(["build", "--quiet", "--release", "-p", "peer-upload"]).args(&by_hand).status()?;
    if !cargo.success() {
        return Err("the program by hand cannot be built".into());
    }
    let by_hand = bench.workspace.target.join("release/peer-upload-by-hand");

    let listener = TcpListener::bind("127.0.0.1:0")?;
    let origin = format!("http://{}", listener.local_addr()?);
    let session = format!("{origin}/file?upload_id=1");
    let api = format!("{origin}/v1/");
    let answer = format!(r#"{{"success":true,"data":{{"uploadId":"media","url":"{session}"}}}}"#);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || serve(stream, &answer));
        }
    });

    let path = bench.workspace.target.join("bench/upload.mp4");
    let length = if bench.quick { 256 * MIB } else { 1024 * MIB };
    File::create(&path)?.set_len(length)?;
    let file = path.display().to_string();
    let programs: [(&str, Command); 4] = [
        ("ours", command(&ours, &[&api, &file])),
        ("ours, stream", command(&ours, &[&api, &file, "stream"])),
        ("by hand", command(&by_hand, &[&session, &file])),
        ("curl -T", command(Path::new("curl"), &["-s", "-T", &file, &session])),
    ];
    let mut used: Vec<Vec<Used>> = programs.iter().map(|_| Vec::new()).collect();
    let mut programs = programs;
    for round in 0..if bench.quick { 3 } else { 7 } {
        for ((_, command), used) in programs.iter_mut().zip(&mut used) {
            let run = run(command)?;
            // The first round fills the page cache.
            if round > 0 {
                used.push(run);
            }
        }
    }
    // It ends so soon that its memory is often not seen.
    let mut idle = 0.0_f64;
    for _ in 0..20 {
        idle = idle.max(run(&mut command(&ours, &[&api]))?.peak);
    }
    println!("{} MiB on loopback, medians:", length / MIB);
    println!("idle         peak {idle:.0} KiB");
    for ((name, _), used) in programs.iter().zip(&used) {
        let of = |value: fn(&Used) -> f64| median(used.iter().map(value).collect()).unwrap_or_default();
        let (seconds, cpu, peak) = (of(|used| used.seconds), of(|used| used.cpu), of(|used| used.peak));
        let rate = length as f64 / MIB as f64 / seconds;
        println!("{name:12} {rate:.0} MiB/s, {cpu:.3} s of CPU, peak {peak:.0} KiB, {:+.0} KiB of idle", peak - idle);
    }
    fs::remove_file(&path)?;

    let one = size(&bench.workspace.peer(Peer::Ours(1), "small", false)?)?;
    let bin = ["--bin", "peer-upload"].map(str::to_owned);
    let upload = size(&bench.workspace.build_with("peer-upload", "small", &bin)?)?;
    println!("size, small: one operation {one}, upload {upload}, difference {}", upload - one);
    Ok(())
}

fn command(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null());
    command
}

fn run(command: &mut Command) -> Result<Used> {
    let cpu = || -> Result<f64> {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
    };
    let (before, began) = (cpu()?, Instant::now());
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    let ended = loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let value = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(value.unwrap_or(0.0));
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        thread::sleep(Duration::from_millis(1));
    };
    if !ended.success() {
        return Err(format!("{command:?} failed").into());
    }
    Ok(Used { seconds: began.elapsed().as_secs_f64(), cpu: cpu()? - before, peak })
}

/// A storage host that reads everything and keeps nothing, and the operation that opens an upload.
fn serve(stream: TcpStream, opened: &str) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut writer = stream.try_clone().ok()?;
    let mut reader = BufReader::with_capacity(1024 * 1024, stream);
    loop {
        let (mut first, mut length, mut range, mut waits) = (String::new(), 0_u64, String::new(), false);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            if reader.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if first.is_empty() {
                first.clone_from(&line);
            }
            let lower = line.to_ascii_lowercase();
            let value = |name: &str| lower.strip_prefix(name).map(|value| value.trim().to_owned());
            length = value("content-length:").and_then(|value| value.parse().ok()).unwrap_or(length);
            range = value("content-range:").unwrap_or(range);
            waits |= value("expect:").is_some();
        }
        if waits {
            writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?;
        }
        let mut left = length;
        while left > 0 {
            let read = reader.fill_buf().ok()?.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            if read == 0 {
                return None;
            }
            reader.consume(read);
            left -= read as u64;
        }
        // The last byte of a chunk that is not the last one.
        let last = range.strip_prefix("bytes ").and_then(|range| range.split_once('/'));
        let last = last.and_then(|(range, total)| Some((range.rsplit('-').next()?, total.parse::<u64>().ok())));
        let last = last.filter(|(last, total)| last.parse::<u64>().ok().map(|last| last + 1) != *total);
        let response = match last {
            _ if first.starts_with("POST") => format!(
                "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{opened}",
                opened.len()
            ),
            Some((last, _)) => {
                format!("HTTP/1.1 308 Resume Incomplete\r\nrange: bytes=0-{last}\r\ncontent-length: 0\r\n\r\n")
            }
            _ => "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned(),
        };
        writer.write_all(response.as_bytes()).ok()?;
    }
}
