//! A report as Markdown (CommonMark with the tables of GitHub).

use super::document::{Block, Document, Picture};

/// Where the charts of a Markdown report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charts {
    /// In files beside it.
    Files,
    /// In it, as SVG.
    Inline,
}

/// The report as Markdown.
#[must_use]
pub fn markdown(document: &Document, charts: Charts) -> String {
    let mut text = format!("# {}\n", escaped(&document.title));
    for block in &document.blocks {
        text.push('\n');
        match block {
            Block::Heading(heading) => text.push_str(&format!("## {}\n", escaped(heading))),
            Block::Paragraph(words) if *words == document.link => text.push_str(&link(words)),
            Block::Paragraph(words) => text.push_str(&format!("{}\n", escaped(words))),
            Block::List(items) => {
                for item in items {
                    text.push_str(&format!("- {}\n", escaped(item)));
                }
            }
            Block::Table { head, rows } => {
                text.push_str(&row(head));
                text.push_str(&format!("|{}\n", " --- |".repeat(head.len())));
                text.extend(rows.iter().map(|cells| row(cells)));
            }
            Block::Picture(picture) => text.push_str(&image(picture, charts)),
            Block::Formulas(lines) => {
                for line in lines {
                    let code = line.expression.replace('`', "'");
                    text.push_str(&format!(
                        "- {}: `{code}`. {}\n",
                        escaped(&line.name),
                        escaped(&line.source)
                    ));
                }
            }
        }
    }
    text
}

fn row(cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {} |", inline(cell))).collect();
    format!("|{cells}\n")
}

/// A link of a page can be followed, a fragment alone copied. Neither holds a character that would end it.
fn link(link: &str) -> String {
    if link.starts_with("http") { format!("<{link}>\n") } else { format!("`{link}`\n") }
}

fn image(picture: &Picture, charts: Charts) -> String {
    match charts {
        Charts::Files => format!("![{}]({})\n", escaped(&picture.title), picture.file),
        // A blank line would end the markup.
        Charts::Inline => format!("{}\n", picture.svg.replace('\n', "")),
    }
}

/// Text that Markdown shows as it is, at the beginning of a line too.
fn escaped(text: &str) -> String {
    let safe = inline(text);
    number_escaped(if safe.starts_with(['#', '+', '-']) { format!("\\{safe}") } else { safe })
}

/// Text that Markdown shows as it is, inside a line.
fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => safe.extend(['\\', character]),
            _ if character.is_control() => safe.push(' '),
            _ => safe.push(character),
        }
    }
    safe
}

/// A number and a point at the beginning would open a list.
fn number_escaped(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match text.get(digits..digits + 2) {
        Some(". " | ") ") if digits > 0 => {
            let (number, rest) = text.split_at(digits);
            format!("{number}\\{rest}")
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        let document = Document {
            title: "<img src=x onerror=alert(1)> *a* | [b](javascript:c)\n# d".to_owned(),
            link: String::new(),
            blocks: vec![Block::List(vec![
                "# no heading".to_owned(),
                "1. no list".to_owned(),
                "- none".to_owned(),
            ])],
        };
        let text = markdown(&document, Charts::Files);
        assert_eq!(
            text,
            "# &lt;img src=x onerror=alert(1)&gt; \\*a\\* \\| \\[b\\](javascript:c) # d\n\n- \\# no heading\n- 1\\. no list\n- \\- none\n"
        );
    }
}
