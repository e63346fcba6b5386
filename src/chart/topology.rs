//! A design as a picture: its tiers one below the other, in the order in which a request meets them.
//!
//! The drawing carries the light colours, as an exported picture needs; each part has a class by which a page can give
//! it others. What matters is told by shape and word: a box with cut corners is a single point of failure.

use super::topology_words::{busy, clients, nodes, share, topology_in_words};
use crate::analysis::{Topology, TopologyTier};
use crate::scenario::Side;

const WIDTH: f64 = 360.0;
const MARGIN: f64 = 14.0;
/// Height of a box, and of the way to the next one.
const BOX: f64 = 66.0;
const WAY: f64 = 14.0;
/// Height of a tier inside a machine, and of the space below it.
const INNER: f64 = 24.0;
const GAP: f64 = 6.0;
const CUT: f64 = 9.0;
const LINE: f64 = 18.0;
const PAD: f64 = 12.0;
/// More nodes than this are told by their number alone.
const MOST_DRAWN: u32 = 14;

/// The picture as SVG, with its description in words.
#[must_use]
pub fn draw_topology(topology: &Topology) -> String {
    let mut drawing = Drawing { svg: String::new(), y: 16.0, colour: colour(topology.side) };
    let clients = clients(topology);
    drawing.text(WIDTH / 2.0, drawing.y, "middle", "quiet", &clients);
    drawing.y += 5.0;
    drawing.way();
    if topology.has_edge {
        drawing.rounded(24.0);
        drawing.text(WIDTH / 2.0, drawing.y + 16.0, "middle", "ink", "Content delivery network");
        drawing.y += 24.0;
        drawing.way();
    }
    let frame_top = drawing.y;
    drawing.y += 6.0;
    let places = match topology.zones {
        1 => "1 zone".to_owned(),
        zones => format!("{zones} zones"),
    };
    drawing.y += LINE;
    drawing.text(MARGIN, drawing.y - 4.0, "start", "quiet", &places);
    for (at, (label, loss)) in topology.beyond_tiers.iter().enumerate() {
        if at > 0 {
            drawing.y += LINE;
        }
        let words = format!("{label}: {}", loss.words());
        drawing.single_point(WIDTH - MARGIN, drawing.y - 4.0, &words);
    }
    drawing.y += 4.0;
    if let Some(machine) = &topology.machine {
        drawing.machine(machine, &topology.tiers);
    } else {
        for (at, tier) in topology.tiers.iter().enumerate() {
            if at > 0 {
                drawing.way();
            }
            drawing.tier(tier);
        }
    }
    let height = drawing.y + 12.0;
    let frame =
        outline(4.0, frame_top, WIDTH - 8.0, height - frame_top - 4.0, !topology.beyond_tiers.is_empty());
    let title = format!("Topology of {}", topology.side.label());
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" \
         font-family=\"sans-serif\" font-size=\"12\"><title>{title}</title><desc>{}</desc>\
         <path class=\"frame\" d=\"{frame}\" fill=\"none\" stroke=\"#6B727B\" stroke-dasharray=\"4 3\"/>{}</svg>",
        topology_in_words(topology).join(" "),
        drawing.svg
    )
}

struct Drawing {
    svg: String,
    /// How far down the drawing has come.
    y: f64,
    colour: &'static str,
}

impl Drawing {
    fn tier(&mut self, tier: &TopologyTier) {
        self.node(tier, BOX);
        self.y += BOX;
    }

    /// One machine with the tiers inside it.
    fn machine(&mut self, machine: &TopologyTier, tiers: &[TopologyTier]) {
        let inside = tiers.len() as f64 * (INNER + GAP);
        self.node(machine, BOX + inside + PAD);
        self.y += BOX;
        let (left, width) = (MARGIN + PAD, WIDTH - 2.0 * (MARGIN + PAD));
        for tier in tiers {
            let shape = outline(left, self.y, width, INNER, false);
            self.push(&format!("<path class=\"shape\" d=\"{shape}\" fill=\"#FFFFFF\" stroke=\"#858E99\"/>"));
            self.text(left + PAD, self.y + 16.0, "start", "strong", tier.label);
            self.text(left + width - PAD, self.y + 16.0, "end", "ink", &share(tier));
            self.y += INNER + GAP;
        }
        self.y += PAD;
    }

