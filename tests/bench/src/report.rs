//! Results: tables, and figures by name.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    Result,
    table::{Cell, Table, number},
    targets::Target,
};

#[derive(Debug, Default)]
pub(crate) struct Report {
    tables: Vec<Table>,
    figures: BTreeMap<String, f64>,
}

impl Report {
    /// Prints and stores the table.
    pub(crate) fn add(&mut self, table: Table) {
        println!("{}", table.text());
        self.tables.push(table);
    }

    pub(crate) fn set(&mut self, name: impl Into<String>, value: f64) {
        self.figures.insert(name.into(), value);
    }

    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.figures.get(name).copied()
    }

    /// Ratio of two figures.
    pub(crate) fn ratio(&self, over: &str, under: &str) -> Option<f64> {
        Some(self.get(over)? / self.get(under)?)
    }

    /// Adds a table of the targets that have figures. Returns whether all are met.
    pub(crate) fn judge(&mut self, title: &'static str, targets: &[Target]) -> bool {
        let mut table = Table::new(title, "", ["figure", "target", "met"]);
        let mut all_met = true;
        for target in targets {
            let Some(value) = target.value(self) else { continue };
            let met = target.is_met(value);
            all_met &= met;
            table.row(
                target.what,
                vec![
                    number(value, target.decimals),
                    Cell::Text(format!("{} {}", target.sign(), target.limit)),
                    Cell::Text(if met { "yes" } else { "NO" }.to_owned()),
                ],
            );
        }
        self.add(table);
        all_met
    }

    pub(crate) fn json(&self, about: &[(&str, String)]) -> Value {
        let about: BTreeMap<_, _> = about.iter().cloned().collect();
        let tables: Vec<_> = self.tables.iter().map(Table::json).collect();
        json!({"about": about, "figures": self.figures, "tables": tables})
    }

    /// Figures of an earlier run.
    pub(crate) fn figures_of(json: &str) -> Result<Self> {
        let all: Value = serde_json::from_str(json)?;
        let figures = all["figures"].as_object().ok_or("there are no figures in the file")?;
        let figures = figures.iter().filter_map(|(name, value)| Some((name.clone(), value.as_f64()?)));
        Ok(Self { tables: Vec::new(), figures: figures.collect() })
    }

    pub(crate) fn markdown(&self) -> String {
        self.tables.iter().map(Table::markdown).collect::<Vec<_>>().join("\n")
    }
}
