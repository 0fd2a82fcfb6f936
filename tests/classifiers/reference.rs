//! Reading the fixtures of the classic classifiers and comparing a fit with a case.

use margin_lab::classifier::{self, Fitted};
use margin_lab::data::Dataset;
use margin_lab::knob::Values;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// One fit to check.
pub(crate) struct Case {
    pub(crate) set: String,
    pub(crate) classifier: String,
    pub(crate) params: Vec<(String, String)>,
    pub(crate) decisions: Vec<f64>,
    pub(crate) probabilities: Vec<f64>,
    pub(crate) predictions: Vec<f64>,
    /// 1 where no tie decides; empty: everywhere.
    pub(crate) sure: Vec<f64>,
    pub(crate) quantities: BTreeMap<String, Vec<f64>>,
}

fn json(file: &str) -> Value {
    let path = format!("{}/tests/fixtures/classifiers/{file}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(&path).expect(&path)).expect(&path)
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        other => other.as_f64().into_iter().collect(),
    }
}

/// The names of the files of cases.
pub(crate) fn written() -> Vec<String> {
    let folder = format!("{}/tests/fixtures/classifiers", env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(&folder).expect(&folder).map(|file| file.expect(&folder).path());
    let names = files.filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned()));
    names.filter(|name| name != "sets").collect()
}

/// The cases of one classifier.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    let parse = |case: &Value| {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let fields = |key: &str| case[key].as_object().expect(key).clone();
        Case {
            set: text(&case["set"]),
            classifier: text(&case["classifier"]),
            params: fields("params").iter().map(|(key, value)| (key.clone(), text(value))).collect(),
            decisions: numbers(&case["decisions"]),
            probabilities: numbers(&case["probabilities"]),
            predictions: numbers(&case["predictions"]),
            sure: numbers(&case["sure"]),
            quantities: fields("quantities")
                .iter()
                .map(|(key, value)| (key.clone(), numbers(value)))
                .collect(),
        }
    };
    json(file).as_array().expect("a list of cases").iter().map(parse).collect()
}

/// A set of the fixtures, and its 25 × 25 grid of places.
pub(crate) fn set(name: &str) -> (Dataset, Vec<f64>) {
    let sets = json("sets");
    let labels: Vec<u32> = numbers(&sets[name]["y"]).iter().map(|y| *y as u32).collect();
    let classes = (0..=*labels.iter().max().expect("labels")).map(|k| k.to_string()).collect();
    let window = numbers(&sets[name]["window"]);
    let along = |low: f64, high: f64, i: i32| low + (high - low) * f64::from(i) / 24.0;
    let place = |j, i| [along(window[0], window[1], i), along(window[2], window[3], j)];
    let grid = (0..25).flat_map(|j| (0..25).flat_map(move |i| place(j, i))).collect();
    let columns = vec!["x".to_owned(), "y".to_owned()];
    let features = numbers(&sets[name]["X"]);
    (Dataset { features, labels, classes, columns, picture: None, held_out: vec![] }, grid)
}

/// The knobs of a classifier, some of them set.
pub(crate) fn knobs<K: AsRef<str>>(id: &str, params: &[(K, K)]) -> Values {
    let mut values = Values::defaults(classifier::find(id).expect(id).knobs);
    for (knob, text) in params {
        let clamp = values.set(knob.as_ref(), text.as_ref()).expect("a value of the knob");
        assert_eq!(clamp, None, "{}", knob.as_ref());
    }
    values
}

/// Fits one of the fixtures' sets.
pub(crate) fn fit<K: AsRef<str>>(id: &str, data: &Dataset, params: &[(K, K)]) -> Box<dyn Fitted> {
    classifier::find(id).expect(id).fit(data, &knobs(id, params)).expect("a fit")
}

/// Compares a fit with a case; tolerances for decisions, probabilities and quantities, relative to 1 + size.
pub(crate) fn check(case: &Case, [decisions, probabilities, quantities]: [f64; 3]) {
    let (data, grid) = set(&case.set);
    let name = format!("{} {:?} on {}", case.classifier, case.params, case.set);
    let fitted = fit(&case.classifier, &data, &case.params);
    let sure = |place: usize| case.sure.get(place).is_none_or(|mark| *mark == 1.0);
    let compare = |what: &str, ours: &[f64], theirs: &[f64], tolerance: f64| {
        assert_eq!(ours.len(), theirs.len(), "{name}: {what}");
        let columns = (ours.len() / 625).max(1);
        let error = |i: usize| (ours[i] - theirs[i]).abs() / (1.0 + theirs[i].abs());
        let worst = (0..ours.len()).filter(|i| !ours.len().is_multiple_of(625) || sure(i / columns));
        let worst = worst.max_by(|a, b| error(*a).total_cmp(&error(*b))).expect("numbers to compare");
        let (got, want) = (ours[worst], theirs[worst]);
        assert!(error(worst) <= tolerance, "{name}: {what} {worst}: {got} instead of {want}\n{ours:?}");
    };
    let report = fitted.report();
    for (key, theirs) in &case.quantities {
        let quantity = report.iter().find(|quantity| quantity.name == key).expect(key);
        compare(key, &quantity.values, theirs, quantities);
    }
    if !case.decisions.is_empty() {
        compare("decisions", &fitted.decisions(&grid), &case.decisions, decisions);
    }
    if !case.probabilities.is_empty() {
        compare("probabilities", &fitted.probabilities(&grid), &case.probabilities, probabilities);
    }
    if !case.predictions.is_empty() {
        let ours = fitted.predict(&grid);
        let judged: Vec<usize> = (0..ours.len()).filter(|place| sure(*place)).collect();
        assert!(judged.len() > 400, "{name}: only {} places without a tie", judged.len());
        let wrong = judged.iter().filter(|place| f64::from(ours[**place]) != case.predictions[**place]);
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&usize>::new(), "{name}: predictions");
    }
}
