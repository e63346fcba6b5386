//! Machines, prices and reliability data, each row with its source and date.
