//! What is bought as a service beside the tiers: the queue of the jobs, and the store of objects.

use super::item::{CostBasis, CostItem, CostKind, CostPart};
use super::machines::price_or;
use super::traffic::BYTES_PER_GB;
use crate::catalog::{Price, constant};
use crate::scenario::{Design, Workload};

/// A job is sent, received and deleted.
pub const REQUESTS_PER_JOB: f64 = 3.0;

/// Requests to the queue in a month with so many requests past the edge: three for each job, paid by the million. Owned
/// workers have a queue of their own, which costs nothing unless a price is set.
///
/// Source: Amazon SQS pricing: every action is a request. Nothing is taken off for messages that are sent together.
pub(super) fn queue(workload: &Workload, design: &Design, past_edge: f64) -> Option<CostItem> {
    let prices = &workload.prices;
    let requests = past_edge * workload.jobs.per_request.get() * REQUESTS_PER_JOB;
    let owned = matches!(design.workers.machine.price, Price::Owned { .. });
    if requests == 0.0 || (owned && prices.queue.is_none()) {
        return None;
    }
    let (price, origin) = price_or(prices.queue, constant::QUEUE_USD_PER_MILLION);
    Some(CostItem {
        part: CostPart::Queue,
        kind: CostKind::Requests,
        basis: CostBasis::Requests(requests),
        amount: requests / 1e6 * price,
        origin,
    })
}

/// Objects kept outside of the database, GB · price: the service keeps the copies. The price is that of the first 50 TB,
/// for all volumes alike; requests for objects are not counted.
pub(super) fn objects(workload: &Workload) -> Option<CostItem> {
    let gb = workload.object_bytes.get() / BYTES_PER_GB;
    let (price, origin) = price_or(workload.prices.objects, constant::OBJECT_STORAGE_USD_PER_GB_MONTH);
    (gb > 0.0).then_some(CostItem {
        part: CostPart::Objects,
        kind: CostKind::Objects,
        basis: CostBasis::Gigabytes(gb),
        amount: gb * price,
        origin,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::cost::cost;
    use crate::model::cost::item::CostPart;
    use crate::scenario::{Scenario, default_preset};

    /// What both services cost scale-up at 100 requests a second.
    fn bill(changes: &[(&str, &str)]) -> [Option<f64>; 2] {
        let scenario: Scenario = default_preset().scenario().changed(changes).unwrap();
        let bill = cost(&scenario.workload, &scenario.vertical, 100.0);
        [CostPart::Queue, CostPart::Objects]
            .map(|part| bill.items.iter().find(|item| item.part == part).map(|item| item.amount))
    }

    #[test]
    fn a_job_is_three_requests_to_the_queue() {
        let rented = [("jobs_per_request", "0.5"), ("vertical.workers.machine", "m7i.large")];
        // 100/s · 730 h · 3,600 s · 0.5 · 3 = 394.2 million at $0.40.
        let [queue, _] = bill(&rented);
        assert!((queue.unwrap() - 157.68).abs() < 1e-9, "{queue:?}");
        let [queue, _] = bill(&[rented[0], rented[1], ("queue_price", "1")]);
        assert!((queue.unwrap() - 394.2).abs() < 1e-9, "{queue:?}");
    }

    #[test]
    fn owned_workers_have_a_queue_of_their_own() {
        let owned = [("jobs_per_request", "0.5"), ("vertical.workers.machine", "r630-web")];
        assert_eq!(bill(&owned), [None, None]);
        assert!(bill(&[owned[0], owned[1], ("queue_price", "1")])[0].is_some());
    }

    #[test]
    fn objects_are_paid_by_the_gb() {
        assert_eq!(bill(&[])[1], None);
        let [_, objects] = bill(&[("object_bytes", "1024GiB")]);
        assert!((objects.unwrap() - 1_024.0 * 0.023).abs() < 1e-9, "{objects:?}");
        let [_, objects] = bill(&[("object_bytes", "1024GiB"), ("object_price", "0.5")]);
        assert_eq!(objects, Some(512.0));
    }
}
