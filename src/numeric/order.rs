//! Sorting by a number: one sort for everything, as the compiler makes the standard one anew for each type of item.

/// Sorts by a number, the smallest first. Items of equal numbers keep their order.
pub fn sort_by_number<T>(items: &mut [T], number: impl FnMut(&T) -> f64) {
    let numbers: Vec<f64> = items.iter().map(number).collect();
    for (a, b) in swaps(&numbers) {
        items.swap(a, b);
    }
}

/// The exchanges that sort the numbers, in their order.
#[inline(never)]
fn swaps(numbers: &[f64]) -> Vec<(usize, usize)> {
    let mut order: Vec<(f64, usize)> = numbers.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let from = |at: usize| order.get(at).map_or(at, |(_, from)| *from);
    // What is due at a place that is done already was moved on from there.
    (0..numbers.len())
        .map(|to| {
            let mut at = from(to);
            while at < to {
                at = from(at);
            }
            (to, at)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_comes_first_and_equals_keep_their_order() {
        let mut items = [(3.0, 'a'), (1.0, 'b'), (3.0, 'c'), (2.0, 'd'), (1.0, 'e'), (-0.5, 'f')];
        sort_by_number(&mut items, |item| item.0);
        assert_eq!(items.map(|item| item.1), ['f', 'b', 'e', 'd', 'a', 'c']);
        sort_by_number(&mut items, |item| -item.0);
        assert_eq!(items.map(|item| item.1), ['a', 'c', 'd', 'b', 'e', 'f']);
    }

    #[test]
    fn it_sorts_like_the_standard_library() {
        for length in 0..60_usize {
            let mut items: Vec<f64> = (0..length).map(|at| ((at * 37 + length) % 17) as f64).collect();
            let mut standard = items.clone();
            standard.sort_by(f64::total_cmp);
            sort_by_number(&mut items, |item| *item);
            assert_eq!(items, standard);
        }
    }
}
