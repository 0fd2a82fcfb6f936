//! `margin-lab study`: every head on the same data with many seeds, and what came of it as means with their intervals.
//!
//! ```text
//! for each data set, dimension, row (a head at its defaults, or a preset) and seed: train, measure the test samples
//!     → data,dim,row,measure,seeds,diverged,mean,half,low,high       mean ± half: Student's 95 % interval of the mean
//! ```
//!
//! `data/study.csv`, which the figure of results draws, is its output word for word, the command line in its first line. The
//! seed decides split, data where they are made, first weights and batches, so two rows share everything but the head.

use super::exactly;
use super::values::whole;
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::log::MOST_STEPS;
use margin_lab::engine::{Experiment, Wants, query};
use margin_lab::figure::STUDIED;
use margin_lab::head::HEADS;
use margin_lab::math::Real;
use margin_lab::message::{Message, Words};
use rayon::prelude::*;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "LIST", default_value = "digits,identities")]
    data: String,
    #[arg(long, value_name = "LIST", default_value = "2,16")]
    dim: String,
    #[arg(long, value_name = "LIST", default_value = "cosface-paper,arcface-paper,cm1,cm2")]
    presets: String,
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = whole(5, 1000), allow_negative_numbers = true)]
    seeds: u64,
    #[arg(long, value_name = "N", default_value_t = 3000, value_parser = whole(0, MOST_STEPS), allow_negative_numbers = true)]
    steps: u64,
}

/// One line of the table before it is trained: its name, and the settings that make it.
struct Row {
    data: String,
    dim: String,
    name: String,
    settings: Vec<(String, String)>,
}

/// Trains everything and prints the table.
pub(crate) fn run(args: &Args, _: &Words) -> Result<(), Message> {
    let rows = rows(args)?;
    let jobs: Vec<(&Row, u64)> =
        rows.iter().flat_map(|row| (1..=args.seeds).map(move |seed| (row, seed))).collect();
    let measured: Vec<Option<Vec<f64>>> =
        jobs.par_iter().map(|(row, seed)| measure(row, *seed, args.steps)).collect::<Result<_, _>>()?;
    let Args { data, dim, presets, seeds, steps } = args;
    let presets = if presets.is_empty() { "''" } else { presets };
    let mut text = format!(
        "# margin-lab study --data {data} --dim {dim} --presets {presets} --seeds {seeds} --steps {steps}\n\
         data,dim,row,measure,seeds,diverged,mean,half,low,high\n"
    );
    for (row, runs) in rows.iter().zip(measured.chunks_exact(args.seeds as usize)) {
        text += &lines(row, runs);
    }
    super::print(&text)
}

fn rows(args: &Args) -> Result<Vec<Row>, Message> {
    if let Some(id) = args.data.split(',').find(|id| data::find(id).is_none()) {
        let ids = exactly::list(DATASETS.iter().map(|spec| spec.id));
        return Err(Message::new("cli.no-data").text("id", id).text("ids", ids));
    }
    let mut all = Vec::new();
    for (data, dim) in args.data.split(',').flat_map(|data| args.dim.split(',').map(move |dim| (data, dim))) {
        let row = |name: &str, head: &str, values: &[(&str, &str)]| {
            let mut settings = vec![("data", data), ("dim", dim), ("head", head)];
            settings.extend(values);
            let settings =
                settings.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
            Row { data: data.to_owned(), dim: dim.to_owned(), name: name.to_owned(), settings }
        };
        all.extend(HEADS.iter().map(|head| row(head.id, head.id, &[])));
        for wanted in args.presets.split(',').filter(|wanted| !wanted.is_empty()) {
            let mut presets =
                HEADS.iter().flat_map(|head| head.presets.iter().map(move |preset| (head, preset)));
            let found = presets.find(|(_, preset)| preset.id == wanted);
            let (head, preset) =
                found.ok_or_else(|| Message::new("cli.study.preset").text("preset", wanted))?;
            all.push(row(preset.id, head.id, preset.values));
        }
    }
    all.iter().try_for_each(|row| exactly::settings(&row.settings).map(|_| ()))?;
    Ok(all)
}

