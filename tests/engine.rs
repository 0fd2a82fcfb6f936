//! The engine from outside: an experiment is its log.

use margin_lab::engine::{Experiment, Frame, Parameters, Wants};
use margin_lab::head::HEADS;
use margin_lab::message::Message;
use margin_lab::metric::Accuracies;
use margin_lab::term::TERMS;

#[path = "engine/ways.rs"]
mod ways;

fn open(log: &str) -> Experiment {
    Experiment::open(log, None).unwrap_or_else(|problem| panic!("{log}: {problem}"))
}

fn bytes(experiment: &mut Experiment) -> Vec<u8> {
    experiment.frame(Wants { measures: true, ..Wants::default() }).to_bytes()
}

#[test]
fn a_log_replays_to_the_same_bits() {
    for head in HEADS {
        let mut played = open(&format!("head={}&seed=5", head.id));
        played.advance(120);
        played.set("lr", "0.001").unwrap();
        played.set("s", "12").ok();
        played.advance(77);
        played.set("prototype.3", "0.25,-1.5").unwrap();
        played.advance(50);
        let mut replayed = open(&played.log());
        assert_eq!(replayed.newest(), 247, "{}", head.id);
        replayed.advance(247);
        assert!(bytes(&mut replayed) == bytes(&mut played), "{}", head.id);
        assert_eq!(replayed.log(), played.log());
    }
}

#[test]
fn rewinding_and_training_again_gives_the_same_bits() {
    let mut experiment = open("head=arcface");
    experiment.advance(500);
    experiment.set("m", "0.3").unwrap();
    experiment.advance(400);
    let end = bytes(&mut experiment);
    for target in [0, 123, 500, 777] {
        experiment.rewind(target);
        assert!(experiment.step() <= target && experiment.newest() == 900);
        experiment.advance(900 - experiment.step());
        assert!(bytes(&mut experiment) == end, "by way of {target}");
    }
}

#[test]
fn terms_and_their_centres_are_part_of_the_log() {
    let plain = {
        let mut experiment = open("head=arcface");
        experiment.advance(300);
        bytes(&mut experiment)
    };
    for term in TERMS {
        let mut played = open(&format!("head=arcface&term={}&weight=0.5", term.id));
        played.advance(120);
        played.set("weight", "0.25").unwrap();
        played.advance(50);
        // Away and back within one step: the log keeps the last choice only.
        played.set("term", "intra").unwrap();
        played.set("term", term.id).unwrap();
        played.advance(130);
        let end = bytes(&mut played);
        assert!(end != plain, "{} changes nothing", term.id);
        let mut replayed = open(&played.log());
        replayed.advance(300);
        assert!(bytes(&mut replayed) == end, "{} replayed", term.id);
        assert_eq!(replayed.log(), played.log());
        for target in [0, 130, 200] {
            played.rewind(target);
            played.advance(300 - played.step());
            assert!(bytes(&mut played) == end, "{} by way of {target}", term.id);
        }
    }
    let mut none = open("head=arcface&term=none");
    none.advance(300);
    assert!(bytes(&mut none) == plain && !none.log().contains("term"));
}

/// While margin and scale are on their way to their values, a frame names those of its own step.
#[test]
fn a_frame_of_the_warm_up_is_the_same_whichever_way_led_to_it() {
    for head in ["arcface", "sphereface"] {
        let mut experiment = open(&format!("head={head}"));
        experiment.advance(96);
        let straight = bytes(&mut experiment);
        experiment.advance(40);
        for target in [96, 90] {
            experiment.rewind(target);
            experiment.advance(96 - experiment.step());
            assert!(bytes(&mut experiment) == straight, "{head} by way of {target}");
        }
    }
}

/// Nobody who opens a link is left to wonder why an event of it did nothing, and nobody is told twice.
#[test]
fn events_that_make_no_sense_are_passed_over_and_said_once() {
    let log = "data=moons&head=arcface&step=64&e=0:m:7;10:lr:fast;10:dim:3;10:nothing:1;10:m:0.25";
    let mut experiment = Experiment::open(log, None).unwrap();
    let keys = |problems: Vec<Message>| problems.into_iter().map(|problem| problem.key).collect::<Vec<_>>();
    assert_eq!(keys(experiment.problems()), ["knob.clamped"]);
    experiment.advance(64);
    assert_eq!(experiment.settings().head.values().number("m"), 0.25);
    let said = keys(experiment.problems());
    assert_eq!(said.len(), 3, "{said:?}");
    experiment.rewind(0);
    experiment.advance(64);
    experiment.set("m", "0.3").unwrap();
    assert_eq!(experiment.problems(), []);
}