    /// The box of a tier or machine, and what is written at its top.
    fn node(&mut self, tier: &TopologyTier, height: f64) {
        let (top, left, right) = (self.y, MARGIN + PAD, WIDTH - MARGIN - PAD);
        let alone = tier.single_point.is_some();
        let shape = outline(MARGIN, top, WIDTH - 2.0 * MARGIN, height, alone);
        let (class, stroke, width) =
            if alone { ("alone", "#B3261E", 2.0) } else { ("shape", "#858E99", 1.0) };
        self.push(&format!(
            "<path class=\"{class}\" d=\"{shape}\" fill=\"#FFFFFF\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>"
        ));
        self.text(left, top + 17.0, "start", "strong", tier.label);
        self.text(right, top + 17.0, "end", "ink", &busy(tier));
        self.bar(left, top + 23.0, right - left, tier.utilization);
        self.text(left, top + 44.0, "start", "quiet", &nodes(tier));
        self.nodes(right, top + 36.0, tier);
        if tier.bottleneck {
            self.text(left, top + 59.0, "start", "strong", "▲ bottleneck");
        }
        if let Some(loss) = tier.single_point {
            self.single_point(right, top + 59.0, loss.words());
        }
    }

    /// How busy: the filled part of a bar, full when it is saturated.
    fn bar(&mut self, x: f64, y: f64, width: f64, utilization: f64) {
        let (filled, colour, class) = if utilization < 1.0 {
            (width * utilization.max(0.0), self.colour, "busy")
        } else {
            (width, "#B3261E", "full")
        };
        self.push(&format!(
            "<rect class=\"track\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"6\" fill=\"#E3E6EA\"/>\
             <rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{filled:.1}\" height=\"6\" fill=\"{colour}\"/>"
        ));
    }

    /// A square for each node, those of one zone close together.
    fn nodes(&mut self, right: f64, y: f64, tier: &TopologyTier) {
        if tier.nodes > MOST_DRAWN {
            return;
        }
        let zones = tier.zones.max(1);
        let mut x = right;
        for zone in 0..zones {
            for _ in 0..tier.nodes / zones + u32::from(zone < tier.nodes % zones) {
                x -= 8.0;
                let colour = self.colour;
                self.push(&format!(
                    "<rect class=\"busy\" x=\"{x}\" y=\"{y}\" width=\"6\" height=\"8\" fill=\"{colour}\"/>"
                ));
                x -= 1.0;
            }
            x -= 6.0;
        }
    }

    /// The way of a request from one part to the next.
    fn way(&mut self) {
        let (x, end) = (WIDTH / 2.0, self.y + WAY);
        self.push(&format!(
            "<path class=\"way\" d=\"M{x} {} V{} m-3 -4 l3 4 l3 -4\" fill=\"none\" stroke=\"#6B727B\"/>",
            self.y, end
        ));
        self.y = end;
    }

    fn rounded(&mut self, height: f64) {
        let shape = outline(MARGIN, self.y, WIDTH - 2.0 * MARGIN, height, false);
        self.push(&format!("<path class=\"shape\" d=\"{shape}\" fill=\"#FFFFFF\" stroke=\"#858E99\"/>"));
    }

    /// The sign of a single point, and its words; they end at `x`.
    fn single_point(&mut self, x: f64, y: f64, words: &str) {
        self.text(x, y, "end", "lost", &format!("◆ {words}"));
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, class: &str, text: &str) {
        let (colour, weight) = match class {
            "quiet" => ("#59626D", "400"),
            "strong" => ("#1B2027", "600"),
            "lost" => ("#B3261E", "600"),
            _ => ("#1B2027", "400"),
        };
        self.push(&format!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{colour}\" \
             font-weight=\"{weight}\">{text}</text>"
        ));
    }

    fn push(&mut self, svg: &str) {
        self.svg.push_str(svg);
    }
}

