//! `margin-lab eval` and `margin-lab heads`, as a user runs them.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::unwrap_used)] // stopping is how a test fails

mod command;

use command::{answer, run};
use margin_lab::head::HEADS;
use margin_lab::term::{NONE, TERMS};
use serde_json::{Value, json};

fn eval(case: &Value) -> Value {
    answer("eval", case)
}

fn refusal(input: &str) -> String {
    command::refusal("eval", input)
}

fn case(head: &str, params: Value) -> Value {
    json!({ "head": head, "params": params, "embeddings": [[1.2, 0.3], [-0.4, 2.0]],
            "prototypes": [[1, 0], [0, 1], [-1, -1]], "labels": [0, 2] })
}

/// cos θ of the case's first sample to its own prototype.
const COSINE: f64 = 0.970_142_500_145_332;

fn close(value: &Value, want: f64) {
    let got = value.as_f64().unwrap();
    assert!((got - want).abs() < 1e-12 * want.abs().max(1.0), "{got}, not {want}");
}

#[test]
fn parameters_are_taken_beyond_the_sliders() {
    let sine = (1.0 - COSINE * COSINE).sqrt();
    close(&eval(&case("cosface", json!({ "s": 200, "m": 2.5 })))["logits"][0][0], 200.0 * (COSINE - 2.5));
    close(&eval(&case("nsl", json!({ "s": 0.25 })))["logits"][0][0], 0.25 * COSINE);
    let turned = 64.0 * libm::cos(1.35 * libm::atan2(sine, COSINE) - 0.1);
    let combined = case("combined", json!({ "s": 64, "m1": 1.35, "m2": -0.1, "m3": 0 }));
    close(&eval(&combined)["logits"][0][0], turned);
}

#[test]
fn parameters_left_out_take_their_defaults() {
    let given = json!({ "s": 16, "m": 0.5, "beyond-pi": "linear", "gradient": "exact" });
    let mut bare = case("arcface", json!({}));
    assert_eq!(eval(&bare), eval(&case("arcface", given)));
    bare.as_object_mut().unwrap().remove("params");
    assert_eq!(eval(&bare), eval(&case("arcface", json!({}))));
}

#[test]
fn the_answer_has_its_documented_shape() {
    let answer = eval(&case("sphereface", json!({})));
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["loss", "losses", "logits", "d_embeddings", "d_prototypes"]);
    let mean = (answer["losses"][0].as_f64().unwrap() + answer["losses"][1].as_f64().unwrap()) / 2.0;
    assert_eq!(answer["loss"].as_f64().unwrap(), mean);
    for (key, rows, width) in [("logits", 2, 3), ("d_embeddings", 2, 2), ("d_prototypes", 3, 2)] {
        let table = answer[key].as_array().unwrap();
        assert_eq!((table.len(), table[0].as_array().unwrap().len()), (rows, width), "{key}");
    }
}

#[test]
fn a_bias_comes_back_as_its_gradient() {
    let mut given = case("softmax", json!({}));
    assert!(eval(&given).get("d_bias").is_none());
    given["bias"] = json!([0.5, -1.0, 0.25]);
    let answer = eval(&given);
    close(&answer["logits"][0][1], 0.3 - 1.0);
    let sum: f64 = answer["d_bias"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).sum();
    assert!(sum.abs() < 1e-15);
}

#[test]
fn a_term_answers_beside_the_head() {
    let alone = eval(&case("arcface", json!({})));
    let mut joined = case("arcface", json!({}));
    joined["term"] = json!("none");
    assert_eq!(eval(&joined), alone);
    joined["term"] = json!("intra");
    joined["term-params"] = json!({ "weight": std::f64::consts::PI });
    let mut answer = eval(&joined);
    let added = answer.as_object_mut().unwrap().remove("term").unwrap();
    assert_eq!(answer, alone);
    let keys: Vec<&String> = added.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["loss", "losses", "d_embeddings", "d_prototypes"]);
    close(&added["losses"][0], libm::acos(COSINE));
    joined["term"] = json!("center");
    joined["term-params"] = json!({ "weight": 1, "alpha": 1 });
    joined["centres"] = json!([[0.2, 0.3], [5, 5], [-0.4, 1.0]]);
    let added = &eval(&joined)["term"];
    close(&added["loss"], 0.5);
    close(&added["d_embeddings"][0][0], 0.5);
    close(&added["centres"][0][0], 0.7);
    assert_eq!(added["centres"][1], json!([5.0, 5.0]));
}

