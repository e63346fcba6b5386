//! Erlang's formulas, binomial tails, transform inversion and roots: no domain words.
//!
//! Everything transcendental goes through `libm`, so that a native build and a WASM build agree to the bit.

mod binomial;
mod elementary;
mod erlang;
mod inversion;
mod poisson;
mod quadrature;
mod quantile;
mod root;

pub use binomial::at_least;
pub use elementary::{exp, ln};
pub use erlang::{erlang_b, erlang_c};
pub use inversion::{Inverse, invert};
pub use num_complex::Complex64;
pub use quadrature::gauss_legendre;
pub use quantile::{QuantileError, quantiles};
pub use root::{RootError, last_satisfying};
