//! Names of files that say scenario and chart.

/// Characters of a name that are kept.
const LONGEST: usize = 60;

/// `black-friday-latency-against-load.svg`: lower case letters and digits of any script, with dashes between words.
#[must_use]
pub fn picture_file(scenario: &str, what: &str, extension: &str) -> String {
    let [scenario, what] = [scenario, what].map(slug);
    let name: Vec<String> = [scenario, what].into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.{extension}", if name.is_empty() { "headroom".to_owned() } else { name.join("-") })
}

fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().take(LONGEST).flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_system() {
        assert_eq!(
            picture_file("Black Friday, 2×", "Latency against load", "svg"),
            "black-friday-2-latency-against-load.svg"
        );
        assert_eq!(picture_file("../../etc/passwd", "", "md"), "etc-passwd.md");
        assert_eq!(picture_file("///", "", "zip"), "headroom.zip");
        assert_eq!(picture_file("負荷", "cost", "csv"), "負荷-cost.csv");
    }
}
