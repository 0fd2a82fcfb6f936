//! Every registry's knobs: a condition under which a knob matters names a choice beside it, and options that this choice has; a
//! ramp names numbers that time it.

use margin_lab::classifier::CLASSIFIERS;
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::knobs;
use margin_lab::figure::FIGURES;
use margin_lab::figure::view::VIEWS;
use margin_lab::head::HEADS;
use margin_lab::knob::{Kind, Knob, Ramp};
use margin_lab::term::TERMS;

fn lists() -> Vec<(&'static str, Vec<Knob>)> {
    let settings = data::KNOBS.iter().chain(knobs::KNOBS).copied().collect();
    let mut lists = vec![("settings", settings)];
    lists.extend(HEADS.iter().map(|spec| (spec.id, spec.knobs.to_vec())));
    lists.extend(TERMS.iter().map(|spec| (spec.id, spec.knobs.to_vec())));
    lists.extend(DATASETS.iter().map(|spec| (spec.id, spec.knobs.to_vec())));
    lists.extend(CLASSIFIERS.iter().map(|spec| (spec.id, spec.knobs.to_vec())));
    lists.extend(VIEWS.iter().map(|spec| (spec.id, spec.knobs.to_vec())));
    lists.extend(FIGURES.iter().map(|spec| (spec.id, spec.knobs.to_vec())));
    lists
}

/// The page keeps the options of all views in one list.
#[test]
fn views_that_share_an_option_mean_the_same_by_it() {
    let all = VIEWS.iter().flat_map(|view| view.knobs.iter().map(move |knob| (view.id, knob)));
    for (view, knob) in all.clone() {
        for (other, same) in all.clone().filter(|(_, same)| same.id == knob.id) {
            let of = |knob: &Knob| (knob.words, knob.default_value());
            assert_eq!(of(knob), of(same), "{} of {view} and of {other}", knob.id);
        }
    }
}

#[test]
fn conditions_name_choices_beside_them() {
    let mut conditions = 0;
    for (id, list) in lists() {
        for (knob, (choice, wanted)) in
            list.iter().flat_map(|knob| knob.when.iter().map(move |when| (knob, when)))
        {
            conditions += 1;
            // What a view shows may hang on how many dimensions the experiment has.
            if *choice == "dim" && VIEWS.iter().any(|view| view.id == id) {
                let dim = knobs::KNOBS.iter().find(|knob| knob.id == "dim").expect("a setting");
                assert!(wanted.iter().all(|text| dim.read(text).is_ok_and(|(_, clamp)| clamp.is_none())));
                continue;
            }
            let beside = list.iter().find(|other| other.id == *choice).map(|other| other.kind);
            let Some(Kind::Choice { options, .. }) = beside else {
                panic!("{id}: {} matters only with {choice}, which is no choice beside it", knob.id);
            };
            let some = wanted.iter().filter(|option| options.contains(option)).count();
            assert!(
                some == wanted.len() && some < options.len(),
                "{id}: {} with {choice}: {wanted:?}",
                knob.id
            );
        }
    }
    assert!(conditions > 10, "only {conditions} conditions were seen");
}

/// What ramps name is read by the trainer, where a name that is none would be NaN.
#[test]
fn ramps_name_numbers() {
    let is_number = |list: &[Knob], id: &str| {
        list.iter().any(|knob| knob.id == id && matches!(knob.kind, Kind::Number { .. }))
    };
    let mut ramps = 0;
    for spec in HEADS {
        for knob in spec.knobs {
            let named = match knob.ramp {
                Ramp::None => true,
                Ramp::Line { over, .. } => is_number(knobs::KNOBS, over),
                Ramp::Anneal { start, gamma, power } => {
                    [start, gamma, power].iter().all(|id| is_number(spec.knobs, id))
                }
            };
            assert!(named, "{}: {:?}", spec.id, knob.ramp);
            ramps += usize::from(knob.ramp != Ramp::None);
        }
    }
    assert!(ramps > 5, "only {ramps} ramps were seen");
}
