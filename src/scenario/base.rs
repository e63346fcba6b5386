//! The scenario that every preset starts from: the default of every input.

use super::background::{Burst, Jobs, Workers};
use super::design::{
    Balancers, Balancing, CacheHitRatio, Caching, Design, Edge, MachinePrices, Pool, Purchase, Reads,
    Replication, Sessions, Store,
};
use super::objectives::Objectives;
use super::placement::Placement;
use super::retrying::Retrying;
use super::scaling::{Scaling, ScalingPolicy};
use super::workload::{Prices, Workload};
use super::{Scenario, default_preset};
use crate::catalog::named;
use crate::units::{Bytes, Factor, Fraction, PerSecond, Scv, Seconds};

/// A plain web application on rented machines, on one of each scaled up and on several scaled out.
pub(super) fn base() -> Scenario {
    let vertical = Design {
        placement: Placement::Separate,
        edge: Edge::None,
        balancers: Balancers::Own,
        balancer: Pool { machine: named::M7I_LARGE, nodes: 1, zones: 1 },
        app: Pool { machine: named::M7I_4XLARGE, nodes: 1, zones: 1 },
        balancing: Balancing::RoundRobin,
        sessions: Sessions::Local,
        scaling: ScalingPolicy::None,
        pool_connections: 1000,
        workers: Workers { machine: named::M7I_XLARGE, nodes: 1 },
        caching: Caching::Nodes,
        cache: Store { machine: named::R7I_LARGE, shards: 1, replicas: 0, zones: 1 },
        database: Store { machine: named::R7I_4XLARGE, shards: 1, replicas: 0, zones: 1 },
        reads: Reads::Primary,
        replication: Replication::Asynchronous,
        max_connections: 32_767,
        purchase: Purchase::OnDemand,
        prices: MachinePrices::default(),
    };
    let horizontal = Design {
        balancer: Pool { machine: named::M7I_LARGE, nodes: 2, zones: 2 },
        app: Pool { machine: named::M7I_XLARGE, nodes: 5, zones: 2 },
        sessions: Sessions::Store,
        cache: Store { machine: named::R7I_LARGE, shards: 1, replicas: 1, zones: 2 },
        database: Store { machine: named::R7I_XLARGE, shards: 1, replicas: 1, zones: 2 },
        ..vertical.clone()
    };
    Scenario {
        preset: default_preset(),
        name: String::new(),
        workload: workload(),
        objectives: Objectives {
            slo_p99: const { Seconds::literal(0.5) },
            slo_availability: const { Fraction::literal(0.999) },
            monthly_budget: None,
        },
        vertical,
        horizontal,
    }
}

fn workload() -> Workload {
    Workload {
        average_rate: const { PerSecond::literal(100.0) },
        peak_to_average: const { Factor::literal(2.0) },
        annual_growth: const { Factor::literal(0.0) },
        horizon_months: 36,
        arrival_scv: const { Scv::literal(1.0) },
        response_size: const { Bytes::literal(2e4) },
        static_fraction: const { Fraction::literal(0.0) },
        cdn_hit_ratio: const { Fraction::literal(0.9) },
        edge_round_trip: const { Seconds::literal(0.0) },
        client_round_trip: const { Seconds::literal(0.0) },
        hop_round_trip: const { Seconds::literal(5e-4) },
        measured_speed: const { Factor::literal(1.0) },
        balancer_time: const { Seconds::literal(3.2e-5) },
        app_time: const { Seconds::literal(0.01) },
        app_scv: const { Scv::literal(1.0) },
        token_time: const { Seconds::literal(5e-5) },
        sticky_imbalance: const { Fraction::literal(0.2) },
        cache_operations: const { Factor::literal(1.0) },
        cache_background_operations: const { Factor::literal(0.0) },
        cache_time: const { Seconds::literal(1.4e-5) },
        cache_hit_ratio: const { Fraction::literal(0.9) },
        cache_hit: CacheHitRatio::Given,
        working_set_items: 10_000_000,
        item_bytes: const { Bytes::literal(1e3) },
        zipf_exponent: const { Factor::literal(0.8) },
        database_bytes: const { Bytes::literal(1e10) },
        object_bytes: const { Bytes::literal(0.0) },
        disk_time: const { Seconds::literal(1e-3) },
        request_memory: const { Bytes::literal(1e6) },
        session_bytes: const { Bytes::literal(4e3) },
        session_duration: const { Seconds::literal(1800.0) },
        requests_per_session: const { Factor::literal(10.0) },
        database_queries: const { Factor::literal(1.0) },
        read_fraction: const { Fraction::literal(0.9) },
        cross_shard_fraction: const { Fraction::literal(0.0) },
        database_time: const { Seconds::literal(1e-3) },
        database_scv: const { Scv::literal(2.0) },
        replication_round_trip: const { Seconds::literal(5e-4) },
        replication_lag: const { Seconds::literal(1.0) },
        downstream_calls: const { Factor::literal(0.0) },
        downstream_fan_out: 1,
        downstream_time: const { Seconds::literal(0.01) },
        downstream_scv: const { Scv::literal(1.0) },
        // The Universal Scalability Law fitted to SPEC SDM91: a peak near 96 processors.
        contention: const { Fraction::literal(0.02773) },
        coherency: const { Fraction::literal(1.044e-4) },
        pool_contention: const { Fraction::literal(0.0) },
        pool_coherency: const { Fraction::literal(0.0) },
        people_hours_per_node: const { Factor::literal(1.0) },
        scaling: scaling(),
        jobs: Jobs {
            per_request: const { Factor::literal(0.0) },
            time: const { Seconds::literal(0.1) },
            scv: const { Scv::literal(1.0) },
        },
        burst: Burst { factor: const { Factor::literal(1.0) }, duration: const { Seconds::literal(600.0) } },
        retrying: Retrying {
            most: 0,
            timeout: const { Seconds::literal(1.0) },
            failing: const { Fraction::literal(0.0) },
        },
        people_hours_per_managed_node: const { Factor::literal(0.25) },
        people_hours_per_component: const { Factor::literal(4.0) },
        prices: Prices::CATALOGUE,
        people_rate: const { Factor::literal(80.0) },
    }
}

/// Metrics of a minute; a node of a cloud answers half a minute after its order, and caches and connections take another.
const fn scaling() -> Scaling {
    Scaling {
        target: const { Fraction::literal(0.7) },
        metric_period: const { Seconds::literal(60.0) },
        custom_metric_period: const { Seconds::literal(15.0) },
        decision: const { Seconds::literal(60.0) },
        boot: const { Seconds::literal(30.0) },
        warm_up: const { Seconds::literal(60.0) },
        forecast_error: const { Fraction::literal(0.1) },
        block_hours: 2,
    }
}
