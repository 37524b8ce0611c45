//! Plot of program size by number of operations.

use crate::{Result, peers::Peer, report::Report, size::STEPS};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 40.0;

const STYLE: &str = "text{font:12px sans-serif;fill:#24292f}.grid{stroke:#8883;stroke-width:1}\
.ours{stroke:#0969da;fill:none;stroke-width:2}.dot{fill:#0969da}.level{stroke-width:1.5;stroke-dasharray:5 4}\
.hand{stroke:#1a7f37}.reqwest{stroke:#bf8700}.end{text-anchor:end}.middle{text-anchor:middle}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ours{stroke:#58a6ff}.dot{fill:#58a6ff}.hand{stroke:#3fb950}\
.reqwest{stroke:#d29922}}";

pub(crate) fn plot(report: &Report) -> Result<String> {
    let size = |peer: Peer| {
        let bytes = report.get(&format!("size.small.{}", peer.key())).ok_or("there are no sizes to plot")?;
        Ok::<_, &str>(bytes / 1024.0)
    };
    let points: Vec<_> = [1]
        .iter()
        .chain(&STEPS)
        .map(|operations| Ok((*operations as f64, size(Peer::Ours(*operations))?)))
        .collect::<Result<_>>()?;
    let levels = [
        ("hand-written, one operation", "hand", Peer::HandWritten),
        ("reqwest, one operation", "reqwest", Peer::Reqwest),
    ];
    let levels: Vec<_> =
        levels.iter().map(|(name, class, peer)| Ok((*name, *class, size(*peer)?))).collect::<Result<_>>()?;
    let highest = points.iter().map(|point| point.1).chain(levels.iter().map(|level| level.2)).fold(0.0, f64::max);
    let top = (highest * 1.1 / 250.0).ceil() * 250.0;
    let x = |operations: f64| LEFT + (WIDTH - LEFT - RIGHT) * operations / 72.0;
    let y = |kib: f64| HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * kib / top;

    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\">\
         <title>Size of a program by the number of its operations</title><style>{STYLE}</style>\n\
         <text x=\"8\" y=\"16\">KiB, stripped, profile small, no TLS</text>\n"
    );
    let mut kib = 0.0;
    while kib <= top {
        svg.push_str(&format!(
            "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{:.1}\"/><text class=\"end\" x=\"{:.1}\" y=\"{:.1}\">{kib}</text>\n",
            WIDTH - RIGHT,
            LEFT - 8.0,
            y(kib) + 4.0,
            y = y(kib),
        ));
        kib += 250.0;
    }
    for operations in [1.0, 8.0, 16.0, 32.0, 48.0, 64.0, 72.0] {
        let (x, y) = (x(operations), HEIGHT - BOTTOM + 16.0);
        svg.push_str(&format!("<text class=\"middle\" x=\"{x:.1}\" y=\"{y:.1}\">{operations}</text>\n"));
    }
    svg.push_str(&format!(
        "<text class=\"middle\" x=\"{:.1}\" y=\"{:.1}\">operations enabled</text>\n",
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 6.0
    ));
    for (name, class, kib) in levels {
        // Label at the left, away from the line.
        let (y, below) = (y(kib), if class == "hand" { 15.0 } else { -6.0 });
        svg.push_str(&format!(
            "<path class=\"level {class}\" d=\"M{LEFT} {y:.1}H{:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\">{name}: {kib:.0}</text>\n",
            WIDTH - RIGHT,
            LEFT + 8.0,
            y + below,
        ));
    }
    let line: Vec<_> = points.iter().map(|(operations, kib)| format!("{:.1} {:.1}", x(*operations), y(*kib))).collect();
    svg.push_str(&format!("<path class=\"ours\" d=\"M{}\"/>\n", line.join("L")));
    for (operations, kib) in &points {
        let (x, y) = (x(*operations), y(*kib));
        svg.push_str(&format!("<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>\n"));
        if matches!(*operations as usize, 1 | 16 | 32 | 72) {
            let (class, dx) = if *operations > 70.0 { ("end", 0.0) } else { ("middle", 0.0) };
            svg.push_str(&format!(
                "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\">{kib:.0}</text>\n",
                x + dx,
                y - 9.0
            ));
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}