/// A box: with cut corners for what must not be lost.
fn outline(x: f64, y: f64, width: f64, height: f64, cut: bool) -> String {
    let c = if cut { CUT } else { 0.0 };
    let (right, bottom) = (x + width, y + height);
    format!(
        "M{} {y} H{} L{right} {} V{} L{} {bottom} H{} L{x} {} V{} Z",
        x + c,
        right - c,
        y + c,
        bottom - c,
        right - c,
        x + c,
        bottom - c,
        y + c
    )
}

const fn colour(side: Side) -> &'static str {
    match side {
        Side::Vertical => "#0B62A4",
        Side::Horizontal => "#B84A00",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Loss;

    fn sample(nodes: u32, zones: u32, single_point: Option<Loss>) -> Topology {
        let tier = TopologyTier {
            label: "Database",
            nodes,
            machine: "r7i.xlarge",
            zones,
            utilization: 0.25,
            share: 1.0,
            utilization_before: None,
            bottleneck: true,
            single_point,
        };
        Topology {
            side: Side::Horizontal,
            peak_rate: 4000.0,
            peak_rate_before: None,
            has_edge: false,
            zones,
            machine: None,
            tiers: vec![tier],
            beyond_tiers: Vec::new(),
        }
    }

    #[test]
    fn a_single_point_has_another_shape_and_says_so() {
        let alone = draw_topology(&sample(1, 1, Some(Loss::Down)));
        assert!(alone.contains("class=\"alone\"") && alone.contains("◆ single point of failure"));
        let doubled = draw_topology(&sample(2, 2, None));
        assert!(!doubled.contains("class=\"alone\"") && !doubled.contains("single point"));
        assert!(doubled.contains("2 × r7i.xlarge") && doubled.contains("25% busy"));
    }

    #[test]
    fn one_machine_is_one_box_with_the_tiers_inside() {
        let mut topology = sample(1, 1, Some(Loss::Down));
        topology.tiers[0] = TopologyTier { single_point: None, share: 0.4, ..topology.tiers[0] };
        topology.machine =
            Some(TopologyTier { label: "Machine", single_point: Some(Loss::Down), ..topology.tiers[0] });
        let drawing = draw_topology(&topology);
        assert_eq!(drawing.matches("class=\"alone\"").count(), 1);
        assert_eq!(drawing.matches("class=\"track\"").count(), 1);
        assert!(drawing.contains(">40% of its work</text>"));
        let words = topology_in_words(&topology).join(" ");
        assert!(words.starts_with("Machine: 1 × r7i.xlarge in 1 zone"), "{words}");
        assert!(words.ends_with("Database: on the machine, 40% of its work."), "{words}");
    }

    #[test]
    fn every_node_is_drawn_while_there_are_few() {
        let squares = |nodes, zones| {
            draw_topology(&sample(nodes, zones, None)).matches("width=\"6\" height=\"8\"").count()
        };
        assert_eq!(squares(9, 2), 9);
        assert_eq!(squares(MOST_DRAWN + 1, 3), 0);
    }

    #[test]
    fn a_saturated_tier_fills_its_bar_and_no_more() {
        let mut topology = sample(2, 1, None);
        topology.tiers[0].utilization = 7.5;
        let drawing = draw_topology(&topology);
        assert!(drawing.contains("saturated at 750%"));
        assert!(drawing.contains("class=\"full\" x=\"26\""));
        assert!(drawing.contains(&format!("width=\"{:.1}\" height=\"6\" fill=\"#B3261E\"", WIDTH - 52.0)));
    }

    #[test]
    fn against_a_baseline_it_says_what_was() {
        let mut topology = sample(2, 2, None);
        topology.peak_rate_before = Some(3000.0);
        topology.tiers[0].utilization_before = Some(1.5);
        let drawing = draw_topology(&topology);
        assert!(drawing.contains("Clients, 4,000/s at peak (was 3,000/s)"));
        assert!(drawing.contains("25% busy (was 150%)"));
        topology.tiers[0].utilization_before = Some(0.25);
        assert!(!draw_topology(&topology).contains("busy (was"));
    }

    #[test]
    fn the_words_tell_what_the_picture_shows() {
        let words = topology_in_words(&sample(2, 2, Some(Loss::PeakOnly))).join(" ");
        assert_eq!(
            words,
            "Database: 2 × r7i.xlarge in 2 zones, 25% busy, the bottleneck; each is a single point of failure at peak."
        );
    }
}
