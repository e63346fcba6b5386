//! The domain: station, path, latency, throughput, cost, availability, evaluate.