/// [`STUDIED`] after training; `None` where training diverged.
fn measure(row: &Row, seed: u64, steps: u64) -> Result<Option<Vec<f64>>, Message> {
    let mut pairs = row.settings.clone();
    pairs.push(("seed".to_owned(), seed.to_string()));
    let log = query::write(pairs.iter().map(|(key, value)| (key.as_str(), value.clone())));
    let mut experiment = Experiment::open(&log, None)?;
    experiment.advance(steps);
    if experiment.diverged().is_some() {
        return Ok(None);
    }
    let frame = experiment.frame(Wants { measures: true, cosine: true, ..Wants::default() });
    let measured = |id: &&str| match *id {
        "test-accuracy" => Ok(f64::from(frame.accuracies.test)),
        id => frame.measure(id).ok_or_else(|| Message::new("cli.study.measure").text("measure", id)),
    };
    STUDIED.iter().map(measured).collect::<Result<_, _>>().map(Some)
}

fn lines(row: &Row, runs: &[Option<Vec<f64>>]) -> String {
    let sound: Vec<&Vec<f64>> = runs.iter().flatten().collect();
    let diverged = runs.len() - sound.len();
    let line = |(at, id): (usize, &str)| {
        let numbers: Vec<f64> = sound.iter().map(|run| run[at]).filter(|x| x.is_finite()).collect();
        let (mean, half) = interval(&numbers);
        let (low, high) =
            numbers.iter().fold((f64::NAN, f64::NAN), |(low, high), x| (low.min(*x), high.max(*x)));
        let Row { data, dim, name, .. } = row;
        let count = numbers.len();
        format!("{data},{dim},{name},{id},{count},{diverged},{mean:.5},{half:.5},{low:.5},{high:.5}\n")
    };
    STUDIED.iter().copied().enumerate().map(line).collect()
}

/// Mean, and half the length of its 95 % interval; NaN of fewer than two numbers.
fn interval(numbers: &[f64]) -> (f64, f64) {
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    let variance = numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    (mean, student(n - 1.0) * (variance / n).sqrt())
}

/// The 97.5 % quantile of Student's t with `nu` whole degrees of freedom: where the two tails are 5 %, halved down to.
fn student(nu: f64) -> f64 {
    let (mut low, mut high) = (0.0, 13.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if within(middle, nu) < 0.95 { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// P(|T| < t), a finite sum in the angle θ = atan(t/√ν) (Abramowitz and Stegun 26.7.3 and 26.7.4).
fn within(t: f64, nu: f64) -> f64 {
    let theta = Real::atan2(t, nu.sqrt());
    let (sine, cosine) = (Real::sin(theta), Real::cos(theta));
    let odd = nu % 2.0 == 1.0;
    let (mut term, mut k) = if odd { (cosine, 1.0) } else { (1.0, 0.0) };
    let mut sum = if odd && nu == 1.0 { 0.0 } else { term };
    while k + 2.0 < nu {
        k += 2.0;
        term *= cosine * cosine * (k - 1.0) / k;
        sum += term;
    }
    if odd { 2.0 / f64::PI * (theta + sine * sum) } else { sine * sum }
}

#[cfg(test)]
mod tests {
    use super::{interval, student};

    #[test]
    fn quantiles_are_students() {
        for (nu, t) in [
            (1.0, 12.706_205),
            (2.0, 4.302_653),
            (3.0, 3.182_446),
            (4.0, 2.776_445),
            (10.0, 2.228_139),
            (23.0, 2.068_658),
            (100.0, 1.983_972),
            (999.0, 1.962_341),
        ] {
            assert!((student(nu) - t).abs() < 1e-6, "{nu}: {}", student(nu));
        }
        let (mean, half) = interval(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert!((mean - 3.0).abs() < 1e-12 && (half - 1.963_243).abs() < 1e-6, "{half}");
    }
}
