//! Series to axes, ticks, SVG drawing, and geometry for hover.
