fn main() {
    let s = headroom::scenario::default_preset().scenario();
    println!("{:#?}", headroom::model::evaluate(&s));
    let t = std::time::Instant::now();
    for _ in 0..1000 {
        std::hint::black_box(headroom::model::evaluate(std::hint::black_box(&s)).unwrap());
    }
    println!("{:?} per evaluation", t.elapsed() / 1000);
    for f in &headroom::scenario::FIELDS {
        println!("{} = {}", f.key, f.print_input(&s));
    }
}
