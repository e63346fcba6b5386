//! How a form lays out the table of fields: what stands in front, the groups of the others, and search.

use super::field::{Accepts, Field, Group, Side};
use super::fields::FIELDS;

/// The inputs that matter most, before all groups.
pub const FRONT: [&str; 5] =
    ["average_rate", "peak_to_average", "annual_growth", "slo_p99", "slo_availability"];

/// The fields of a group that do not stand in front; shared by both designs, or of one.
pub fn fields_of(group: Group, side: Option<Side>) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| {
        let text = matches!(field.accepts, Accepts::Text { .. });
        field.group == group && field.side() == side && !text && !FRONT.contains(&field.key)
    })
}

/// The groups that have such fields, in the order of the table.
#[must_use]
pub fn groups_of(side: Option<Side>) -> Vec<Group> {
    let mut groups = Vec::new();
    for field in FIELDS.iter().filter(|field| field.side() == side) {
        if !groups.contains(&field.group) && fields_of(field.group, side).next().is_some() {
            groups.push(field.group);
        }
    }
    groups
}

impl Field {
    /// Whether every word of `text` occurs in the field's label, key, group, help or design.
    #[must_use]
    pub fn is_about(&self, text: &str) -> bool {
        let side = self.side().map_or("", Side::label);
        let all = [self.label, self.key, self.group.label(), self.help, side].join(" ").to_lowercase();
        text.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::find;

    #[test]
    fn every_field_but_text_has_one_place_on_the_form() {
        let sides = [None, Some(Side::Vertical), Some(Side::Horizontal)];
        let placed = sides
            .into_iter()
            .flat_map(|side| groups_of(side).into_iter().flat_map(move |group| fields_of(group, side)));
        let mut keys: Vec<&str> = placed.map(|field| field.key).chain(FRONT).collect();
        let placed = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), placed, "a field stands twice");
        let text = FIELDS.iter().filter(|field| matches!(field.accepts, Accepts::Text { .. })).count();
        assert_eq!(placed + text, FIELDS.len());
        assert!(FRONT.iter().all(|key| find(key).is_some()));
    }

    #[test]
    fn search_finds_by_any_word_and_in_any_order() {
        let found = |text: &str| -> Vec<&str> {
            FIELDS.iter().filter(|field| field.is_about(text)).map(|field| field.key).collect()
        };
        assert_eq!(
            found("REPLICAS copies of each shard database"),
            ["vertical.database.replicas", "horizontal.database.replicas"]
        );
        assert!(found("average_rate").contains(&"average_rate"));
        assert!(found("universal scalability").contains(&"coherency"));
        assert!(found("flux capacitor").is_empty());
        assert_eq!(found(" ").len(), FIELDS.len());
    }
}
