//! Whichever way led to a state (played, gone back, turned to, changed there), it is the one that its own log replays to.

use super::{bytes, open};
use margin_lab::engine::Experiment;
use margin_lab::engine::log::Log;
use proptest::prelude::*;

/// What a person may do.
#[derive(Clone, Debug)]
enum Deed {
    Advance(u64),
    Set(&'static str, &'static str),
    /// To a share of the steps there are, at once or only to the checkpoint before it.
    Rewind(f64, bool),
    /// To a share of the steps of a log of an earlier moment, counted back from the last.
    Turn(usize, f64),
}

const STARTS: &[&str] = &[
    "data=moons&layers=8",
    "data=blobs&layers=4&head=softmax",
    "data=moons&layers=8&head=nsl&term=center",
    "data=rings&layers=8&head=sphereface&optimiser=sgd",
];

const CHANGES: &[(&str, &str)] = &[
    ("m", "0.2"),
    ("m", "1.2"),
    ("s", "9"),
    ("lr", "0.001"),
    ("batch", "33"),
    ("warm-up", "40"),
    ("renormalise", "on"),
    ("head", "arcface"),
    ("head", "sphereface"),
    ("bias", "off"),
    ("term", "center"),
    ("term", "none"),
    ("weight", "0.3"),
    ("prototype.1", "0.5,-1.25"),
    ("point.add", "0.25,0.5,1"),
    ("point.move.3", "0.5,0.25"),
    ("point.label.5", "0"),
    ("point.delete.7", ""),
];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => (1..150_u64).prop_map(Deed::Advance),
        4 => prop::sample::select(CHANGES).prop_map(|(key, value)| Deed::Set(key, value)),
        2 => (0.0..1.0, any::<bool>()).prop_map(|(share, whole)| Deed::Rewind(share, whole)),
        3 => (0..4_usize, 0.0..=1.0).prop_map(|(log, share)| Deed::Turn(log, share)),
    ];
    prop::collection::vec(deed, 4..16)
}

fn go(experiment: &mut Experiment, step: u64) {
    experiment.advance(step.saturating_sub(experiment.step()));
}

fn act(experiment: &mut Experiment, deed: &Deed, logs: &[String]) {
    match deed {
        Deed::Advance(steps) => drop(experiment.advance(*steps)),
        // What makes no sense here changes nothing: that is part of what is asked.
        Deed::Set(key, value) => drop(experiment.set(key, value)),
        Deed::Rewind(share, whole) => {
            let step = (experiment.newest() as f64 * share) as u64;
            experiment.rewind(step);
            if *whole {
                go(experiment, step);
            }
        }
        Deed::Turn(back, share) => {
            let (mut log, _) = Log::parse(&logs[logs.len().saturating_sub(1 + back)]);
            log.step = (log.step as f64 * share) as u64;
            assert!(experiment.turn_to(&log.write()));
            go(experiment, log.step);
        }
    }
}

fn is_what_its_log_says(experiment: &mut Experiment) {
    let log = experiment.log();
    let mut replayed = open(&log);
    go(&mut replayed, experiment.step());
    assert_eq!(replayed.settings().all(), experiment.settings().all(), "{log}");
    assert!(bytes(&mut replayed) == bytes(experiment), "{log}");
}

/// Back by a log of fewer steps, which leaves nothing of the events out, then another way on.
#[test]
fn a_change_after_turning_to_fewer_steps_leaves_the_other_way() {
    let mut experiment = open("data=moons&layers=8");
    experiment.advance(200);
    assert!(experiment.turn_to("data=moons&layers=8"));
    experiment.set("m", "1.2").unwrap();
    experiment.advance(100);
    experiment.rewind(50);
    go(&mut experiment, 50);
    is_what_its_log_says(&mut experiment);
    assert!(experiment.log().contains("m:1.2"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_leads_to_what_the_log_says(start in prop::sample::select(STARTS), deeds in deeds()) {
        let mut experiment = open(start);
        let mut logs = vec![experiment.log()];
        for deed in &deeds {
            act(&mut experiment, deed, &logs);
            // A divergence is told by the experiment that met it; the log ends before it.
            if experiment.diverged().is_some() {
                break;
            }
            is_what_its_log_says(&mut experiment);
            logs.push(experiment.log());
        }
    }
}
