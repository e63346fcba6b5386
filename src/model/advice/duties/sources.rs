//! Who asks for the duties.

use crate::model::explain::explanation::Source;

const fn source(author: &'static str, year: u16, section: &'static str) -> Source {
    Source { author, year, section }
}

const SRE: &str = "Beyer, Jones, Petoff and Murphy";

pub(super) const SRE_CAPACITY: Source =
    source(SRE, 2016, "Site Reliability Engineering, ch. 18 (whose example is capacity planning)");
pub(super) const SRE_ON_CALL: Source = source(
    SRE,
    2016,
    "Site Reliability Engineering, ch. 11 (being on-call) and ch. 28 (from training to on-call)",
);
pub(super) const SRE_RELEASE: Source =
    source(SRE, 2016, "Site Reliability Engineering, ch. 8 (release engineering)");
pub(super) const SRE_BALANCING: Source =
    source(SRE, 2016, "Site Reliability Engineering, ch. 20 (load balancing in the datacenter)");
pub(super) const SRE_CASCADES: Source =
    source(SRE, 2016, "Site Reliability Engineering, ch. 22 (cascading failures: cold caches)");
pub(super) const SRE_DATA: Source =
    source(SRE, 2016, "Site Reliability Engineering, ch. 26 (data integrity)");
pub(super) const NIST_PATCH: Source = source("NIST", 2020, "SP 800-53 rev. 5, SI-2 (flaw remediation)");
pub(super) const NIST_PRIVILEGE: Source = source("NIST", 2020, "SP 800-53 rev. 5, AC-6 (least privilege)");
pub(super) const NIST_KEYS: Source =
    source("NIST", 2020, "SP 800-53 rev. 5, SC-12 (keys) and IA-5 (authenticators)");
pub(super) const NIST_DENIAL: Source =
    source("NIST", 2020, "SP 800-53 rev. 5, SC-5 (denial of service) and SC-7 (boundary)");
pub(super) const NIST_AT_REST: Source = source("NIST", 2020, "SP 800-53 rev. 5, SC-28 (information at rest)");
pub(super) const NIST_AUDIT: Source = source("NIST", 2020, "SP 800-53 rev. 5, AU-6 (audit review)");
pub(super) const NIST_MEDIA: Source =
    source("NIST", 2020, "SP 800-53 rev. 5, PE-3 (physical access) and MP-6 (media sanitization)");
pub(super) const TLS: Source =
    source("Sheffer, Saint-Andre and Fossati", 2022, "RFC 9325 (secure use of TLS)");
pub(super) const HTTP_CACHING: Source =
    source("Fielding, Nottingham and Reschke", 2022, "RFC 9111 (HTTP caching)");
pub(super) const TOKENS: Source =
    source("Sheffer, Hardt and Jones", 2020, "RFC 8725 (JSON Web Token best current practices)");
pub(super) const OWASP_SESSIONS: Source =
    source("OWASP", 2021, "Application Security Verification Standard 4.0.3, V3 (session management)");
pub(super) const SPOT: Source = source("AWS", 2024, "EC2 User Guide, Spot Instance interruptions");
pub(super) const KLEPPMANN_REPLICAS: Source =
    source("Kleppmann", 2017, "Designing Data-Intensive Applications, ch. 5 (replication)");
pub(super) const KLEPPMANN_SHARDS: Source =
    source("Kleppmann", 2017, "Designing Data-Intensive Applications, ch. 6 (partitioning)");
pub(super) const BARROSO: Source = source(
    "Barroso, Hölzle and Ranganathan",
    2018,
    "The Datacenter as a Computer, 3rd ed., ch. 7 (dealing with failures and repairs)",
);
