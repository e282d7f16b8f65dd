//! The scope of one node: what the operator pushes, what standalone mode compiles, what the agent lowers.
//!
//! The canonical form is compact JSON with fields in declaration order and every list sorted as documented, so
//! equal scopes are equal bytes and their sha256 is the scope's revision. Nothing that moves by itself
//! (generations, terms, clocks) is in here.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The one version of [`NodeScope`] this crate reads and writes.
pub const SCHEMA: u32 = 1;

/// Longest scope body read or written, in bytes, before compression.
pub const BODY_BYTES_MAX: usize = 8 << 20;

/// Most policy rows in one scope; [`Owner::policy`] indexes them as `u16`.
pub const POLICIES_MAX: usize = 4096;

/// Most workloads in one scope. Kubernetes stops at a few hundred pods a node; standalone hosts may name more cgroups.
pub const WORKLOADS_MAX: usize = 4096;

/// Sampling rate that makes every request a record.
pub const RATE_PPM_MAX: u32 = 1_000_000;

/// Everything one node must watch. Default is the scope that denies everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NodeScope {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The node's name; an agent refuses another node's scope.
    pub node: String,
    /// Policies that own a cell below, sorted by kind, namespace, name; [`PolicyRow::id`] is the position.
    pub policies: Vec<PolicyRow>,
    /// Workloads of which something is, or after an expiry will be, observed; sorted by namespace, pod, uid.
    pub workloads: Vec<Workload>,
}

/// A policy as the node knows it: enough to name it in reports and records, not its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyRow {
    /// Position in [`NodeScope::policies`].
    pub id: u16,
    /// The object's uid; standalone mode uses `standalone/<namespace>/<name>`.
    pub uid: String,
    /// Which of the two kinds.
    pub kind: PolicyKind,
    /// Set for the namespaced kind only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The object's name.
    pub name: String,
    /// First 12 hex of the sha256 of the policy's compiled form.
    pub revision: String,
}

/// The two kinds of policy. The order is the order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PolicyKind {
    /// Cluster-scoped.
    ObservabilityPolicy,
    /// A tenant's, for its own namespace.
    NamespacedObservabilityPolicy,
}

impl PolicyKind {
    /// The kind as Kubernetes spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            PolicyKind::ObservabilityPolicy => "ObservabilityPolicy",
            PolicyKind::NamespacedObservabilityPolicy => "NamespacedObservabilityPolicy",
        }
    }
}

/// A pod, or standalone a cgroup that was given a pod's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Workload {
    /// Names the pod's cgroup under Kubernetes; standalone mode derives one from namespace and pod.
    pub pod_uid: String,
    /// The pod's namespace.
    pub namespace: String,
    /// The pod's name.
    pub pod: String,
    /// What made the pod (Deployment, Job, …), when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<WorkloadOwner>,
    /// The service name telemetry of this pod carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The pod shares the node's network, so its addresses name the node only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub host_network: bool,
    /// The pod's addresses, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ips: Vec<IpAddr>,
    /// Tenant id, the same for all pods of a namespace; never 0, which denies.
    pub tenant: u64,
    /// Standalone only: path or glob below the cgroup v2 root. Absent: found by `podUid`. Refused from the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cgroup: Option<String>,
    /// Every container of the pod, sorted by name; those nobody observes have no cells.
    pub containers: Vec<Container>,
}

/// What made a pod.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkloadOwner {
    /// `Deployment`, `StatefulSet`, `CronJob`, …
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// One container of a workload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Container {
    /// The container's name.
    pub name: String,
    /// Runtime id without its scheme; absent until the API knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Standalone only: the container's cgroup, one folder name below the workload's. Refused from the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cgroup: Option<String>,
    /// At most one a protocol, sorted by protocol name. A protocol without a cell is not observed.
    pub cells: Vec<Cell>,
}

/// Who owns (container, protocol), now and after each expiry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cell {
    /// As policies spell it. An agent that lacks it answers Unsupported and applies the rest.
    pub protocol: String,
    /// In winning order, never empty, cut after the first without `until`. The first unexpired one is in force;
    /// if none is, the cell is not observed.
    pub owners: Vec<Owner>,
}

impl Cell {
    /// The owner in force at `now`, in unix seconds; `None` = deny.
    pub fn in_force(&self, now_unix_s: i64) -> Option<&Owner> {
        self.owners.iter().find(|owner| owner.until.is_none_or(|until| now_unix_s < until))
    }
}

/// One policy's claim on a cell, with everything it inherits already resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Owner {
    /// Index into [`NodeScope::policies`].
    pub policy: u16,
    /// Observe how, or not at all.
    #[serde(flatten)]
    pub action: Action,
    /// Unix seconds from which this owner no longer counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
}

/// What an owner says about its cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action")]
pub enum Action {
    /// Observe the protocol.
    Observe {
        /// The server's ports, sorted, disjoint; empty = recognised by content on any port.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ports: Vec<PortRange>,
        /// Which requests become records.
        sampling: Sampling,
    },
    /// Never look inside.
    Exclude,
}

/// Server ports, both ends included; `first <= last` and `first > 0`, checked when read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u16, u16)", into = "(u16, u16)")]
pub struct PortRange {
    first: u16,
    last: u16,
}

impl PortRange {
    /// `None` unless `0 < first <= last`.
    pub const fn new(first: u16, last: u16) -> Option<Self> {
        if first == 0 || first > last { None } else { Some(PortRange { first, last }) }
    }

    /// Lowest port.
    pub const fn first(self) -> u16 {
        self.first
    }

    /// Highest port, `>= first`.
    pub const fn last(self) -> u16 {
        self.last
    }
}

impl TryFrom<(u16, u16)> for PortRange {
    type Error = String;

    fn try_from((first, last): (u16, u16)) -> Result<Self, String> {
        PortRange::new(first, last).ok_or_else(|| format!("port range {first}-{last} is empty or starts at 0"))
    }
}

impl From<PortRange> for (u16, u16) {
    fn from(range: PortRange) -> Self {
        (range.first, range.last)
    }
}

/// Which requests also become records. Metrics count every request whatever this says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sampling {
    /// Share of ordinary requests, in parts per million, up to [`RATE_PPM_MAX`].
    pub rate_ppm: u32,
    /// Every error is a record, up to the ceiling.
    pub keep_errors: bool,
    /// Which slow requests are records.
    pub keep_slow: KeepSlow,
    /// Token bucket for each node and policy.
    pub max_records_per_second: u32,
}

/// When a request is slow enough to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeepSlow {
    /// Slower than the learned p99 of its operation on this node.
    Auto,
    /// Slowness alone keeps nothing.
    Never,
    /// Slower than this many nanoseconds.
    OverNs(u64),
}

impl NodeScope {
    /// The scope that denies everything on `node`.
    pub fn deny(node: impl Into<String>) -> Self {
        NodeScope { schema: SCHEMA, node: node.into(), ..NodeScope::default() }
    }

    /// The canonical bytes: what is pushed, hashed and kept on disk.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings, numbers and lists always serialise")
    }

    /// sha256 of [`NodeScope::to_bytes`], 64 hex digits.
    pub fn revision(&self) -> String {
        sha256_hex(&self.to_bytes())
    }
}

/// sha256 as 64 lower-case hex digits: the revision of a scope's exact bytes.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}"); // writing to a String cannot fail
        hex
    })
}
