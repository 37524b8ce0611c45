use std::fmt;

use crate::json::{self, Value};

/// Positions of the tiles of a spritesheet, read from its JSON.
///
/// A player shows the tile of a time above its seek bar. Both known forms of the JSON are read: a list of tiles, and a
/// grid with a fixed interval. The image URL in the JSON can be wrong; build it with [`Playback`](crate::Playback)
/// instead.
///
/// ```
/// use fastpix_urls::{Spritesheet, Tile};
///
/// let json = r#"{"tileWidth":160,"tileHeight":90,"columns":5,"rows":4,"interval":10,"thumbnailCount":18}"#;
/// let spritesheet: Spritesheet = json.parse()?;
/// assert_eq!(spritesheet.tile_at(75.0), Tile { x: 320, y: 90, width: 160, height: 90 });
/// # Ok::<(), fastpix_urls::SpritesheetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Spritesheet {
    tile_width: u32,
    tile_height: u32,
    layout: Layout,
}

#[derive(Debug, Clone, PartialEq)]
enum Layout {
    /// Start, x and y, ordered by start; never empty.
    Tiles(Vec<(f64, u32, u32)>),
    /// At least one column and one tile; x and y of the last tile are within u32.
    Grid { columns: u32, last: u32, interval: f64 },
}

/// Part of the image of a spritesheet, in pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Spritesheet {
    /// Reads the JSON of a spritesheet.
    ///
    /// # Errors
    ///
    /// Text that is not JSON, or JSON without what either form needs: the size of a tile, and tiles or a grid.
    pub fn from_json(json: &str) -> Result<Self, SpritesheetError> {
        let value = json::parse(json).ok_or(SpritesheetError("it is not JSON"))?;
        if let Some(tiles) = value.get("tiles") {
            let tiles =
                tiles.as_array().filter(|tiles| !tiles.is_empty()).ok_or(SpritesheetError("it has no tiles"))?;
            let read = |tile| Some((number(tile, "start")?, pixels(tile, "x")?, pixels(tile, "y")?));
            let tiles: Option<Vec<_>> = tiles.iter().map(read).collect();
            let mut tiles = tiles.ok_or(SpritesheetError("a tile has no valid start, x and y"))?;
            tiles.sort_by(|(one, ..), (two, ..)| one.total_cmp(two));
            return Self::new(&value, "tile_width", "tile_height", Layout::Tiles(tiles));
        }
        let count = |name| pixels(&value, name).filter(|count| *count > 0);
        let (Some(columns), Some(rows)) = (count("columns"), count("rows")) else {
            return Err(SpritesheetError("it has neither tiles nor a grid of columns and rows"));
        };
        let interval = number(&value, "interval").filter(|interval| *interval > 0.0);
        let interval = interval.ok_or(SpritesheetError("it has no interval greater than 0"))?;
        let places = columns.checked_mul(rows).ok_or(SpritesheetError("the grid is too large"))?;
        let last = count("thumbnailCount").unwrap_or(places).min(places) - 1;
        Self::new(&value, "tileWidth", "tileHeight", Layout::Grid { columns, last, interval })
    }

    fn new(value: &Value, width: &str, height: &str, layout: Layout) -> Result<Self, SpritesheetError> {
        let size = |name| pixels(value, name).filter(|size| *size > 0);
        let (Some(tile_width), Some(tile_height)) = (size(width), size(height)) else {
            return Err(SpritesheetError("it has no valid width and height of a tile"));
        };
        if let Layout::Grid { columns, last, .. } = layout {
            let fits = |count: u32, size: u32| count.checked_mul(size).is_some();
            if !fits(columns, tile_width) || !fits(last / columns + 1, tile_height) {
                return Err(SpritesheetError("the grid is too large"));
            }
        }
        Ok(Self { tile_width, tile_height, layout })
    }

    /// The tile that shows this time, in seconds from the start of the media: the last that starts at or before it. A
    /// time before the first or after the last tile has that tile.
    pub fn tile_at(&self, seconds: f64) -> Tile {
        let (x, y) = match &self.layout {
            Layout::Tiles(tiles) => {
                let index = tiles.partition_point(|(start, ..)| *start <= seconds).saturating_sub(1);
                tiles.get(index).map_or((0, 0), |(_, x, y)| (*x, *y))
            }
            Layout::Grid { columns, last, interval } => {
                // A float beyond the range of an integer becomes its limit, and what is not a number becomes 0.
                let index = ((seconds / interval) as u32).min(*last);
                (index % columns * self.tile_width, index / columns * self.tile_height)
            }
        };
        Tile { x, y, width: self.tile_width, height: self.tile_height }
    }
}

impl std::str::FromStr for Spritesheet {
    type Err = SpritesheetError;

    fn from_str(json: &str) -> Result<Self, Self::Err> {
        Self::from_json(json)
    }
}

fn number(value: &Value, name: &str) -> Option<f64> {
    value.get(name)?.as_number()
}

fn pixels(value: &Value, name: &str) -> Option<u32> {
    number(value, name).filter(|number| (0.0..=f64::from(u32::MAX)).contains(number)).map(|number| number as u32)
}

/// Error of a spritesheet's JSON that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpritesheetError(&'static str);

impl fmt::Display for SpritesheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the JSON of the spritesheet cannot be read: {}", self.0)
    }
}

impl std::error::Error for SpritesheetError {}
