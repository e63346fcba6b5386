//! Erlang, special functions, transform inversion, roots: no domain words.
