//! One way of building the system: a chain of tiers.

use super::access::Choice;
use super::background::Workers;
use super::placement::Placement;
use super::scaling::ScalingPolicy;
use crate::catalog::MachineId;
use crate::units::Factor;

/// How requests are spread over the nodes of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balancing {
    Random,
    RoundRobin,
    LeastConnections,
}

impl Choice for Balancing {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] = &[
        ("random", "random", Self::Random),
        ("round-robin", "round robin", Self::RoundRobin),
        ("least-connections", "least connections", Self::LeastConnections),
    ];
}

/// Whether a content delivery network stands before the balancers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    None,
    Cdn,
}

impl Choice for Edge {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] =
        &[("none", "none", Self::None), ("cdn", "content delivery network", Self::Cdn)];
}

/// Where the cache's hit ratio comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheHitRatio {
    /// Measured or assumed.
    Given,
    /// From the cache's memory and the popularity of the items.
    Computed,
}

impl Choice for CacheHitRatio {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] =
        &[("given", "as given", Self::Given), ("computed", "from the memory of the cache", Self::Computed)];
}

/// Whether a cache stands between application and database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caching {
    Nodes,
    None,
}

impl Choice for Caching {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] =
        &[("nodes", "nodes of its own", Self::Nodes), ("none", "none", Self::None)];
}

/// Who runs the balancers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balancers {
    /// Machines of the design.
    Own,
    /// A service of the provider, which grows by itself.
    Managed,
}

impl Choice for Balancers {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] =
        &[("own", "machines of its own", Self::Own), ("managed", "a managed service", Self::Managed)];
}

/// Where the state of a user's session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sessions {
    /// In the memory of the one application node.
    Local,
    /// In the memory of the node to which the balancer binds the user.
    Sticky,
    /// In the cache, read at each request.
    Store,
    /// With the client, signed; checked at each request.
    Token,
}

impl Choice for Sessions {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] = &[
        ("local", "in process memory", Self::Local),
        ("sticky", "in memory, users bound to nodes", Self::Sticky),
        ("store", "shared store", Self::Store),
        ("token", "signed token", Self::Token),
    ];
}

/// Which copies of a shard answer reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    Primary,
    AllCopies,
}

impl Choice for Reads {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] =
        &[("primary", "the primary", Self::Primary), ("all-copies", "all copies", Self::AllCopies)];
}

/// When a write counts as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replication {
    /// Once the primary has it; replicas follow after a lag.
    Asynchronous,
    /// Once a replica has it too.
    Synchronous,
}

impl Choice for Replication {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] = &[
        ("asynchronous", "asynchronous", Self::Asynchronous),
        ("synchronous", "synchronous", Self::Synchronous),
    ];
}

/// How rented machines are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purchase {
    OnDemand,
    OneYear,
    ThreeYear,
    /// Application nodes only; they may be reclaimed at any time, so all else is on demand.
    Spot,
}

impl Choice for Purchase {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] = &[
        ("on-demand", "on demand", Self::OnDemand),
        ("one-year", "1 year, nothing up front", Self::OneYear),
        ("three-year", "3 years, paid up front", Self::ThreeYear),
        ("spot", "spot for application nodes", Self::Spot),
    ];
}

/// Interchangeable nodes without state.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    pub machine: MachineId,
    pub nodes: u32,
    /// Zones the nodes are spread over.
    pub zones: u32,
}

/// Nodes with state: each shard is one primary and its replicas.
#[derive(Debug, Clone, PartialEq)]
pub struct Store {
    pub machine: MachineId,
    pub shards: u32,
    /// Copies of a shard besides the primary, ready to take over.
    pub replicas: u32,
    /// Zones the copies of a shard are spread over.
    pub zones: u32,
}

impl Store {
    /// Machines in the store: shards times copies of each.
    #[must_use]
    pub const fn nodes(&self) -> u32 {
        self.shards.saturating_mul(self.replicas + 1)
    }
}

/// US dollars a month for one machine of each tier, in place of the catalogue's price.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MachinePrices {
    pub balancer: Option<Factor>,
    pub app: Option<Factor>,
    pub cache: Option<Factor>,
    pub database: Option<Factor>,
}

/// Balancer → application → cache → database.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub placement: Placement,
    pub edge: Edge,
    pub balancers: Balancers,
    pub balancer: Pool,
    pub app: Pool,
    pub balancing: Balancing,
    pub sessions: Sessions,
    /// How the number of application nodes follows the load.
    pub scaling: ScalingPolicy,
    /// Connections that one application node keeps to the database, over all shards.
    pub pool_connections: u32,
    /// Nodes that do the jobs which requests leave; none are paid where there are no jobs.
    pub workers: Workers,
    pub caching: Caching,
    pub cache: Store,
    pub database: Store,
    pub reads: Reads,
    pub replication: Replication,
    /// Connections that one database node accepts.
    pub max_connections: u32,
    pub purchase: Purchase,
    pub prices: MachinePrices,
}
