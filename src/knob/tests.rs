//! Knobs clamp what is out of range, refuse nonsense, and read back what they write.

use super::{Chosen, Entry, Knob, Values};

const KNOBS: &[Knob] = &[
    Knob::number("m", "knob.m", (0.0, 1.5), 0.5, 0.01),
    Knob::choice("beyond-pi", "knob.beyond-pi", &["none", "linear"], "linear"),
    Knob::number("batch", "knob.batch", (8.0, 512.0), 128.0, 8.0),
];

#[test]
fn values_outside_are_clamped_and_said() {
    let mut values = Values::defaults(KNOBS);
    let clamp = values.set("m", "9").unwrap().expect("clamped");
    assert_eq!((clamp.key.as_str(), values.number("m")), ("knob.clamped", 1.5));
    assert_eq!(values.set("m", " 0.25 ").unwrap(), None);
    values.set("batch", "99.6").unwrap();
    assert_eq!(values.count("batch"), 100);
}

#[test]
fn nonsense_is_refused_and_leaves_the_value() {
    let mut values = Values::defaults(KNOBS);
    for (id, text) in [("m", "NaN"), ("m", "inf"), ("m", "half"), ("beyond-pi", "wrap"), ("n", "1")] {
        assert!(values.set(id, text).is_err(), "{id}={text}");
    }
    assert_eq!(values, Values::defaults(KNOBS));
}

#[test]
fn a_switch_is_off_or_on() {
    let mut values = Values::defaults(&[Knob::switch("bar", "figure.knob.bar", true)]);
    assert!(values.on("bar") && !values.on("nothing"));
    assert_eq!(values.set("bar", "off"), Ok(None));
    assert!(!values.on("bar") && values.set("bar", "yes").is_err());
}

#[test]
fn what_is_written_is_read_back() {
    let widths = Knob::widths("layers", "knob.layers", "64-64");
    for text in ["", "16", "64-32-8"] {
        assert_eq!(widths.read(text).unwrap().0.to_string(), text);
    }
    for text in ["0", "64-", "a", "1-1-1-1-1", "1000"] {
        assert!(widths.read(text).is_err(), "{text}");
    }
}

struct Spec(&'static str, &'static [Knob]);

impl Entry for Spec {
    fn id(&self) -> &'static str {
        self.0
    }

    fn knobs(&self) -> &'static [Knob] {
        self.1
    }
}

#[test]
fn what_is_chosen_has_the_values_of_its_own_knobs() {
    const ONE: &Spec = &Spec("one", KNOBS);
    const OTHER: &Spec = &Spec("other", KNOBS);
    let mut chosen = Chosen::new(ONE);
    assert!(chosen == Chosen::new(ONE) && chosen != Chosen::new(OTHER));
    assert_eq!(chosen.set("m", "0.25"), Ok(None));
    assert_eq!((chosen.id(), chosen.values().number("m"), chosen.spec().1), ("one", 0.25, KNOBS));
    assert!(chosen.set("n", "1").is_err() && chosen != Chosen::new(ONE));
}
