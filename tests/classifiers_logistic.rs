//! Logistic regression with an L1 penalty on samples nobody prepared: the conditions of optimality, from the report alone.
#![allow(clippy::expect_used)] // stopping is how a test fails

use margin_lab::classifier::{Fitted, logistic};
use margin_lab::data::Dataset;
use margin_lab::knob::Values;
use margin_lab::math::{Real, Rng};

/// `classes` normal classes round random centres; the features' sizes differ by factors of ten.
fn crowd(seed: u64, classes: u32) -> Dataset {
    let mut rng = Rng::new(seed);
    let centres: Vec<f64> = (0..classes * 3).map(|_| 1.5 * rng.normal()).collect();
    let labels: Vec<u32> = (0..90).map(|i| i % classes).collect();
    let size = [1.0, 10.0, 0.1];
    let feature = |at: usize| size[at % 3] * (centres[labels[at / 3] as usize * 3 + at % 3] + rng.normal());
    let features = (0..270).map(feature).collect();
    let names = |count: usize| (0..count).map(|name| name.to_string()).collect();
    Dataset {
        features,
        classes: names(classes as usize),
        labels,
        columns: names(3),
        picture: None,
        held_out: vec![],
    }
}

fn fit(data: &Dataset, cost: f64, scheme: &str) -> Box<dyn Fitted> {
    let mut values = Values::defaults(logistic::SPEC.knobs);
    for (id, text) in [("penalty", "l1"), ("scheme", scheme), ("C", &cost.to_string())] {
        assert_eq!(values.set(id, text), Ok(None), "{id}={text}");
    }
    logistic::SPEC.fit(data, &values).expect("a fit")
}

fn quantity(fitted: &dyn Fitted, name: &str) -> Vec<f64> {
    fitted.report().into_iter().find(|quantity| quantity.name == name).expect(name).values
}

/// The loss's slope along each coefficient (row by row) and each intercept: C Σ (p − y) x̃.
fn slopes(data: &Dataset, fitted: &dyn Fitted, cost: f64, softmax: bool) -> (Vec<f64>, Vec<f64>) {
    let rows = quantity(fitted, "intercepts").len();
    let (mut weights, mut biases) = (vec![0.0; rows * 3], vec![0.0; rows]);
    for (i, x) in data.features.chunks_exact(3).enumerate() {
        let scores = fitted.decisions(x);
        let odds: Vec<f64> = scores.iter().map(|s| Real::exp(*s)).collect();
        for row in 0..rows {
            let share =
                if softmax { odds[row] / odds.iter().sum::<f64>() } else { odds[row] / (1.0 + odds[row]) };
            let class = if rows == 1 { 1 } else { row as u32 };
            let residual = cost * (share - f64::from(u8::from(data.labels[i] == class)));
            biases[row] += residual;
            x.iter().enumerate().for_each(|(f, x)| weights[row * 3 + f] += residual * x);
        }
    }
    (weights, biases)
}

#[test]
fn lasso_is_optimal_at_any_cost() {
    for (seed, classes) in [(1, 2), (2, 3), (3, 3), (4, 4), (5, 5), (6, 4)] {
        let data = crowd(seed, classes);
        for (cost, tolerance) in [(0.01, 1e-10), (1.0, 1e-9), (1e4, 1e-5)] {
            for scheme in ["multinomial", "ovr"] {
                let name = format!("{classes} classes of seed {seed}, C = {cost}, {scheme}");
                let fitted = fit(&data, cost, scheme);
                let softmax = classes > 2 && scheme == "multinomial";
                let (weights, biases) = slopes(&data, fitted.as_ref(), cost, softmax);
                assert!(biases.iter().all(|slope| slope.abs() < tolerance), "{name}: {biases:?}");
                for (w, slope) in quantity(fitted.as_ref(), "coefficients").iter().zip(&weights) {
                    let miss = if *w == 0.0 { slope.abs() - 1.0 } else { (slope + w.signum()).abs() };
                    assert!(miss < tolerance, "{name}: coefficient {w} with slope {slope}");
                }
            }
        }
    }
}