#[test]
fn a_list_in_gives_a_list_out() {
    let (a, b) = (case("nsl", json!({})), case("l-softmax", json!({ "m": 3 })));
    assert_eq!(eval(&json!([a, b])), json!([eval(&a), eval(&b)]));
    assert_eq!(eval(&json!([])), json!([]));
    assert_eq!(eval(&json!([a])), json!([eval(&a)]));
}

#[test]
fn digits_survive_the_way_through_text() {
    let mut given = case("softmax", json!({ "bias": "off" }));
    given["prototypes"] = json!([[1.0, 0.0], [0.1, 0.2], [0.3, 1e-17]]);
    given["embeddings"] = json!([[0.1 + 0.2, 0.0], [5e-324, 1e150]]);
    let logits = &eval(&given)["logits"];
    assert_eq!(logits[0][0].as_f64().unwrap().to_bits(), (0.1_f64 + 0.2).to_bits());
    assert_eq!(logits[1][0].as_f64().unwrap().to_bits(), 5e-324_f64.to_bits());
}

#[test]
fn what_is_not_finite_is_a_string() {
    let mut given = case("nsl", json!({ "s": 1.7e308 }));
    given["embeddings"] = json!([[1.0, 1.0], [1.0, 1.0]]);
    given["labels"] = json!([2, 0]);
    assert_eq!(eval(&given)["loss"], json!("Infinity"));
    let nothing = json!({ "head": "nsl", "embeddings": [], "prototypes": [[1, 0]], "labels": [] });
    let answer = eval(&nothing);
    assert_eq!(answer["loss"], json!("NaN"));
    assert_eq!(answer["d_prototypes"], json!([[0.0, 0.0]]));
}

#[test]
fn bad_input_gets_one_clear_sentence() {
    let with = |key: &str, value: Value| {
        let mut case = case("arcface", json!({}));
        case[key] = value;
        case.to_string()
    };
    let termed = |term: &str, key: &str, value: Value| {
        let mut case = case("arcface", json!({}));
        (case["term"], case[key]) = (json!(term), value);
        case.to_string()
    };
    let refused = [
        ("{\"head\": ".to_owned(), "EOF"),
        (with("head", json!("arcfase")), "There is no head called “arcfase”"),
        (
            with("params", json!({ "margin": 0.5 })),
            "no parameter called “margin”; it has m, s, beyond-pi, gradient",
        ),
        (with("params", json!({ "s": "30" })), "params.s: scale must be a number, not “30”."),
        (with("params", json!({ "s": [30] })), "must be a number, not a list."),
        (with("params", json!({ "beyond-pi": "wrap" })), "“wrap” is not one of none, linear, easy, clamp"),
        (with("params", json!({ "gradient": true })), "“true” is not one of exact, detached"),
        (with("param", json!({})), "“param” is not one of the keys, which are head, params, embeddings, "),
        (with("embeddings", json!([[1, 0], [1]])), "embeddings: row 2 has length 1, row 1 has 2."),
        (with("prototypes", json!([[1, 0], [1, 2, 3]])), "prototypes: row 2 has length 3"),
        (
            with("embeddings", json!([[1, 0, 0], [1, 0, 0]])),
            "rows of embeddings have length 3, rows of prototypes 2",
        ),
        (with("prototypes", json!([])), "at least one row"),
        (with("labels", json!([0])), "labels has length 1, embeddings 2: they must be equal."),
        (with("labels", json!([0, 3])), "labels: number 2 is 3, but classes go from 0 to 2."),
        (with("labels", json!([-1, 0])), "labels: number 1 is -1"),
        (with("bias", json!([0, 0, 0])), "does not use one"),
        (with("term", json!("centre")), "no term called “centre”; the terms are none, center, intra"),
        (with("term-params", json!({ "weight": 1 })), "term-params was given, but no term."),
        (with("term", json!("center")), "center needs centres"),
        (termed("center", "centres", json!([[0, 0], [0, 0]])), "centres is 2 × 2, but prototypes is 3 × 2"),
        (termed("center", "centres", json!([[0, 0], [0]])), "centres: row 2 has length 1"),
        (termed("intra", "centres", json!([[0, 0], [0, 0], [0, 0]])), "intra keeps none"),
        (termed("intra", "term-params", json!({ "alpha": 1 })), "intra has no parameter called “alpha”"),
        (termed("intra", "term-params", json!({ "weight": "big" })), "term-params.weight: "),
        (json!([case("nsl", json!({})), case("nsl", json!({ "m": 1 }))]).to_string(), "Case 2: nsl has no"),
    ];
    for (input, part) in refused {
        let said = refusal(&input);
        assert!(said.contains(part), "{said} does not say “{part}”");
    }
}

