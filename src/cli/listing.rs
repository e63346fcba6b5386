//! Records of one shape in the formats that every command takes.

use headroom::report::{Block, Charts, CsvCell, Document, csv, markdown};

use crate::arguments::Format;

/// A table of named columns; a cell without a value is absent from JSON.
pub struct Listing {
    /// Version of the layout in JSON.
    pub schema: &'static str,
    pub title: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Option<CsvCell>>>,
}

impl Listing {
    pub fn print(&self, format: Format) -> serde_json::Result<String> {
        Ok(match format {
            Format::Table => self.table(),
            Format::Json => self.json()?,
            Format::Markdown => self.markdown(),
            Format::Csv => self.csv(),
        })
    }

    fn texts(&self) -> Vec<Vec<String>> {
        let text = |cell: &Option<CsvCell>| cell.as_ref().map_or_else(String::new, ToString::to_string);
        self.rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }

    fn table(&self) -> String {
        let mut lines = vec![self.columns.iter().map(ToString::to_string).collect::<Vec<_>>()];
        lines.extend(self.texts());
        let width = |column: usize| {
            let cells = lines.iter().filter_map(|line| line.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let mut text = String::new();
        for line in &lines {
            let cells: Vec<String> =
                line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            text.push_str(cells.join("  ").trim_end());
            text.push('\n');
        }
        text
    }

    fn json(&self) -> serde_json::Result<String> {
        let mut records = Vec::new();
        for row in &self.rows {
            let mut members = Vec::new();
            for (column, cell) in self.columns.iter().zip(row) {
                let value = match cell {
                    Some(CsvCell::Number(number)) => serde_json::to_string(number)?,
                    Some(CsvCell::Text(text)) => serde_json::to_string(text)?,
                    None => continue,
                };
                members.push(format!("\n      \"{column}\": {value}"));
            }
            records.push(format!("\n    {{{}\n    }}", members.join(",")));
        }
        Ok(format!(
            "{{\n  \"schema\": \"{}\",\n  \"records\": [{}\n  ]\n}}\n",
            self.schema,
            records.join(",")
        ))
    }

    fn markdown(&self) -> String {
        let head = self.columns.iter().map(ToString::to_string).collect();
        let blocks = vec![Block::Table { head, rows: self.texts() }];
        markdown(&Document { title: self.title.to_owned(), link: String::new(), blocks }, Charts::Files)
    }

    fn csv(&self) -> String {
        let head = self.columns.iter().map(|column| CsvCell::text(*column)).collect();
        let filled = |row: &Vec<Option<CsvCell>>| {
            row.iter().map(|cell| cell.clone().unwrap_or_else(|| CsvCell::text(""))).collect()
        };
        csv(&[head].into_iter().chain(self.rows.iter().map(filled)).collect::<Vec<_>>())
    }
}
