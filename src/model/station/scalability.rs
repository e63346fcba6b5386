//! What is lost to contention and coherency as a machine or a pool grows.

use crate::units::Fraction;

/// Gunther's Universal Scalability Law.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scalability {
    /// α: share of the work that is done one at a time.
    pub contention: Fraction,
    /// β: cost of keeping each pair consistent, as a share of the work of one.
    pub coherency: Fraction,
}

/// The stationary number of busy servers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occupancy {
    pub mean_busy: f64,
    /// Share of the time in which every server is busy, and so of the customers who wait.
    pub all_busy: f64,
}

/// Where a law of scalability stops rewarding size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Peak {
    /// Capacity falls beyond `size` = √((1−α)/β); there it is `relative_capacity` times that of one.
    At { size: f64, relative_capacity: f64 },
    /// β = 0: capacity keeps rising, towards 1/α.
    Ceiling { relative_capacity: f64 },
    /// α = β = 0: capacity rises with size without end.
    Linear,
}

impl Scalability {
    /// Nothing is lost: α = β = 0.
    pub const LINEAR: Self = Self { contention: Fraction::literal(0.0), coherency: Fraction::literal(0.0) };

    /// By how much work takes longer on each of n: 1 + α(n−1) + βn(n−1). The effective service time is S times
    /// this.
    ///
    /// Source: Gunther, Guerrilla Capacity Planning (2007).
    #[must_use]
    pub fn service_factor(&self, size: u32) -> f64 {
        self.service_factor_of(f64::from(size.max(1)))
    }

    /// C(n) = n/(1 + α(n−1) + βn(n−1)): capacity of n in units of the capacity of one. None have none.
    ///
    /// Source: Gunther (2007).
    #[must_use]
    pub fn relative_capacity(&self, size: u32) -> f64 {
        f64::from(size) / self.service_factor(size)
    }

    /// How busy `servers` servers are that are offered `load` erlangs, counted at the speed of one alone. `None` when
    /// contention lets them not carry it.
    ///
    /// The number of customers is a birth-death process whose deaths slow down with the busy: π_k = π_{k−1}·a·f(k)/k
    /// up to k = c, from there on a geometric tail of ratio a·f(c)/c. Up to c all share the machine alike, so the
    /// law depends on the mean service time only; the tail takes the service as exponential.
    ///
    /// Source: Kleinrock, Queueing Systems vol. 1 (1975), ch. 3 (birth-death systems); insensitivity: Kelly,
    /// Reversibility and Stochastic Networks (1979), ch. 3; f: [`Scalability::service_factor`].
    #[must_use]
    pub fn occupancy(&self, load: f64, servers: u32) -> Option<Occupancy> {
        let c = f64::from(servers);
        let last = load * self.service_factor_of(c) / c;
        if last >= 1.0 {
            return None;
        }
        let (mut term, mut sum, mut busy) = (1.0, 1.0, 0.0);
        let mut n = 0.0;
        for _ in 0..servers {
            n += 1.0;
            term *= load * self.service_factor_of(n) / n;
            sum += term;
            busy += n * term;
            // Past the mode the rest is nothing; before it, rescaling keeps the sum in range.
            if n > load && term < sum * 1e-17 {
                return Some(Occupancy { mean_busy: busy / sum, all_busy: 0.0 });
            }
            if sum > 1e200 {
                (term, sum, busy) = (term * 1e-200, sum * 1e-200, busy * 1e-200);
            }
        }
        let tail = term * last / (1.0 - last);
        let total = sum + tail;
        Some(Occupancy { mean_busy: (busy + c * tail) / total, all_busy: (term + tail) / total })
    }

    /// The peak, n* = √((1−α)/β), a real number and at least 1.
    ///
    /// Source: Gunther (2007).
    #[must_use]
    pub fn peak(&self) -> Peak {
        let (alpha, beta) = (self.contention.get(), self.coherency.get());
        if beta > 0.0 {
            let size = libm::sqrt((1.0 - alpha) / beta).max(1.0);
            return Peak::At { size, relative_capacity: size / self.service_factor_of(size) };
        }
        if alpha > 0.0 { Peak::Ceiling { relative_capacity: 1.0 / alpha } } else { Peak::Linear }
    }

