//! Spritesheet JSON of both forms.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use fastpix_urls::{Spritesheet, Tile};
use proptest::prelude::*;
use serde_json::json;

const TILES: &str = r#"{
    "url": "https://images.fastpix.com//3F5C/spritesheet.jpg", "tile_width": 284, "tile_height": 160, "duration": 63.2,
    "tiles": [
        {"start": 0, "x": 0, "y": 0},
        {"start": 20.5, "x": 284, "y": 0},
        {"start": 41.0, "x": 0, "y": 160}
    ]
}"#;
const GRID: &str = r#"{"tileWidth":160,"tileHeight":90,"columns":3,"rows":3,"interval":5,"thumbnailCount":8,
    "sheetWidth":480,"sheetHeight":270,"url":""}"#;

fn at(json: &str, seconds: f64) -> (u32, u32) {
    let Tile { x, y, width, height } = Spritesheet::from_json(json).unwrap().tile_at(seconds);
    assert_eq!((width, height), if json.contains("tiles") { (284, 160) } else { (160, 90) });
    (x, y)
}

#[test]
fn a_list_of_tiles() {
    for (seconds, expected) in [
        (0.0, (0, 0)),
        (20.4, (0, 0)),
        (20.5, (284, 0)),
        (40.9, (284, 0)),
        (41.0, (0, 160)),
        (1e9, (0, 160)),
        (-5.0, (0, 0)),
        (f64::NAN, (0, 0)),
        (f64::INFINITY, (0, 160)),
    ] {
        assert_eq!(at(TILES, seconds), expected, "{seconds}");
    }
}

#[test]
fn tiles_need_not_be_in_order() {
    let json = r#"{"tile_width":284,"tile_height":160,"tiles":[{"start":9,"x":3,"y":4},{"start":1,"x":1,"y":2}]}"#;
    assert_eq!(at(json, 0.0), (1, 2));
    assert_eq!(at(json, 8.9), (1, 2));
    assert_eq!(at(json, 9.0), (3, 4));
}

#[test]
fn a_grid_with_an_interval() {
    for (seconds, expected) in [
        (0.0, (0, 0)),
        (4.9, (0, 0)),
        (5.0, (160, 0)),
        (14.9, (320, 0)),
        (15.0, (0, 90)),
        (35.0, (160, 180)),
        (39.9, (160, 180)),
        // The last of eight, not the empty ninth.
        (40.0, (160, 180)),
        (1e300, (160, 180)),
        (-1.0, (0, 0)),
        (f64::NAN, (0, 0)),
    ] {
        assert_eq!(at(GRID, seconds), expected, "{seconds}");
    }
}

#[test]
fn a_grid_without_a_count_is_full() {
    let json = GRID.replace(r#""thumbnailCount":8,"#, "");
    assert_eq!(at(&json, 40.0), (320, 180));
    let json = GRID.replace(r#""thumbnailCount":8,"#, r#""thumbnailCount":100,"#);
    assert_eq!(at(&json, 1000.0), (320, 180));
}

#[test]
fn what_cannot_be_read_is_an_error_that_says_what_is_missing() {
    for (json, expected) in [
        ("", "not JSON"),
        ("<html>", "not JSON"),
        ("[]", "neither tiles nor a grid"),
        ("{}", "neither tiles nor a grid"),
        (r#"{"tiles":[]}"#, "no tiles"),
        (r#"{"tiles":{}}"#, "no tiles"),
        (r#"{"tiles":[{"start":0,"x":0}]}"#, "no valid start, x and y"),
        (r#"{"tiles":[{"start":0,"x":-1,"y":0}]}"#, "no valid start, x and y"),
        (r#"{"tiles":[{"start":0,"x":0,"y":0}]}"#, "width and height"),
        (r#"{"tile_width":0,"tile_height":1,"tiles":[{"start":0,"x":0,"y":0}]}"#, "width and height"),
        (r#"{"columns":0,"rows":1}"#, "neither tiles nor a grid"),
        (r#"{"columns":1,"rows":1}"#, "interval"),
        (r#"{"columns":1,"rows":1,"interval":0}"#, "interval"),
        (r#"{"columns":1,"rows":1,"interval":1}"#, "width and height"),
        (r#"{"columns":65536,"rows":65536,"interval":1,"tileWidth":1,"tileHeight":1}"#, "too large"),
        (r#"{"columns":65536,"rows":1,"interval":1,"tileWidth":65536,"tileHeight":1}"#, "too large"),
        (r#"{"columns":1,"rows":65536,"interval":1,"tileWidth":1,"tileHeight":65536}"#, "too large"),
    ] {
        let error = json.parse::<Spritesheet>().unwrap_err().to_string();
        assert!(error.contains(expected), "{json} gave {error}");
    }
}

proptest! {
    #[test]
    fn any_grid_gives_the_tile_of_the_documented_formula(
        columns in 1_u32..200,
        rows in 1_u32..200,
        interval in 1_u32..=10,
        count in 1_u32..50_000,
        seconds in 0_u32..1_000_000,
    ) {
        let json = json!({
            "tileWidth": 160, "tileHeight": 90,
            "columns": columns, "rows": rows, "interval": interval, "thumbnailCount": count,
        });
        let tile = Spritesheet::from_json(&json.to_string()).unwrap().tile_at(seconds.into());
        let index = (seconds / interval).min(count.min(columns * rows) - 1);
        prop_assert_eq!(tile, Tile { x: index % columns * 160, y: index / columns * 90, width: 160, height: 90 });
    }

    #[test]
    fn no_text_and_no_time_panics(
        fields in prop::collection::hash_map("tile(Width|Height)|columns|rows|interval", any::<f64>(), 0..9),
        text in any::<String>(),
        seconds in any::<f64>(),
    ) {
        for json in [text, json!(fields).to_string()] {
            if let Ok(spritesheet) = Spritesheet::from_json(&json) {
                spritesheet.tile_at(seconds);
            }
        }
    }
}
