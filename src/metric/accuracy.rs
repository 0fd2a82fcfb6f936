//! Accuracy: the share of samples whose predicted class is their own. The prediction never sees a margin.

use super::centroid::mean;
use super::{Sample, Spec, Unit};

pub(super) const SPEC: Spec = Spec { id: "accuracy", unit: Unit::Share, measure };

fn measure(sample: &Sample) -> Option<f64> {
    if sample.predicted.is_empty() {
        return None;
    }
    mean(sample.labels.iter().zip(sample.predicted).map(|(label, guess)| f64::from(u8::from(label == guess))))
}
