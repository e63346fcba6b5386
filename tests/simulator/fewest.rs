//! The stations of a pool by how many requests they have, so that finding the fewest does not take a look at each.

use rand::Rng;
use rand_pcg::Pcg64Mcg;

pub(super) struct Fewest {
    /// Those with no request, with one, with two, …, each in any order.
    with: Vec<Vec<usize>>,
    /// How many requests each station has, and where it is among those with as many.
    places: Vec<(usize, usize)>,
    least: usize,
}

impl Fewest {
    /// `count` stations without a request.
    pub fn new(count: usize) -> Self {
        Self { with: vec![(0..count).collect()], places: (0..count).map(|at| (0, at)).collect(), least: 0 }
    }

    /// Each of those with the fewest requests is as likely.
    pub fn any(&self, random: &mut Pcg64Mcg) -> usize {
        let fewest = &self.with[self.least];
        fewest[random.random_range(0..fewest.len())]
    }

    pub fn one_more(&mut self, station: usize) {
        self.put(station, self.places[station].0 + 1);
    }

    pub fn one_less(&mut self, station: usize) {
        self.put(station, self.places[station].0 - 1);
    }

    fn put(&mut self, station: usize, requests: usize) {
        let (before, place) = self.places[station];
        self.with[before].swap_remove(place);
        if let Some(&moved) = self.with[before].get(place) {
            self.places[moved].1 = place;
        }
        if requests == self.with.len() {
            self.with.push(Vec::new());
        }
        self.places[station] = (requests, self.with[requests].len());
        self.with[requests].push(station);
        self.least = self.least.min(requests);
        while self.with[self.least].is_empty() {
            self.least += 1;
        }
    }
}