#[test]
fn another_log_of_the_same_experiment_is_turned_to_without_training_anew_what_they_share() {
    let mut experiment = open("data=moons&seed=2");
    experiment.advance(200);
    let before = experiment.log();
    let there = bytes(&mut experiment);
    experiment.set("point.add", "0.125,-0.3,1").unwrap();
    experiment.set("lr", "0.001").unwrap();
    experiment.advance(100);
    let after = experiment.log();
    let end = bytes(&mut experiment);
    // Undone, done again, and back to the start.
    for (log, step, wanted) in [(&before, 200, &there), (&after, 300, &end), (&before, 200, &there)] {
        assert!(experiment.turn_to(log));
        assert!(experiment.step() > 150 && experiment.newest() == step, "{}", experiment.step());
        experiment.advance(step - experiment.step());
        assert!(bytes(&mut experiment) == *wanted && experiment.log() == *log);
    }
    for other in ["data=moons&seed=3&step=10", "data=rings&seed=2&step=10", "data=moons&seed=2&step=x"] {
        assert!(!experiment.turn_to(other), "{other}");
    }
    assert!(bytes(&mut experiment) == there);
}

#[test]
fn a_change_after_a_rewind_cuts_the_tail() {
    let mut experiment = open("head=arcface");
    experiment.advance(100);
    experiment.set("m", "0.2").unwrap();
    experiment.advance(100);
    experiment.rewind(64);
    experiment.set("m", "0.4").unwrap();
    assert_eq!(experiment.newest(), 64);
    experiment.advance(136);
    let end = bytes(&mut experiment);
    let mut replayed = open(&experiment.log());
    replayed.advance(200);
    assert!(bytes(&mut replayed) == end && !experiment.log().contains("0.2"));
    // No way back leads over the branch that was left.
    for target in [200, 150, 100, 80] {
        experiment.rewind(target);
        experiment.advance(200 - experiment.step());
        assert!(bytes(&mut experiment) == end, "by way of {target}");
    }
}

#[test]
fn a_log_without_a_step_stands_where_its_last_event_happens() {
    assert_eq!(open("data=moons&e=5:m:0.3;7::0.4").newest(), 12);
    assert_eq!(open("data=moons&step=8&e=5:m:0.3;7::0.4").newest(), 8);
    assert_eq!(open("data=moons&e=:point.add:0,0,1").newest(), 0);
}

#[test]
fn painting_is_part_of_the_log() {
    let mut played = open("data=moons&seed=2");
    played.advance(30);
    played.set("point.add", "0.125,-0.3,1").unwrap();
    played.set("point.add", "0.125,-0.3,1").unwrap();
    for x in ["0.5", "1", "1.5"] {
        played.set("point.move.4", &format!("{x},0.25")).unwrap();
    }
    // A drag within one step is one event, points that are added are as many.
    assert_eq!((played.log().matches("0.25").count(), played.log().matches("-0.3").count()), (1, 2));
    played.advance(10);
    played.set("point.label.4", "0").unwrap();
    played.set("point.delete.0", "").unwrap();
    played.advance(40);
    let mut replayed = open(&played.log());
    replayed.advance(80);
    assert!(bytes(&mut replayed) == bytes(&mut played));
    for (key, value) in [
        ("point.add", "1,2"),
        ("point.add", "NaN,0,0"),
        ("point.move.99999", "0,0"),
        ("point.delete.x", ""),
        ("prototype.9", "1,1"),
        ("m", "wide"),
        ("dim", "3"),
        ("nothing", "1"),
    ] {
        assert!(played.set(key, value).is_err(), "{key}={value}");
    }
}

#[test]
fn frames_survive_the_crossing_and_broken_ones_are_refused() {
    for log in ["head=arcface", "data=rings&head=nsl", "data=iris&dim=3", "head=softmax&term=center"] {
        let mut experiment = open(log);
        experiment.advance(40);
        let wants = Wants { measures: true, silhouettes: true, regions: true, ..Wants::default() };
        let sent = experiment.frame(wants).to_bytes();
        let arrived = Frame::from_bytes(&sent).unwrap();
        assert!(arrived.to_bytes() == sent, "{log}");
        let kept = if log.contains("center") { arrived.prototypes.len() } else { 0 };
        assert_eq!(arrived.centres.len(), kept, "{log}");
        assert!(kept == 0 || arrived.centres.iter().any(|x| *x != 0.0), "the centres have moved");
        for cut in (0..sent.len()).step_by(97) {
            assert!(Frame::from_bytes(&sent[..cut]).is_err(), "{log} cut at {cut}");
        }
    }
}

