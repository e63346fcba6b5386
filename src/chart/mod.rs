//! Series to axes, ticks, SVG drawing, and geometry for hover.

mod axis;
mod draw;
mod figure;
mod frame;
mod latency;
mod scale;

pub use draw::{DrawError, draw};
pub use figure::{Figure, Line, Mark, Stroke};
pub use frame::Frame;
pub use latency::latency_figure;
pub use scale::Scale;