/// Four rows of coefficients may shift together for nothing; the one with its lower middle at zero is ours.
#[test]
fn an_even_softmax_has_one_answer() {
    let coefficients = quantity(fit(&crowd(4, 4), 100.0, "multinomial").as_ref(), "coefficients");
    for feature in 0..3 {
        let mut column: Vec<f64> = coefficients.iter().skip(feature).step_by(3).copied().collect();
        column.sort_by(f64::total_cmp);
        assert_eq!(column[1].to_bits(), 0.0_f64.to_bits(), "{column:?}");
    }
}

/// The example of a report: sigmoids there are too small for numbers, all three at the first place.
#[test]
fn probabilities_far_out_are_of_one() {
    let features = vec![
        0.8039879877156288,
        -2.872071066355802,
        4.42492486090677,
        2.0324834777082,
        -1.876513388361861,
        3.3197001915328075,
        1.6170834900524613,
        2.4866243171935887,
        -1.8053812592880194,
        -1.6699004611389903,
        -2.4673924522389283,
        -1.6231754251105426,
        -6.939265082770946,
        3.25129821667604,
        -3.5413445736635105,
        1.7091371828716566,
    ];
    let data = Dataset {
        features,
        labels: vec![0, 2, 1, 1, 0, 1, 2, 1],
        classes: ["0", "1", "2"].map(str::to_owned).to_vec(),
        columns: ["0", "1"].map(str::to_owned).to_vec(),
        picture: None,
        held_out: vec![],
    };
    let mut values = Values::defaults(logistic::SPEC.knobs);
    for (id, text) in [("scheme", "ovr"), ("C", "100")] {
        assert_eq!(values.set(id, text), Ok(None), "{id}={text}");
    }
    let fitted = logistic::SPEC.fit(&data, &values).expect("a fit");
    for size in [2.0, 1.0] {
        let place = [-15996.962403746107 * size, -5919.210552713289 * size];
        assert!(fitted.decisions(&place).iter().all(|score| *score < -700.0));
        assert_eq!(fitted.probabilities(&place), [0.0, 1.0, 0.0]);
    }
    // Where nothing is that small, they are the sigmoids divided by their sum.
    let sigmoids: Vec<f64> =
        fitted.decisions(&[1.0, 2.0]).iter().map(|s| 1.0 / (1.0 + Real::exp(-s))).collect();
    for (share, sigmoid) in fitted.probabilities(&[1.0, 2.0]).iter().zip(&sigmoids) {
        assert!((share - sigmoid / sigmoids.iter().sum::<f64>()).abs() < 1e-15);
    }
}

/// Six samples one apart, from `start`.
fn line(start: f64, step: f64, labels: &[u32]) -> Dataset {
    Dataset {
        features: (0..labels.len()).map(|i| start + step * i as f64).collect(),
        labels: labels.to_vec(),
        classes: ["0", "1"].map(str::to_owned).to_vec(),
        columns: vec!["0".to_owned()],
        picture: None,
        held_out: vec![],
    }
}

