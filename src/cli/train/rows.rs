//! What `train` prints: rows of measures, as CSV or as JSON.
//!
//! ```text
//! step 0 … every … 2·every … steps        one row each: step, mean loss since the row before, accuracies, measures
//!           a run that came apart ends with the row of its last good state
//! ```

use crate::cli::json::number;
use margin_lab::engine::{Experiment, Wants};
use margin_lab::metric::{Accuracies, METRICS};
use serde_json::{Map, Value, json};

/// The state after so many steps.
pub(super) struct Row {
    step: u64,
    /// One for each of [`columns`] behind the step.
    numbers: Vec<f64>,
}

/// Trains, and looks every so many steps.
pub(super) fn train(experiment: &mut Experiment, (every, steps): (u64, u64), cosine: bool) -> Vec<Row> {
    let (mut rows, mut losses): (Vec<Row>, Vec<(u64, f64)>) = (Vec::new(), Vec::new());
    if steps == 0 {
        rows.push(row(experiment, &losses, cosine));
    }
    while experiment.step() < steps && experiment.advance(1) == 1 {
        losses.push((experiment.step(), f64::from(experiment.last_loss())));
        if experiment.step().is_multiple_of(every) || experiment.step() == steps {
            rows.push(row(experiment, &losses, cosine));
            losses.clear();
        }
    }
    // It stands at its last good state now, unless a row already tells of that or of later ones.
    let untold = rows.last().is_none_or(|row| row.step < experiment.step());
    if experiment.diverged().is_some() && untold {
        losses.retain(|(step, _)| *step <= experiment.step());
        rows.push(row(experiment, &losses, cosine));
    }
    rows
}

/// The row of the present state. Where no step was taken since the row before there is no loss.
fn row(experiment: &mut Experiment, losses: &[(u64, f64)], cosine: bool) -> Row {
    let frame = experiment.frame(Wants { measures: true, cosine, ..Wants::default() });
    let loss = losses.iter().map(|(_, loss)| loss).sum::<f64>() / losses.len() as f64;
    // Counted anew: those of a frame have the digits of f32, which are not the metric's.
    let samples = frame.train.iter().zip(frame.predicted.iter().zip(&frame.labels));
    let right = Accuracies::<f64>::of(samples.map(|(train, (guess, label))| (*train, guess == label)));
    let mut numbers = vec![loss, right.train, right.test];
    numbers.extend(frame.measures);
    Row { step: frame.step, numbers }
}

fn columns() -> impl Iterator<Item = &'static str> {
    ["loss", "train-accuracy", "test-accuracy"].into_iter().chain(METRICS.iter().map(|metric| metric.id))
}

/// A header and a line a row; what is no number is empty.
pub(super) fn as_csv(rows: &[Row]) -> String {
    let mut text = format!("step,{}\n", columns().collect::<Vec<_>>().join(","));
    for row in rows {
        text += &row.step.to_string();
        for x in &row.numbers {
            text += &if x.is_finite() { format!(",{x}") } else { ",".to_owned() };
        }
        text.push('\n');
    }
    text
}

/// The rows, and the log that replays to the last of them, unless there is none.
pub(super) fn as_json(log: Option<String>, rows: &[Row]) -> Value {
    let record = |row: &Row| {
        let mut record = Map::from_iter([("step".to_owned(), json!(row.step))]);
        record.extend(columns().zip(&row.numbers).map(|(name, x)| (name.to_owned(), number(*x))));
        Value::Object(record)
    };
    let mut all = Map::from_iter(log.map(|log| ("log".to_owned(), json!(log))));
    all.insert("rows".to_owned(), rows.iter().map(record).collect());
    Value::Object(all)
}
