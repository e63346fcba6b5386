//! The cells of the comparison about what fails, and who is to mend it.

use super::comparison::{Cell, Verdict, plain};
use crate::model::{Component, CutPair, DesignEvaluation, Effect, SinglePoint};
use crate::units::{Kind, count, counted, duration, percent, quantity, significant};

/// Lines of a cell beyond these are left to the explanation.
const MOST_LINES: usize = 4;

pub(super) fn single_points(of: &DesignEvaluation) -> Cell {
    let points = &of.availability.single_points;
    let total: u32 = points.iter().map(|point| point.count).sum();
    Cell {
        text: if total == 0 { "none".to_owned() } else { count(total) },
        details: points.iter().map(single_point).collect(),
        verdict: Verdict::NoObjective,
    }
}

fn single_point(point: &SinglePoint) -> String {
    let effect = if point.total { "" } else { ", at peak" };
    let down = duration(point.minutes_per_year * 60.0);
    format!("{}{}{effect}: {down} a year", times(f64::from(point.count)), point.what.label())
}

/// "9 × ", or nothing for one.
fn times(number: f64) -> String {
    if number > 1.0 { format!("{} × ", quantity(number, Kind::Whole)) } else { String::new() }
}

/// The component that costs the most time, and the next ones.
pub(super) fn components(of: &DesignEvaluation) -> Cell {
    let all = &of.availability.components;
    let Some(worst) = all.first() else { return plain("nothing".to_owned(), None) };
    let line = |of: &Component| {
        format!(
            "{}{}: {} a year",
            times(f64::from(of.count)),
            of.what.label(),
            duration(of.downtime_minutes() * 60.0)
        )
    };
    Cell {
        text: worst.what.label().to_owned(),
        details: all.iter().take(MOST_LINES).map(line).collect(),
        verdict: Verdict::NoObjective,
    }
}

pub(super) fn pairs(of: &DesignEvaluation) -> Cell {
    let number = of.availability.pair_count();
    let line = |pair: &CutPair| {
        let effect = if pair.effect == Effect::Peak { ", at peak" } else { "" };
        let both = if pair.first == pair.second {
            format!("two of: {}", pair.first.label())
        } else {
            format!("{} and {}", pair.first.label(), pair.second.label())
        };
        format!("{}{both}{effect}: {} a year", times(pair.count), duration(pair.minutes_per_year * 60.0))
    };
    Cell {
        text: if number == 0.0 { "none".to_owned() } else { quantity(number, Kind::Whole) },
        details: of.availability.pairs.iter().take(MOST_LINES).map(line).collect(),
        verdict: Verdict::NoObjective,
    }
}

pub(super) fn sessions_lost(of: &DesignEvaluation) -> Cell {
    let loss = of.session_loss;
    let back = loss.back_after.map_or_else(
        || "requests are answered again when the node is repaired".to_owned(),
        |seconds| format!("requests are answered again after {}", duration(seconds)),
    );
    let often = (loss.times_per_year > 0.0)
        .then(|| format!("a user loses one {} times a year", significant(loss.times_per_year, 2)));
    Cell {
        text: if loss.share == 0.0 { "none".to_owned() } else { percent(loss.share) },
        details: [Some(format!("kept {}", loss.held_by)), often, Some(back)].into_iter().flatten().collect(),
        verdict: Verdict::NoObjective,
    }
}

pub(super) fn teams(of: &DesignEvaluation) -> Cell {
    let teams = of.teams;
    let most = quantity(teams.most(), Kind::Whole);
    let details = vec![
        format!("{} that a team can own whole", counted(teams.parts, "part")),
        format!(
            "{} h of work a month, for {} people",
            significant(teams.hours, 3),
            significant(teams.people, 2)
        ),
        "a rotation on call takes eight people".to_owned(),
    ];
    let text = if teams.most() > 1.0 { format!("1 to {most}") } else { most };
    Cell { text, details, verdict: Verdict::NoObjective }
}
