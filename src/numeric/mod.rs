//! Erlang's formulas, binomial tails, the gamma distribution, transform inversion and roots: no domain words.
//!
//! Everything transcendental goes through `libm`, so that a native build and a WASM build agree to the bit.

mod binomial;
mod complex_pair;
mod elementary;
mod erlang;
mod fixed_time;
mod gamma;
mod hyperbola;
mod inversion;
mod narrow;
mod order;
mod pair;
mod poisson;
mod quadrature;
mod quantile;
mod root;
mod row;

pub use binomial::at_least;
pub use complex_pair::ComplexPair;
pub use elementary::{exp, ln, quick_exp, quick_exp_m1, quick_ln};
pub use erlang::{erlang_b, erlang_c};
pub use fixed_time::FixedTime;
pub use gamma::gamma;
pub use inversion::{Inverse, Transform, invert};
pub use narrow::Narrow;
pub use num_complex::Complex64;
pub use order::sort_by_number;
pub use pair::Pair;
pub use quadrature::gauss_legendre;
pub use quantile::{QuantileError, quantiles, quantiles_near, quantiles_of};
pub use root::{RootError, last_satisfying};
pub use row::{PAIRS, Row};
