//! The experiment's own knobs: encoder, optimiser, batches, warm-up, seed. Heads and data sets bring theirs.

use crate::encoder::{Activation, Initial, Update};
use crate::knob::{Knob, Unit};

choice! {
    /// In which order an epoch takes the samples.
    Order {
        /// Each epoch in another.
        Shuffled = "shuffled",
        /// As they stand in the table.
        Plain = "plain",
    }
}

/// Every setting of an experiment that belongs neither to its data nor to its head.
pub const KNOBS: &[Knob] = &[
    Knob::number("seed", "knob.seed", (0.0, 4_294_967_295.0), 7.0, 1.0).restarting(),
    Knob::number("dim", "knob.dim", (2.0, 16.0), 2.0, 1.0).symbol("d").restarting(),
    Knob::widths("layers", "knob.layers", "64-64").restarting(),
    Activation::knob("activation", "knob.activation").restarting(),
    Initial::knob("init", "knob.init").restarting(),
    Update::knob("optimiser", "knob.optimiser").restarting(),
    Knob::log("lr", "knob.lr", (1e-5, 1.0), 0.003, 0.0001).symbol("η"),
    Knob::number("momentum", "knob.momentum", (0.0, 0.999), 0.9, 0.01)
        .symbol("μ")
        .when(&[("optimiser", &["sgd"])]),
    Knob::number("weight-decay", "knob.weight-decay", (0.0, 0.1), 0.0, 0.0005),
    Knob::number("batch", "knob.batch", (1.0, 512.0), 128.0, 1.0),
    Order::knob("order", "knob.order").restarting(),
    Knob::number("warm-up", "knob.warm-up", (0.0, 5000.0), 300.0, 10.0).unit(Unit::Steps),
    Knob::number("warm-up-s", "knob.warm-up-s", (0.0, 5000.0), 600.0, 10.0).unit(Unit::Steps),
    Knob::switch("renormalise", "knob.renormalise", false),
];

/// Settings, the data's preparation included, that belong together: id and members, in the order in which they are offered. The
/// first are those one turns while training; of the others the message `group.<id>` is a summary.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("training", &["lr"]),
    ("encoder", &["layers", "activation", "init", "dim"]),
    ("optimiser", &["optimiser", "batch", "momentum", "weight-decay", "order", "renormalise"]),
    ("ramps", &["warm-up", "warm-up-s"]),
    ("sample", &["test-share", "standardise", "imbalance", "label-noise", "seed"]),
];

#[cfg(test)]
mod tests {
    use super::{GROUPS, KNOBS};
    use crate::data;

    #[test]
    fn every_setting_is_in_one_group() {
        let mut settings: Vec<&str> = data::KNOBS.iter().chain(KNOBS).map(|knob| knob.id).collect();
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, members)| *members).copied().collect();
        settings.sort_unstable();
        grouped.sort_unstable();
        assert_eq!(grouped, settings);
    }
}