#[test]
fn what_is_of_another_kind_is_named_with_its_place() {
    let with = |key: &str, value: Value| {
        let mut case = case("arcface", json!({}));
        case[key] = value;
        case.to_string()
    };
    for (input, part) in [
        ("7".to_owned(), "A case is an object of keys and values, not 7."),
        ("null".to_owned(), "A case is an object of keys and values, not null."),
        (
            json!([["nsl", {}, [[1]], [[1]], [0]]]).to_string(),
            "Case 1: A case is an object of keys and values, not a list.",
        ),
        (with("labels", json!([0.5, 0])), "labels: number 1 is 0.5, which is not a whole number"),
        (with("labels", json!([0, "1"])), "labels: number 2 is “1”, which is not a whole number"),
        (with("labels", json!([0, 1e300])), "labels: number 2 is 1e+300"),
        (with("labels", json!(null)), "labels must be a list, not null."),
        (with("head", json!(7)), "head must be a word in quotes, not 7."),
        (with("params", json!([])), "params must be an object of keys and values, not a list."),
        (with("embeddings", json!({})), "embeddings must be a list, not an object."),
        (with("embeddings", json!([[1, 0], 1])), "embeddings: row 2 must be a list of numbers, not 1."),
        (
            with("embeddings", json!([[1, 0], [1, "a"]])),
            "embeddings: row 2, column 2 is “a”, which is not a finite number.",
        ),
        (with("embeddings", json!([[1, 0], [1, -2e150]])), "embeddings: row 2, column 2 is beyond ±1e150"),
        (
            with("prototypes", json!([[1e300, 0], [1, 0], [0, 1]])),
            "prototypes: row 1, column 1 is beyond ±1e150",
        ),
        (with("bias", json!([0, null, 0])), "bias: number 2 is null, which is not a finite number."),
        (with("term", json!(1)), "term must be a word in quotes, not 1."),
        (json!([case("nsl", json!({})), { "head": "nsl" }]).to_string(), "Case 2: embeddings is missing."),
    ] {
        let said = refusal(&input);
        assert!(said.contains(part), "{said} does not say “{part}”");
    }
}

#[test]
fn no_key_stands_twice() {
    let text = case("cosface", json!({ "m": 0.1 })).to_string();
    for (once, twice, sentence) in [
        ("\"m\":0.1", "\"m\":0.1,\"m\":0.2", "The key “m” stands twice (line 1, column "),
        ("\"labels\"", "\"head\":\"nsl\",\"labels\"", "The key “head” stands twice"),
    ] {
        let input = text.replacen(once, twice, 1);
        for input in [format!("[{input}]"), input] {
            let said = refusal(&input);
            assert!(said.contains(&sentence[..20]), "{said}");
        }
        assert!(refusal(&text.replacen(once, twice, 1)).contains(sentence));
    }
}

#[test]
fn whole_numbers_may_have_a_point_and_what_may_be_absent_may_be_null() {
    let plain = case("nsl", json!({}));
    let mut given = plain.clone();
    given["labels"] = json!([0.0, 2.0]);
    for key in ["params", "bias", "term", "term-params", "centres"] {
        given[key] = json!(null);
    }
    assert_eq!(eval(&given), eval(&plain));
}

