//! A report as one HTML file that needs nothing else.

use super::document::{Block, Document};
use crate::link::{markup_escaped, svg_metadata};

/// Nothing in the file may run or be fetched.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}\
h1,h2{line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid #d5d9de}\
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d5d9de}\
code{font-size:.9em}svg{max-width:100%;height:auto}figure{margin:1.5rem 0}.link{overflow-wrap:anywhere}\
@media print{body{margin:0;max-width:none;font-size:11pt}h2,figure,tr{break-inside:avoid}}";

/// The report as HTML.
#[must_use]
pub fn html(document: &Document) -> String {
    let (title, link) = (markup_escaped(&document.title), markup_escaped(&document.link));
    let mut body = format!("<h1>{title}</h1>\n");
    for block in &document.blocks {
        body.push_str(&match block {
            Block::Heading(heading) => format!("<h2>{}</h2>", markup_escaped(heading)),
            Block::Paragraph(words) if *words == document.link => {
                format!("<p class=\"link\"><a href=\"{link}\">{link}</a></p>")
            }
            Block::Paragraph(words) => format!("<p>{}</p>", markup_escaped(words)),
            Block::List(items) => format!("<ul>{}</ul>", each("li", items)),
            Block::Table { head, rows } => {
                let rows: String =
                    rows.iter().map(|cells| format!("<tr>{}</tr>\n", cells_of(cells))).collect();
                format!("<table><thead><tr>{}</tr></thead><tbody>\n{rows}</tbody></table>", each("th", head))
            }
            Block::Picture(picture) => format!("<figure>{}</figure>", picture.svg),
            Block::Formulas(lines) => {
                let lines = lines.iter().map(|line| {
                    let [name, expression, source] =
                        [&line.name, &line.expression, &line.source].map(|text| markup_escaped(text));
                    format!("<li>{name}: <code>{expression}</code>. {source}</li>")
                });
                format!("<ul>{}</ul>", lines.collect::<String>())
            }
        });
        body.push('\n');
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"{POLICY}\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style></head>\n<body>\n{body}<svg width=\"0\" height=\"0\" aria-hidden=\"true\">{}</svg>\n</body>\n</html>\n",
        svg_metadata(&document.link)
    )
}

fn each(element: &str, texts: &[String]) -> String {
    texts.iter().map(|text| format!("<{element}>{}</{element}>", markup_escaped(text))).collect()
}

/// The first cell of a row is what the row is about.
fn cells_of(cells: &[String]) -> String {
    let (first, rest) = cells.split_at(cells.len().min(1));
    each("th", first).replace("<th>", "<th scope=\"row\">") + &each("td", rest)
}