/// Dates. An intercept is free, so coefficients are the same wherever samples lie; those at 0 by Newton's method in 50 digits.
#[test]
fn samples_far_from_zero_have_the_same_optimum() {
    for (penalty, wanted, objective) in
        [("l2", 0.767_053_722_841_802, 2.924_658_743_610_611), ("l1", 0.6736468906496297, 3.386419019139485)]
    {
        let near = fit_with(&line(0.0, 1.0, &[0, 0, 1, 0, 1, 1]), penalty, "1");
        let slope = quantity(near.as_ref(), "coefficients")[0];
        assert!((slope - wanted).abs() < 1e-12, "{penalty}: {slope}");
        assert!((quantity(near.as_ref(), "objective")[0] - objective).abs() < 1e-12, "{penalty}");
        for start in [-3.0, 1e3, 1e8, 1.7e9, -1e12] {
            let far = fit_with(&line(start, 1.0, &[0, 0, 1, 0, 1, 1]), penalty, "1");
            assert_eq!(quantity(far.as_ref(), "coefficients"), [slope], "{penalty} at {start:e}");
            let places: Vec<f64> = (-2..9).map(f64::from).collect();
            let moved: Vec<f64> = places.iter().map(|x| x + start).collect();
            assert_eq!(far.decisions(&moved), near.decisions(&places), "{penalty} at {start:e}");
            let b = quantity(far.as_ref(), "intercepts")[0];
            let apart = b + slope * start - quantity(near.as_ref(), "intercepts")[0];
            assert!(apart.abs() <= 1e-15 * start.abs().max(10.0), "{penalty} at {start:e}: {b}");
        }
    }
}

/// The same with a feature beside it, three classes, and each scheme: the intercepts of a softmax add up to 0 there too.
#[test]
fn crowds_far_from_zero_have_the_same_optimum() {
    for (seed, classes) in [(1, 2), (2, 3), (4, 4)] {
        let near = crowd(seed, classes);
        let mut far = near.clone();
        // Numbers that lose nothing on the way.
        let grid = |x: f64| (x * 65536.0).round() / 65536.0;
        let near = Dataset { features: near.features.iter().map(|x| grid(*x)).collect(), ..near };
        far.features = near.features.iter().enumerate().map(|(i, x)| x + [1.7e9, 0.0, -2e5][i % 3]).collect();
        for penalty in ["l1", "l2"] {
            for scheme in ["multinomial", "ovr"] {
                let fit = |data: &Dataset| {
                    let mut values = Values::defaults(logistic::SPEC.knobs);
                    for (id, text) in [("penalty", penalty), ("scheme", scheme)] {
                        assert_eq!(values.set(id, text), Ok(None), "{id}={text}");
                    }
                    logistic::SPEC.fit(data, &values).expect("a fit")
                };
                let (here, there) = (fit(&near), fit(&far));
                let name = format!("{penalty} {scheme}, {classes} classes");
                for what in ["coefficients", "objective"] {
                    assert_eq!(quantity(here.as_ref(), what), quantity(there.as_ref(), what), "{name}");
                }
                let sum: f64 = quantity(there.as_ref(), "intercepts").iter().sum();
                assert!(scheme == "ovr" || classes == 2 || sum.abs() < 1e-5, "{name}: {sum}");
                let same = |data: &Dataset, fit: &dyn Fitted| fit.probabilities(&data.features);
                assert_eq!(same(&near, here.as_ref()), same(&far, there.as_ref()), "{name}");
            }
        }
    }
}

/// C so large for such features that a sample's share of its class misses 1 by 10⁻¹⁵; by Newton's method in 50 digits.
#[test]
fn nearly_sure_samples_have_digits() {
    let data = line(0.0, 1e5, &[0, 0, 1, 1]);
    for (cost, wanted) in [
        ("100", 4.753_894_374_487_153e-4),
        ("1e4", 5.640_718_936_118_557e-4),
        ("1e6", 6.532_400_385_146_172e-4),
    ] {
        let slope = quantity(fit_with(&data, "l2", cost).as_ref(), "coefficients")[0];
        assert!((slope / wanted - 1.0).abs() < 1e-9, "C = {cost}: {slope}");
    }
}

fn fit_with(data: &Dataset, penalty: &str, cost: &str) -> Box<dyn Fitted> {
    let mut values = Values::defaults(logistic::SPEC.knobs);
    for (id, text) in [("penalty", penalty), ("C", cost)] {
        assert_eq!(values.set(id, text), Ok(None), "{id}={text}");
    }
    logistic::SPEC.fit(data, &values).expect("a fit")
}