/// A line end in a word would make two sentences of one, an escape would steer the terminal.
#[test]
fn controls_are_written_out() {
    for word in ["nsl\n\u{1b}[31m", "nsl\r\u{2028}\u{202e}"] {
        let mut given = case("nsl", json!({}));
        given["head"] = json!(word);
        let said = refusal(&given.to_string());
        let said = said.strip_suffix('\n').unwrap();
        assert!(
            said.contains("“nsl\\") && !said.contains(['\n', '\r', '\u{1b}', '\u{2028}', '\u{202e}']),
            "{said}"
        );
    }
}

/// At the largest numbers every head and term still answers with numbers.
#[test]
fn the_largest_numbers_stay_finite() {
    let terms = || [(NONE, false)].into_iter().chain(TERMS.iter().map(|spec| (spec.id, spec.centres)));
    let pairs = HEADS.iter().flat_map(|head| terms().map(move |(term, centres)| (head.id, term, centres)));
    let large = |(head, term, centres)| {
        let mut given = case(head, json!({}));
        given["embeddings"] = json!([[1e150, -1e150], [-1e150, 1e149]]);
        given["prototypes"] = json!([[1e150, 1e150], [-1e150, 1e150], [1e-3, -1e150]]);
        given["term"] = json!(term);
        if centres {
            given["centres"] = given["prototypes"].clone();
        }
        given
    };
    let cases: Vec<Value> = pairs.map(large).collect();
    let answers = eval(&json!(cases));
    for (case, answer) in cases.iter().zip(answers.as_array().unwrap()) {
        let said = answer.to_string();
        assert!(!said.contains("NaN") && !said.contains("Infinity"), "{case}: {said}");
    }
    assert_eq!(answers.as_array().unwrap().len(), HEADS.len() * (TERMS.len() + 1));
}

#[test]
fn a_missing_file_is_named() {
    let output = run(&["eval", "no-such-file.json"], "");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("no-such-file.json"), "{said}");
}

#[test]
fn help_shows_an_example_that_runs() {
    let help = String::from_utf8(run(&["eval", "--help"], "").stdout).unwrap();
    let example = help.split('\'').nth(1).unwrap();
    let answer = eval(&serde_json::from_str(example).unwrap());
    assert!(answer["loss"].as_f64().unwrap() > 0.0);
}

#[test]
fn heads_are_listed() {
    let listed: Value = serde_json::from_slice(&run(&["heads", "--json"], "").stdout).unwrap();
    let ids: Vec<&str> = listed.as_array().unwrap().iter().map(|head| head["id"].as_str().unwrap()).collect();
    assert_eq!(ids, HEADS.iter().map(|spec| spec.id).collect::<Vec<_>>());
    let arcface = listed.as_array().unwrap().iter().find(|head| head["id"] == "arcface").unwrap();
    let m = &arcface["knobs"][0];
    assert_eq!((&m["id"], &m["default"], &m["range"]), (&json!("m"), &json!(0.5), &json!([0.0, 1.5])));
    let text = String::from_utf8(run(&["heads"], "").stdout).unwrap();
    assert!(ids.iter().all(|id| text.contains(id)));
}

/// One batch an epoch, in order: the loss of a step is that of the training samples at the state before it.
#[test]
fn a_state_of_training_is_a_case_and_gives_the_loss_of_the_next_step() {
    for head in HEADS.iter().map(|head| head.id) {
        let train = |more: &[&str]| {
            let plain = [
                "train",
                "--data",
                "iris",
                "--batch",
                "512",
                "--order",
                "plain",
                "--test-share",
                "0",
                "--head",
                head,
            ];
            command::run(&[&plain[..], more].concat(), "").stdout
        };
        let answer = eval(&serde_json::from_slice(&train(&["--steps", "40", "--case"])).unwrap());
        let rows: Value =
            serde_json::from_slice(&train(&["--steps", "41", "--every", "1", "--json"])).unwrap();
        let [told, loss] = [&answer["loss"], &rows["rows"][40]["loss"]].map(|loss| loss.as_f64().unwrap());
        assert!((told - loss).abs() < 1e-5 * loss, "{head}: {told}, {loss}");
    }
}