#[test]
fn divergence_is_a_state_that_keeps_the_last_good_frame() {
    let mut experiment = open("optimiser=sgd&head=softmax");
    experiment.advance(20);
    experiment.set("lr", "1").unwrap();
    experiment.advance(2000);
    let frame = experiment.frame(Wants::default());
    let cause = frame.diverged.expect("diverged");
    assert_eq!(cause.key, "diverged.learning-rate");
    assert!(frame.embeddings.iter().all(|x| x.is_finite()));
    assert_eq!(experiment.advance(10), 0);
    experiment.set("lr", "0.01").unwrap();
    assert_eq!(experiment.advance(10), 10);
}

#[test]
fn a_class_is_a_whole_number() {
    let mut experiment = open("data=moons");
    let count = experiment.data().len();
    for (key, value) in [("point.add", "0,0,0.7"), ("point.label.3", "0.5"), ("point.add", "0,0,1,junk")] {
        assert_eq!(
            experiment.set(key, value).map_err(|refusal| refusal.key),
            Err("event.refused".to_owned()),
            "{value}"
        );
    }
    assert!(experiment.set("point.add", "0.5,-0.25,1").is_ok() && experiment.data().len() == count + 1);
}

#[test]
fn regions_are_of_classes_that_there_are() {
    let mut frame = open("data=moons").frame(Wants { regions: true, ..Wants::default() });
    assert!(Frame::from_bytes(&frame.to_bytes()).is_ok());
    frame.regions.as_mut().unwrap().class[7] = 2;
    assert!(Frame::from_bytes(&frame.to_bytes()).is_err());
}

/// inter's loss is negative: what is near the lowest is told by its size.
#[test]
fn a_negative_loss_falls_back_no_further_than_it_must() {
    let mut experiment = open("optimiser=sgd&head=softmax&term=inter&weight=20");
    experiment.advance(200);
    assert!(experiment.last_loss() < -9.0, "{}", experiment.last_loss());
    experiment.set("lr", "1").unwrap();
    experiment.set("momentum", "0.999").unwrap();
    experiment.advance(2000);
    assert!(experiment.diverged().is_some());
    assert!(experiment.step() >= 192, "back to {}", experiment.step());
}

/// Steps overshoot from the very first on, long before there is a calm point to compare with.
#[test]
fn a_loss_that_runs_away_at_once_leaves_the_state_before_training() {
    let table = b"x,y,class\n1,2,a\n1.5,2.5,a\n5,6,b\n5.5,6.1,b\n1.2,2.2,a\n5.2,6.3,b\n";
    let log = "data=table&head=softmax&optimiser=sgd&lr=1&momentum=0.999&standardise=off&warm-up=0";
    let mut experiment = Experiment::open(log, Some(table)).unwrap();
    let start = experiment.parameters();
    experiment.advance(2000);
    assert!(experiment.diverged().is_some());
    assert_eq!((experiment.step(), experiment.parameters() == start), (0, true));
}

#[test]
fn what_an_experiment_was_started_from_is_what_it_goes_back_to() {
    let mut experiment =
        open("data=iris&layers=&head=softmax&optimiser=sgd&lr=1&momentum=0.999&e=0:prototype.0:1,2");
    let mut given = experiment.parameters();
    given.prototypes = vec![1.0, 2.0, 0.0, 1.0, -1.0, -1.0];
    experiment.start_from(&given).unwrap();
    assert_eq!(experiment.parameters(), given);
    experiment.advance(2000);
    assert!(experiment.diverged().is_some());
    experiment.rewind(0);
    assert_eq!(experiment.parameters(), given);
    assert!(experiment.start_from(&Parameters::default()).is_err());
    assert_eq!(experiment.parameters(), given, "what does not fit changes nothing");
}

#[test]
fn arcface_pulls_the_digits_apart() {
    let mut results: Vec<Accuracies<f32>> = (1..=5)
        .map(|seed| {
            let mut experiment = open(&format!("head=arcface&s=16&m=0.5&seed={seed}"));
            experiment.advance(3000);
            experiment.frame(Wants::default()).accuracies
        })
        .collect();
    println!("{results:?}");
    results.sort_by(|a, b| a.test.total_cmp(&b.test));
    assert!(results[2].test >= 0.93, "test {results:?}");
    results.sort_by(|a, b| a.train.total_cmp(&b.train));
    assert!(results[2].train >= 0.99, "train {results:?}");
}
