//! Where the formulas are published.

use crate::model::explain::explanation::Source;

pub(super) const UTILIZATION_LAW: Source = Source {
    author: "Lazowska, Zahorjan, Graham and Sevcik",
    year: 1984,
    section: "Quantitative System Performance, ch. 3 (fundamental laws) and ch. 5 (bounds)",
};
pub(super) const BOTTLENECK_LAW: Source = Source {
    author: "Denning and Buzen",
    year: 1978,
    section: "The Operational Analysis of Queueing Network Models, ACM Computing Surveys 10 (bottlenecks)",
};
pub(super) const GENERAL_QUEUE: Source = Source {
    author: "Abate, Choudhury and Whitt",
    year: 1993,
    section: "Calculation of the GI/G/1 waiting-time distribution and its cumulants from Pollaczek's formulas, AEÜ 47",
};
pub(super) const KLEINROCK: Source =
    Source { author: "Kleinrock", year: 1975, section: "Queueing Systems vol. 1, ch. 5 (the queue M/G/1)" };
pub(super) const REIMAN: Source = Source {
    author: "Reiman",
    year: 1988,
    section: "A multiclass feedback queue in heavy traffic, Adv. Appl. Probab. 20",
};
pub(super) const WHITT: Source = Source {
    author: "Whitt",
    year: 1983,
    section: "The Queueing Network Analyzer, Bell Syst. Tech. J. 62 (splitting, departures)",
};
pub(super) const INVERSION: Source = Source {
    author: "Abate and Whitt",
    year: 2006,
    section: "A Unified Framework for Numerically Inverting Laplace Transforms, INFORMS J. Computing 18 (Euler)",
};
pub(super) const GUNTHER: Source = Source {
    author: "Gunther",
    year: 2007,
    section: "Guerrilla Capacity Planning (Universal Scalability Law)",
};
pub(super) const CHE: Source = Source {
    author: "Che, Tung and Wang",
    year: 2002,
    section: "Hierarchical Web Caching Systems, IEEE JSAC 20 (why it is accurate: Fricker, Robert and Roberts 2012)",
};
pub(super) const BRESLAU: Source = Source {
    author: "Breslau, Cao, Fan, Phillips and Shenker",
    year: 1999,
    section: "Web Caching and Zipf-like Distributions: Evidence and Implications, INFOCOM",
};
pub(super) const BUFFER: Source = Source {
    author: "Effelsberg and Härder",
    year: 1984,
    section: "Principles of Database Buffer Management, ACM TODS 9 (least recently used replacement)",
};
pub(super) const LITTLE: Source = Source {
    author: "Little",
    year: 1961,
    section: "A Proof for the Queuing Formula L = λW, Operations Research 9",
};
pub(super) const CONSISTENCY: Source = Source {
    author: "Abadi",
    year: 2012,
    section: "Consistency Tradeoffs in Modern Distributed Database System Design, IEEE Computer 45",
};
pub(super) const RELIABILITY: Source = Source {
    author: "Barlow and Proschan",
    year: 1975,
    section: "Statistical Theory of Reliability and Life Testing (coherent systems, availability)",
};
pub(super) const OWNERSHIP: Source = Source {
    author: "Barroso, Hölzle and Ranganathan",
    year: 2018,
    section: "The Datacenter as a Computer, 3rd ed., ch. 6 (modeling costs)",
};
pub(super) const BARROSO: Source = Source {
    author: "Barroso, Hölzle and Ranganathan",
    year: 2018,
    section: "The Datacenter as a Computer, 3rd ed., ch. 7 (dealing with failures and repairs)",
};
pub(super) const COMMON_CAUSE: Source = Source {
    author: "Fleming",
    year: 1975,
    section: "A reliability model for common mode failures in redundant safety systems, GA-A13284 (β-factor)",
};
pub(super) const METASTABLE: Source = Source {
    author: "Bronson, Aghayev, Charapko and Zhu",
    year: 2021,
    section: "Metastable Failures in Distributed Systems, HotOS",
};
pub(super) const FLUID: Source = Source {
    author: "Newell",
    year: 1982,
    section: "Applications of Queueing Theory, 2nd ed. (fluid approximation)",
};
pub(super) const PAYBACK: Source = Source {
    author: "Brealey, Myers and Allen",
    year: 2011,
    section: "Principles of Corporate Finance (payback), undiscounted",
};
pub(super) const GROSCH: Source = Source {
    author: "Grosch",
    year: 1953,
    section: "High Speed Arithmetic: The Digital Computer as a Research Tool, J. Opt. Soc. Am. 43 (price and size)",
};
pub(super) const BIRNBAUM: Source = Source {
    author: "Birnbaum",
    year: 1969,
    section: "On the importance of different components in a multicomponent system, Multivariate Analysis II",
};
pub(super) const CONWAY: Source =
    Source { author: "Conway", year: 1968, section: "How Do Committees Invent?, Datamation 14" };
pub(super) const BRANDT: Source = Source {
    author: "Brandt",
    year: 2011,
    section: "Birth of a Salesman, Wall Street Journal (two-pizza teams)",
};
pub(super) const SRE: Source = Source {
    author: "Beyer, Jones, Petoff and Murphy",
    year: 2016,
    section: "Site Reliability Engineering, ch. 5 (half of the time at most) and ch. 11 (eight on call)",
};
