//! Tables, rendered as text, Markdown and JSON.

use serde_json::{Map, Value, json};

/// Cell: figure with a number of decimals, text, or empty.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Nothing,
    Text(String),
    Number(f64, usize),
}

pub(crate) fn number(value: impl Into<f64>, decimals: usize) -> Cell {
    Cell::Number(value.into(), decimals)
}

pub(crate) fn figure(value: Option<f64>, decimals: usize) -> Cell {
    value.map_or(Cell::Nothing, |value| Cell::Number(value, decimals))
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Nothing => "–".to_owned(),
            Self::Text(text) => text.clone(),
            Self::Number(value, decimals) => grouped(*value, *decimals),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Text(text) => json!(text),
            Self::Number(value, _) => json!(value),
        }
    }
}

/// Formats with thousands separators.
fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[derive(Debug)]
pub(crate) struct Table {
    title: &'static str,
    note: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Cell>)>,
}

impl Table {
    pub(crate) fn new<C: Into<String>>(
        title: &'static str,
        note: impl Into<String>,
        columns: impl IntoIterator<Item = C>,
    ) -> Self {
        Self { title, note: note.into(), columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, name: impl Into<String>, cells: Vec<Cell>) {
        self.rows.push((name.into(), cells));
    }

    pub(crate) fn text(&self) -> String {
        let lines = self.lines();
        let widths: Vec<_> = (0..=self.columns.len())
            .map(|column| lines.iter().filter_map(|line| Some(line.get(column)?.chars().count())).max().unwrap_or(0))
            .collect();
        let mut text = format!("\n{}\n", self.title);
        for line in &lines {
            for (column, (cell, width)) in line.iter().zip(&widths).enumerate() {
                let padding = " ".repeat(width - cell.chars().count());
                let (before, after) = if column == 0 { ("", &*padding) } else { (&*padding, "") };
                text.push_str(&format!("{}{before}{cell}{after}", if column == 0 { "  " } else { "   " }));
            }
            text.push('\n');
        }
        if !self.note.is_empty() {
            text.push_str(&format!("  ({})\n", self.note));
        }
        text
    }

    pub(crate) fn markdown(&self) -> String {
        let mut text = format!("### {}\n\n", self.title);
        for (index, line) in self.lines().iter().enumerate() {
            text.push_str(&format!("| {} |\n", line.join(" | ")));
            if index == 0 {
                text.push_str(&format!("| --- |{}\n", " ---: |".repeat(self.columns.len())));
            }
        }
        if !self.note.is_empty() {
            text.push_str(&format!("\n{}\n", capitalized(&self.note)));
        }
        text
    }

    pub(crate) fn json(&self) -> Value {
        let rows = self.rows.iter().map(|(name, cells)| {
            let mut row = Map::from_iter([("name".to_owned(), json!(name))]);
            row.extend(self.columns.iter().cloned().zip(cells.iter().map(Cell::json)));
            Value::Object(row)
        });
        json!({"title": self.title, "note": self.note, "rows": rows.collect::<Vec<_>>()})
    }

    fn lines(&self) -> Vec<Vec<String>> {
        let head = [String::new()].into_iter().chain(self.columns.iter().cloned()).collect();
        let rows = self
            .rows
            .iter()
            .map(|(name, cells)| [name.clone()].into_iter().chain(cells.iter().map(Cell::text)).collect());
        [head].into_iter().chain(rows).collect()
    }
}

fn capitalized(note: &str) -> String {
    let mut letters = note.chars();
    letters.next().map_or(String::new(), |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (value, decimals, expected) in [
            (0.0, 0, "0"),
            (999.0, 0, "999"),
            (1000.0, 0, "1,000"),
            (-1234567.25, 2, "-1,234,567.25"),
            (0.976, 2, "0.98"),
        ] {
            assert_eq!(grouped(value, decimals), expected);
        }
    }

    #[test]
    fn a_table_is_the_same_in_every_form() {
        let mut table = Table::new("Title", "a note", ["one", "two"]);
        table.row("first", vec![number(1234.0, 0), Cell::Nothing]);
        assert_eq!(table.text(), "\nTitle\n            one   two\n  first   1,234     –\n  (a note)\n");
        assert_eq!(
            table.markdown(),
            "### Title\n\n|  | one | two |\n| --- | ---: | ---: |\n| first | 1,234 | – |\n\nA note.\n"
        );
        assert_eq!(table.json()["rows"][0], json!({"name": "first", "one": 1234.0, "two": null}));
    }
}
