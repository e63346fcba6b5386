//! Series to axes, ticks, SVG drawing, and geometry for hover.

mod availability;
mod axis;
mod bars;
mod baseline;
mod colour;
mod cost;
mod draw;
mod figure;
mod frame;
mod growth;
mod kind;
mod labels;
mod latency;
mod marks;
mod note;
mod pieces;
mod scale;
mod sensitivity;
mod throughput;
mod topology;
mod topology_words;

pub use availability::availability_figure;
pub use colour::stroke_attributes;
pub use cost::cost_figure;
pub use draw::{DrawError, draw};
pub use figure::{Axis, Figure, Join, Line, Mark, Stroke, Words};
pub use frame::Frame;
pub use growth::growth_figure;
pub use kind::{ChartError, ChartKind, chart_svg, figure, figure_against};
pub use latency::latency_figure;
pub use note::{Before, Note};
pub use scale::Scale;
pub use sensitivity::sensitivity_figure;
pub use throughput::throughput_figure;
pub use topology::draw_topology;
pub use topology_words::topology_in_words;
