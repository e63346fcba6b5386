//! A drawing that changes in its place: where only texts and attributes differ, its parts stay, and the browser has
//! nothing to parse or to lay out anew.

use web_sys::Element;

/// What one opening tag says, and the text that follows it.
struct Piece<'a> {
    name: &'a str,
    /// Names and values.
    attributes: Vec<(&'a str, &'a str)>,
    text: &'a str,
}

/// Makes the drawing inside `root`, which shows `before`, show `now`. Returns false where the drawings are of another
/// shape, or `root` does not show `before`: the drawing is then to be put there anew.
pub fn patch(root: &Element, before: &str, now: &str) -> bool {
    let Some(changes) = changes(before, now) else { return false };
    if changes.is_empty() {
        return true;
    }
    let mut parts = Vec::new();
    list(root, &mut parts);
    for (at, piece, text) in changes {
        let Some(part) = parts.get(at) else { return false };
        for (name, value) in piece {
            // The browser has read these names before.
            let _ = part.set_attribute(name, value);
        }
        if let (Some(text), Some(node)) = (text, part.first_child()) {
            node.set_node_value(Some(text));
        }
    }
    true
}

/// Every element inside another, in the order of their opening tags.
fn list(of: &Element, into: &mut Vec<Element>) {
    let mut child = of.first_element_child();
    while let Some(element) = child {
        child = element.next_element_sibling();
        into.push(element.clone());
        list(&element, into);
    }
}

/// Of the opening tag of that number: the attributes that differ, and the text if it does.
type Change<'a> = (usize, Vec<(&'a str, &'a str)>, Option<&'a str>);

/// What to change, or nothing where the shapes differ.
fn changes<'a>(before: &'a str, now: &'a str) -> Option<Vec<Change<'a>>> {
    let (mut old, mut new) = (before.split('<'), now.split('<'));
    let mut changes = Vec::new();
    let mut at = 0;
    loop {
        let (old, new) = match (old.next(), new.next()) {
            (None, None) => return Some(changes),
            (Some(old), Some(new)) => (old, new),
            _ => return None,
        };
        let opens = new.starts_with(|c: char| c.is_ascii_alphabetic());
        if old != new {
            // A reference to a character would have to be resolved, as only a parser of markup does.
            if !opens || new.contains('&') {
                return None;
            }
            let (old, new) = (read(old)?, read(new)?);
            let same = |((one, _), (other, _)): (&(&str, &str), &(&str, &str))| one == other;
            let same_names = old.attributes.len() == new.attributes.len()
                && old.attributes.iter().zip(&new.attributes).all(same);
            if old.name != new.name || !same_names || old.text.is_empty() != new.text.is_empty() {
                return None;
            }
            let differing = old.attributes.iter().zip(&new.attributes).filter(|(old, new)| old != new);
            let attributes = differing.map(|(_, new)| *new).collect();
            changes.push((at, attributes, (old.text != new.text).then_some(new.text)));
        }
        at += usize::from(opens);
    }
}

/// Reads `name a="1" b="2"/>text`, as this program writes it.
fn read(piece: &str) -> Option<Piece<'_>> {
    let (tag, text) = piece.split_once('>')?;
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        let (attribute, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        attributes.push((attribute.trim(), value));
        rest = after;
    }
    Some(Piece { name, attributes, text })
}
