//! Series to axes, ticks, SVG drawing, and geometry for hover.

mod axis;
mod cost;
mod draw;
mod figure;
mod frame;
mod latency;
mod marks;
mod scale;

pub use cost::cost_figure;
pub use draw::{DrawError, draw};
pub use figure::{Figure, Join, Line, Mark, Stroke};
pub use frame::Frame;
pub use latency::latency_figure;
pub use scale::Scale;