    /// The whole size with the most capacity; `None` when there is always a larger one with more. Every size
    /// beyond it delivers less.
    #[must_use]
    pub fn largest_useful(&self) -> Option<u32> {
        let Peak::At { size, .. } = self.peak() else {
            return (self.contention.get() == 1.0).then_some(1);
        };
        // A saturating conversion: a peak beyond four thousand million is as good as none.
        let below = size as u32;
        let above = below.saturating_add(1);
        Some(if self.relative_capacity(above) > self.relative_capacity(below) { above } else { below })
    }

    fn service_factor_of(&self, size: f64) -> f64 {
        let others = size - 1.0;
        1.0 + self.contention.get() * others + self.coherency.get() * size * others
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::erlang_c;

    fn law(alpha: f64, beta: f64) -> Scalability {
        Scalability { contention: Fraction::new(alpha).unwrap(), coherency: Fraction::new(beta).unwrap() }
    }

    #[test]
    fn without_contention_the_occupancy_is_erlangs() {
        for (servers, load) in [(1, 0.3), (30, 21.0), (500, 490.0)] {
            let occupancy = Scalability::LINEAR.occupancy(load, servers).unwrap();
            assert!((occupancy.mean_busy / load - 1.0).abs() < 1e-12);
            assert!((occupancy.all_busy / erlang_c(servers, load) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn mean_busy_grows_from_the_load_to_all_servers() {
        for law in [law(0.0, 7e-4), law(0.03, 0.0), law(0.03, 1e-4)] {
            for servers in [2, 30, 200] {
                // More than the largest useful number would carry less than some of them.
                let servers = servers.min(law.largest_useful().unwrap_or(servers));
                let most = law.relative_capacity(servers);
                assert!(law.occupancy(most, servers).is_none());
                let mut before = 0.0;
                for share in [1e-9, 0.1, 0.5, 0.9, 0.999_999] {
                    let busy = law.occupancy(share * most, servers).unwrap().mean_busy;
                    assert!(
                        busy > before && busy >= share * most * (1.0 - 1e-12),
                        "{law:?} {servers} {share}"
                    );
                    assert!(busy < f64::from(servers), "{law:?} {servers} {share}: {busy}");
                    before = busy;
                }
                assert!(before > 0.99 * f64::from(servers), "{law:?} {servers}: {before}");
            }
        }
    }

    #[test]
    fn one_is_one_and_none_is_nothing() {
        for law in [Scalability::LINEAR, law(0.1, 0.01), law(1.0, 1.0)] {
            assert_eq!(law.relative_capacity(1), 1.0);
            assert_eq!(law.service_factor(1), 1.0);
            assert_eq!(law.relative_capacity(0), 0.0);
        }
    }

    #[test]
    fn without_coherency_it_is_the_law_of_amdahl() {
        let amdahl = law(0.05, 0.0);
        assert!((amdahl.relative_capacity(20) - 20.0 / 1.95).abs() < 1e-12);
        assert_eq!(amdahl.peak(), Peak::Ceiling { relative_capacity: 20.0 });
        assert_eq!(amdahl.largest_useful(), None);
        assert_eq!(Scalability::LINEAR.peak(), Peak::Linear);
        assert_eq!(Scalability::LINEAR.relative_capacity(u32::MAX), f64::from(u32::MAX));
        assert_eq!(law(1.0, 0.0).largest_useful(), Some(1));
    }

    #[test]
    fn the_neighbours_of_the_largest_useful_size_deliver_no_more() {
        for law in
            [law(0.027_73, 1.044e-4), law(0.0, 7.224_6e-4), law(0.3, 0.2), law(0.99, 1.0), law(0.0, 1e-12)]
        {
            let best = law.largest_useful().unwrap();
            let capacity = law.relative_capacity(best);
            assert!(capacity >= law.relative_capacity(best + 1), "{law:?} {best}");
            assert!(capacity >= law.relative_capacity(best - 1), "{law:?} {best}");
        }
    }
}
